import type { Actor } from "@seamark/auth";
import { type Decision, faultsWhere, refuse } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import { insertNote, type NoteVersion, toNoteRow } from "../../store/notes.ts";

/** A correction is the note's next version. `id` is that version's own. */
export const decideCorrectNote = (
	found: NoteVersion,
	text: string,
	by: { actor: Actor; id: string; at: number },
): Decision => {
	const faults = faultsWhere([text === found.text, "/text", "is what the note says already"]);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const { actor, id, at } = by;
	const version = found.version + 1;
	const note = { ...found, version, text, writtenAt: new Date(at).toISOString(), byPost: actor.postId };
	const { noteId, caseId } = found;
	return {
		writes: [{ statement: insertNote, row: toNoteRow(note, { id, agency: actor.agencyId }) }],
		events: [caseRecordChanged({ caseId, actor, record: "note", recordId: noteId, change: "changed" })],
		answer: { id: noteId, version },
	};
};
