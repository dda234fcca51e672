import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { aCase } from "../case/testing.ts";
import { decideRecordIncident } from "./decide.ts";

test("an incident is kept as far as it is known", () => {
	const one = aCase();
	expect(cameTo(decideRecordIncident(one, { kind: "raid", occurred: { from: "2025-12-01" } }, by))).toMatchObject({
		writes: [
			[
				"incident.insert",
				{ id: by.id, case_id: one.id, occurredFrom: "2025-12-01", occurredTo: null, country: null, personsFound: null },
			],
		],
		events: [
			{ name: "CaseRecordChanged", payload: { caseId: one.id, record: "incident", recordId: by.id, change: "added" } },
		],
		answer: { id: by.id },
	});
});

test("a time that cannot be is refused", () => {
	const occurred = { from: "2190-01-01", to: "1066-10-14" };
	expect(cameTo(decideRecordIncident(aCase(), { kind: "raid", occurred }, by))).toMatchObject({
		refused: "REFUSED",
		at: ["/occurred/from", "/occurred/to", "/occurred/to"],
	});
});
