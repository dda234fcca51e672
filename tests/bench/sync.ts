import type { Options } from "./options.ts";
import { openStage } from "./stage.ts";
import { entriesOf, figuresOf, goalOf, ratioOf } from "./stats.ts";
import type { Filled, SearchResult, SyncResult, SyncTask } from "./sync-load.ts";
import { table } from "./table.ts";

const pageSize = 1_000;

/** Another system reads every alert from the start, page by page, and asks again when nothing is new. */
export const sync = async (o: Options) => {
	const alerts = o.quick ? 2_500 : 100_000;
	await using stage = await openStage(o, { load: "sync-load.ts" });
	o.say(`Raising ${alerts} alerts ...`);
	const filled = await stage.load.call<Filled>("fill", { url: stage.hub.url, alerts }, 180_000);
	const settled = await stage.hub.process.call<{ ms: number }>("settle", { withinMs: 120_000 }, 130_000);
	o.say(`Raised in ${filled.seconds} s, ${filled.refused} refused; in the audit ${settled.ms / 1_000} s later`);
	const sample = await stage.load.call<string>("sample", { url: stage.hub.url });
	await stage.bare.process.call("fill", { rows: alerts, title: filled.mark, sample });

	const task = {
		...{ mark: filled.mark, alerts: alerts - filled.refused, repeats: o.quick ? 3 : 50 },
		...{ seconds: 0, warmSeconds: 0 },
	} as const;
	const targets = {
		hub: {
			task: {
				...{ ...task, tokensFrom: stage.hub.url },
				pages: `${stage.hub.url}/alerts?order=changes&limit=${pageSize}`,
			} satisfies SyncTask,
			process: stage.hub.process,
		},
		bareRead: {
			task: {
				...{ ...task, alerts, tokensFrom: undefined },
				pages: `${stage.bare.withInsert}/synced?limit=${pageSize}`,
			} satisfies SyncTask,
			process: stage.bare.process,
		},
	};
	const row = table(o.say, [
		`${alerts} alerts`,
		"alerts/s",
		"seconds",
		"requests",
		"MB",
		"page p50",
		"page p99",
		"missing",
		"doubled",
		"again p50",
		"again max",
		"cpu us",
		"db cpu us",
		"audit behind s",
	]);
	type Round = Record<
		"perSecond" | "ms" | "pageP50" | "pageP99" | "againP50" | "againMax" | "cpuMicros" | "databaseCpuMicros",
		number
	>;
	const rounds: Record<keyof typeof targets, Round[]> = { hub: [], bareRead: [] };
	const account = { missing: 0, doubled: 0, requests: 0, againRequests: 0, againAlerts: 0 };
	for (let round = 1; round <= o.rounds; round++)
		for (const [name, { task: one, process }] of entriesOf(targets)) {
			const { result, cpu, behindMs } = await stage.measure<SyncResult>("sync", one, process, `sync-${name}-${round}`);
			account.missing += result.missing;
			account.doubled += result.doubled;
			if (name === "hub") {
				account.requests = result.requests;
				account.againRequests = Math.max(account.againRequests, result.againRequests);
				account.againAlerts += result.againAlerts;
			}
			const figures: Round = {
				perSecond: Math.round((result.operations * 1_000) / result.ms),
				ms: result.ms,
				pageP50: result.page.p50,
				pageP99: result.page.p99,
				againP50: result.again.p50,
				againMax: result.again.max,
				cpuMicros: cpu.hub,
				databaseCpuMicros: cpu.database,
			};
			rounds[name].push(figures);
			row(
				`round ${round} ${name}`,
				figures.perSecond,
				Math.round(result.ms / 10) / 100,
				result.requests,
				result.megabytes,
				result.page.p50,
				result.page.p99,
				result.missing,
				result.doubled,
				result.again.p50,
				result.again.max,
				cpu.hub,
				cpu.database,
				behindMs / 1_000,
			);
		}
	// Words are made behind the log: the first search waits for what is left of them.
	const search = await stage.load.call<SearchResult>(
		"search",
		{ url: stage.hub.url, repeats: o.quick ? 3 : 50 },
		180_000,
	);
	o.say(
		`a word of every alert, by who sees all: ${search.everything} ms; by who sees none: ${search.nextToNothing} ms; a page of the list: ${search.page} ms`,
	);
	const of = (name: keyof typeof targets, figure: keyof Round) => rounds[name].map((one) => one[figure]);
	const results = { hub: figuresOf(rounds.hub), bareRead: figuresOf(rounds.bareRead) };
	return {
		bench: "sync",
		alerts,
		pageSize,
		rounds: o.rounds,
		goals: {
			againMs: goalOf(results.hub.againMax.median, { under: 50 }),
			againRequests: goalOf(account.againRequests, { under: 1.01 }),
			missing: goalOf(account.missing, { under: 1 }),
			doubled: goalOf(account.doubled, { under: 1 }),
			searchToPage: goalOf(search.everything / search.page, { under: 3 }),
			searchOfNothing: goalOf(search.nextToNothing / search.everything, { under: 1.01 }),
		},
		search,
		...account,
		ratio: {
			perSecond: ratioOf(of("hub", "perSecond"), of("bareRead", "perSecond")),
			again: ratioOf(of("hub", "againP50"), of("bareRead", "againP50")),
		},
		results,
	};
};
