import type { Tx } from "@seamark/db";
import type { LogEvent } from "@seamark/log";

/** The partition number of a source that reads the producer's log as a whole. */
export const wholeLog = -1;

/** Where a consumer has got to in one partition of a source. */
export type Cursor = { logId: string; position: number; transportOffset: number | null };

/** Events of one partition, oldest first. A partition keeps the order of each subject. */
export type Batch = {
	partition: number;
	logId: string;
	events: readonly LogEvent[];
	/** The transport's own offset of each event; absent where the position serves as one. */
	offsets?: readonly number[];
	/** The offset (or position) that the batch follows on. What lies above the cursor and below it would be skipped. */
	after: number;
};

/**
 * A way for events to come from another service: by following its log over gRPC, or over Kafka. Every event may come
 * more than once; those that come for the first time come in position order within their partition; none is left out.
 */
export type EventSource = {
	/** The producing service. */
	readonly source: string;
	/**
	 * Hands batches to `deliver`, one at a time per partition, and goes on only when it resolves. Resolves when the signal
	 * aborts; rejects when the transport fails (the caller starts it again), when `deliver` rejects, or with CURSOR_FOREIGN,
	 * CURSOR_IN_FUTURE or CURSOR_EXPIRED.
	 */
	run(o: {
		cursor: (partition: number) => Promise<Cursor>;
		deliver: (batch: Batch) => Promise<void>;
		/**
		 * Called on proof of progress alone: something was delivered, or the transport has shown that nothing is behind.
		 * `behind` is the number of events still to come, where known.
		 */
		alive: (behind?: number) => void;
		signal: AbortSignal;
	}): Promise<void>;
};

/** The effect of events, oldest first. Runs in the transaction that moves the cursor, so that it happens once. */
export type Effect = (tx: Tx, events: readonly LogEvent[]) => Promise<void>;
