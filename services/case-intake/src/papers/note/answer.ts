import Type from "typebox";
import { Id, Moment, object, orNull } from "../../schema.ts";
import type { NoteVersion } from "../../store/notes.ts";

/** What a note says. */
export const NoteText = Type.String({
	minLength: 1,
	maxLength: 20_000,
	description: "names belong to the identity of the person",
});

export const NoteAnswer = object({
	id: Id,
	caseId: Id,
	personId: orNull(Id),
	version: Type.Integer({ description: "1, and one more for each correction" }),
	text: Type.String(),
	writtenAt: Moment,
	byPost: Id,
});

/** What is answered to who wrote or corrected one. */
export const WrittenAnswer = object({ id: Id, version: Type.Integer() });

export const presentNote = ({ noteId, ...note }: NoteVersion) => ({ id: noteId, ...note });
