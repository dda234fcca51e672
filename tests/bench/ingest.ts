import type { IngestResult, IngestTask, Target } from "./load.ts";
import type { Options } from "./options.ts";
import { openStage } from "./stage.ts";
import { entriesOf, figuresOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

/** Alerts acknowledged a second over 64 connections: durable, verified, decided and audited, against the same route without a database. */
export const ingest = async (o: Options) => {
	await using stage = await openStage(o);
	const tokens = o.bound ? "dpop" : "bearer";
	const hub: Target = { url: stage.hub.url, tokens };
	const targets = {
		hub: { target: hub, process: stage.hub.process },
		routeWithoutDatabase: {
			target: { url: stage.hub.withoutDatabase, tokens, tokenUrl: stage.hub.url },
			process: stage.hub.process,
		},
		bareWithInsert: { target: { url: stage.bare.withInsert, tokens: "none" }, process: stage.bare.process },
		bareWithoutDatabase: { target: { url: stage.bare.withoutDatabase, tokens: "none" }, process: stage.bare.process },
	} as const;
	const row = table(o.say, [
		"64 connections",
		"per second",
		"p50 ms",
		"p99 ms",
		"max ms",
		"refused",
		"cpu us",
		"db cpu us",
		"client %",
		"audit behind s",
	]);

	type Round = Record<
		"perSecond" | "p50" | "p99" | "max" | "cpuMicros" | "databaseCpuMicros" | "clientCpuPercent" | "auditBehindMs",
		number
	>;
	const rounds: Record<keyof typeof targets, Round[]> = {
		hub: [],
		routeWithoutDatabase: [],
		bareWithInsert: [],
		bareWithoutDatabase: [],
	};
	let refused = 0;
	for (let round = 1; round <= o.rounds; round++)
		for (const [name, { target, process }] of entriesOf(targets)) {
			const task: IngestTask = { target, connections: 64, seconds: o.seconds, warmSeconds: o.quick ? 0.2 : 1 };
			const { result, cpu, behindMs } = await stage.measure<IngestResult>(
				"ingest",
				task,
				process,
				`ingest-${name}-${round}`,
			);
			refused += result.refused;
			const { perSecond, latency } = result;
			row(
				`round ${round} ${name}`,
				perSecond,
				latency.p50,
				latency.p99,
				latency.max,
				result.refused,
				cpu.hub,
				cpu.database,
				Math.round(result.clientCpu * 100),
				behindMs / 1_000,
			);
			if (result.firstRefusal) o.say(`  first refusal: ${result.firstRefusal.slice(0, 300)}`);
			rounds[name].push({
				perSecond,
				...latency,
				cpuMicros: cpu.hub,
				databaseCpuMicros: cpu.database,
				clientCpuPercent: Math.round(result.clientCpu * 100),
				auditBehindMs: behindMs,
			});
		}
	const perSecond = (name: keyof typeof targets) => rounds[name].map((one) => one.perSecond);
	return {
		bench: "ingest",
		connections: 64,
		rounds: o.rounds,
		seconds: o.seconds,
		tokens,
		goal: { ratio: 0.4, p99: 25 },
		refused,
		ratio: {
			toRouteWithoutDatabase: ratioOf(perSecond("hub"), perSecond("routeWithoutDatabase")),
			toBareWithInsert: ratioOf(perSecond("hub"), perSecond("bareWithInsert")),
			bareWithInsertToWithout: ratioOf(perSecond("bareWithInsert"), perSecond("bareWithoutDatabase")),
		},
		results: Object.fromEntries(Object.entries(rounds).map(([name, list]) => [name, figuresOf(list)])),
	};
};
