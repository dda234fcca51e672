import type { Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { readCursor } from "./cursor.ts";
import { retryDue } from "./dead-letters.ts";
import { deliver } from "./deliver.ts";
import { pause } from "./pause.ts";
import type { Effect, EventSource } from "./types.ts";

/** What happens inside a consumer, for logs and metrics. */
export type ConsumerNotice = { consumer: string; source: string } & (
	| { kind: "retry"; position: number; type: string; attempt: number; cause: string }
	| { kind: "dead-letter"; position: number; type: string; cause: string }
	/** The source failed and is started again. */
	| { kind: "restart"; cause: string }
	/** Neither a delivery nor proof that nothing is behind, for so long; the source is started again. */
	| { kind: "stalled"; silentMs: number }
	/** The source will not go on from this cursor. Nothing is consumed until an operator resets it; see `resetCursor`. */
	| { kind: "refused-cursor"; code: string; cause: string }
);

export type ConsumerState = {
	consumer: string;
	source: string;
	/** Highest position settled in this process, over all partitions. */
	position: number;
	/** Events still to come, as far as the source has said. */
	behind: number | undefined;
	/** Milliseconds since the last proof of progress. */
	silentMs: number;
	status: "starting" | "running" | "restarting" | "refused" | "stopped";
	/** Why it restarts or was refused. */
	cause: string;
};

export type Consumption = {
	/** Resolves when the consumer has stopped; what it has in hand is finished first. */
	stop(): Promise<void>;
	state(): ConsumerState;
};

export type ConsumeOptions = {
	pool: Pool;
	source: EventSource;
	/** Name of the consumer; its cursor and dead letters are under it. */
	consumer: string;
	effect: Effect;
	/** Pauses between tries of one event; after the last one it becomes a dead letter. */
	retryPausesMs?: readonly number[];
	/** A source that shows no proof of progress for so long is started again, no matter what its client believes. */
	stallMs?: number;
	/** First pause before the source is started again; doubles up to ten times its length. */
	restartPauseMs?: number;
	/** How long a source that was told to end may take; after that it is abandoned. */
	graceMs?: number;
	notice?: (notice: ConsumerNotice) => void;
};

const starting = { position: 0, behind: undefined, status: "starting", cause: "" } as const;

/** Consumes a source until stopped: no matter what dies in between, each event's effect happens exactly once. */
export const consume = (o: ConsumeOptions): Consumption => {
	const who = { consumer: o.consumer, source: o.source.source };
	const stop = new AbortController();
	const stallMs = o.stallMs ?? 30_000;
	const restartPauseMs = o.restartPauseMs ?? 500;
	const state: Omit<ConsumerState, "silentMs"> = { ...who, ...starting };
	let aliveAt = performance.now();
	let failures = 0;
	const alive = (behind?: number) => {
		aliveAt = performance.now();
		failures = 0;
		Object.assign(state, { status: "running", cause: "", behind: behind ?? state.behind });
	};
	const retries = openRetries(o, who, stop.signal);

	const runOnce = async () => {
		const attempt = new AbortController();
		const signal = AbortSignal.any([stop.signal, attempt.signal]);
		let open = true;
		aliveAt = performance.now();
		const endWatch = watchSilence({
			stallMs,
			signal,
			silentMs: () => Math.round(performance.now() - aliveAt),
			stalled: (silentMs) => {
				o.notice?.({ ...who, kind: "stalled", silentMs });
				attempt.abort();
			},
		});
		const run = o.source.run({
			cursor: (partition) => readCursor(o.pool, o.consumer, who.source, partition),
			deliver: async (batch) => {
				if (!open) throw new Error("this run of the source was abandoned");
				await deliver({ ...o, ...who, retryInMs: retries.pauses[0], parked: retries.parked }, batch);
				state.position = Math.max(state.position, batch.events.at(-1)?.position ?? 0);
				if (open) alive();
			},
			alive: (behind) => {
				if (open) alive(behind);
			},
			signal,
		});
		try {
			// A stalled client may not end when told to; the cursor's row lock makes it harmless to leave it behind.
			await Promise.race([run, abandoned(signal, o.graceMs ?? 5_000)]);
		} finally {
			open = false;
			endWatch();
			run.catch(() => undefined);
		}
	};

	const failed = (error: unknown) => {
		const cause = (error as Error).message;
		if (error instanceof HubError && error.code.startsWith("CURSOR_")) {
			if (state.status !== "refused") o.notice?.({ ...who, kind: "refused-cursor", code: error.code, cause });
			return Object.assign(state, { status: "refused", cause });
		}
		if (stop.signal.aborted) return;
		o.notice?.({ ...who, kind: "restart", cause });
		Object.assign(state, { status: "restarting", cause });
	};

	const running = (async () => {
		while (!stop.signal.aborted) {
			await runOnce().catch(failed);
			// A refused cursor is asked about again at this pace, so that a reset takes effect without a restart.
			await pause(Math.min(restartPauseMs * 2 ** failures++, restartPauseMs * 10), stop.signal);
		}
		state.status = "stopped";
	})();

	return {
		stop: async () => {
			stop.abort();
			await Promise.all([running, retries.done]);
		},
		state: () => ({ ...state, silentMs: performance.now() - aliveAt }),
	};
};

/** The client's own heartbeat may go on while nothing is delivered, so progress is judged from outside. */
const watchSilence = (o: {
	stallMs: number;
	signal: AbortSignal;
	silentMs: () => number;
	stalled: (silentMs: number) => void;
}): (() => void) => {
	const look = () => {
		const silentMs = o.silentMs();
		if (silentMs >= o.stallMs && !o.signal.aborted) o.stalled(silentMs);
	};
	const timer = setInterval(look, Math.max(20, o.stallMs / 8));
	return () => clearInterval(timer);
};

const abandoned = async (signal: AbortSignal, graceMs: number): Promise<void> => {
	if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
	await new Promise((resolve) => setTimeout(resolve, graceMs).unref());
};

const defaultPauses = [50, 200, 500, 1_000];
/** Events that another instance parked, or this one before it was killed, are found at this pace. */
const lookEveryMs = 5_000;

/** Tries parked events again when their time has come, beside the deliveries. */
const openRetries = (o: ConsumeOptions, who: { consumer: string; source: string }, stopped: AbortSignal) => {
	const pauses = o.retryPausesMs ?? defaultPauses;
	let wake = new AbortController();
	const tell = (tried: {
		position: number;
		type: string;
		attempts: number;
		failed: string;
		retryInMs: number | undefined;
	}) => {
		const { position, type, failed: cause, attempts: attempt } = tried;
		if (tried.retryInMs === undefined) o.notice?.({ ...who, kind: "dead-letter", position, type, cause });
		else o.notice?.({ ...who, kind: "retry", position, type, attempt, cause });
	};
	const loop = async () => {
		while (!stopped.aborted) {
			wake = new AbortController();
			const next = await retryDue(o.pool, { ...who, effect: o.effect }, pauses, tell).catch(() => undefined);
			await pause(Math.min(next ?? lookEveryMs, lookEveryMs), AbortSignal.any([stopped, wake.signal]));
		}
	};
	return {
		pauses,
		done: loop(),
		parked: (event: { position: number; type: string }, cause: string) => {
			tell({ ...event, failed: cause, attempts: 1, retryInMs: pauses[0] });
			wake.abort();
		},
	};
};
