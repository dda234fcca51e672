import type { HttpServer } from "@seamark/http";
import type { ServiceContext } from "@seamark/service";
import Type, { type Static } from "typebox";
import { Cursor, Limit, object } from "../schema.ts";
import { listReaders } from "./handle.ts";
import { ReadersPage } from "./schema.ts";

const Params = object({ id: Type.String({ format: "uuid" }) });
const Query = object({ cursor: Type.Optional(Cursor), limit: Type.Optional(Limit) });

export const listReadersRoute = (app: HttpServer, context: ServiceContext) =>
	app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
		"/audit/alerts/:id/readers",
		{
			config: { access: "audit:read" },
			schema: {
				summary: "Who has had an alert of your agency",
				description:
					"Every reading, page, export and live delivery, oldest first. Only the agency that raised the alert is answered.",
				tags: ["audit"],
				params: Params,
				querystring: Query,
				response: { 200: ReadersPage },
			},
		},
		({ params, query, session }) =>
			listReaders(context, session, {
				id: params.id.toLowerCase(),
				cursor: query.cursor,
				limit: Number(query.limit ?? 50),
			}),
	);
