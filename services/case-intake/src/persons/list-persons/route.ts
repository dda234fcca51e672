import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import { identifications, roles } from "../../codes/persons.ts";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { Id, object, oneOf, pageQuery } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { readAs } from "../../store/read.ts";
import { listPersonRows } from "../../store/read-persons.ts";
import { PersonHeadAnswer } from "../person/answer.ts";

const Params = object({ id: Id });
const Query = object({
	role: Type.Optional(oneOf(roles)),
	identification: Type.Optional(oneOf(identifications)),
	classification: Type.Optional(oneOf(["trafficking", "smuggling", "both", "neither", "undetermined"])),
	...pageQuery,
});

const schema = {
	summary: "List the persons of a case",
	description: "In the order in which they were added, page by page: a case may hold thousands.",
	tags: ["persons"],
	params: Params,
	querystring: Query,
	response: {
		200: object({ persons: Type.Array(PersonHeadAnswer), next: Type.Union([Id, Type.Null()]), more: Type.Boolean() }),
	},
};

export const listPersonsRoute = (app: HttpServer, { context }: Deps): void => {
	app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
		"/cases/:id/persons",
		{ schema, config: { access: "cases:read" } },
		async ({ session, params, query }) => {
			const who = session.principal();
			const { limit: asked = "50", after, ...filter } = query;
			const limit = Number(asked);
			const rows = await readAs(context.pool, who, context.now(), async (tx) =>
				(await findCase(tx, params.id))
					? listPersonRows(tx, { caseId: params.id, ...filter, limit: limit + 1, after })
					: undefined,
			);
			const page = rows?.slice(0, limit) ?? [];
			await context.committer.commit({
				writes: [],
				events: [
					recordsAccessed({
						actor: actorOf(session, who),
						action: rows ? "disclosure" : "consultation",
						record: "person",
						ids: [params.id, ...page.map((one) => one.id)],
						query: `list-persons ${JSON.stringify(filter)}`,
						found: rows !== undefined,
					}),
				],
				traceparent: currentTraceparent(),
			});
			if (!rows) throw new HubError("CASE_NOT_FOUND");
			const more = rows.length > limit;
			return { persons: page, next: more ? (page.at(-1)?.id ?? null) : null, more };
		},
	);
};
