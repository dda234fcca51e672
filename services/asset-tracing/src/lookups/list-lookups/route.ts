import { type Operations, pageOf } from "@seamark/service";
import { lookupsAfter } from "../../store/lookups.ts";
import { LookupListed } from "../schema.ts";

export const listLookups = (api: Operations): void =>
	api.listing({
		name: "list-lookups",
		url: "/assets/lookups",
		access: "assets:share",
		summary: "List what your unit looked up at others, and others at yours",
		description: "Newest first. How many, when, for which purpose and why; what for is known to who asked alone.",
		record: "asset-lookup",
		item: LookupListed,
		read: async ({ asCaller, who }, { after, limit }) =>
			pageOf(await asCaller((tx) => lookupsAfter(tx, { after, limit: limit + 1 })), limit, {
				present: ({ no: _, ...one }) => ({ ...one, side: one.asker === who.agency ? "asked" : "was-asked" }),
				idOf: ({ id }) => id,
			}),
	});
