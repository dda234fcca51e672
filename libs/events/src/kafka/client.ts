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

type Request = { sentAt: number; requestTimeout: number; timeoutRequest(): void };
type RequestQueue = {
	pending: unknown[];
	throttledUntil: number;
	scheduleCheckPendingRequests(): void;
	inflight: ReadonlyMap<number, Request>;
	enforceRequestTimeout: boolean;
	requestTimeoutIntervalId: NodeJS.Timeout | undefined;
	isConnected(): boolean;
	destroy(): void;
	scheduleRequestTimeoutCheck(): void;
};

const timeoutCheckMs = 1_000;

let quiet = false;

/**
 * KafkaJS 2.2.4 arms a timer after every response, also when nothing waits and no throttle is on. Its delay is then
 * negative, Node makes that 1 ms and warns, and the check arms the next one: each idle connection wakes about 900 times a
 * second. The timer is needed in two cases only. Upstream: https://github.com/tulios/kafkajs/issues/1704 and 1751.
 * Each connection also looks ten times a second for requests that are over their time; of ten seconds, one is near enough.
 */
const quietIdleConnections = (): void => {
	if (quiet) return;
	const { prototype } = createRequire(import.meta.url)("kafkajs/src/network/requestQueue") as {
		prototype: RequestQueue;
	};
	const schedule = prototype.scheduleCheckPendingRequests;
	for (const method of ["scheduleCheckPendingRequests", "scheduleRequestTimeoutCheck", "destroy"] as const)
		if (typeof prototype[method] !== "function") throw new Error(`kafkajs has changed: ${method} is gone`);
	prototype.scheduleCheckPendingRequests = function () {
		if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
	};
	prototype.scheduleRequestTimeoutCheck = function () {
		if (!this.enforceRequestTimeout) return;
		this.destroy();
		this.requestTimeoutIntervalId = setInterval(() => {
			for (const request of this.inflight.values())
				if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
			if (!this.isConnected()) this.destroy();
		}, timeoutCheckMs);
	};
	quiet = true;
};
