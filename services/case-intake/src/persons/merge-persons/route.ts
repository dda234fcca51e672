import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, Moment, object, text, Version } from "../../schema.ts";
import { mergePersons, mergesOf, undoMerge } from "./handle.ts";

const Params = object({ id: Id });
type Params = Static<typeof Params>;

const Body = object({
	mergedId: Id,
	expectedVersion: Version,
	mergedVersion: Version,
	reason: text(2_000),
	score: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: "what the search said" })),
});

const Merging = object({
	id: Id,
	keptId: Id,
	mergedId: Id,
	keptVersion: Type.Integer(),
	mergedVersion: Type.Integer(),
});

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const PastMerge = object({
	id: Id,
	keptId: Id,
	mergedId: Id,
	reason: Type.String(),
	score: orNull(Type.Number()),
	mergedAt: Moment,
	byPost: Id,
	undoneAt: orNull(Moment),
	undoneByPost: orNull(Id),
});

const mergeSchema = {
	summary: "Merge two records of one person",
	description:
		"The record of the address is kept; the other points to it and is no longer listed or counted. The kept one takes over every protection. Refused where it would settle by the way what somebody must decide: a suspect with a victim, ages that exclude each other, an assessment that would be lost. Can be undone. Send an Idempotency-Key to make retries safe.",
	tags: ["persons"],
	params: Params,
	body: Body,
	response: { 201: Merging },
};

const undoSchema = {
	summary: "Undo a merge",
	description: "Both records are there again. What was changed on the kept one since stays.",
	tags: ["persons"],
	params: Params,
	response: { 200: Merging },
};

const listSchema = {
	summary: "List the merges of a person",
	tags: ["persons"],
	params: Params,
	response: { 200: object({ merges: Type.Array(PastMerge) }) },
};

export const mergePersonsRoutes = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Params; Body: Static<typeof Body> }>(
		"/persons/:id/merges",
		{ schema: mergeSchema, config: { access: "cases:write" } },
		async (request, reply) => {
			const { session, params, body } = request;
			const merged = await mergePersons(deps, session, params.id, body, onceOf(request, session.claims.post));
			return reply.code(201).send(merged);
		},
	);
	app.post<{ Params: Params }>(
		"/merges/:id/undo",
		{ schema: undoSchema, config: { access: "cases:write" } },
		({ session, params }) => undoMerge(deps, session, params.id),
	);
	app.get<{ Params: Params }>(
		"/persons/:id/merges",
		{ schema: listSchema, config: { access: "cases:read" } },
		async ({ session, params }) => ({
			merges: (await mergesOf(deps, session, params.id)).map((one) => ({
				id: one.id,
				keptId: one.kept,
				mergedId: one.merged,
				reason: one.reason,
				score: typeof one.scores.score === "number" ? one.scores.score : null,
				mergedAt: one.mergedAt,
				byPost: one.byPost,
				undoneAt: one.undoneAt,
				undoneByPost: one.undoneByPost,
			})),
		}),
	);
};
