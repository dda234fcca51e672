import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { obtainKafka } from "@seamark/kafka";
import type { DrainResult, DrainTask } from "./drainer.ts";
import type { LogStart, LogStarted } from "./log-target.ts";
import type { Options } from "./options.ts";
import { type Peer, startPeer } from "./processes.ts";
import { figuresOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";
import { cpuMsOf, treeOf } from "./usage.ts";

type Kafka = { brokers: string[] } | { unavailable: string };

/** A hundred thousand events behind, over both transports, and what a hub with Kafka takes while nothing happens. */
export const drain = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), "seamark-bench-"));
	stack.defer(() => rm(folder, { recursive: true, force: true }));
	const kafka = await openKafka(o, stack);
	const events = o.quick ? 3_000 : 100_000;
	const drained = await drainRounds(o, { folder, kafka, events });
	const idle = "brokers" in kafka ? await idleCpu(o, kafka.brokers) : undefined;
	return {
		bench: "drain",
		events,
		rounds: o.rounds,
		kafka: "unavailable" in kafka ? kafka.unavailable : "measured",
		goals: {
			missing: goalOf(drained.missing, { under: 1 }),
			doubled: goalOf(drained.doubled, { under: 1 }),
			...(idle ? { idleCpuPercent: goalOf(idle.hub, { under: 3 }) } : {}),
		},
		...drained,
		...(idle ? { idleCpuPercent: idle } : {}),
	};
};

const openKafka = async (o: Options, stack: AsyncDisposableStack): Promise<Kafka> => {
	// Always a broker of its own: the topics of one that is in use hold another hub's events.
	const { JAVA_HOME, DOCKER_HOST } = process.env;
	const kafka = await obtainKafka({ env: { JAVA_HOME, DOCKER_HOST }, log: o.say });
	if ("unavailable" in kafka) o.say(`KAFKA IS LEFT OUT: ${kafka.unavailable}`);
	else stack.defer(() => kafka.stop());
	return kafka;
};

const drainRounds = async (o: Options, { folder, kafka, events }: { folder: string; kafka: Kafka; events: number }) => {
	await using stack = new AsyncDisposableStack();
	const [log, drainer] = [startPeer("log-target.ts"), startPeer("drainer.ts")];
	stack.defer(() => log.close());
	stack.defer(() => drainer.close());
	o.say(`Writing ${events} events to a log ...`);
	const started = await log.call<LogStarted>("start", {
		dataDir: folder,
		events,
		profiled: o.profile !== undefined,
	} satisfies LogStart);
	await drainer.call("open", started);
	await log.call("prepare", started);
	const brokers = "brokers" in kafka ? kafka.brokers : [];
	const relay = async () => {
		if (o.profile) await log.call("startProfile");
		const relayed = await log.call<{ ms: number }>("relay", { brokers });
		if (o.profile) await log.call("stopProfile", { dir: o.profile, name: "drain-relay" });
		return relayed;
	};
	const relayed = brokers.length > 0 ? await relay() : undefined;
	const perSecond = ({ ms }: { ms: number }) => Math.round((events * 1_000) / ms);
	if (relayed) o.say(`The relay sent them to Kafka, ${perSecond(relayed)} a second`);

	const ways = [
		{ name: "follow", way: "follow", effect: "store" },
		{ name: "followAudit", way: "follow", effect: "audit" },
		...(brokers.length > 0
			? ([
					{ name: "kafka", way: "kafka", effect: "store" },
					{ name: "kafkaAudit", way: "kafka", effect: "audit" },
				] as const)
			: []),
	] as const;
	const row = table(o.say, ["events a second", "bare read", "read+store", ...ways.map(({ name }) => name)]);
	const rounds: Record<string, number>[] = [];
	let [missing, doubled] = [0, 0];
	for (let round = 1; round <= o.rounds; round++) {
		const one: Record<string, number> = {
			bareRead: perSecond(await drainer.call("bareRead", { events, storing: false })),
			bareReadAndStore: perSecond(await drainer.call("bareRead", { events, storing: true })),
		};
		for (const { name, way, effect } of ways) {
			const task: DrainTask = { ...{ way, effect, brokers, events }, consumer: `bench-${name}-${round}` };
			const result = await profiled(o, { log, drainer }, `drain-${name}-${round}`, () =>
				drainer.call<DrainResult>("drain", task),
			);
			one[name] = perSecond(result);
			// Joining the group is in the figure above; this tells how much of it it was.
			one[`${name}FirstMs`] = result.firstMs;
			missing += result.missing;
			doubled += result.doubled;
		}
		row(
			`round ${round}`,
			...Object.entries(one)
				.filter(([name]) => !name.endsWith("FirstMs"))
				.map(([, value]) => value),
		);
		rounds.push(one);
	}
	const of = (name: string) => rounds.map((one) => one[name] ?? Number.NaN);
	return {
		missing,
		doubled,
		...(relayed ? { relayPerSecond: perSecond(relayed) } : {}),
		ratio: Object.fromEntries(
			ways.map(({ name }) => [
				name,
				{
					toBareRead: ratioOf(of(name), of("bareRead")),
					toBareReadAndStore: ratioOf(of(name), of("bareReadAndStore")),
				},
			]),
		),
		results: figuresOf(rounds),
	};
};

