import type { Operations } from "@seamark/service";
import Type from "typebox";
import { Criteria } from "../../cases/list-cases/handle.ts";
import { Id, Moment, object } from "../../schema.ts";
import { searchesOf } from "../../store/searches.ts";

/** A search may name somebody: looking at it is looking at a record. */
export const listSearches = (api: Operations): void =>
	api.listing({
		name: "list-searches",
		url: "/searches",
		access: "cases:read",
		summary: "List the searches of the duty post",
		tag: "searches",
		record: "search",
		action: "consultation",
		item: object({ id: Id, name: Type.String(), criteria: Criteria, savedAt: Moment }),
		whole: true,
		read: async ({ who, asCaller }) => {
			const items = await asCaller((tx) => searchesOf<Criteria>(tx, who.post));
			return { items, ids: items.map(({ id }) => id) };
		},
	});
