import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import { ById, Id } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { notesOf } from "../../store/notes.ts";
import { NoteAnswer, presentNote } from "../note/answer.ts";

export const listNotes = (api: Operations): void =>
	api.listing({
		name: "list-notes",
		url: "/cases/:id/notes",
		access: "cases:read",
		summary: "List the notes of a case",
		description: "As they are now, oldest first. personId asks for those on one person.",
		tag: "notes",
		record: "note",
		of: "case",
		action: "consultation",
		params: ById,
		criteria: { personId: Type.Optional(Id) },
		item: NoteAnswer,
		read: ({ params, query, asCaller }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findCase(tx, params.id))) return undefined;
				const rows = await notesOf(tx, { caseId: params.id, personId: query.personId, limit: limit + 1, after });
				return pageOf(rows, limit, { present: presentNote, idOf: ({ noteId }) => noteId });
			}),
		missing: "CASE_NOT_FOUND",
	});