/** With `--profile`, what the consumer and PostgreSQL were busy with meanwhile. */
const profiled = async <T>(
	{ profile: dir }: Options,
	{ log, drainer }: { log: Peer; drainer: Peer },
	name: string,
	work: () => Promise<T>,
): Promise<T> => {
	if (dir === undefined) return work();
	await log.call("statements");
	await drainer.call("startProfile");
	const result = await work();
	await drainer.call("stopProfile", { dir, name });
	await writeFile(join(dir, `${name}.statements.json`), JSON.stringify(await log.call("statements"), null, "\t"));
	return result;
};

/** Per cent of a core: one process of each service, their sum, and what they are built on. */
type Idle = { hub: number; [name: string]: number };

/** CPU of the services over Kafka, each a process of its own, while nothing happens, in per cent of a core. `hub` is one process of each. */
const idleCpu = async (o: Options, brokers: readonly string[]): Promise<Idle> => {
	o.say("Starting the services apart, over Kafka ...");
	// Here, so that the other benches start without all that it loads.
	const { hubApart } = await import("../support/hub.ts");
	const hub = await hubApart(brokers);
	try {
		const tree = treeOf(process.pid);
		const commands = new Map(tree.map((pid) => [pid, readFileSync(`/proc/${pid}/cmdline`, "utf8")]));
		const running = (part: string) => tree.filter((pid) => commands.get(pid)?.includes(part));
		const services = Map.groupBy(
			running("/services/"),
			(pid) => /services\/([a-z-]+)\//.exec(commands.get(pid) ?? "")?.[1],
		);
		const groups: Record<string, number[]> = {
			...Object.fromEntries([...services].map(([name, [first = 0]]) => [name, [first]])),
			...{ database: running("postgres"), broker: running("kafka.Kafka") },
		};
		const cpu = () => Object.values(groups).map((pids) => cpuMsOf(pids) ?? Number.NaN);
		await new Promise((resolve) => setTimeout(resolve, o.quick ? 0 : 5_000));
		const seconds = o.quick ? 1 : 30;
		const before = cpu();
		await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
		const percent = cpu().map((now, index) => Math.round(((now - (before[index] ?? 0)) / seconds) * 10) / 100);
		const hubPercent = percent.slice(0, services.size).reduce((sum, one) => sum + one, 0);
		const idle: Idle = {
			hub: Math.round(hubPercent * 100) / 100,
			...Object.fromEntries(Object.keys(groups).map((name, index) => [name, percent[index] ?? Number.NaN])),
		};
		const row = table(o.say, ["", ...Object.keys(idle)]);
		row(`idle CPU over ${seconds} s, % of a core`, ...Object.values(idle));
		return idle;
	} finally {
		await hub.stop();
	}
};
