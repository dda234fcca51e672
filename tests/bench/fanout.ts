import type { SteadyRate } from "./deliveries.ts";
import type { FanoutOpen, FanoutResult, FanoutTarget, SlowResult, SlowTask } from "./fanout-load.ts";
import { manyRegions } from "./many-regions.ts";
import type { Options } from "./options.ts";
import { openStage } from "./stage.ts";
import { entriesOf, figuresOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

const regions = 20;
const rate = 2;

/** One alert to ten thousand readers in twenty regions, and what becomes of readers that do not read. */
export const fanout = async (o: Options) => {
	const subscribers = o.quick ? 200 : 10_000;
	checkFiles(subscribers);
	const { directory, clients } = manyRegions(regions);
	await using stage = await openStage(o, { load: "fanout-load.ts", directory });
	const hub: FanoutTarget = { url: stage.hub.url, tokens: "dpop" };
	const targets = {
		hub: { target: hub, process: stage.hub.process },
		bareWithoutDatabase: { target: { url: stage.bare.withoutDatabase, tokens: "none" }, process: stage.bare.process },
	} as const;
	const row = table(o.say, [
		`${subscribers} readers, ${rate}/s`,
		"p50 ms",
		"p99 ms",
		"max ms",
		"last p50",
		"post p99",
		"missing",
		"doubled",
		"KB each",
		"opened s",
		"cpu us",
		"db cpu ms",
		"client %",
	]);
	type Round = Record<
		| "p50"
		| "p99"
		| "max"
		| "lastP50"
		| "postP99"
		| "kilobytesEach"
		| "openedMs"
		| "cpuMicros"
		| "databaseCpuMs"
		| "clientCpuPercent",
		number
	>;
	const rounds: Record<keyof typeof targets, Round[]> = { hub: [], bareWithoutDatabase: [] };
	const account = { sent: 0, deliveries: 0, missing: 0, doubled: 0, refused: 0 };
	const task: SteadyRate = { rate, seconds: o.seconds, warmSeconds: 1 };
	for (let round = 1; round <= o.rounds; round++)
		for (const [name, { target, process }] of entriesOf(targets)) {
			const before = await process.call<number>("memory");
			const opening: FanoutOpen = { target, clients, subscribers };
			const opened = await stage.load.call<{ ms: number }>("open", opening);
			const after = await process.call<number>("memory");
			const { result, cpu } = await stage.measure<FanoutResult>("run", task, process, `fanout-${name}-${round}`);
			await stage.load.call("close");
			if (name === "hub") {
				account.sent += result.sent;
				account.deliveries += result.expected - result.missing;
			}
			account.missing += result.missing;
			account.doubled += result.doubled;
			account.refused += result.refused;
			const one: Round = {
				p50: result.arrival.p50,
				p99: result.arrival.p99,
				max: result.arrival.max,
				lastP50: result.last.p50,
				postP99: result.post.p99,
				kilobytesEach: Math.round(((after - before) * 10) / subscribers) / 10,
				openedMs: opened.ms,
				// For each delivery, so that it can be compared with other servers' figures.
				cpuMicros: Math.round((cpu.hub * 10) / subscribers) / 10,
				// For each alert.
				databaseCpuMs: Math.round(cpu.database / 100) / 10,
				clientCpuPercent: Math.round(result.clientCpu * 100),
			};
			rounds[name].push(one);
			row(
				`round ${round} ${name}`,
				one.p50,
				one.p99,
				one.max,
				one.lastP50,
				one.postP99,
				result.missing,
				result.doubled,
				one.kilobytesEach,
				one.openedMs / 1_000,
				one.cpuMicros,
				one.databaseCpuMs,
				one.clientCpuPercent,
			);
		}
	const slow = await slowPhase(o, stage, { target: hub, clients });
	const of = (name: keyof typeof targets, figure: keyof Round) => rounds[name].map((one) => one[figure]);
	const ratio = (figure: keyof Round) => ratioOf(of("hub", figure), of("bareWithoutDatabase", figure));
	const results = {
		hub: figuresOf(rounds.hub),
		bareWithoutDatabase: figuresOf(rounds.bareWithoutDatabase),
	};
	return {
		bench: "fanout",
		subscribers,
		regions,
		rate,
		rounds: o.rounds,
		seconds: o.seconds,
		tokens: hub.tokens,
		goals: {
			p99: goalOf(results.hub.p99.median, { under: 250 }),
			missing: goalOf(account.missing + slow.missing, { under: 1 }),
			doubled: goalOf(account.doubled, { under: 1 }),
			slowReadersDropped: goalOf(slow.dropped, { atLeast: slow.readers }),
		},
		...account,
		// The first round's: later ones find memory that was freed before.
		kilobytesEach: {
			hub: rounds.hub[0]?.kilobytesEach,
			bareWithoutDatabase: rounds.bareWithoutDatabase[0]?.kilobytesEach,
		},
		ratio: { p50: ratio("p50"), p99: ratio("p99"), cpu: ratio("cpuMicros") },
		results,
		slow,
	};
};

/** Every stream is an open file of the hub and of the client. */
const checkFiles = (subscribers: number) => {
	const report = process.report?.getReport() as { userLimits?: { open_files?: { soft: number | string } } } | undefined;
	const limit = Number(report?.userLimits?.open_files?.soft ?? Number.POSITIVE_INFINITY);
	if (limit < subscribers + 500)
		throw new TypeError(
			`--: ${subscribers} readers need as many open files, and this shell allows ${limit}: ulimit -n ${subscribers + 1_000}`,
		);
};

const slowPhase = async (
	o: Options,
	stage: Awaited<ReturnType<typeof openStage>>,
	of: Pick<SlowTask, "target" | "clients">,
): Promise<SlowResult> => {
	const task: SlowTask = { ...of, readers: o.quick ? 5 : 50, alerts: 1_500 };
	o.say(`${task.readers} readers stop reading while ${task.alerts} alerts of 10 MB are posted ...`);
	const slow = await stage.load.call<SlowResult>("slow", task, 180_000);
	o.say(
		`${slow.dropped} dropped after ${slow.hadAtLeast} to ${slow.hadAtMost} alerts; all had everything ${slow.resumeMs} ms after they came back; ${slow.missing} missing, ${slow.again} again`,
	);
	return slow;
};
