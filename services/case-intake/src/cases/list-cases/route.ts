import { type Operations, pageOf } from "@seamark/service";
import { presentCase } from "../case/present.ts";
import { CaseItem, casesBy, criteria, words } from "./handle.ts";

export const listCases = (api: Operations): void =>
	api.listing({
		name: "list-cases",
		url: "/cases",
		access: "cases:read",
		summary: "List and search the agency's cases",
		description:
			"Newest first. role, identification, classification and personField find cases with such a person, country those where something happened there.",
		record: "case",
		item: CaseItem,
		criteria,
		words,
		read: async ({ query, who, asCaller }, { after, limit }) => {
			const rows = await asCaller((tx) => casesBy(tx, who, query, { after, limit: limit + 1 }));
			return pageOf(rows, limit, { present: presentCase, idOf: ({ id }) => id });
		},
	});
