import type { Charge } from "../../store/charges.ts";

/** A charge that nothing has followed; tests say what differs. */
export const aCharge = (changes: Partial<Charge> = {}): Charge => ({
	id: "c",
	caseId: "k",
	personId: "p",
	agency: "a",
	offence: "trafficking",
	statute: "",
	chargedOn: "2026-01-01",
	status: "charged",
	recordedAt: "2026-01-01T00:00:00.000Z",
	byPost: "b",
	version: 1,
	breaches: [],
	stages: [],
	...changes,
});
