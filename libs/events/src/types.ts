import type { LogEvent } from "@seamark/log";

/** Where a consumer has got to in one partition of a source. */
export type Cursor = { logId: string; position: number; transportOffset: number | null };

/** Events of one partition, oldest first. A partition keeps the order of each subject. */
export type Batch = {
	partition: number;
	logId: string;
	events: readonly LogEvent[];
	/** The transport's own offset of the last event, where it has one. */
	transportOffset?: number;
};

/**
 * A way for events to come from another service: by following its log over gRPC, or over Kafka. Every event may come
 * more than once; the events of one subject come in order; none is left out.
 */
export type EventSource = {
	/** The producing service. */
	readonly source: string;
	/**
	 * Hands batches to `deliver`, one at a time per partition, and goes on only when it resolves. Resolves when the signal
	 * aborts; rejects when the transport fails (the caller starts it again) or a cursor is refused.
	 */
	run(o: {
		cursor: (partition: number) => Promise<Cursor | undefined>;
		deliver: (batch: Batch) => Promise<void>;
		/** Called at every sign of life of the transport, heartbeats included, with the producer's head where known. */
		alive: (head?: number) => void;
		signal: AbortSignal;
	}): Promise<void>;
};
