import { HubError } from "@seamark/errors";
import { type HttpServer, onceOf, type RouteAccess } from "@seamark/http";
import { answerGiven } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import type { FastifyRequest } from "fastify";
import type Type from "typebox";
import type { Decided, Decision } from "./decision.ts";
import { actorOf, directoryChanged } from "./events.ts";
import type { Identity } from "./identity.ts";
import { NoQuery } from "./schema.ts";

/** A command on the directory: what it takes, who may give it, and what comes of it. */
export type CommandSpec<P extends Type.TSchema, B extends Type.TSchema> = {
	url: string;
	access: RouteAccess;
	summary: string;
	description?: string;
	params?: P;
	body: B;
	answer: Type.TSchema;
	/** 201 for what makes something new. */
	status: 200 | 201;
	/** Reads the state, authorises, and decides. Throws NOT_FOUND for what is not the caller's. */
	handle: (input: {
		params: Type.Static<P>;
		body: Type.Static<B>;
		who: Principal;
		/** Client that got the caller's token. */
		client: string;
	}) => Promise<Decision>;
};

/**
 * Registers a command. Rows, events and the answer under its Idempotency-Key are committed together, and the answer leaves
 * when this process itself decides by the changed directory.
 */
export const command = <P extends Type.TSchema, B extends Type.TSchema>(
	app: HttpServer,
	identity: Identity,
	spec: CommandSpec<P, B>,
): void => {
	app.post(
		spec.url,
		{
			schema: {
				summary: spec.summary,
				...(spec.description ? { description: spec.description } : {}),
				tags: ["directory"],
				...(spec.params ? { params: spec.params } : {}),
				querystring: NoQuery,
				body: spec.body,
				response: { [spec.status]: spec.answer },
			},
			config: { access: spec.access },
		},
		async (request, reply) => {
			const who = request.session.principal();
			const params = request.params as Type.Static<P>;
			const body = request.body as Type.Static<B>;
			const answer = await once(identity, request, who, async () => {
				const decision = await spec.handle({ params, body, who, client: request.session.claims.client });
				if ("faults" in decision) throw new HubError("REFUSED", { faults: decision.faults });
				return decision;
			});
			return reply.code(spec.status).send(answer);
		},
	);
};

const once = async (
	identity: Identity,
	request: FastifyRequest,
	who: Principal,
	decide: () => Promise<Decided>,
): Promise<unknown> => {
	const { committer, pool, log } = identity.context;
	const key = onceOf(request, who.post);
	try {
		const { writes, changed, answer } = await decide();
		const actor = actorOf(request.session);
		const done = await committer.commit({
			writes,
			events: changed.map((one) => directoryChanged(actor, one)),
			writer: who.agency,
			...(key ? { once: { ...key, response: answer } } : {}),
			traceparent: currentTraceparent(),
		});
		// It is stored either way; a directory that stays behind soon decides nothing at all.
		await identity.directory
			.reached(done.position)
			.catch((error: Error) => log.warn({ err: error }, "the directory lags behind its log"));
		return done.replayed ?? answer;
	} catch (error) {
		// What a first try has changed may be what a second one runs into.
		const earlier = key && (await answerGiven(pool, key));
		if (earlier !== undefined) return earlier;
		throw error;
	}
};
