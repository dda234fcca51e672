import type { Operations } from "@seamark/service";
import { ById, NoBody } from "../../schema.ts";
import { findMerge } from "../../store/merges.ts";
import { findPerson } from "../../store/read-persons.ts";
import { Merging } from "../merge/answer.ts";
import { decideUndoMerge } from "./decide.ts";

export const undoMerge = (api: Operations): void =>
	api.command({
		name: "undo-merge",
		url: "/merges/:id/undo",
		access: "cases:write",
		summary: "Undo a merge",
		description: "Both records are there again. What was changed on the kept one since stays.",
		tag: "persons",
		record: "merge",
		params: ById,
		body: NoBody,
		answer: Merging,
		find: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				const merge = await findMerge(tx, params.id);
				const kept = merge && (await findPerson(tx, merge.kept));
				const merged = kept && (await findPerson(tx, merge.merged));
				return merged && { merge, kept, merged };
			}),
		handle: ({ found, actor, at }) => decideUndoMerge(found, { actor, at }),
	});
