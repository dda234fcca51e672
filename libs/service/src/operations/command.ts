import { type ErrorCode, HubError } from "@seamark/errors";
import { type Once, onceOf } from "@seamark/http";
import { answerGiven } from "@seamark/log";
import { currentTraceparent } from "@seamark/telemetry";
import type Type from "typebox";
import type { Decided, Decision } from "./decision.ts";
import { type Missing, notThere } from "./missing.ts";
import type { Described, Input, Method, Serving } from "./operation.ts";

type Static<T extends Type.TSchema> = Type.Static<T>;

/** An operation that changes something. */
export type CommandSpec<P extends Type.TSchema, Q extends Type.TSchema, B extends Type.TSchema, F> = Described<P, Q> & {
	/** POST when left out. */
	method?: Exclude<Method, "GET">;
	body?: B;
	/** What it answers; nothing with status 204. */
	answer: Type.TSchema;
	/** 201 for what makes something new; 200 when left out. */
	status?: 200 | 201 | 202 | 204;
	/** What it makes may be there already: it then answers 200. */
	mayBeThere?: true;
	/** What the command changes. What the caller may not change is not there. */
	find?: (input: Input<Static<P>, Static<Q>, Static<B>>) => Promise<F | undefined>;
	missing?: Missing;
	/** The version that `expectedVersion` of the body is compared with; `version` of what was found when left out. */
	versionOf?: (found: F) => number;
	/** Decides: calls the pure decision of `decide.ts`, and reads what else that takes. */
	handle: (input: Input<Static<P>, Static<Q>, Static<B>> & { found: F }) => Decision | Promise<Decision>;
	/** Set where `handle` touches another store: a retry is then answered before anything is touched. */
	reachesOut?: true;
	/** Adds to the answer what is known only once it is stored, such as a number that the database gave out. */
	complete?: (answer: never, input: Input<Static<P>, Static<Q>, Static<B>>) => Promise<unknown>;
	/** Address of what was made. */
	location?: (answer: never) => string;
};

/** How often a command is decided again because another one was faster. */
const mostTries = 3;

/**
 * Decides and commits. A retry under the same `Idempotency-Key` gets the first answer, also where the first try has changed
 * what a second one would run into. Throws what the decision refused, and VERSION_CONFLICT.
 */
export const runCommand = async <P extends Type.TSchema, Q extends Type.TSchema, B extends Type.TSchema, F>(
	serving: Serving,
	spec: CommandSpec<P, Q, B, F>,
	input: Input<Static<P>, Static<Q>, Static<B>>,
): Promise<unknown> => {
	const once = onceOf(input.request, input.who.post);
	const earlier = once && spec.reachesOut ? await answerGiven(serving.pool, once) : undefined;
	const done = earlier === undefined ? await decideAndCommit(serving, spec, input, once) : { answer: earlier };
	const answer = spec.complete ? await spec.complete(done.answer as never, input) : done.answer;
	input.reply.code(done.there ? 200 : (spec.status ?? 200));
	if (spec.location) input.reply.header("location", spec.location(answer as never));
	return answer;
};

/** `there`: nothing was stored, since what was asked for is there already. */
type Done = { answer: unknown; there?: true };

const decideAndCommit = async <P extends Type.TSchema, Q extends Type.TSchema, B extends Type.TSchema, F>(
	serving: Serving,
	spec: CommandSpec<P, Q, B, F>,
	input: Input<Static<P>, Static<Q>, Static<B>>,
	once: Once | undefined,
): Promise<Done> => {
	// Anyone who names a version wants to know that somebody was faster; for everybody else it is decided again.
	const again = expectedVersion(input) === undefined;
	for (let tries = 1; ; tries++)
		try {
			return await commit(serving, input, once, await decide(serving, spec, input));
		} catch (error) {
			const earlier = once && speaksOfTheRequest(error) ? await answerGiven(serving.pool, once) : undefined;
			if (earlier !== undefined) return { answer: earlier };
			if (!again || tries === mostTries || !wasFaster(error)) throw error;
		}
};

const decide = async <P extends Type.TSchema, Q extends Type.TSchema, B extends Type.TSchema, F>(
	{ committer }: Serving,
	spec: CommandSpec<P, Q, B, F>,
	input: Input<Static<P>, Static<Q>, Static<B>>,
): Promise<Decided> => {
	const found = (await spec.find?.(input)) as F;
	if (spec.find && found === undefined) throw notThere(spec.missing);
	const expected = expectedVersion(input);
	const version = spec.versionOf ? spec.versionOf(found) : (found as { version?: number } | undefined)?.version;
	if (spec.find && expected !== undefined && version !== expected) throw new HubError("VERSION_CONFLICT");
	const decision = await spec.handle({ ...input, found });
	if (!("refused" in decision)) return decision;
	const { events = [], refused } = decision;
	if (events.length > 0) await committer.commit({ writes: [], events, traceparent: currentTraceparent() });
	const { code, ...why } = refused;
	throw new HubError(code, why);
};

const commit = async (
	{ committer, committed, log }: Serving,
	{ who }: Input,
	once: Once | undefined,
	{ writes, events, answer, anonymous, takeBack, there }: Decided,
): Promise<Done> => {
	const kept = once && !anonymous && !there;
	if (writes.length === 0 && events.length === 0 && !kept) return { answer, ...(there ? { there } : {}) };
	const takenBack = () =>
		takeBack?.().catch((failure: unknown) => {
			log.warn({ err: failure }, "what a command did in another store is taken back later");
		});
	const done = await committer
		.commit({
			writes,
			events,
			writer: who.agency,
			traceparent: currentTraceparent(),
			...(kept ? { once: { ...once, response: answer } } : {}),
		})
		.catch(async (error: unknown) => {
			if (speaksOfTheRequest(error)) await takenBack();
			throw error;
		});
	// The first answer under this key: what this try did elsewhere belongs to nothing.
	if (done.replayed !== undefined) await takenBack();
	await committed(done);
	return { answer: done.replayed === undefined ? answer : done.replayed };
};

const expectedVersion = ({ body }: Input): number | undefined =>
	(body as { expectedVersion?: number } | null | undefined)?.expectedVersion;

const nobodysFault: ReadonlySet<ErrorCode> = new Set(["OUTCOME_UNKNOWN", "UNAVAILABLE", "STORAGE_FULL", "INTERNAL"]);
const speaksOfTheRequest = (error: unknown): boolean => error instanceof HubError && !nobodysFault.has(error.code);
/** What the committer says when a statement found another state than was read; a conflict that is explained is an answer. */
const wasFaster = (error: unknown): boolean =>
	error instanceof HubError &&
	(error.code === "VERSION_CONFLICT" || (error.code === "CONFLICT" && error.message === plainConflict));
const plainConflict = new HubError("CONFLICT").message;
