import { createRequire } from "node:module";
import { Kafka, type KafkaConfig, logLevel } from "kafkajs";

/** Where the brokers are, with TLS and SASL where they ask for them. */
export type KafkaAddress = { brokers: readonly string[] } & Pick<KafkaConfig, "ssl" | "sasl">;

/** The topic of a service's events. */
export const topicOf = (service: string): string => `seamark.${service}.v1`;

/** Waits are kept short: whoever uses the client starts anew by itself, and says so. */
export const openKafka = (address: KafkaAddress, clientId: string): Kafka => {
	quietIdleConnections();
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

type RequestQueue = { pending: unknown[]; throttledUntil: number; scheduleCheckPendingRequests(): void };

let quiet = false;

/**
 * KafkaJS 2.2.4 arms a timer after every response, also when nothing waits and no throttle is on. Its delay is then
 * negative, Node makes that 1 ms and warns, and the check arms the next one: each idle connection wakes about 900 times a
 * second. The timer is needed in two cases only. Upstream: https://github.com/tulios/kafkajs/issues/1704 and 1751.
 */
const quietIdleConnections = (): void => {
	if (quiet) return;
	const { prototype } = createRequire(import.meta.url)("kafkajs/src/network/requestQueue") as {
		prototype: RequestQueue;
	};
	const schedule = prototype.scheduleCheckPendingRequests;
	if (typeof schedule !== "function") throw new Error("kafkajs has changed: scheduleCheckPendingRequests is gone");
	prototype.scheduleCheckPendingRequests = function () {
		if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
	};
	quiet = true;
};
