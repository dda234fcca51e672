import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testFolder } from "@seamark/testing";
import { Kafka, logLevel, Partitioners } from "kafkajs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { env } from "./config.ts";
import { type Broker, obtainKafka, startBrokerFromJars } from "./index.ts";

const javaHome = env.JAVA_HOME;
let dir: string;
let broker: Broker;
let kafka: Kafka;
const warnings: Error[] = [];

beforeAll(async () => {
	process.on("warning", (warning) => warnings.push(warning));
	dir = await mkdtemp(join(tmpdir(), "seamark-kafka-test-"));
	broker = await startBrokerFromJars({ dir, javaHome, log: (line) => console.log(line) });
	kafka = new Kafka({ brokers: broker.brokers, logLevel: logLevel.NOTHING });
}, 600_000); // the first run on a machine fetches the jars

afterAll(async () => {
	await broker?.stop();
	await rm(dir, { recursive: true, force: true });
});

test("asks whether the broker is up without a warning of the client's", () => {
	expect(warnings).toEqual([]);
});

test("keeps acknowledged messages over a SIGKILL", async () => {
	const values = Array.from({ length: 1_000 }, (_, n) => `message ${n}`);
	const admin = kafka.admin();
	await admin.connect();
	await admin.createTopics({ topics: [{ topic: "kept", numPartitions: 3, replicationFactor: 1 }] });
	await admin.disconnect();

	const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
	await producer.connect();
	await producer.send({ topic: "kept", acks: -1, messages: values.map((value) => ({ key: value, value })) });
	await producer.disconnect();
	expect(await consumed("before", values.length)).toEqual(new Set(values));

	const pid = broker.pid;
	broker.kill?.();
	await broker.restart?.();

	expect(broker.pid).not.toBe(pid);
	expect(await consumed("after", values.length)).toEqual(new Set(values));
});

test("does not create a topic that nobody asked for", async () => {
	const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, retry: { retries: 0 } });
	await producer.connect();
	await expect(producer.send({ topic: "misspelt", messages: [{ value: "x" }] })).rejects.toThrow(/topic/);
	await producer.disconnect();
});

test("takes the broker that the environment names, and leaves it running", async () => {
	const given = await obtainKafka({ env: { KAFKA_BROKERS: ` ${broker.brokers[0]} ,` } });
	if ("unavailable" in given) throw new Error(given.unavailable);
	expect(given).toMatchObject({ how: "environment", brokers: broker.brokers });
	await given.stop();
	expect(isAlive(broker.pid)).toBe(true);
});

test("says so when the broker that the environment names does not answer", async () => {
	expect(await obtainKafka({ env: { KAFKA_BROKERS: "127.0.0.1:1" } })).toMatchObject({
		unavailable: expect.stringContaining("no broker answered"),
		jarsUnreachable: false,
	});
});

test("refuses a directory in use, and a port in use", async () => {
	await expect(startBrokerFromJars({ dir, javaHome })).rejects.toThrow(/already runs on/);

	const port = Number(broker.brokers[0]?.split(":")[1]);
	await expect(startBrokerFromJars({ dir: testFolder(), port, javaHome })).rejects.toThrow(/taken by another program/);
});

test("a broker ends when the process that started it is killed", async () => {
	const started = await startInOtherProcess(testFolder());
	started.owner.kill("SIGKILL");
	await vi.waitFor(() => expect(isAlive(started.pid)).toBe(false), { timeout: 30_000 });
});

test("a start ends the broker that a dead process left in its directory", async () => {
	const left = await startInOtherProcess(testFolder());
	process.kill(watcherOf(left.pid), "SIGKILL");
	left.owner.kill("SIGKILL");
	await once(left.owner, "exit");
	expect(isAlive(left.pid)).toBe(true);

	const next = await startBrokerFromJars({ dir: left.dir, javaHome });
	expect(isAlive(left.pid)).toBe(false);
	await next.stop();
	expect(isAlive(next.pid)).toBe(false);
	expect(existsSync(join(left.dir, "broker.pid"))).toBe(false);
});

/** The values of all messages in 'kept', once the group has as many as expected. */
const consumed = async (groupId: string, expected: number): Promise<Set<string>> => {
	const consumer = kafka.consumer({ groupId });
	await consumer.connect();
	await consumer.subscribe({ topic: "kept", fromBeginning: true });
	const values = new Set<string>();
	const all = Promise.withResolvers<void>();
	await consumer.run({
		eachMessage: async ({ message }) => {
			values.add(String(message.value));
			if (values.size === expected) all.resolve();
		},
	});
	await all.promise;
	await consumer.disconnect();
	return values;
};

const startInOtherProcess = async (dir: string) => {
	const module = JSON.stringify(join(import.meta.dirname, "index.ts"));
	const code = `import { startBrokerFromJars } from ${module}
    const broker = await startBrokerFromJars(${JSON.stringify({ dir, javaHome })})
    console.log(broker.pid)
    setInterval(() => {}, 1_000)`;
	const owner = spawn(process.execPath, ["--input-type=module", "--eval", code], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const [pid] = await once(owner.stdout, "data");
	return { owner, pid: Number(pid), dir };
};

/** The shell that would end this broker. */
const watcherOf = (pid: number): number => {
	const line = execFileSync("ps", ["-ww", "-A", "-o", "pid=,args="], { encoding: "utf8" })
		.split("\n")
		.find((line) => line.endsWith(`kill -9 ${pid}`));
	return Number.parseInt(line ?? "", 10);
};

const isAlive = (pid: number | undefined): boolean => {
	try {
		return process.kill(pid ?? 0, 0);
	} catch {
		return false;
	}
};
