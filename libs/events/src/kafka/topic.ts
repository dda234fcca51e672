import type { Admin } from "kafkajs";
import { type KafkaAddress, openKafka, topicOf } from "./client.ts";
import { answerIn, settled } from "./settle.ts";

/** First offset kept and next offset of each partition. */
export type Offsets = Map<number, { low: number; next: number }>;

const notThere = { type: "LEADER_NOT_AVAILABLE" };

/** Creates the topic of a service's events when it is not there, and waits until every partition of it answers. */
export const ensureTopic = async (
	admin: Admin,
	o: { topic: string; partitions: number; replicationFactor?: number | undefined; signal: AbortSignal },
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
	return settled(async () => {
		const offsets = await offsetsOf(admin, o.topic, o.signal);
		if (!offsets) throw Object.assign(new Error(`the topic ${o.topic} was made, and no broker knows it`), notThere);
		return offsets;
	}, o.signal);
};

/** Undefined when there is no such topic. */
export const offsetsOf = async (admin: Admin, topic: string, signal: AbortSignal): Promise<Offsets | undefined> => {
	try {
		const offsets = await settled(() => admin.fetchTopicOffsets(topic), signal);
		return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), next: Number(high) }]));
	} catch (error) {
		if (answerIn(error) === "UNKNOWN_TOPIC_OR_PARTITION") return undefined;
		throw error;
	}
};

/** Waits until a broker looks after the group: the first one of a new cluster takes a while to be looked after. */
export const ensureGroup = async (admin: Admin, groupId: string, signal: AbortSignal): Promise<void> => {
	await settled(() => admin.fetchOffsets({ groupId, topics: [] }), signal);
};

/** Makes the topic of a service's events where there is none. Returns its number of partitions. */
export const makeTopic = async (o: { kafka: KafkaAddress; service: string; partitions: number }): Promise<number> => {
	const admin = openKafka(o.kafka, `seamark-${o.service}-topic`).admin();
	await admin.connect();
	try {
		const signal = new AbortController().signal;
		return (await ensureTopic(admin, { topic: topicOf(o.service), partitions: o.partitions, signal })).size;
	} finally {
		await admin.disconnect();
	}
};

/** Deletes the topics of services; those that are not there are left alone. */
export const deleteTopics = async (kafka: KafkaAddress, services: readonly string[]): Promise<void> => {
	const admin = openKafka(kafka, "seamark-restore").admin();
	await admin.connect();
	try {
		const known = new Set(await admin.listTopics());
		const topics = services.map(topicOf).filter((topic) => known.has(topic));
		if (topics.length > 0) await admin.deleteTopics({ topics });
	} finally {
		await admin.disconnect();
	}
};
