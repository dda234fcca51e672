import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Criteria } from "../../cases/list-cases/handle.ts";
import { caseRecordChanged } from "../../events.ts";
import { ById } from "../../schema.ts";
import { deleteSearch, searchesOf } from "../../store/searches.ts";

export const removeSearch = (api: Operations): void =>
	api.command({
		name: "remove-search",
		method: "DELETE",
		url: "/searches/:id",
		access: "cases:read",
		summary: "Remove a saved search",
		tag: "searches",
		record: "search",
		params: ById,
		status: 204,
		answer: Type.Null(),
		find: async ({ params, who, asCaller }) =>
			(await asCaller((tx) => searchesOf<Criteria>(tx, who.post, params.id)))[0],
		missing: { detail: "No such search of your duty post." },
		handle: ({ found, who, actor }) => ({
			writes: [{ statement: deleteSearch, row: { id: found.id, post: who.post } }],
			events: [caseRecordChanged({ caseId: "", actor, record: "search", recordId: found.id, change: "removed" })],
			answer: null,
		}),
	});
