import { HubError } from "@seamark/errors";
import type { Admin, Consumer, EachBatchPayload } from "kafkajs";
import { pause } from "../pause.ts";
import type { Batch, EventSource } from "../types.ts";
import { type KafkaAddress, openKafka, topicOf } from "./client.ts";
import { fromMessage } from "./message.ts";
import { ensureGroup, offsetsOf } from "./topic.ts";

export type KafkaSourceOptions = {
	kafka: KafkaAddress;
	/** The producing service. */
	source: string;
	/** Name of the consumer; its instances form one group and share the partitions. */
	consumer: string;
	/** Events that one transaction takes at most. */
	batch?: number;
	/** How often the ends of the topic are asked for: the proof that nothing is behind while nothing comes. */
	probeMs?: number;
	/** A member that is not heard of for so long loses its partitions. The broker allows 6 s at the least. */
	sessionTimeoutMs?: number;
};

/** What one membership in the group knows of a partition: the last offset delivered, once it was checked with the database. */
type Held = Map<number, { reached: number; checked: boolean }>;

/**
 * Events of another service over Kafka. The consumer's own database says where to go on, in each partition; what the broker
 * keeps is a courtesy to the tools that show lag.
 */
export const kafkaSource = (o: KafkaSourceOptions): EventSource => ({
	source: o.source,
	run: async (run) => {
		const topic = topicOf(o.source);
		const kafka = openKafka(o.kafka, `seamark-${o.consumer}`);
		const admin = kafka.admin();
		const groupId = `seamark.${o.consumer}.${o.source}`;
		const consumer = kafka.consumer({
			groupId,
			allowAutoTopicCreation: false,
			sessionTimeout: o.sessionTimeoutMs ?? 15_000,
			heartbeatInterval: 1_000,
			// A member that hangs in the middle of a delivery holds up the others for no longer than a dead one.
			rebalanceTimeout: o.sessionTimeoutMs ?? 15_000,
			// The broker answers at once when there is something; this is how long it waits otherwise, and how long a stop takes.
			maxWaitTimeInMs: 500,
			retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
		});
		const failed = Promise.withResolvers<never>();
		failed.promise.catch(() => undefined);
		try {
			await admin.connect();
			const known = await startingPoints(admin, topic, run);
			if (!known) return;
			await ensureGroup(admin, groupId, run.signal);
			await consumer.connect();
			await consumer.subscribe({ topic, fromBeginning: true });
			const session = openSession(o, run, consumer, topic, known, failed.reject);
			const working = session.start().then(() => probe(o, run, admin, topic, session));
			await Promise.race([working, failed.promise, aborted(run.signal)]);
		} finally {
			await Promise.allSettled([consumer.disconnect(), admin.disconnect()]);
		}
	},
});

type Run = Parameters<EventSource["run"]>[0];

const aborted = async (signal: AbortSignal): Promise<void> => {
	if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
};

/**
 * The last offset whose effect is kept, for each partition. Waits while there is no topic yet. Throws CURSOR_IN_FUTURE when
 * the topic ends before a cursor, since it was made again, and CURSOR_EXPIRED when it begins after one.
 */
const startingPoints = async (admin: Admin, topic: string, run: Run): Promise<Map<number, number> | undefined> => {
	let offsets = await offsetsOf(admin, topic, run.signal);
	while (!offsets && !run.signal.aborted) {
		run.alive();
		await pause(500, run.signal);
		offsets = await offsetsOf(admin, topic, run.signal);
	}
	if (!offsets || run.signal.aborted) return undefined;
	const known = new Map<number, number>();
	for (const [partition, { low, next }] of offsets) {
		const reached = (await run.cursor(partition)).transportOffset ?? -1;
		const where = `Partition ${partition} of ${topic}: the cursor is at ${reached}, the topic holds ${low} to ${next - 1}.`;
		if (reached >= next) throw new HubError("CURSOR_IN_FUTURE", { detail: where });
		if (reached + 1 < low) throw new HubError("CURSOR_EXPIRED", { detail: where });
		known.set(partition, reached);
	}
	return known;
};

