import type { Tx } from "@seamark/db";
import type { Operations } from "@seamark/service";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import type { Deps } from "../../deps.ts";
import { ById, object, Version } from "../../schema.ts";
import { type NoteVersion, versionsOf } from "../../store/notes.ts";
import { NoteText, WrittenAnswer } from "../note/answer.ts";
import { decideCorrectNote } from "./decide.ts";

export const correctNote = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "correct-note",
		url: "/notes/:id/corrections",
		access: "cases:write",
		summary: "Correct a note",
		description: "The correction is the note's next version. What the note said before stays readable.",
		tag: "notes",
		record: "note",
		params: ById,
		body: object({ expectedVersion: Version, text: NoteText }),
		status: 201,
		answer: WrittenAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenNote(tx, params.id)),
		missing: { detail: "No such note." },
		handle: ({ found, body, actor, at }) => decideCorrectNote(found, body.text, { actor, id: context.newId(), at }),
	});

/** A note as it is now, in a case that still takes something. Throws CASE_CLOSED. */
const findOpenNote = async (tx: Tx, id: string): Promise<NoteVersion | undefined> => {
	const last = (await versionsOf(tx, id)).at(-1);
	return last && (await findOpenCase(tx, last.caseId)) ? last : undefined;
};
