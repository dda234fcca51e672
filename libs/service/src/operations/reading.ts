import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type Type from "typebox";
import { type Accessed, recordsAccessed } from "./accessed.ts";
import { anonymousActor } from "./anonymous.ts";
import { type Missing, notThere } from "./missing.ts";
import { type Described, type Input, idsOf, type Serving } from "./operation.ts";

type Static<T extends Type.TSchema> = Type.Static<T>;

/** An operation that reads one thing. */
export type ReadingSpec<P extends Type.TSchema, Q extends Type.TSchema, F> = Described<P, Q> & {
	/** What it answers; left out where `response` says it. */
	answer?: Type.TSchema;
	/** Answers by status, where the answer is no JSON. */
	response?: Record<number, unknown>;
	/** Kind of record, where that depends on what is asked for. */
	recordOf?: (input: Input<Static<P>, Static<Q>>) => string;
	/** What the audit calls the access; "consultation" when left out. */
	action?: Accessed["action"];
	/** Undefined where there is nothing that the caller may read. */
	read: (input: Input<Static<P>, Static<Q>>) => Promise<F | undefined>;
	missing?: Missing;
	/** Whether the reader may not be named, as who sent an anonymous tip: the audit then keeps the agency alone, and no trace. */
	anonymous?: (found: F) => boolean;
	/** The records that were read; the ids of the address when left out. */
	ids?: (found: F | undefined, input: Input<Static<P>, Static<Q>>) => readonly string[];
	/** Those of the records that are shown to save a life, beyond their purposes or every agreement. */
	savingLife?: (found: F, input: Input<Static<P>, Static<Q>>) => readonly string[];
	/** Other records that the answer shows beside it. */
	beside?: (found: F) => readonly { record: string; ids: readonly string[] }[];
	/** Whether something was found, for the audit; where `read` gives something, when left out. */
	isFound?: (found: F) => boolean;
	/** What was asked, for the audit, without anything that may name a person; the operation's name when left out. */
	asked?: (input: Input<Static<P>, Static<Q>>) => string;
	/** The answer; what was read, when left out. May set headers of the reply, and open what is kept elsewhere: the read is recorded by then. */
	present?: (found: F, input: Input<Static<P>, Static<Q>>) => unknown;
};

/** Reads, and commits the record of it before the answer leaves. Throws the not-found error alike for another's and for nothing. */
export const runReading = async <P extends Type.TSchema, Q extends Type.TSchema, F>(
	serving: Serving,
	spec: ReadingSpec<P, Q, F>,
	input: Input<Static<P>, Static<Q>>,
): Promise<unknown> => {
	const found = await spec.read(input);
	const anonymous = found !== undefined && spec.anonymous?.(found) === true;
	const access = {
		actor: anonymous ? anonymousActor(input.actor) : input.actor,
		action: spec.action ?? "consultation",
		query: spec.asked?.(input) ?? spec.name,
		found: found !== undefined && (spec.isFound?.(found) ?? true),
	} as const;
	const record = spec.recordOf?.(input) ?? (spec.ids ? spec.record : (spec.of ?? spec.record));
	const ids = spec.ids ? spec.ids(found, input) : idsOf(input.params);
	const savingLife = (found !== undefined && spec.savingLife?.(found, input)) || [];
	const beside = (found !== undefined && spec.beside?.(found)) || [];
	await serving.committer.commit({
		writes: [],
		events: [
			recordsAccessed({ ...access, record, ids, savingLife }),
			...beside.filter((one) => one.ids.length > 0).map((one) => recordsAccessed({ ...access, ...one, found: true })),
		],
		traceparent: currentTraceparent(),
	});
	if (found === undefined) throw serving.refusals.noted(notThere(spec.missing));
	try {
		return spec.present ? await spec.present(found, input) : found;
	} catch (error) {
		// The attempt is in the audit already.
		throw error instanceof HubError ? serving.refusals.noted(error) : error;
	}
};
