import type { logApi } from "@seamark/contracts";
import type { ServiceIdentity } from "@seamark/grpc";
import { followSource } from "./follow-source.ts";
import { kafkaSource } from "./kafka/source.ts";
import type { EventSource } from "./types.ts";

/** Where a service's events come from: Kafka when brokers are named, otherwise its log over gRPC. */
export const eventSourceFor = (o: {
	kafkaBrokers: readonly string[];
	/** The producing service. */
	source: string;
	consumer: string;
	identity: ServiceIdentity;
	/** Opened when Kafka is not used. */
	logClient: (source: string) => logApi.LogServiceClient;
}): EventSource =>
	o.kafkaBrokers.length > 0
		? kafkaSource({ kafka: { brokers: o.kafkaBrokers }, source: o.source, consumer: o.consumer })
		: followSource({ source: o.source, client: o.logClient(o.source), identity: o.identity });
