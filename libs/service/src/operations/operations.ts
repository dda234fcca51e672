import { actorOf } from "@seamark/auth";
import { readAtOnce, transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import type { Committed } from "@seamark/log";
import { principalSettings } from "@seamark/policy";
import type { FastifyReply, FastifyRequest } from "fastify";
import type Type from "typebox";
import type { ServiceContext } from "../context.ts";
import { object } from "../schema.ts";
import { type CommandSpec, runCommand } from "./command.ts";
import { type ListingSpec, listingSchema, runListing } from "./listing.ts";
import { type Described, type Input, idsOf, type Method } from "./operation.ts";
import { type ReadingSpec, runReading } from "./reading.ts";
import { isAboutRights, type Refusals } from "./refusals.ts";
import { runOnce } from "./upload.ts";

/** An operation that none of the shapes fits: a stream, an upload, a token. */
export type RouteSpec<P extends Type.TSchema, Q extends Type.TSchema, B extends Type.TSchema> = Described<P, Q> & {
	method: Method;
	body?: B;
	/** Answers by status, for the description. */
	response?: Record<number, unknown>;
	/** More of the route's schema, such as examples. */
	schema?: object;
	handle: (input: Input<Type.Static<P>, Type.Static<Q>, Type.Static<B>>) => unknown;
};

type T = Type.TSchema;

/** How a service puts its operations on its HTTP server. Each shape owns what must not be forgotten. */
export type Operations = {
	/** Changes something. Honours `Idempotency-Key`, checks the version, commits, and records what was refused for rights. */
	command<P extends T, Q extends T, B extends T, F>(spec: CommandSpec<P, Q, B, F>): void;
	/** Reads one thing. The read is in the log before the answer leaves, and so is one that found nothing. */
	reading<P extends T, Q extends T, F>(spec: ReadingSpec<P, Q, F>): void;
	/** Reads many things in pages, `items` and `next`. What was shown is in the log before the answer leaves. */
	listing<P extends T, C extends Type.TProperties>(spec: ListingSpec<P, C>): void;
	/** For what no shape fits. What changes something honours `Idempotency-Key` here too. */
	route<P extends T, Q extends T, B extends T>(spec: RouteSpec<P, Q, B>): void;
	/** For what has no caller, such as public documents. */
	app: HttpServer;
};

export type OperationsOptions = {
	app: HttpServer;
	context: ServiceContext;
	refusals: Refusals;
	/** Group in the description of operations that name none. */
	tag: string;
	/** Runs when a command is stored and before its answer leaves. */
	committed?: (done: Committed) => Promise<void>;
};

const inputOf = (context: ServiceContext, request: FastifyRequest, reply: FastifyReply): Input => {
	const who = request.session.principal();
	const at = context.now();
	return {
		params: request.params,
		query: request.query,
		body: request.body,
		session: request.session,
		who,
		actor: actorOf(request.session, who),
		at,
		asCaller: (read, action = "read") => transact(context.pool, read, principalSettings(who, action, at)),
		asCallerAtOnce: (read, action = "read") => readAtOnce(context.pool, read, principalSettings(who, action, at)),
		gone: request.gone,
		request,
		reply,
	};
};

const marksOf = ({ passkeyAgain, secondOfficer }: Pick<Described<T, T>, "passkeyAgain" | "secondOfficer">) => ({
	...(passkeyAgain ? { passkeyAgain } : {}),
	...(secondOfficer ? { secondOfficer } : {}),
});

/** Puts a route of any shape on the server. Who is refused for what they may not do is told to the audit. */
const putting =
	({ app, context, refusals, tag }: OperationsOptions): Operations["route"] =>
	(spec) => {
		const refused = async (request: FastifyRequest, error: unknown) => {
			if (!(error instanceof HubError) || !isAboutRights(error.code) || refusals.isNoted(error)) return;
			await refusals.note(request.session, {
				record: spec.of ?? spec.record,
				ids: idsOf(request.params),
				operation: spec.name,
			});
		};
		within(app, spec, {
			method: spec.method,
			url: spec.url,
			schema: {
				operationId: camelCase(spec.name),
				summary: spec.summary,
				...(spec.description ? { description: spec.description } : {}),
				tags: [spec.tag ?? tag],
				...(spec.params ? { params: spec.params } : {}),
				querystring: spec.query ?? object({}),
				...(spec.body ? { body: spec.body } : {}),
				...(spec.response ? { response: spec.response } : {}),
				...spec.schema,
			},
			...(spec.bodyLimit === undefined ? {} : { bodyLimit: spec.bodyLimit }),
			...(spec.alsoHead ? { exposeHeadRoute: true } : {}),
			config: {
				access: spec.access,
				...marksOf(spec),
				...(spec.load ? { load: spec.load } : {}),
				...(spec.takes ? { takes: spec.takes.types } : {}),
				refused,
			},
			handler: async (request, reply) => {
				try {
					return await spec.handle(inputOf(context, request, reply) as never);
				} catch (error) {
					await refused(request, error);
					throw error;
				}
			},
		});
	};

export const openOperations = (o: OperationsOptions): Operations => {
	const { app, context, refusals } = o;
	const put = putting(o);
	const services = { ...context, refusals, committed: o.committed ?? (async () => undefined) };
	return {
		app,
		route: (spec) =>
			spec.method === "GET"
				? put(spec)
				: put({
						...spec,
						schema: { ...spec.schema, headers: IdempotencyHeader },
						handle: (input) => runOnce(services, spec, input),
					}),
		command: (spec) =>
			put({
				...spec,
				method: spec.method ?? "POST",
				response: { [spec.status ?? 200]: spec.answer, ...(spec.mayBeThere ? { 200: spec.answer } : {}) },
				schema: { headers: IdempotencyHeader },
				handle: (input) => runCommand(services, spec, input),
			}),
		reading: (spec) =>
			put({
				...spec,
				method: "GET",
				response: spec.response ?? { 200: spec.answer },
				handle: (input) => runReading(services, spec, untilGone(input)),
			}),
		listing: (spec) =>
			put({ ...spec, ...listingSchema(spec), handle: (input) => runListing(services, spec, untilGone(input)) }),
	};
};

/** Nothing more is read for somebody who has gone. A command goes on: it may have touched another store already. */
const untilGone = <I extends Pick<Input, "asCaller" | "asCallerAtOnce" | "gone">>(input: I): I => ({
	...input,
	asCaller: async (read, action) => {
		input.gone.throwIfAborted();
		return input.asCaller(read, action);
	},
	asCallerAtOnce: async (read, action) => {
		input.gone.throwIfAborted();
		return input.asCallerAtOnce(read, action);
	},
});

/** Puts a route on the server; one with a body of its own in a scope of its own, since elsewhere bodies are read as JSON. */
const within = (app: HttpServer, { takes, bodyLimit }: Pick<Described<T, T>, "takes" | "bodyLimit">, route: Route) => {
	if (!takes) return void app.route(route);
	const { as } = takes;
	const types = Object.keys(takes.types).map((type) => (type === "*/*" ? "*" : type));
	void app.register((scope, _options, done) => {
		scope.removeAllContentTypeParsers();
		if (as === "stream") scope.addContentTypeParser(types, (_request, body, parsed) => parsed(null, body));
		else
			scope.addContentTypeParser(
				types,
				{ parseAs: "buffer", ...(bodyLimit === undefined ? {} : { bodyLimit }) },
				(_request, body, parsed) => parsed(null, body),
			);
		scope.route(route);
		done();
	});
};
type Route = Parameters<HttpServer["route"]>[0];

const IdempotencyHeader = {
	type: "object",
	properties: {
		"idempotency-key": {
			type: "string",
			description:
				"Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time.",
		},
	},
};

const camelCase = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
