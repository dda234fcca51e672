import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Pool } from "@seamark/db";
import { type Broker, startBrokerFromJars } from "../../infra/kafka/src/index.ts";
import { seeded } from "../support/seeded.ts";
import { openAsker } from "./ask.ts";
import { authorities, judgeThreads, startAssistance, type Threads } from "./assistance.ts";
import { principalOf } from "./directory.ts";
import { startMonkey } from "./faults.ts";
import { openFollower } from "./follower.ts";
import { type History, judge } from "./history.ts";
import { desks, judgeBooks, judgeDesks, openBooks, startIntake } from "./intake.ts";
import { posters, readers, startLoad } from "./load.ts";
import { judgeAudit, judgeStore, untilDelivered } from "./settle.ts";
import { errorsOf, openStage } from "./stage.ts";

/** `npm run chaos`: load, readers and faults until enough of each is done; ends with one JSON line. */

const usage = `npm run chaos -- [options]

  --alerts N   alerts to acknowledge (100000)
  --kills N    processes to kill (500)
  --minutes M  end after so many minutes, whatever is reached by then (60)
  --seed S     draws the same load and faults again (a new one)
  --rate N     alerts a second at most (400)
  --no-kafka   services follow each other's logs over gRPC instead of Kafka

  --hubs       instead: three hubs of three owners, each killed and put back from backups, and the lines between them cut; --kills
               counts kills and cuts
  --tests      instead: the long forms of the fault tests that \`npm test\` runs short, some 40 minutes; with words,
               those whose path holds one of them
  --simulate N instead: N histories of a hub in this process, drawn from the seeds S, S + 1, ...

Ends with one JSON line. Exits with 0 when lost, doubled, reordered and leaked are all 0 and nothing else went wrong.`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

const readOptions = () => {
	const { values, positionals } = parseArgs({
		allowNegative: true,
		allowPositionals: true,
		options: {
			alerts: { type: "string", default: "100000" },
			kills: { type: "string", default: "500" },
			minutes: { type: "string", default: "60" },
			seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
			rate: { type: "string", default: "400" },
			kafka: { type: "boolean", default: true },
			hubs: { type: "boolean", default: false },
			tests: { type: "boolean", default: false },
			simulate: { type: "string" },
			help: { type: "boolean", short: "h", default: false },
		},
	});
	const number = (name: "alerts" | "kills" | "minutes" | "seed" | "rate" | "simulate"): number => {
		const value = Number(values[name] ?? 0);
		if (!Number.isFinite(value) || value < 0) throw new TypeError(`--${name} must be a number`);
		return value;
	};
	return {
		alerts: number("alerts"),
		kills: number("kills"),
		minutes: number("minutes"),
		seed: number("seed"),
		rate: number("rate"),
		kafka: values.kafka,
		hubs: values.hubs,
		tests: values.tests,
		words: positionals,
		simulate: number("simulate"),
		help: values.help,
	};
};

const openBroker = async (dir: string): Promise<Broker | undefined> => {
	try {
		return await startBrokerFromJars({ dir });
	} catch (error) {
		say(`Without Kafka, services follow each other's logs: ${(error as Error).message.split("\n")[0]}`);
		return undefined;
	}
};

const main = async () => {
	const o = readOptions();
	if (o.help) return void process.stdout.write(`${usage}\n`);
	let ok: boolean;
	if (o.tests) {
		const { runLongTests } = await import("./long-tests.ts");
		ok = await runLongTests(join(import.meta.dirname, "../.."), o.words);
	} else if (o.simulate > 0) {
		const { simulateMany } = await import("../simulation/many.ts");
		ok = await simulateMany({ from: o.seed, count: o.simulate, say, end });
	} else if (o.hubs) {
		const { runHubs } = await import("./hubs/run.ts");
		await using stack = new AsyncDisposableStack();
		ok = await Promise.race([runHubs(o, stack, { say, end }), interrupted()]);
	} else {
		await using stack = new AsyncDisposableStack();
		ok = await Promise.race([runHub(o, stack), interrupted()]);
	}
	if (!ok) process.exitCode ??= 1;
};

