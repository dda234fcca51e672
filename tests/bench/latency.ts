import type { LatencyResult, LatencyTask, Target } from "./load.ts";
import type { Options } from "./options.ts";
import { openStage } from "./stage.ts";
import { entriesOf, figuresOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

const subscribers = 200;

/** From the moment a post was due to its arrival at every one of 200 readers, in the hub and in two bare servers. */
export const latency = async (o: Options) => {
	await using stage = await openStage(o);
	const rates = o.quick ? [50] : [500, 2_000];
	const product: Target = { url: stage.hub.url, tokens: o.bound ? "dpop" : "bearer" };
	const targets = {
		hub: { target: product, process: stage.hub.process },
		bareWithInsert: { target: { url: stage.bare.withInsert, tokens: "none" }, process: stage.bare.process },
		bareWithoutDatabase: { target: { url: stage.bare.withoutDatabase, tokens: "none" }, process: stage.bare.process },
	} as const;
	const row = table(o.say, [
		"milliseconds",
		"p50",
		"p99",
		"max",
		"post p50",
		"post p99",
		"missing",
		"doubled",
		"cpu us",
		"db cpu us",
		"client %",
	]);

	type Round = Record<
		"p50" | "p99" | "max" | "postP50" | "postP99" | "postMax" | "cpuMicros" | "databaseCpuMicros" | "clientCpuPercent",
		number
	>;
	const account = { sent: 0, deliveries: 0, missing: 0, doubled: 0, refused: 0 };
	const results = [];
	for (const rate of rates) {
		const rounds: Record<keyof typeof targets, Round[]> = { hub: [], bareWithInsert: [], bareWithoutDatabase: [] };
		for (let round = 1; round <= o.rounds; round++)
			for (const [name, { target, process }] of entriesOf(targets)) {
				const task: LatencyTask = { target, rate, seconds: o.seconds, warmSeconds: o.quick ? 0.2 : 1, subscribers };
				const { result, cpu } = await stage.measure<LatencyResult>(
					"latency",
					task,
					process,
					`latency-${rate}-${name}-${round}`,
				);
				if (name === "hub") {
					account.sent += result.sent;
					account.deliveries += result.expected - result.missing;
				}
				account.missing += result.missing;
				account.doubled += result.doubled;
				account.refused += result.refused;
				const { arrival, post } = result;
				row(
					`${rate}/s round ${round} ${name}`,
					arrival.p50,
					arrival.p99,
					arrival.max,
					post.p50,
					post.p99,
					result.missing,
					result.doubled,
					cpu.hub,
					cpu.database,
					Math.round(result.clientCpu * 100),
				);
				rounds[name].push({
					p50: arrival.p50,
					p99: arrival.p99,
					max: arrival.max,
					postP50: post.p50,
					postP99: post.p99,
					postMax: post.max,
					cpuMicros: cpu.hub,
					databaseCpuMicros: cpu.database,
					clientCpuPercent: Math.round(result.clientCpu * 100),
				});
			}
		const of = (name: keyof typeof targets, figure: keyof Round) => rounds[name].map((one) => one[figure]);
		const ratio = (reference: keyof typeof targets) => ({
			p50: ratioOf(of("hub", "p50"), of(reference, "p50")),
			p99: ratioOf(of("hub", "p99"), of(reference, "p99")),
		});
		results.push({
			rate,
			...Object.fromEntries(Object.entries(rounds).map(([name, list]) => [name, figuresOf(list)])),
			ratio: { toBareWithInsert: ratio("bareWithInsert"), toBareWithoutDatabase: ratio("bareWithoutDatabase") },
		});
	}
	return {
		bench: "latency",
		unit: "ms",
		subscribers,
		rounds: o.rounds,
		seconds: o.seconds,
		tokens: product.tokens,
		goal: { rate: 500, p50: 10, p99: 50 },
		...account,
		results,
	};
};
