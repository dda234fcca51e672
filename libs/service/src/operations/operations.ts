import { type Actor, actorOf, type Session } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { HttpServer, Load, RouteAccess } from "@seamark/http";
import type { Committed } from "@seamark/log";
import { type Action, type Principal, principalSettings } from "@seamark/policy";
import type { FastifyReply, FastifyRequest } from "fastify";
import type Type from "typebox";
import type { ServiceContext } from "../context.ts";
import { object } from "../schema.ts";
import { type CommandSpec, runCommand } from "./command.ts";
import { type ListingSpec, listingSchema, runListing } from "./listing.ts";
import { type ReadingSpec, runReading } from "./reading.ts";
import { isAboutRights, type Refusals } from "./refusals.ts";

/** What every operation says of itself, to its callers and to the audit. */
export type Described<P extends Type.TSchema, Q extends Type.TSchema> = {
	/** The operation's folder, such as `close-case`: it names the operation in the description and in the audit. */
	name: string;
	url: string;
	access: RouteAccess;
	summary: string;
	description?: string;
	/** Group in the description; the service's own when left out. */
	tag?: string;
	/** Kind of record that the operation is about, as the audit calls it. */
	record: string;
	params?: P;
	query?: Q;
	load?: Load;
	/** Bytes of the body; the server's own when left out. */
	bodyLimit?: number;
};

/** A request whose caller is known, as operations take it. */
export type Input<P = unknown, Q = unknown, B = unknown> = {
	params: P;
	query: Q;
	body: B;
	session: Session;
	who: Principal;
	/** The caller as events name them. */
	actor: Actor;
	/** When the operation is decided, in milliseconds since the epoch. */
	at: number;
	/** Reads as the caller: row-level security shows what they may do `action` to ("read" when left out), and nothing else. */
	asCaller<T>(read: (tx: Tx) => Promise<T>, action?: Action): Promise<T>;
	request: FastifyRequest;
	reply: FastifyReply;
};

/** An operation that none of the shapes fits: a stream, an upload, a token. */
export type RouteSpec<P extends Type.TSchema, Q extends Type.TSchema, B extends Type.TSchema> = Described<P, Q> & {
	method: Method;
	body?: B;
	/** Answers by status, for the description. */
	response?: Record<number, unknown>;
	/** More of the route's schema, such as `consumes`. */
	schema?: object;
	handle: (input: Input<Type.Static<P>, Type.Static<Q>, Type.Static<B>>) => unknown;
};
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type T = Type.TSchema;

/** How a service puts its operations on its HTTP server. Each shape owns what must not be forgotten. */
export type Operations = {
	/** Changes something. Honours `Idempotency-Key`, checks the version, commits, and records what was refused for rights. */
	command<P extends T, Q extends T, B extends T, F>(spec: CommandSpec<P, Q, B, F>): void;
	/** Reads one thing. The read is in the log before the answer leaves, and so is one that found nothing. */
	reading<P extends T, Q extends T, F>(spec: ReadingSpec<P, Q, F>): void;
	/** Reads many things in pages, `items` and `next`. What was shown is in the log before the answer leaves. */
	listing<P extends T, C extends Type.TProperties>(spec: ListingSpec<P, C>): void;
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

export const openOperations = (o: OperationsOptions): Operations => {
	const { app, context, refusals } = o;
	const asCaller =
		(who: Principal, at: number): Input["asCaller"] =>
		(read, action = "read") =>
			transact(context.pool, read, principalSettings(who, action, at));

	const inputOf = (request: FastifyRequest, reply: FastifyReply): Input => {
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
			asCaller: asCaller(who, at),
			request,
			reply,
		};
	};

	const route: Operations["route"] = (spec) => {
		const refused = async (request: FastifyRequest, error: unknown) => {
			if (!(error instanceof HubError) || !isAboutRights(error.code) || refusals.isNoted(error)) return;
			await refusals.note(request.session, { record: spec.record, ids: idsOf(request.params), operation: spec.name });
		};
		app.route({
			method: spec.method,
			url: spec.url,
			schema: {
				operationId: camelCase(spec.name),
				summary: spec.summary,
				...(spec.description ? { description: spec.description } : {}),
				tags: [spec.tag ?? o.tag],
				...(spec.params ? { params: spec.params } : {}),
				querystring: spec.query ?? object({}),
				...(spec.body ? { body: spec.body } : {}),
				...(spec.response ? { response: spec.response } : {}),
				...spec.schema,
			},
			...(spec.bodyLimit === undefined ? {} : { bodyLimit: spec.bodyLimit }),
			config: { access: spec.access, ...(spec.load ? { load: spec.load } : {}), refused },
			handler: async (request, reply) => {
				try {
					return await spec.handle(inputOf(request, reply) as never);
				} catch (error) {
					await refused(request, error);
					throw error;
				}
			},
		});
	};

	const services = { ...context, refusals, committed: o.committed ?? (async () => undefined) };
	return {
		app,
		route,
		command: (spec) =>
			route({
				...spec,
				method: spec.method ?? "POST",
				response: { [spec.status ?? 200]: spec.answer },
				schema: { headers: IdempotencyHeader },
				handle: (input) => runCommand(services, spec, input),
			}),
		reading: (spec) =>
			route({
				...spec,
				method: "GET",
				response: spec.response ?? { 200: spec.answer },
				handle: (input) => runReading(services, spec, input),
			}),
		listing: (spec) => route({ ...spec, ...listingSchema(spec), handle: (input) => runListing(services, spec, input) }),
	};
};

/** What the shapes need of the service that they serve. */
export type Serving = ServiceContext & { refusals: Refusals; committed: (done: Committed) => Promise<void> };

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

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The ids that an address names: the only part of it that is safe to keep. */
export const idsOf = (params: unknown): string[] =>
	Object.values((params ?? {}) as Record<string, unknown>).filter(
		(value): value is string => typeof value === "string" && uuid.test(value),
	);
