import type { Admin } from "kafkajs";

/** Creates the topic of a service's events when it is not there. Returns its number of partitions. */
export const ensureTopic = async (
	admin: Admin,
	o: { topic: string; partitions: number; replicationFactor?: number | undefined },
): Promise<number> => {
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
	const metadata = await admin.fetchTopicMetadata({ topics: [o.topic] });
	return metadata.topics[0]?.partitions.length ?? o.partitions;
};

/** First offset kept and next offset of each partition, or undefined when there is no such topic. */
export const offsetsOf = async (
	admin: Admin,
	topic: string,
): Promise<Map<number, { low: number; next: number }> | undefined> => {
	try {
		const offsets = await admin.fetchTopicOffsets(topic);
		return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), next: Number(high) }]));
	} catch (error) {
		if ((error as { type?: string }).type === "UNKNOWN_TOPIC_OR_PARTITION") return undefined;
		throw error;
	}
};
