import { type Operations, pageOf } from "@seamark/service";
import { text } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { type Criteria, requestsAfter } from "../../store/requests.ts";
import { presentRequest } from "../present.ts";
import { RequestAnswer, Side, Stage } from "../schema.ts";

export const listMlaRequests = (api: Operations, { context }: Deps): void =>
	api.listing({
		name: "list-mla-requests",
		url: "/mla/requests",
		access: "mla:read",
		summary: "List the requests of your agency, those that it made and those that it got",
		description: "Newest first. `reference` finds by either side's number.",
		record: "mla-request",
		item: RequestAnswer,
		criteria: {
			stage: Type.Optional(Stage),
			side: Type.Optional(Side),
			reference: Type.Optional(text(60, "your own number or the other side's, whole")),
		},
		words: ["reference"],
		read: async ({ query, asCallerAtOnce }, { after, limit }) =>
			pageOf(await asCallerAtOnce((tx) => requestsAfter(tx, query as Criteria, { after, limit: limit + 1 })), limit, {
				present: (row) => presentRequest(row, context.now()),
				idOf: ({ id }) => id,
			}),
	});
