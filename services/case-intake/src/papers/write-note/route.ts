import type { Operations } from "@seamark/service";
import Type from "typebox";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import type { Deps } from "../../deps.ts";
import { ById, Id, object } from "../../schema.ts";
import { isOfCase } from "../../store/happenings.ts";
import { NoteText, WrittenAnswer } from "../note/answer.ts";
import { decideWriteNote } from "./decide.ts";

export const writeNote = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "write-note",
		url: "/cases/:id/notes",
		access: "cases:write",
		summary: "Write a note on a case or on a person in it",
		description: "A note is never changed or removed, only corrected.",
		tag: "notes",
		record: "note",
		of: "case",
		params: ById,
		body: object({ text: NoteText, personId: Type.Optional(Id) }),
		status: 201,
		answer: WrittenAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		handle: async ({ found, body: { text, personId }, actor, at, asCaller }) => {
			const person =
				personId === undefined
					? {}
					: { person: { id: personId, isOfCase: await asCaller((tx) => isOfCase(tx, found.id, personId)) } };
			return decideWriteNote(found.id, { text, ...person }, { actor, id: context.newId(), at });
		},
	});
