import { type Pool, type Tx, transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { LogEvent } from "@seamark/log";
import { moveCursor, park, parkedSubjects, readCursor } from "./store.ts";
import type { Batch, EventSource } from "./types.ts";

/** What happens inside a consumer, for logs and metrics. */
export type ConsumerNotice =
	| { kind: "dead-letter"; consumer: string; position: number; type: string; cause: string }
	| { kind: "retry"; consumer: string; position: number; attempt: number; cause: string }
	| { kind: "restart"; consumer: string; cause: string }
	| { kind: "stalled"; consumer: string; silentMs: number }
	| { kind: "refused-cursor"; consumer: string; cause: string };

export type Consumption = {
	/** Resolves when the consumer has stopped; events in hand are finished first. */
	stop(): Promise<void>;
	/** Position of the last event whose effect is committed, over all partitions, and how long ago the source was heard. */
	state(): { position: number; silentMs: number };
};

/** The effect of events, oldest first. Runs in the transaction that moves the cursor, so that it happens once. */
export type Effect = (tx: Tx, events: readonly LogEvent[]) => Promise<void>;

export type ConsumeOptions = {
	pool: Pool;
	source: EventSource;
	/** Name of the consumer; its cursor and dead letters stand under it. */
	consumer: string;
	effect: Effect;
	/** Pauses between tries of one event; after the last one it becomes a dead letter. */
	retryPausesMs?: readonly number[];
	/** A source that shows no sign of life for so long is started again, whatever its client believes. */
	stallMs?: number;
	/** Pause before the source is started again. */
	restartPauseMs?: number;
	notice?: (notice: ConsumerNotice) => void;
};

/** Consumes a source until stopped: whatever dies in between, each event's effect happens exactly once. */
export const consume = (o: ConsumeOptions): Consumption => {
	const stop = new AbortController();
	const stallMs = o.stallMs ?? 30_000;
	const seen = { position: 0, at: performance.now() };
	const alive = () => {
		seen.at = performance.now();
	};

	const runOnce = async () => {
		// The client's own heartbeat may go on while nothing is delivered, so life is judged from outside.
		const attempt = new AbortController();
		const signal = AbortSignal.any([stop.signal, attempt.signal]);
		const watchdog = setInterval(() => {
			const silentMs = performance.now() - seen.at;
			if (silentMs < stallMs) return;
			o.notice?.({ kind: "stalled", consumer: o.consumer, silentMs: Math.round(silentMs) });
			alive();
			attempt.abort();
		}, Math.max(50, stallMs / 4));
		try {
			await o.source.run({
				cursor: (partition) => readCursor(o.pool, o.consumer, o.source.source, partition),
				deliver: async (batch) => {
					alive();
					await deliver(o, batch, signal);
					seen.position = Math.max(seen.position, batch.events.at(-1)?.position ?? 0);
					alive();
				},
				alive,
				signal,
			});
		} finally {
			clearInterval(watchdog);
		}
	};

	const running = (async () => {
		while (!stop.signal.aborted) {
			try {
				await runOnce();
			} catch (error) {
				const refused = error instanceof HubError && error.code.startsWith("CURSOR_");
				const cause = (error as Error).message;
				o.notice?.(refused ? { kind: "refused-cursor", consumer: o.consumer, cause } : { kind: "restart", consumer: o.consumer, cause });
			}
			await pause(o.restartPauseMs ?? 500, stop.signal);
		}
	})();

	return {
		stop: async () => {
			stop.abort();
			await running;
		},
		state: () => ({ position: seen.position, silentMs: performance.now() - seen.at }),
	};
};

/** Applies a batch: in one transaction when all goes well, otherwise event by event so that only the bad one is held up. */
const deliver = async (o: ConsumeOptions, batch: Batch, signal: AbortSignal) => {
	if (batch.events.length === 0) return;
	try {
		await applyTogether(o, batch);
	} catch {
		for (const event of batch.events) await applyAlone(o, { ...batch, events: [event] }, event, signal);
		// The transport's offset belongs to the whole batch; it moves once every event of it is settled.
		await transact(o.pool, (tx) => moveCursor(tx, o.consumer, o.source.source, batch));
	}
};

const applyTogether = (o: ConsumeOptions, batch: Batch) =>
	transact(o.pool, async (tx) => {
		const cursor = await readCursor(tx, o.consumer, o.source.source, batch.partition, true);
		const fresh = batch.events.filter((event) => event.position > (cursor?.position ?? 0));
		const blocked = fresh.length > 0 ? await parkedSubjects(tx, o.consumer, o.source.source) : new Set<string>();
		for (const event of fresh.filter((one) => blocked.has(one.subject)))
			await park(tx, o.consumer, o.source.source, event, "waits behind an earlier dead letter of its subject", 0);
		const due = fresh.filter((event) => !blocked.has(event.subject));
		if (due.length > 0) await o.effect(tx, due);
		await moveCursor(tx, o.consumer, o.source.source, batch);
	});

const applyAlone = async (o: ConsumeOptions, batch: Batch, event: LogEvent, signal: AbortSignal) => {
	const pauses = o.retryPausesMs ?? [50, 200, 500, 1_000];
	const single: Batch = { partition: batch.partition, logId: batch.logId, events: [event] };
	for (let attempt = 1; ; attempt++) {
		try {
			return await applyTogether(o, single);
		} catch (error) {
			const cause = (error as Error).message;
			if (signal.aborted) throw error;
			// A database that is away is no fault of the event: the batch comes again when it is back.
			if (!isFaultOfEvent(error)) throw error;
			const wait = pauses[attempt - 1];
			if (wait === undefined) {
				await transact(o.pool, async (tx) => {
					await park(tx, o.consumer, o.source.source, event, cause, attempt);
					await moveCursor(tx, o.consumer, o.source.source, single);
				});
				o.notice?.({ kind: "dead-letter", consumer: o.consumer, position: event.position, type: event.type, cause });
				return;
			}
			o.notice?.({ kind: "retry", consumer: o.consumer, position: event.position, attempt, cause });
			await pause(wait, signal);
		}
	}
};

const isFaultOfEvent = (error: unknown): boolean => {
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
	return !/^(08|57P0|53|ECONN|EPIPE|ENOENT|ETIMEDOUT|UNAVAILABLE|DEADLINE)/.test(code) && !/Connection terminated/.test(String(error));
};

const pause = (ms: number, signal: AbortSignal) =>
	new Promise<void>((resolve) => {
		if (signal.aborted) return resolve();
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		signal.addEventListener("abort", done, { once: true });
	});
