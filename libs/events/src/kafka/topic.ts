import { setTimeout as delay } from "node:timers/promises";
import type { Admin } from "kafkajs";

/** First offset kept and next offset of each partition. */
export type Offsets = Map<number, { low: number; next: number }>;

const settleWithinMs = 5_000;

/** Creates the topic of a service's events when it is not there, and waits until every partition of it answers. */
export const ensureTopic = async (
	admin: Admin,
	o: { topic: string; partitions: number; replicationFactor?: number | undefined },
): Promise<Offsets> => {
	if (!(await admin.listTopics()).includes(o.topic)) {
		const brokers = (await admin.describeCluster()).brokers.length;
		const replicationFactor = o.replicationFactor ?? Math.min(3, brokers);
		await admin.createTopics({
			waitForLeaders: true,
			topics: [
				{
					topic: o.topic,
					numPartitions: o.partitions,
					replicationFactor,
					configEntries: [
						// The topic is the log: a consumer may come back after any time, or start from nothing.
						{ name: "retention.ms", value: "-1" },
						{ name: "retention.bytes", value: "-1" },
						{ name: "cleanup.policy", value: "delete" },
						{ name: "max.message.bytes", value: String(8 * 1024 * 1024) },
						// An acknowledgement means two copies, where there are three.
						{ name: "min.insync.replicas", value: replicationFactor >= 3 ? "2" : "1" },
						{ name: "unclean.leader.election.enable", value: "false" },
					],
				},
			],
		});
	}
	for (const giveUpAt = performance.now() + settleWithinMs; ; await delay(50)) {
		const offsets = await offsetsOf(admin, o.topic);
		if (offsets) return offsets;
		if (performance.now() > giveUpAt) throw new Error(`the topic ${o.topic} was made and is not there`);
	}
};

/**
 * Undefined when there is no such topic. Waits while the brokers still agree on who leads a partition, as they do for a moment
 * after a topic was made.
 */
export const offsetsOf = async (admin: Admin, topic: string): Promise<Offsets | undefined> => {
	for (const giveUpAt = performance.now() + settleWithinMs; ; await delay(50)) {
		try {
			const offsets = await admin.fetchTopicOffsets(topic);
			return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), next: Number(high) }]));
		} catch (error) {
			const type = typeOf(error);
			if (type === "UNKNOWN_TOPIC_OR_PARTITION") return undefined;
			const settling = type === "NOT_LEADER_FOR_PARTITION" || type === "LEADER_NOT_AVAILABLE";
			if (!settling || performance.now() > giveUpAt) throw error;
		}
	}
};

/** What the broker answered, also where the client wraps the answer after its own retries. */
const typeOf = (error: unknown): string | undefined => {
	const { type, cause } = error as { type?: string; cause?: unknown };
	return type ?? (cause ? typeOf(cause) : undefined);
};
