import { type Operations, pageOf } from "@seamark/service";
import { presentCase } from "../../cases/case/present.ts";
import { CaseItem, type Criteria, casesBy } from "../../cases/list-cases/handle.ts";
import { ById } from "../../schema.ts";
import { searchesOf } from "../../store/searches.ts";

export const runSearch = (api: Operations): void =>
	api.listing({
		name: "run-search",
		url: "/searches/:id/cases",
		access: "cases:read",
		summary: "Run a saved search",
		description: "Newest first, page by page.",
		tag: "searches",
		record: "case",
		of: "search",
		params: ById,
		item: CaseItem,
		read: ({ params, who, asCaller }, { after, limit }) =>
			asCaller(async (tx) => {
				const [search] = await searchesOf<Criteria>(tx, who.post, params.id);
				if (!search) return undefined;
				const rows = await casesBy(tx, who, search.criteria, { after, limit: limit + 1 });
				return pageOf(rows, limit, { present: presentCase, idOf: ({ id }) => id });
			}),
		missing: { detail: "No such search of your duty post." },
	});
