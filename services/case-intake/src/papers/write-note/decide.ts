import type { Actor } from "@seamark/auth";
import { type Decision, faultsWhere, refuse } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import { insertNote, toNoteRow } from "../../store/notes.ts";

export type WriteNote = {
	text: string;
	/** Of whom the note is, and whether that person is in the case. */
	person?: { id: string; isOfCase: boolean };
};

export const decideWriteNote = (
	caseId: string,
	{ text, person }: WriteNote,
	by: { actor: Actor; id: string; at: number },
): Decision => {
	const faults = faultsWhere([person?.isOfCase === false, "/personId", "is no person of this case"]);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const { actor, id, at } = by;
	const note = {
		noteId: id,
		caseId,
		personId: person?.id ?? null,
		version: 1,
		text,
		writtenAt: new Date(at).toISOString(),
		byPost: actor.postId,
	};
	return {
		writes: [{ statement: insertNote, row: toNoteRow(note, { id, agency: actor.agencyId }) }],
		events: [caseRecordChanged({ caseId, actor, record: "note", recordId: id, change: "added" })],
		answer: { id, version: 1 },
	};
};
