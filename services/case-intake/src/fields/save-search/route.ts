import type { Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { CasesAnswer, Criteria, listCases } from "../../cases/list-cases/handle.ts";
import type { Deps } from "../../deps.ts";
import { audited } from "../../plumbing/audited.ts";
import { commitRecord } from "../../plumbing/commit-record.ts";
import { Id, Moment, object, pageQuery, text } from "../../schema.ts";
import { readAs } from "../../store/read.ts";
import { deleteSearch, insertSearch, searchesOf } from "../../store/searches.ts";

const Params = object({ id: Id });
type Params = Static<typeof Params>;
const Body = object({ name: text(100), criteria: Criteria });
const Page = object(pageQuery);

/** More would be found by nobody. */
const mostSearches = 100;
const missing = "No such search of your duty post.";

export const saveSearchRoutes = (app: HttpServer, deps: Deps): void => {
	saveRoute(app, deps);
	readRoutes(app, deps);
	removeRoute(app, deps);
};

const saveRoute = (app: HttpServer, deps: Deps): void => {
	const { context } = deps;
	app.post<{ Body: Static<typeof Body> }>(
		"/searches",
		{
			schema: {
				summary: "Save a search for the duty post",
				description:
					"It belongs to the post, so that whoever takes over has it. Run, it finds what is there then. Send an Idempotency-Key to make retries safe.",
				tags: ["searches"],
				body: Body,
				response: { 201: object({ id: Id }) },
			},
			config: { access: "cases:read" },
		},
		async (request, reply) => {
			const { session, body } = request;
			const who = session.principal();
			const id = context.newId();
			const once = onceOf(request, session.claims.post);
			const there = await readAs(context.pool, who, context.now(), (tx) => searchesOf(tx, who.post));
			if (there.length >= mostSearches)
				throw new HubError("REFUSED", {
					faults: [{ at: "", message: `the post has ${mostSearches} searches; remove one` }],
				});
			const answer = await commitRecord(deps, session, who, {
				caseId: "",
				record: "search",
				recordId: id,
				change: "added",
				writes: [
					{
						statement: insertSearch,
						row: {
							id,
							agency: who.agency,
							post: who.post,
							name: body.name,
							criteria: body.criteria,
							saved_at: new Date(context.now()).toISOString(),
						},
					},
				],
				answer: { id },
				once,
			}).catch((error: unknown) => {
				if (!(error instanceof HubError) || error.code !== "CONFLICT") throw error;
				throw new HubError("CONFLICT", {
					detail: "The post has a search of this name; remove it first.",
					cause: error,
				});
			});
			return reply.code(201).send(answer);
		},
	);
};

const readRoutes = (app: HttpServer, deps: Deps): void => {
	/** A search may name somebody: looking at it is looking at a record. */
	const one = async (session: Session, id: string) => {
		const { found } = await audited(deps, session, {
			action: "consultation",
			record: "search",
			ids: [id],
			query: "read-search",
			missing,
			read: async (tx) => (await searchesOf<Criteria>(tx, session.principal().post, id))[0],
		});
		return found;
	};

	app.get(
		"/searches",
		{
			schema: {
				summary: "List the searches of the duty post",
				tags: ["searches"],
				response: {
					200: object({
						searches: Type.Array(object({ id: Id, name: Type.String(), criteria: Criteria, savedAt: Moment })),
					}),
				},
			},
			config: { access: "cases:read" },
		},
		async ({ session }) => {
			const { found } = await audited(deps, session, {
				action: "consultation",
				record: "search",
				ids: [],
				query: "list-searches",
				missing,
				read: (tx) => searchesOf<Criteria>(tx, session.principal().post),
			});
			return { searches: found };
		},
	);
	app.get<{ Params: Params; Querystring: Static<typeof Page> }>(
		"/searches/:id/cases",
		{
			schema: {
				summary: "Run a saved search",
				description: "Newest first, page by page.",
				tags: ["searches"],
				params: Params,
				querystring: Page,
				response: { 200: CasesAnswer },
			},
			config: { access: "cases:read" },
		},
		async ({ session, params, query }) =>
			listCases(deps, session, (await one(session, params.id)).criteria, query, "run-search"),
	);
};

const removeRoute = (app: HttpServer, deps: Deps): void => {
	app.delete<{ Params: Params }>(
		"/searches/:id",
		{
			schema: { summary: "Remove a saved search", tags: ["searches"], params: Params, response: { 204: Type.Null() } },
			config: { access: "cases:read" },
		},
		async ({ session, params: { id } }, reply) => {
			const who = session.principal();
			await commitRecord(deps, session, who, {
				caseId: "",
				record: "search",
				recordId: id,
				change: "removed",
				writes: [{ statement: deleteSearch, row: { id, post: who.post } }],
				answer: {},
			}).catch((error: unknown) => {
				if (!(error instanceof HubError) || error.code !== "NOT_FOUND") throw error;
				throw new HubError("NOT_FOUND", { detail: missing, cause: error });
			});
			return reply.code(204).send();
		},
	);
};
