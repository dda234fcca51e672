import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { aCase } from "../case/testing.ts";
import { decideRecordEvent } from "./decide.ts";

const personId = "01900000-0000-7000-8000-0000000000ff";

test.each([
	["of all", undefined, false],
	["of one of them", personId, true],
])("an event %s of the case is kept", (_whose, named, isOfCase) => {
	const command = { kind: "transit", ...(named === undefined ? {} : { personId: named }) } as const;
	expect(cameTo(decideRecordEvent(aCase(), command, isOfCase, by))).toMatchObject({
		writes: [["case_event.insert", { id: by.id, case_id: aCase().id, personId: named ?? null }]],
		events: [{ name: "CaseRecordChanged", payload: { record: "event", recordId: by.id, change: "added" } }],
		answer: { id: by.id },
	});
});

test("a person of another case and a time that cannot be are refused together", () => {
	const command = { kind: "transit", personId, occurred: { from: "2190-01-01" } } as const;
	expect(cameTo(decideRecordEvent(aCase(), command, false, by))).toMatchObject({
		refused: "REFUSED",
		at: ["/occurred/from", "/personId"],
	});
});
