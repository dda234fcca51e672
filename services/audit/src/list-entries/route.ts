import type { HttpServer } from "@seamark/http";
import type { ServiceContext } from "@seamark/service";
import Type, { type Static } from "typebox";
import { actions } from "../record-events/classify.ts";
import { Cursor, Limit, object } from "../schema.ts";
import { listEntries } from "./handle.ts";
import { EntriesPage } from "./schema.ts";

const anyAction = actions.join("|");
const Moment = Type.String({ format: "date-time", description: "RFC 3339 time" });
const Query = object({
	of: Type.Optional(Type.Enum(["own", "all"] as const, { description: "all needs the scope audit:verify" })),
	action: Type.Optional(
		Type.String({
			pattern: `^(${anyAction})(,(${anyAction})){0,9}$`,
			description: `comma-separated: ${actions.join(", ")}`,
		}),
	),
	from: Type.Optional(Moment),
	until: Type.Optional(Moment),
	cursor: Type.Optional(Cursor),
	limit: Type.Optional(Limit),
});

export const listEntriesRoute = (app: HttpServer, context: ServiceContext) =>
	app.get<{ Querystring: Static<typeof Query> }>(
		"/audit/entries",
		{
			config: { access: "audit:read" },
			schema: {
				summary: "What your agency did, and what was done to its records",
				description: "Newest first; who, when and what kind of record, never content.",
				tags: ["audit"],
				querystring: Query,
				response: { 200: EntriesPage },
			},
		},
		({ query, session }) =>
			listEntries(context, session, {
				of: query.of ?? "own",
				actions: query.action?.split(",") ?? [],
				from: query.from,
				until: query.until,
				cursor: query.cursor,
				limit: Number(query.limit ?? 50),
			}),
	);
