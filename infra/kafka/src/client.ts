import { setTimeout as pause } from "node:timers/promises";
import { mendKafkaJs } from "@seamark/events/kafkajs";
import { Kafka, logLevel } from "kafkajs";

/** The cluster's id when a broker answers, else undefined. */
export const clusterIdOf = async (brokers: string[]): Promise<string | undefined> => {
	mendKafkaJs();
	const admin = new Kafka({
		brokers,
		clientId: "seamark-probe",
		logLevel: logLevel.NOTHING,
		connectionTimeout: 1_000,
		requestTimeout: 5_000,
		retry: { retries: 0 },
	}).admin();
	try {
		await admin.connect();
		return (await admin.describeCluster()).clusterId;
	} catch {
		return undefined;
	} finally {
		await admin.disconnect().catch(() => {});
	}
};

/** Asks until a broker answers; gives up at `giveUp.aborted` or after `limitMs`. */
export const untilAnswers = async (o: {
	brokers: string[];
	limitMs: number;
	giveUp?: AbortSignal;
}): Promise<string | undefined> => {
	const limit = AbortSignal.any([AbortSignal.timeout(o.limitMs), ...(o.giveUp ? [o.giveUp] : [])]);
	while (!limit.aborted) {
		const clusterId = await clusterIdOf(o.brokers);
		if (clusterId) return clusterId;
		await pause(50);
	}
	return undefined;
};
