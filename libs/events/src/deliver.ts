import { type Pool, transact } from "@seamark/db";
import type { LogEvent } from "@seamark/log";
import { inSpan } from "@seamark/telemetry";
import { endOf, holdCursor, moveCursor } from "./cursor.ts";
import { park, parkedSubjects } from "./dead-letters.ts";
import { isFaultOfEvent } from "./faults.ts";
import type { Batch, Effect } from "./types.ts";

export type Delivery = {
	pool: Pool;
	consumer: string;
	source: string;
	effect: Effect;
	/** Milliseconds until a failed event is tried again; undefined when it is not. */
	retryInMs: number | undefined;
	parked: (event: LogEvent, cause: string) => void;
};

/**
 * Applies a batch in one transaction when all goes well. Otherwise it is halved until the bad events are found; each of them
 * is parked with the cursor moving past it, so nothing else waits for their retries. Rejects when the fault is not one of
 * an event: nothing of the rest is applied then, and the batch comes again.
 */
export const deliver = async (o: Delivery, batch: Batch): Promise<void> => {
	const [first] = batch.events;
	if (!first) return;
	try {
		return await apply(o, batch);
	} catch (error) {
		if (!isFaultOfEvent(error)) throw error;
		if (batch.events.length === 1) return parkFailed(o, batch, first, (error as Error).message);
	}
	const half = Math.ceil(batch.events.length / 2);
	const left = slice(batch, 0, half, batch.after);
	await deliver(o, left);
	await deliver(o, slice(batch, half, batch.events.length, endOf(left)));
};

const slice = (batch: Batch, from: number, to: number, after: number): Batch => ({
	...batch,
	events: batch.events.slice(from, to),
	...(batch.offsets ? { offsets: batch.offsets.slice(from, to) } : {}),
	after,
});

const apply = (o: Delivery, batch: Batch): Promise<void> =>
	transact(o.pool, async (tx) => {
		const fresh = await holdCursor(tx, o.consumer, o.source, batch);
		if (fresh.length > 0) {
			const parked = await parkedSubjects(tx, o.consumer, o.source, [...new Set(fresh.map((event) => event.subject))]);
			for (const event of fresh) if (parked.has(event.subject)) await park(tx, o.consumer, o.source, event);
			const due = parked.size === 0 ? fresh : fresh.filter((event) => !parked.has(event.subject));
			// The trace of a batch is that of its first event: at the pace of people a batch is one event.
			const parent = due[0]?.traceparent;
			if (due.length > 0)
				await inSpan(
					`consume ${o.source}`,
					{ kind: "consumer", ...(parent ? { parent } : {}), attributes: { events: due.length } },
					() => o.effect(tx, due),
				);
		}
		await moveCursor(tx, o.consumer, o.source, batch);
	});

const parkFailed = async (o: Delivery, batch: Batch, event: LogEvent, cause: string): Promise<void> => {
	const mine = await transact(o.pool, async (tx) => {
		const fresh = await holdCursor(tx, o.consumer, o.source, batch);
		if (fresh.length > 0) await park(tx, o.consumer, o.source, event, { cause, attempts: 1, retryInMs: o.retryInMs });
		await moveCursor(tx, o.consumer, o.source, batch);
		return fresh.length > 0;
	});
	if (mine) o.parked(event, cause);
};