/** Ctrl-C ends the run, and with it everything that it started; a second one does not wait for that. */
const interrupted = (): Promise<false> =>
	new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
			process.on(signal, () => {
				if (process.exitCode === 130) process.exit();
				process.exitCode = 130;
				say("interrupted: ending what was started ...");
				resolve(false);
			});
	});

/** The last line of a run. */
const end = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Load, readers and faults until enough of each is done. Says whether everything held. */
const runHub = async (o: ReturnType<typeof readOptions>, stack: AsyncDisposableStack): Promise<boolean> => {
	const began = performance.now();
	const seconds = () => Math.round((performance.now() - began) / 1_000);
	const random = seeded(o.seed);
	say(`seed ${o.seed}: ${o.alerts} alerts, ${o.kills} kills, at most ${o.minutes} minutes`);
	const dir = await mkdtemp(join(tmpdir(), "seamark-chaos-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	// Anyone who interrupts while they start waits for them, and ends them then.
	const opening = o.kafka ? openBroker(join(dir, "kafka")) : undefined;
	stack.defer(async () => (await opening)?.stop());
	const broker = await opening;
	const staging = openStage({ intake: true, assistance: true, ...(broker ? { brokers: broker.brokers } : {}) });
	stack.defer(async () => (await staging.catch(() => undefined))?.[Symbol.asyncDispose]());
	const stage = await staging;
	const asker = openAsker();
	stack.defer(async () => asker.close());

	const history: History = { alerts: new Map(), twice: [] };
	// Nobody can work before the first token; those after it are got while identity is killed like the others.
	for (const { handle, purpose } of [...posters, ...readers, ...desks, ...authorities])
		await stage.token(handle, purpose);
	const urls = [stage.parts.alerts.url, stage.parts.otherAlerts.url];
	const followers = readers.map(({ handle, purpose }) => {
		const draws = random.fork(handle);
		return openFollower({
			name: handle,
			who: principalOf(handle, purpose, Date.now()),
			urls,
			token: () => stage.token(handle, purpose),
			choose: (count) => draws.int(count),
		});
	});
	stack.defer(async () => void (await Promise.all(followers.map((one) => one.close()))));
	const load = startLoad({
		asker,
		urls,
		token: stage.token,
		history,
		random: random.fork("load"),
		workers: 24,
		alerts: o.alerts,
		perSecond: o.rate,
		changes: true,
	});
	const books = openBooks();
	const intake = startIntake({
		asker,
		url: stage.parts.caseIntake.url,
		token: stage.token,
		books,
		random: random.fork("intake"),
		workers: 6,
		perSecond: o.rate / 4,
	});
	const threads: Threads = new Map();
	const assistance = startAssistance({
		asker,
		url: stage.parts.mla.url,
		token: stage.token,
		threads,
		random: random.fork("assistance"),
		workers: 4,
	});
	const monkey = startMonkey({
		stage,
		random: random.fork("faults"),
		mostKills: o.kills,
		dropReader: (draw) => followers[draw(followers.length)]?.drop(),
		...(broker ? { broker } : {}),
	});
	say(`the hub runs after ${seconds()} s${broker ? ", with Kafka" : ""}`);
	const progress = setInterval(() => {
		const sums = followers.map((one) => `${one.name} ${one.frames()}/${one.connections()}`).join(", ");
		say(
			`${seconds()} s: ${load.acknowledged()} alerts and ${intake.acknowledged()} of case intake and ${assistance.acknowledged()} of assistance acknowledged, ${load.retried() + intake.retried() + assistance.retried()} retried, ${monkey.kills()} kills; frames/connections: ${sums}`,
		);
	}, 10_000);
	stack.defer(async () => clearInterval(progress));

	const late = AbortSignal.timeout(o.minutes * 60_000);
	const ended = new Promise<void>((resolve) => late.addEventListener("abort", () => resolve(), { once: true }));
	await Promise.race([ended, Promise.all([load.reached(o.alerts), monkey.reached(o.kills)])]);
	say(`${seconds()} s: the faults end; waiting until everything has arrived`);
	await monkey.stop();
	await Promise.all([load.stop(), intake.stop(), assistance.stop()]);
	await untilDelivered(history, followers);
	clearInterval(progress);

	const [alerts, caseIntake, vault, mla, audit] = ["alerts", "case-intake", "vault", "mla", "audit"].map((name) => {
		const pool = stage.database.admin(name);
		stack.defer(() => pool.end());
		return pool;
	}) as [Pool, Pool, Pool, Pool, Pool];
	const verdicts = followers.map((one) => judge(history, one, Date.now()));
	const store = await judgeStore(history, alerts);
	const intakeStore = await judgeBooks(books, { caseIntake, vault });
	const seen = await judgeDesks(books, { asker, url: stage.parts.caseIntake.url, token: stage.token, most: 200 });
	const threadsStore = await judgeThreads(threads, mla);
	const audits = [
		await judgeAudit(alerts, audit),
		await judgeAudit(caseIntake, audit, { source: "case-intake" }),
		await judgeAudit(vault, audit, { source: "vault" }),
		await judgeAudit(mla, audit, { source: "mla" }),
	];
	const lost = [
		...[...store.lost, ...intakeStore.lost, ...seen.lost, ...threadsStore.lost],
		...audits.flatMap((one) => one.lost),
		...verdicts.flatMap((one, at) => one.missing.map((what) => `${followers[at]?.name}: ${what}`)),
	];
	const doubled = [
		...store.doubled,
		...intakeStore.doubled,
		...threadsStore.doubled,
		...audits.flatMap((one) => one.doubled),
	];
	const reordered = [...store.reordered, ...verdicts.flatMap((one) => one.reordered)];
	const leaked = [
		...verdicts.flatMap((one, at) => one.leaked.map((what) => `${followers[at]?.name}: ${what}`)),
		...seen.leaked,
	];
	const wrong = [
		...load.unexpected,
		...intake.unexpected,
		...assistance.unexpected,
		...followers.flatMap((one) => one.refusals),
	];
	const withoutRetryAfter = load.withoutRetryAfter() + intake.withoutRetryAfter() + assistance.withoutRetryAfter();
	if (withoutRetryAfter > 0) wrong.push(`${withoutRetryAfter} answers 503 without Retry-After`);
	const failure = monkey.failure();
	if (failure) wrong.push(`a part did not come back: ${failure.message}`);

	say(`faults: ${[...monkey.done].map(([what, times]) => `${what} ${times}`).join(", ")}`);
	for (const [what, of] of Object.entries({ alerts: load, "case intake": intake, assistance }))
		say(
			`answers of ${what} that were asked again: ${[...of.answers].map(([one, times]) => `${one} ${times}`).join(", ")}`,
		);
	const tell = (what: string, list: readonly string[]) => {
		for (const one of list.slice(0, 10)) say(`${what}: ${one}`);
	};
	tell("lost", lost);
	tell("doubled", doubled);
	tell("reordered", reordered);
	tell("leaked", leaked);
	tell("wrong", wrong);
	const bad = lost.length + doubled.length + reordered.length + leaked.length + wrong.length > 0;
	if (bad)
		for (const part of stage.all)
			for (const line of errorsOf(part).slice(0, 20)) say(`${part.name}: ${line.slice(0, 1_500)}`);
	end({
		acknowledged: load.acknowledged() + intake.acknowledged() + assistance.acknowledged(),
		delivered: verdicts.reduce((sum, one) => sum + one.delivered, 0),
		lost: lost.length,
		doubled: doubled.length,
		reordered: reordered.length,
		leaked: leaked.length,
		requests: [...threads.values()].filter((said) => said.length > 0).length,
		differ: threadsStore.differ,
		kills: monkey.kills(),
		seconds: seconds(),
		seed: o.seed,
	});
	return !bad;
};

await main().catch((error: unknown) => {
	say(error instanceof TypeError ? `${error.message}\n\n${usage}` : String((error as Error).stack));
	process.exitCode = 1;
});
// A client that probed the broker may keep its timers for ever: what a run left open must not keep it from ending.
process.stdout.write("", () => process.exit());
