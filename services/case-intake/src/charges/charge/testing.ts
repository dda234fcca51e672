import type { Charge } from "../../store/charges.ts";

/** A charge that nothing has followed; tests say what differs. */
export const aCharge = (changes: Partial<Charge> = {}): Charge => ({
	id: "c",
	caseId: "k",
	personId: "p",
	company: null,
	companyId: null,
	liability: null,
	agency: "a",
	offence: "trafficking",
	statute: "",
	chargedOn: "2026-01-01",
	acted: [],
	law: null,
	status: "charged",
	recordedAt: "2026-01-01T00:00:00.000Z",
	byPost: "b",
	version: 1,
	breaches: [],
	stages: [],
	...changes,
});
