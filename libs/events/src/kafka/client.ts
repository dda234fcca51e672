import { Kafka, type KafkaConfig, logLevel } from "kafkajs";
import { mendKafkaJs } from "./kafkajs.ts";

/** Where the brokers are, with TLS and SASL where they ask for them. */
export type KafkaAddress = { brokers: readonly string[] } & Pick<KafkaConfig, "ssl" | "sasl">;

/** The topic of a service's events. */
export const topicOf = (service: string): string => `seamark.${service}.v1`;

/** Waits are kept short: anyone who uses the client starts again by itself, and says so. */
export const openKafka = (address: KafkaAddress, clientId: string): Kafka => {
	mendKafkaJs();
	return new Kafka({
		brokers: [...address.brokers],
		...(address.ssl ? { ssl: address.ssl } : {}),
		...(address.sasl ? { sasl: address.sasl } : {}),
		clientId,
		// What it has to say comes back as errors; its own lines would go past the service's log.
		logLevel: logLevel.NOTHING,
		connectionTimeout: 3_000,
		authenticationTimeout: 5_000,
		requestTimeout: 10_000,
		retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
	});
};