const openSession = (
	o: KafkaSourceOptions,
	run: Run,
	consumer: Consumer,
	topic: string,
	known: Map<number, number>,
	fail: (error: Error) => void,
) => {
	let held: Held = new Map();
	const committed = { at: performance.now() };

	// This runs before the first fetch of a membership, and must not wait: it starts from what this process knows. That may
	// be too low, when other instances had the partition meanwhile, so the first batch is checked with the database.
	consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
		// A client that is told to stop while it joins would go on as a member for ever; an error here is what ends it.
		// https://github.com/tulios/kafkajs/issues/1593
		if (run.signal.aborted) throw new Error("stopped while it joined the group");
		held = new Map();
		for (const partition of payload.memberAssignment[topic] ?? []) {
			const reached = known.get(partition) ?? -1;
			held.set(partition, { reached, checked: false });
			consumer.seek({ topic, partition, offset: String(reached + 1) });
		}
	});
	consumer.on(consumer.events.CRASH, ({ payload }) => fail(payload.error));

	/** Whether the batch begins where the database says that this partition goes on; otherwise reads on from there. */
	const joinsOn = async ({ batch }: EachBatchPayload, mine: Held): Promise<boolean> => {
		const at = mine.get(batch.partition);
		if (!at) return false;
		if (at.checked) return true;
		const reached = (await run.cursor(batch.partition)).transportOffset ?? -1;
		Object.assign(at, { reached, checked: true });
		if (mine !== held) return false;
		if (Number(batch.firstOffset()) === reached + 1) return true;
		consumer.seek({ topic, partition: batch.partition, offset: String(reached + 1) });
		return false;
	};

	const eachBatch = async (payload: EachBatchPayload) => {
		const { partition } = payload.batch;
		const mine = held;
		// After a rebalance another membership's offsets are in force.
		const over = () => mine !== held || run.signal.aborted || payload.isStale() || !payload.isRunning();
		const at = mine.get(partition);
		if (!at || over() || !(await joinsOn(payload, mine))) return;
		for (const part of inParts(payload.batch, at.reached, o.batch ?? 500)) {
			if (over()) return;
			await withHeartbeat(payload.heartbeat, run.deliver(part));
			at.reached = part.offsets?.at(-1) ?? at.reached;
			known.set(partition, at.reached);
			if (mine !== held) return;
			payload.resolveOffset(String(at.reached));
			run.alive();
		}
	};

	/** Tells the broker how far the group has got, now and then. */
	const commit = () => {
		if (performance.now() - committed.at < 5_000) return;
		committed.at = performance.now();
		const offsets = [...held].flatMap(([partition, { reached }]) =>
			reached < 0 ? [] : { topic, partition, offset: String(reached + 1) },
		);
		if (offsets.length > 0) void consumer.commitOffsets(offsets).catch(() => undefined);
	};

	return {
		start: () =>
			consumer.run({
				autoCommit: false,
				eachBatchAutoResolve: false,
				partitionsConsumedConcurrently: 4,
				eachBatch: async (payload) => {
					try {
						await eachBatch(payload);
						commit();
					} catch (error) {
						fail(error as Error);
						throw error;
					}
				},
			}),
		/** Events in this instance's partitions that were not delivered, when the topic ends there; undefined outside the group. */
		behind: (ends: Map<number, { next: number }>): number | undefined => {
			if (held.size === 0) return undefined;
			let behind = 0;
			for (const [partition, { reached }] of held)
				behind += Math.max(0, (ends.get(partition)?.next ?? 0) - 1 - reached);
			return behind;
		},
		commit,
	};
};

/** A batch in parts of one log each. Throws when offsets are missing: the topic was made again or cleared under the reader. */
function* inParts({ partition, messages }: EachBatchPayload["batch"], reached: number, size: number): Generator<Batch> {
	let part: { logId: string; events: Batch["events"][number][]; offsets: number[] } | undefined;
	let after = reached;
	for (const message of messages) {
		const offset = Number(message.offset);
		if (offset !== after + (part?.events.length ?? 0) + 1)
			throw new Error(
				`partition ${partition}: offset ${offset} came where ${after + (part?.events.length ?? 0) + 1} was expected`,
			);
		const { event, logId } = fromMessage(message);
		if (part && (part.logId !== logId || part.events.length === size)) {
			yield { partition, after, ...part };
			after += part.events.length;
			part = undefined;
		}
		part ??= { logId, events: [], offsets: [] };
		part.events.push(event);
		part.offsets.push(offset);
	}
	if (part) yield { partition, after, ...part };
}

/** Keeps the membership alive while a delivery takes long. KafkaJS acts on a rebalance itself when the batch is done. */
const withHeartbeat = async (heartbeat: () => Promise<void>, work: Promise<void>): Promise<void> => {
	const beat = setInterval(() => void heartbeat().catch(() => undefined), 1_000);
	try {
		await work;
	} finally {
		clearInterval(beat);
	}
};

/**
 * Compares what was delivered with the ends of the topic, until the signal aborts. Only "nothing is behind" is life:
 * a client that believes to be well and delivers nothing (https://github.com/tulios/kafkajs/issues/659) is not.
 */
const probe = async (
	o: KafkaSourceOptions,
	run: Run,
	admin: Admin,
	topic: string,
	session: { behind(ends: Map<number, { next: number }>): number | undefined; commit(): void },
): Promise<void> => {
	while (!run.signal.aborted) {
		const ends = await offsetsOf(admin, topic, run.signal);
		if (ends) {
			const behind = session.behind(ends);
			if (behind === 0) run.alive(0);
			session.commit();
		}
		await pause(o.probeMs ?? 5_000, run.signal);
	}
};
