import { testDatabase, testKafka } from "@seamark/testing";
import { beforeAll, test } from "vitest";
import { eventSourceContract, freshName, type Harness, type Producer } from "./contract.ts";
import { relayToKafka } from "./kafka/relay.ts";
import { kafkaSource } from "./kafka/source.ts";

let kafka: Awaited<ReturnType<typeof testKafka>>;
beforeAll(async () => {
	kafka = await testKafka();
}, 600_000); // the first run on a machine fetches the jars

const brokers = (): string[] => {
	if ("unavailable" in kafka) throw new Error(kafka.unavailable);
	return kafka.brokers;
};

const kafkaHarness = async (producer: Producer): Promise<Harness> => {
	const address = { brokers: brokers() };
	const service = freshName();
	const open = () => relayToKafka({ ...producer, service, kafka: address, takeOverMs: 50 });
	let relay = open();
	const options = { kafka: address, source: service, sessionTimeoutMs: 6_000, probeMs: 300 };
	return {
		source: (consumer) => kafkaSource({ ...options, consumer }),
		spec: () => ({ kind: "kafka", ...options }),
		restart: async () => {
			await relay.close();
			relay = open();
		},
		close: () => relay.close(),
	};
};

eventSourceContract({
	name: "kafka",
	test: (name, work) =>
		test(name, { timeout: 60_000 }, async (context) => {
			if ("unavailable" in kafka) context.skip(kafka.unavailable);
			await work();
		}),
	database: testDatabase,
	harness: kafkaHarness,
	patienceMs: 25_000,
});
