import type { Operations } from "@seamark/service";
import { Criteria } from "../../cases/list-cases/handle.ts";
import type { Deps } from "../../deps.ts";
import { Identified, object, text } from "../../schema.ts";
import { searchesOf } from "../../store/searches.ts";
import { decideSaveSearch } from "./decide.ts";

export const saveSearch = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "save-search",
		url: "/searches",
		access: "cases:read",
		summary: "Save a search for the duty post",
		description: "It belongs to the post, so that the next officer has it. Run, it finds what is there then.",
		tag: "searches",
		record: "search",
		body: object({ name: text(100), criteria: Criteria }),
		status: 201,
		answer: Identified,
		find: ({ who, asCaller }) => asCaller((tx) => searchesOf<Criteria>(tx, who.post)),
		handle: ({ found, body, actor, at }) => decideSaveSearch(found, body, { actor, id: context.newId(), at }),
	});
