import { actorOf } from "@seamark/auth";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import { entityKinds } from "../../codes/cases.ts";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { Country, Id, Moment, object, oneOf, pageQuery } from "../../schema.ts";
import { noticesOf } from "../../store/links.ts";
import { readAs } from "../../store/read.ts";
import { lookUp } from "./handle.ts";

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Body = object({
	kind: oneOf(entityKinds),
	value: Type.String({ minLength: 1, maxLength: 300 }),
	country: Type.Optional(Country),
});

const lookUpSchema = {
	summary: "Ask whether other agencies have a thing in a case",
	description:
		"Says that there is one and which duty post to ask, and nothing else: no case, no role, no number of hits. Agencies without a live agreement for the token's purpose, those that are excluded, and what belongs to anybody who is protected give no hit, and no hit looks the same whatever its cause. Every look-up is recorded with its purpose, and an agency that is hit learns who asked, not for what.",
	tags: ["links"],
	body: Body,
	response: {
		200: object({
			hit: Type.Boolean(),
			ask: Type.Array(
				object({
					agencyId: Id,
					agency: Type.String(),
					country: Country,
					postId: orNull(Id),
					post: orNull(Type.String({ description: "duty post that answers" })),
				}),
			),
		}),
	},
};

const Query = object(pageQuery);

const noticesSchema = {
	summary: "List who asked for things that the agency has",
	description: "Newest first: kind of thing, purpose, and whose question to expect.",
	tags: ["links"],
	querystring: Query,
	response: {
		200: object({
			lookUps: Type.Array(
				object({
					id: Id,
					kind: oneOf(entityKinds),
					purpose: Type.String(),
					fromAgency: Id,
					fromPost: Id,
					askedAt: Moment,
				}),
			),
			next: orNull(Id),
			more: Type.Boolean(),
		}),
	},
};

export const lookUpRoutes = (app: HttpServer, deps: Deps): void => {
	const { context } = deps;
	// A POST, so that what is asked for stands in no address and no log of one.
	app.post<{ Body: Static<typeof Body> }>(
		"/links/look-up",
		{ schema: lookUpSchema, config: { access: "links:lookUp" } },
		({ session, body }) => lookUp(deps, session, body),
	);
	app.get<{ Querystring: Static<typeof Query> }>(
		"/links/look-ups",
		{ schema: noticesSchema, config: { access: "links:lookUp" } },
		async ({ session, query: { limit: asked = "50", after } }) => {
			const who = session.principal();
			const limit = Number(asked);
			const rows = await readAs(context.pool, who, context.now(), (tx) => noticesOf(tx, { limit: limit + 1, after }));
			const page = rows.slice(0, limit);
			await context.committer.commit({
				writes: [],
				events: [
					recordsAccessed({
						actor: actorOf(session, who),
						action: "consultation",
						record: "link",
						ids: page.map(({ id }) => id),
						query: "list-look-ups",
						found: true,
					}),
				],
				traceparent: currentTraceparent(),
			});
			const more = rows.length > limit;
			return { lookUps: page, next: more ? (page.at(-1)?.id ?? null) : null, more };
		},
	);
};
