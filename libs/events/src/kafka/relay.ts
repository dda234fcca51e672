import { randomUUID } from "node:crypto";
import type { Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { followLog, type LogEvent, type Page, type Wake } from "@seamark/log";
import type { Kafka } from "kafkajs";
import { moveCursor, readCursor } from "../cursor.ts";
import { pause } from "../pause.ts";
import { wholeLog } from "../types.ts";
import { type KafkaAddress, openKafka, topicOf } from "./client.ts";
import { fromMessage, toMessage } from "./message.ts";
import { ensureGroup, ensureTopic } from "./topic.ts";

export type RelayNotice = { service: string } /** This instance sends now. */ & (
	| { kind: "leading"; position: number }
	/** The broker or the database is away; sending goes on after a pause, for ever. */
	| { kind: "retry"; attempt: number; cause: string }
	/** The topic holds what the log does not, or the relay's cursor is of another log; sending would mix two histories. Nothing is sent until an operator acts. */
	| { kind: "refused"; cause: string }
);

export type Relay = {
	/** Resolves when the batch in hand is acknowledged or given up. */
	close(): Promise<void>;
	state(): {
		leading: boolean;
		position: number;
		behind: number | undefined;
		status: "waiting" | "sending" | "retrying" | "refused";
		cause: string;
	};
};

export type RelayOptions = {
	pool: Pool;
	wake: Wake;
	/** Name of the service whose log this is. */
	service: string;
	kafka: KafkaAddress;
	/** Of a topic that is made now; an existing topic keeps its own number. */
	partitions?: number;
	replicationFactor?: number;
	/** First pause after a failure; doubles up to 50 times its length. */
	retryPauseMs?: number;
	/** How often an instance in waiting asks whether it may lead. */
	takeOverMs?: number;
	notice?: (notice: RelayNotice) => void;
};

const consumer = "relay";
class TopicRefused extends Error {}

/**
 * Sends a service's log to its Kafka topic, in position order. One batch is in flight, and the cursor moves once all brokers
 * that count have it (acks -1), so every event is sent at least once. One instance of the service sends; another takes over
 * when the first one's database connection ends.
 *
 * What consumers rely on: in each partition, events that appear for the first time do so in position order. A batch is
 * sent only when everything before it was acknowledged, to this relay or to the one that moved the cursor there; so when an
 * event first appears in its partition, all earlier events of that partition are in front of it. What is sent again,
 * by a retry, after a crash, or by a relay that does not know yet that it was replaced, has appeared before or is next.
 */
export const relayToKafka = (o: RelayOptions): Relay => {
	const stop = new AbortController();
	const retryPauseMs = o.retryPauseMs ?? 200;
	const state: ReturnType<Relay["state"]> = {
		leading: false,
		position: 0,
		behind: undefined,
		status: "waiting",
		cause: "",
	};
	let failures = 0;
	const sent = (position: number, behind: number) => {
		failures = 0;
		Object.assign(state, { position, behind, status: "sending", cause: "" });
	};

	const failed = (error: unknown) => {
		failures++;
		const cause = (error as Error).message;
		const refused = error instanceof TopicRefused || (error instanceof HubError && error.code.startsWith("CURSOR_"));
		if (!refused) o.notice?.({ service: o.service, kind: "retry", attempt: failures, cause });
		else if (state.status !== "refused") o.notice?.({ service: o.service, kind: "refused", cause });
		Object.assign(state, { status: refused ? "refused" : "retrying", cause });
	};

	const lead = async (signal: AbortSignal) => {
		const cursor = await readCursor(o.pool, consumer, o.service, wholeLog);
		const kafka = openKafka(o.kafka, `seamark-${o.service}-relay`);
		const partitions = await prepareTopic(kafka, o, signal);
		const producer = kafka.producer({
			allowAutoTopicCreation: false,
			maxInFlightRequests: 1,
			createPartitioner:
				() =>
				({ message }) =>
					message.partition ?? 0,
		});
		await producer.connect();
		try {
			o.notice?.({ service: o.service, kind: "leading", position: cursor.position });
			for await (const page of followLog({ ...o, after: cursor.position, logId: cursor.logId, signal })) {
				if (page.events.length > 0) {
					const messages = page.events.map((event) =>
						toMessage(event, { service: o.service, logId: page.logId, partitions }),
					);
					await producer.send({ topic: topicOf(o.service), acks: -1, timeout: 10_000, messages });
					await moveCursor(o.pool, consumer, o.service, { ...page, partition: wholeLog, after: cursor.position });
				}
				const position = lastOf(page) ?? state.position;
				sent(position, page.head - position);
			}
		} finally {
			await ended(producer.disconnect());
		}
	};

	const running = (async () => {
		while (!stop.signal.aborted) {
			try {
				await asLeader(o, stop.signal, async (signal) => {
					state.leading = true;
					await lead(signal);
				});
			} catch (error) {
				if (stop.signal.aborted) break;
				failed(error);
				await pause(retryPauseMs * Math.min(50, 2 ** (failures - 1)), stop.signal);
			} finally {
				state.leading = false;
			}
		}
	})();

	return {
		close: async () => {
			stop.abort();
			await running;
		},
		state: () => ({ ...state }),
	};
};

const lastOf = (page: Page): number | undefined => page.events.at(-1)?.position;

/** A client that cannot reach its broker may take long to say goodbye. */
const ended = (goodbye: Promise<unknown>): Promise<unknown> =>
	Promise.race([goodbye.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);

/**
 * Runs `work` while this instance holds the service's lock, on a connection of its own; ends when that connection does.
 * The lock saves double work. Nothing depends on it: two relays that overlap keep the order too.
 */
const asLeader = async (
	o: RelayOptions,
	stopped: AbortSignal,
	work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
	const client = await o.pool.connect();
	const lost = new AbortController();
	let failure: Error | undefined;
	const onLost = (error: Error) => {
		failure = error;
		lost.abort();
	};
	client.on("error", onLost);
	client.on("end", () => onLost(new Error("the connection that holds the relay's lock ended")));
	const signal = AbortSignal.any([stopped, lost.signal]);
	const key = [`seamark.relay.${o.service}`];
	let held = false;
	try {
		// A holder whose machine is gone is noticed in half a minute, not in the two hours of the system's default.
		await client.query("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4");
		while (!signal.aborted && !held) {
			const { rows } = await client.query<{ held: boolean }>(
				"select pg_try_advisory_lock(hashtextextended($1, 0)) as held",
				key,
			);
			held = rows[0]?.held === true;
			if (!held) await pause(o.takeOverMs ?? 1_000, signal);
		}
		if (held && !signal.aborted) await work(signal);
		if (failure && !stopped.aborted) throw failure;
	} finally {
		client.removeAllListeners("end");
		if (held && !failure) await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", key).catch(onLost);
		client.off("error", onLost);
		client.release(failure);
	}
};

/** Makes the topic when it is not there, and otherwise makes sure that it is this log's. Returns its number of partitions. */
const prepareTopic = async (kafka: Kafka, o: RelayOptions, signal: AbortSignal): Promise<number> => {
	const admin = kafka.admin();
	await admin.connect();
	try {
		const topic = topicOf(o.service);
		const offsets = await ensureTopic(admin, {
			topic,
			partitions: o.partitions ?? 6,
			replicationFactor: o.replicationFactor,
			signal,
		});
		const last = new Map(
			[...offsets].filter(([, { low, next }]) => next > low).map(([partition, { next }]) => [partition, next - 1]),
		);
		if (last.size > 0) {
			const group = `${topic}.relay-${randomUUID()}`;
			await ensureGroup(admin, group, signal);
			await holdsThisLog(o.pool, topic, await readAt(kafka, topic, group, last));
			await admin.deleteGroups([group]).catch(() => undefined);
		}
		return offsets.size;
	} finally {
		await ended(admin.disconnect());
	}
};

/**
 * After a restore to an earlier state a log gives the same positions to other events, which consumers would take for events
 * they have had. The last record of each partition must therefore be an entry of this log, with the same id.
 */
const holdsThisLog = async (
	pool: Pool,
	topic: string,
	records: { event: LogEvent; logId: string }[],
): Promise<void> => {
	const { rows } = await pool.query<{ log_id: string; expired: number; known: string[] | null }>(
		`select h.log_id, h.expired, (select array_agg(position || ' ' || id) from seamark.log_entry where position = any($1)) as known
		from seamark.log_head h`,
		[records.map(({ event }) => event.position)],
	);
	const log = rows[0];
	if (!log) throw new Error("The log has no head row; the database was not migrated.");
	for (const { event, logId } of records) {
		if (logId !== log.log_id)
			throw new TopicRefused(`The topic ${topic} holds events of another log (${logId}). See libs/events/README.md.`);
		if (event.position > log.expired && !log.known?.includes(`${event.position} ${event.id}`))
			throw new TopicRefused(
				`The topic ${topic} holds event ${event.position}, which this log does not: the database was restored to an earlier state. See libs/events/README.md.`,
			);
	}
};

/** The records at these offsets, one per partition. */
const readAt = async (
	kafka: Kafka,
	topic: string,
	groupId: string,
	at: Map<number, number>,
): Promise<{ event: LogEvent; logId: string }[]> => {
	const consumer = kafka.consumer({
		groupId,
		maxWaitTimeInMs: 200,
		retry: { retries: 2, restartOnFailure: async () => false },
	});
	const found = new Map<number, { event: LogEvent; logId: string }>();
	const all = Promise.withResolvers<void>();
	const late = setTimeout(
		() => all.reject(new Error(`the last records of ${topic} could not be read in 20 s`)),
		20_000,
	);
	consumer.on(consumer.events.GROUP_JOIN, () => {
		for (const [partition, offset] of at) consumer.seek({ topic, partition, offset: String(offset) });
	});
	consumer.on(consumer.events.CRASH, ({ payload }) => all.reject(payload.error));
	try {
		await consumer.connect();
		await consumer.subscribe({ topic, fromBeginning: true });
		await consumer.run({
			autoCommit: false,
			eachMessage: async ({ partition, message }) => {
				found.set(partition, fromMessage(message));
				if (found.size === at.size) all.resolve();
			},
		});
		await all.promise;
		return [...found.values()];
	} finally {
		clearTimeout(late);
		await ended(consumer.disconnect());
	}
};
