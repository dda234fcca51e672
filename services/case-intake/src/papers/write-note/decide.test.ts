import { expect, test } from "vitest";
import { accepted, by, ofEvent } from "../../decision/testing.ts";
import { decideWriteNote } from "./decide.ts";

const person = "00000000-0000-4000-8000-000000000007";

test.each([
	["on the case", undefined, null],
	["on a person in it", { id: person, isOfCase: true }, person],
])("a note %s is its first version, and the event says nothing of what it says", (_where, of, personId) => {
	const decision = accepted(decideWriteNote("case", { text: "Two boats.", ...(of ? { person: of } : {}) }, by));
	expect(decision.answer).toEqual({ id: by.id, version: 1 });
	expect(decision.writes.map(({ row }) => row)).toEqual([
		{
			id: by.id,
			note_id: by.id,
			version: 1,
			case_id: "case",
			person_id: personId,
			agency: by.actor.agencyId,
			text: "Two boats.",
			written_at: "2026-01-02T03:04:05.000Z",
			by_post: by.actor.postId,
		},
	]);
	expect(decision.events.map(ofEvent)).toEqual([
		["CaseRecordChanged", { caseId: "case", actor: by.actor, record: "note", recordId: by.id, change: "added" }],
	]);
});

test("a person who is not in the case has no note there", () => {
	expect(decideWriteNote("case", { text: "x", person: { id: person, isOfCase: false } }, by)).toEqual({
		refused: { code: "REFUSED", faults: [{ at: "/personId", message: "is no person of this case" }] },
	});
});
