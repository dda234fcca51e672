import { migratedDatabase } from "@seamark/db/testing";
import { sized, testKafka } from "@seamark/testing";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { consume } from "./consume.ts";
import { followHarness, kafkaHarness } from "./contract/harness.ts";
import { storeEffects, tally } from "./contract/parts.ts";
import { freshName, openEffects, openProducer, until } from "./contract/stage.ts";
import { eventSourceContract } from "./contract.ts";

let kafka: Awaited<ReturnType<typeof testKafka>>;
beforeAll(async () => {
	kafka = await testKafka();
}, 600_000); // the first run on a machine fetches the jars

const brokers = (): string[] => {
	if ("unavailable" in kafka) throw new Error(kafka.unavailable);
	return kafka.brokers;
};

eventSourceContract({
	name: "kafka",
	test: (name, work) =>
		test(name, { timeout: sized(180_000, 1_800_000) }, async (context) => {
			if ("unavailable" in kafka) context.skip(kafka.unavailable);
			await work();
		}),
	database: migratedDatabase,
	harness: (producer) => kafkaHarness(producer, brokers()),
	patienceMs: 25_000,
	stallMs: 7_000,
	// Each kill costs the broker's shortest session timeout.
	kills: sized(1, 67),
});

test("a consumer changes from one transport to the other and back, also while both run", {
	timeout: 60_000,
}, async (context) => {
	if ("unavailable" in kafka) context.skip(kafka.unavailable);
	const service = freshName();
	const producer = await openProducer({ database: migratedDatabase });
	onTestFinished(() => producer.close());
	const [follow, topic] = [await followHarness(producer, service), await kafkaHarness(producer, brokers(), service)];
	onTestFinished(async () => {
		await Promise.all([follow.close(), topic.close()]);
	});
	const effects = await openEffects({ database: migratedDatabase });
	onTestFinished(() => effects.close());
	const over = async (harnesses: { source: (consumer: string) => Parameters<typeof consume>[0]["source"] }[]) => {
		const running = harnesses.map(({ source }) =>
			consume({ pool: effects.pool, consumer: "one", source: source("one"), effect: storeEffects }),
		);
		for (let i = 0; i < 20; i++) await producer.append(10, { subjects: 20 });
		await until("every event has its effect", async () => (await effects.count()) >= producer.appended());
		await Promise.all(running.map((one) => one.stop()));
		expect(await tally(effects.eyes, producer.appended())).toEqual({ lost: 0, doubled: 0, reordered: 0 });
	};
	for (const round of [[follow], [topic], [follow], [topic, follow], [topic]]) await over(round);
});
