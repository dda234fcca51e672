import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { migratedDatabase } from "@seamark/db/testing";
import { ownBroker } from "@seamark/testing";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { freshName, openEffects, openProducer, until } from "./contract/stage.ts";
import { openKafka } from "./kafka/client.ts";
import { ensureTopic, offsetsOf } from "./kafka/topic.ts";

/** What an operator sees at the first start: a broker on which nothing was made yet, which belongs to these tests. */

type Own = Awaited<ReturnType<typeof ownBroker>>;
let broker: Own | Error;
beforeAll(async () => {
	broker = await ownBroker().catch((error: Error) => error);
}, 600_000); // the first run on a machine fetches the jars
afterAll(async () => {
	if (!(broker instanceof Error)) await broker.stop();
});
beforeEach((context) => {
	if (broker instanceof Error) context.skip(broker.message);
});
const signal = AbortSignal.timeout(600_000);
const brokers = (): string[] => (broker instanceof Error ? [] : broker.brokers);

/** A process of the contract suite, and all that it prints. */
const run = (program: "relay" | "consumer", o: object) => {
	const child = spawn(process.execPath, [join(import.meta.dirname, `contract/${program}.ts`), JSON.stringify(o)]);
	onTestFinished(async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const gone = once(child, "exit");
		child.kill("SIGKILL");
		await gone;
	});
	const said = { out: "", err: "" };
	child.stdout.on("data", (chunk) => {
		said.out += chunk;
	});
	child.stderr.on("data", (chunk) => {
		said.err += chunk;
	});
	return said;
};

test("a relay and a consumer that come before their topic say nothing but who leads", async () => {
	const all = await Promise.all(
		[1, 2].map(async () => {
			const [service, database] = [freshName(), { database: migratedDatabase }];
			const producer = await openProducer(database);
			onTestFinished(() => producer.close());
			const effects = await openEffects(database);
			onTestFinished(() => effects.close());
			const spec = { kind: "kafka", source: service, kafka: { brokers: brokers() } };
			const consumer = run("consumer", { url: effects.url, spec, consumer: "one" });
			return { service, producer, effects, consumer };
		}),
	);
	const admin = openKafka({ brokers: brokers() }, "test").admin();
	await admin.connect();
	// The consumers have asked for a topic that is not there, more than once.
	for (let i = 0; i < 4; i++) expect(await offsetsOf(admin, "seamark.none.v1", signal)).toBeUndefined();
	await admin.disconnect();
	for (const { service, producer, effects, consumer } of all) {
		const relay = run("relay", { url: producer.url, service, brokers: brokers() });
		await producer.append(20);
		await until("every event has its effect", async () => (await effects.count()) >= 20, 45_000);
		expect(relay).toEqual({ out: `${JSON.stringify({ service, kind: "leading", position: 0 })}\n`, err: "" });
		expect(consumer).toEqual({ out: "", err: "" });
	}
});

test("whoever asks for a topic in the moment in which it is made gets no error", async () => {
	const kafka = openKafka({ brokers: brokers() }, "test");
	const [maker, other] = [kafka.admin(), kafka.admin()];
	await Promise.all([maker.connect(), other.connect()]);
	onTestFinished(async () => {
		await Promise.all([maker.disconnect(), other.disconnect()]);
	});
	for (let i = 0; i < 12; i++) {
		const topic = freshName();
		const asking = (async () => {
			while (!(await offsetsOf(other, topic, signal)));
		})();
		expect((await ensureTopic(maker, { topic, partitions: 6, signal })).size).toBe(6);
		const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } });
		await producer.connect();
		await producer.send({
			topic,
			acks: -1,
			messages: [0, 1, 2, 3, 4, 5].map((partition) => ({ partition, value: "x" })),
		});
		await producer.disconnect();
		await asking;
	}
});
