import { expect, test } from "vitest";
import { accepted, by, ofEvent } from "../../decision/testing.ts";
import type { CaseState } from "../../store/cases.ts";
import { aField } from "../field/testing.ts";
import { decideSetCaseFields } from "./decide.ts";

const found: CaseState = {
	id: "case",
	agency: "agency",
	reference: "2026-000001",
	title: "Boats",
	summary: "",
	status: "open",
	jurisdiction: "FJ",
	openedAt: "2025-01-01T00:00:00.000Z",
	openedByPost: "p",
	changedAt: "2025-01-01T00:00:00.000Z",
	closedAt: null,
	closeReason: null,
	erasedAt: null,
	erasure: null,
	version: 3,
	custom: { flight: "FJ911" },
};
const definitions = [aField("flight"), aField("crew", { type: "number" })];

test("the case is at its next version with what was filled in, and the event says nothing of the values", () => {
	const decision = accepted(decideSetCaseFields(found, { crew: 7 }, definitions, by));
	const { agency: _, ...shown } = found;
	expect(decision.answer).toEqual({
		...shown,
		version: 4,
		changedAt: "2026-01-02T03:04:05.000Z",
		custom: { flight: "FJ911", crew: 7 },
	});
	expect(decision.events.map(ofEvent)).toEqual([
		["CaseRecordChanged", { caseId: "case", actor: by.actor, record: "case", recordId: "case", change: "changed" }],
	]);
});

test("what does not fit is refused with its faults", () => {
	expect(decideSetCaseFields(found, { crew: "seven" }, definitions, by)).toEqual({
		refused: { code: "REFUSED", faults: [{ at: "/values/crew", message: "must be a number" }] },
	});
});
