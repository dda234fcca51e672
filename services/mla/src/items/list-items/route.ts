import { purposes } from "@seamark/policy";
import { type Operations, pageOf } from "@seamark/service";
import { ById, Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { findThread } from "../../requests/find-thread.ts";
import { itemsOf } from "../items.ts";

const Item = object({
	id: Id,
	says: Type.String(),
	papers: Type.Array(object({ id: Id, sha256: Type.String(), custody: Type.Optional(Type.String()) })),
	alsoFor: Type.Array(oneOf([...purposes])),
	limits: orNull(Type.String()),
	conditions: Type.Array(Type.String()),
	statement: Type.String({ description: "hash of the statement that answered it" }),
	answeredAt: Moment,
	disclosed: Type.Boolean({ description: "the other side was told that it is going to be disclosed" }),
});

export const listItems = (api: Operations): void =>
	api.listing({
		name: "list-items",
		url: "/mla/requests/:id/items",
		access: "mla:read",
		summary: "What was answered, item by item, with the limits on its use",
		record: "mla-item",
		of: "mla-request",
		params: ById,
		whole: true,
		item: Item,
		read: async ({ params, asCallerAtOnce }) => {
			const found = await asCallerAtOnce((tx) => findThread(tx, params.id));
			if (!found) return undefined;
			const items = itemsOf(found.chains);
			return pageOf(items, items.length + 1, {
				present: (item) => ({
					...item,
					// The other side signed them, and may name a purpose that this hub does not know.
					alsoFor: item.alsoFor.filter((one) => (purposes as readonly string[]).includes(one)),
					limits: item.limits ?? null,
				}),
				idOf: ({ id }) => id,
			});
		},
		missing: { detail: "No such request." },
	});
