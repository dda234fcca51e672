import { expect, test } from "vitest";
import { accepted, by, ofEvent } from "../../decision/testing.ts";
import { decideCorrectNote } from "./decide.ts";

const found = {
	noteId: "note",
	caseId: "case",
	personId: "person",
	version: 3,
	text: "Two boats.",
	writtenAt: "2025-01-01T00:00:00.000Z",
	byPost: "another post",
};

test("a correction is the next version of the same note, by who corrects it", () => {
	const decision = accepted(decideCorrectNote(found, "Three boats.", by));
	expect(decision.answer).toEqual({ id: "note", version: 4 });
	expect(decision.writes[0]?.row).toMatchObject({
		id: by.id,
		note_id: "note",
		version: 4,
		person_id: "person",
		text: "Three boats.",
		written_at: "2026-01-02T03:04:05.000Z",
		by_post: by.actor.postId,
	});
	expect(decision.events.map(ofEvent)).toEqual([
		["CaseRecordChanged", { caseId: "case", actor: by.actor, record: "note", recordId: "note", change: "changed" }],
	]);
});

test("what the note says already is no correction", () => {
	expect(decideCorrectNote(found, found.text, by)).toEqual({
		refused: { code: "REFUSED", faults: [{ at: "/text", message: "is what the note says already" }] },
	});
});
