import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Broker, type KafkaEnv, obtainKafka, startBrokerFromJars, type Unavailable } from "@seamark/kafka";
import type { TestBroker, TestKafka } from "@seamark/testing";

type Own = { broker: Broker; dir: string };
type Offer = { env: KafkaEnv; shared: Promise<Broker | Unavailable> | undefined; own: Map<string, Own> };

/**
 * Offers brokers to all test processes of a run: one that they share, started when the first of them asks for it, and those that
 * a test has for itself, to kill. All belong to the run's main process, which ends them. `@seamark/testing` asks for them.
 */
export const offerKafka = async (env: KafkaEnv): Promise<{ url: string; close(): Promise<void> }> => {
	const offer: Offer = { env, shared: undefined, own: new Map() };
	const server = createServer((request, response) => {
		answer(offer, request).then(
			(body) => response.end(JSON.stringify(body)),
			(error: Error) => response.writeHead(500).end(error.message),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.close();
			const shared = await offer.shared?.catch(() => undefined);
			if (shared && "stop" in shared) await shared.stop();
			for (const id of offer.own.keys()) await stopOwn(offer, id);
		},
	};
};

/** GET / shares the run's broker. POST /own starts one, POST /own/ID/restart starts it again, DELETE /own/ID ends it. */
const answer = async (offer: Offer, { method, url = "/" }: IncomingMessage): Promise<object> => {
	const [, what, id = ""] = url.split("/");
	if (what !== "own") return await share(offer);
	if (id === "") return await startOwn(offer);
	if (method === "DELETE") return await stopOwn(offer, id);
	await offer.own.get(id)?.broker.restart?.();
	return described(offer, id);
};

const share = async (offer: Offer): Promise<TestKafka> => {
	offer.shared ??= obtainKafka({ env: offer.env, log: (line) => console.log(line) });
	const kafka = await offer.shared;
	return "unavailable" in kafka ? { unavailable: reason(kafka) } : { brokers: kafka.brokers };
};

// The closing lines of `npm test` excuse this one reason in CI.
const reason = (kafka: Unavailable): string =>
	kafka.jarsUnreachable ? `the jar repository cannot be reached: ${kafka.unavailable}` : kafka.unavailable;

const startOwn = async (offer: Offer): Promise<TestBroker> => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-kafka-own-"));
	try {
		const broker = await startBrokerFromJars({ dir, javaHome: offer.env.JAVA_HOME });
		const id = String(broker.pid);
		offer.own.set(id, { broker, dir });
		return described(offer, id);
	} catch (error) {
		await rm(dir, { recursive: true, force: true });
		throw error;
	}
};

const described = (offer: Offer, id: string): TestBroker => {
	const broker = offer.own.get(id)?.broker;
	if (!broker) throw new Error(`there is no broker ${id}`);
	return { id, brokers: broker.brokers, pid: broker.pid ?? 0 };
};

const stopOwn = async (offer: Offer, id: string): Promise<object> => {
	const own = offer.own.get(id);
	offer.own.delete(id);
	await own?.broker.stop();
	if (own) await rm(own.dir, { recursive: true, force: true });
	return {};
};
