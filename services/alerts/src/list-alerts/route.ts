import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { AlertAnswer } from "../alert/answer.ts";
import { filterQuery, parseFilter } from "../alert/filter.ts";
import type { Deps } from "../deps.ts";
import { listAlerts } from "./handle.ts";

const Query = Type.Object(
	{
		...filterQuery,
		q: Type.Optional(
			Type.String({
				minLength: 2,
				maxLength: 200,
				description: "words to search for in title, summary, methods and subjects",
			}),
		),
		status: Type.Optional(Type.Enum(["live", "recalled"])),
		mine: Type.Optional(Type.Enum(["true", "false"])),
		order: Type.Optional(Type.Enum(["newest", "changes"])),
		limit: Type.Optional(Type.String({ pattern: "^[1-9][0-9]{0,3}$", description: "1 to 1000, 50 when absent" })),
		after: Type.Optional(Type.String({ maxLength: 100, description: "cursor of an earlier page" })),
	},
	{ additionalProperties: false },
);

const schema = {
	summary: "List, search or synchronise alerts",
	description:
		"What you may see, by last change. order=newest goes back in time. order=changes goes forward from a cursor and always answers with the next one: ask again with it and get only what is new. What you may not see leaves no trace, not even in a count.",
	tags: ["alerts"],
	querystring: Query,
	response: {
		200: Type.Object({
			alerts: Type.Array(AlertAnswer),
			next: Type.Union([Type.String(), Type.Null()]),
			more: Type.Boolean(),
		}),
	},
};

export const listAlertsRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Querystring: Static<typeof Query> }>(
		"/alerts",
		{ schema, config: { access: "alerts:read" } },
		(request) => {
			const { q, status, mine, order, limit = "50", after, ...filter } = request.query;
			if (Number(limit) > 1_000)
				throw new HubError("VALIDATION", { faults: [{ at: "querystring /limit", message: "must be at most 1000" }] });
			return listAlerts(deps, request.session, {
				filter: parseFilter(filter),
				mine: mine === "true",
				order: order ?? "newest",
				limit: Number(limit),
				...(q === undefined ? {} : { text: q }),
				...(status === undefined ? {} : { status }),
				...(after === undefined ? {} : { after }),
			});
		},
	);
};
