import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Broker, type KafkaEnv, obtainKafka, type Unavailable } from "@seamark/kafka";
import { inject } from "vitest";

export type TestKafka = { brokers: string[] } | { unavailable: string };

let obtained: Promise<Broker | Unavailable> | undefined;

/**
 * Offers one broker to all test processes of a run. It is started when the first of them asks for it, so that runs that need
 * none do not wait for one; it belongs to the run's main process, which ends it.
 */
export const offerKafka = async (env: KafkaEnv): Promise<{ url: string; close(): Promise<void> }> => {
	const server = createServer((_request, response) => {
		obtained ??= obtainKafka({ env, log: (line) => console.log(line) });
		obtained.then(
			(kafka) =>
				response.end(
					JSON.stringify("unavailable" in kafka ? { unavailable: reason(kafka) } : { brokers: kafka.brokers }),
				),
			(error: Error) => response.writeHead(500).end(error.message),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.close();
			const kafka = await obtained?.catch(() => undefined);
			obtained = undefined;
			if (kafka && "stop" in kafka) await kafka.stop();
		},
	};
};

// The closing lines of `npm test` excuse this one reason in CI.
const reason = (kafka: Unavailable): string =>
	kafka.jarsUnreachable ? `the jar repository cannot be reached: ${kafka.unavailable}` : kafka.unavailable;

/** The run's broker, or why there is none. The first call of a run takes seconds, and minutes where jars are fetched. */
export const testKafka = async (): Promise<TestKafka> => {
	const answer = await fetch(inject("kafka").url);
	if (!answer.ok) throw new Error(await answer.text());
	const kafka = (await answer.json()) as TestKafka;
	if ("unavailable" in kafka) console.warn(`KAFKA TESTS ARE LEFT OUT: ${kafka.unavailable}`);
	return kafka;
};
