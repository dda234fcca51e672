import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@seamark/postgres";
import type pg from "pg";
import {
	buildGraph,
	extendGraph,
	graphOf,
	graphPieces,
	type MoneyGraph,
	reach,
	type Transfers,
} from "../../libs/money-graph/src/index.ts";
import { methods, trace as traceBy } from "../../libs/tracing-methods/src/index.ts";
import { makeEntries, otherMoney, type Stored } from "../../services/asset-tracing/src/traces/entries.ts";
import { rowsOf, scopeOf } from "../../services/asset-tracing/src/traces/scope.ts";
import { seeded } from "../support/seeded.ts";
import { copyIn, openClient } from "./copy-in.ts";
import type { Options } from "./options.ts";
import { openDuck } from "./peers/duckdb.ts";
import { entriesOf, figureOf, latencyOf } from "./stats.ts";
import { table } from "./table.ts";

const year = 365 * 86_400;

/** Transfers between accounts at random, and one account with very many. */
const draw = ({ accounts, transfers, star }: { accounts: number; transfers: number; star: number }): Transfers => {
	const random = seeded(20_300_212);
	const columns = {
		count: transfers,
		source: new Int32Array(transfers),
		target: new Int32Array(transfers),
		at: new Uint32Array(transfers),
		amount: new Float64Array(transfers),
		row: new Int32Array(transfers),
	};
	for (let n = 0; n < transfers; n++) {
		const source = n < star ? 1 : 2 + random.int(accounts - 1);
		columns.source[n] = source;
		columns.target[n] = 1 + ((source + random.int(accounts - 1)) % accounts);
		columns.at[n] = 1_700_000_000 + random.int(year);
		columns.amount[n] = 100 + random.int(1_000_000);
		columns.row[n] = n + 1;
	}
	return columns;
};

const timed = async <T>(work: () => T | Promise<T>): Promise<{ ms: number; found: T }> => {
	const began = performance.now();
	const found = await work();
	return { ms: performance.now() - began, found };
};

const bytesOf = (transfers: Transfers): Buffer => {
	const lines: string[] = [];
	for (let n = 0; n < transfers.count; n++)
		lines.push(
			`${transfers.source[n]},${transfers.target[n]},${transfers.at[n]},${transfers.amount[n]},${transfers.row[n]}`,
		);
	return Buffer.from(`${lines.join("\n")}\n`);
};

/** The same in SQL: every account that is reached in the order of time. */
export const recursive = `with recursive reached (account, at, hop) as (
		select $1::int, $2::bigint, 0
		union
		select t.target, t.at::bigint, r.hop + 1 from reached r join transfers t on t.source = r.account and t.at >= r.at where r.hop < $3
	) select count(distinct account)::int as accounts from reached`;

const intoPostgres = async (client: pg.Client, bytes: Buffer): Promise<number> => {
	await client.query("create table transfers (source int, target int, at bigint, amount bigint, row int)");
	const { ms } = await timed(async () => {
		await copyIn(client, "copy transfers from stdin with (format csv)", bytes);
		await client.query("create index on transfers (source, at); analyze transfers");
	});
	return ms;
};

const none = Number.MAX_SAFE_INTEGER;
const unbounded = { accounts: none, transfersOfAccount: none, upToRow: none };
type Start = { account: number; at: number };

/** Lines as the service reads them from its database, of these transfers. */
const storedOf = (transfers: Transfers, rows: readonly number[]): Stored[] =>
	rows.map((row) => ({
		...{ no: row, ref: `T${row}`, kind: "transfer" as const, load: "l", currency: "FJD", fee: null, received: null },
		...{ received_currency: null, reverses: null, day_only: false },
		source: transfers.source[row - 1] as number,
		target: transfers.target[row - 1] as number,
		amount: transfers.amount[row - 1] as number,
		at: new Date((transfers.at[row - 1] as number) * 1_000).toISOString(),
	}));

/** Milliseconds of each method over the accounts that a trace of so many hops looks at, as the service bounds it. */
const byMethod = (graph: MoneyGraph, transfers: Transfers, starts: readonly Start[], hops: number) => {
	const samples = new Map(Object.keys(methods).map((name) => [name, [] as number[]]));
	let lines = 0;
	for (const start of starts) {
		const asked = { direction: "forwards" as const, hops, accounts: [`A${start.account}`] };
		const scope = scopeOf(graph, asked, [start], none);
		const stored = storedOf(transfers, rowsOf(graph, scope.inside.keys(), { upTo: none })).sort((a, b) =>
			a.at < b.at ? -1 : 1,
		);
		lines += stored.length;
		const { entries } = makeEntries(stored, {
			inside: new Set(scope.inside.keys()),
			isProceeds: ({ target, source }) => target === start.account && source !== start.account,
			nameOf: () => otherMoney,
		});
		for (const [name, method] of Object.entries(methods)) {
			const began = performance.now();
			traceBy(entries, method, new Set([otherMoney]));
			samples.get(name)?.push(performance.now() - began);
		}
	}
	return {
		lines: Math.round(lines / starts.length),
		methods: Object.fromEntries([...samples].map(([name, ms]) => [name, latencyOf(Float64Array.from(ms))])),
	};
};

type Duck = Awaited<ReturnType<typeof openDuck>>;
type Racing = { graph: MoneyGraph; client: pg.Client; duck: Duck };

/** The same questions of so many hops to each, one after the other. Throws where they do not find the same. */
const raced = async ({ graph, client, duck }: Racing, starts: readonly Start[], o: { hops: number; peers: number }) => {
	const { hops } = o;
	const mine = (start: Start) => reach(graph, [start], "forwards", { ...unbounded, hops }).reached.length;
	const inSql = async ({ account, at }: Start) => {
		const { rows } = await client.query<{ accounts: number }>({
			name: "reach",
			text: recursive,
			values: [account, at, hops],
		});
		return rows[0]?.accounts;
	};
	const all: { ms: number; found: number }[] = [];
	for (const start of starts) all.push(await timed(() => mine(start)));
	const peers: Record<"graph" | "sql" | "duck", number[]> = { graph: [], sql: [], duck: [] };
	for (const start of starts.slice(1, 1 + o.peers)) {
		const own = await timed(() => mine(start));
		const sql = await timed(() => inSql(start));
		const other = duck && (await timed(() => duck.reach(start, hops)));
		if (sql.found !== own.found || (other && other.found !== own.found))
			throw new Error("a peer reaches other accounts");
		peers.graph.push(own.ms);
		peers.sql.push(sql.ms);
		if (other) peers.duck.push(other.ms);
	}
	const sum = (name: keyof typeof peers) => peers[name].reduce((a, b) => a + b, 0);
	const reached = all.map(({ found }) => found).sort((a, b) => a - b);
	return {
		hops,
		accounts: { median: reached[reached.length >> 1] ?? 0, most: reached.at(-1) ?? 0 },
		graphMs: latencyOf(Float64Array.from(all, ({ ms }) => ms)),
		sqlMs: figureOf(peers.sql),
		...(duck ? { duckMs: figureOf(peers.duck) } : {}),
		ratio: {
			sqlToGraph: Number((sum("sql") / sum("graph")).toFixed(1)),
			...(duck ? { duckToGraph: Number((sum("duck") / sum("graph")).toFixed(1)) } : {}),
		},
	};
};

/** Where money can have gone in the order of time: the graph in memory beside the same question in SQL and in DuckDB; and each method over it. */
export const trace = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), "seamark-bench-"));
	stack.defer(() => rm(folder, { recursive: true, force: true }));
	const size = o.quick
		? { accounts: 2_000, transfers: 10_000, star: 200, starts: 20, peers: 3 }
		: { accounts: 1_000_000, transfers: 5_000_000, star: 100_000, starts: 1_000, peers: 20 };
	const transfers = draw(size);
	const built = await timed(() => buildGraph(transfers));
	const graph = built.found;
	const memory = [graph.source, graph.target, graph.at, graph.amount, graph.row, graph.incoming];
	const bytes = memory.reduce((sum, { byteLength }) => sum + byteLength, 0) / graph.count;
	const file = join(folder, "graph");
	const saved = await timed(() => writeFile(file, Buffer.concat(graphPieces(graph))));
	const loaded = await timed(async () => graphOf(await readFile(file)));
	if (loaded.found?.count !== graph.count) throw new Error("the graph was not read again");
	const last = Math.floor(graph.count / 100);
	const cut = (n: number, to: number): Transfers => ({
		...{ count: to - n, source: transfers.source.subarray(n, to), target: transfers.target.subarray(n, to) },
		...{
			at: transfers.at.subarray(n, to),
			amount: transfers.amount.subarray(n, to),
			row: transfers.row.subarray(n, to),
		},
	});
	const most = buildGraph(cut(0, graph.count - last));
	const followed = await timed(() => extendGraph(most, cut(graph.count - last, graph.count)));
	o.say(
		`Built in ${Math.round(built.ms)} ms, read from its file in ${Math.round(loaded.ms)} ms; 1 % more in ${Math.round(followed.ms)} ms.`,
	);

	const text = bytesOf(transfers);
	const csv = join(folder, "transfers.csv");
	await writeFile(csv, text);
	const postgres = await startPostgres({ dataDir: join(folder, "reference") });
	stack.defer(() => postgres.stop());
	const client = await openClient(postgres.url("postgres"));
	stack.defer(() => client.end());
	const sqlLoadMs = await intoPostgres(client, text);
	const duck = await openDuck(csv);
	stack.defer(async () => duck?.close());
	if (!duck) o.say("DuckDB is not installed: npm ci --prefix tests/bench/peers");

	const random = seeded(7);
	const starts: Start[] = Array.from({ length: size.starts }, () => ({
		account: 1 + random.int(size.accounts),
		at: 1_700_000_000 + random.int(year / 4),
	}));
	// The account with very many is among them.
	starts[0] = { account: 1, at: 1_700_000_000 };
	const row = table(o.say, [
		"hops",
		"accounts",
		"graph p50 ms",
		"graph p99 ms",
		"SQL p50 ms",
		"DuckDB p50 ms",
		"SQL/graph",
		"DuckDB/graph",
	]);
	const hops = [];
	for (const many of [3, 4, 5, 6]) {
		const found = await raced({ graph, client, duck }, starts, { hops: many, peers: size.peers });
		hops.push(found);
		const { graphMs, ratio } = found;
		row(
			...[many, found.accounts.median, graphMs.p50, graphMs.p99, found.sqlMs.median],
			...[found.duckMs?.median ?? "", ratio.sqlToGraph, ratio.duckToGraph ?? ""],
		);
	}
	const traced = byMethod(graph, transfers, starts.slice(1, 1 + size.peers * 5), 6);
	for (const [name, ms] of entriesOf(traced.methods))
		o.say(`${name}: ${ms.p50} ms, at most ${ms.p99} ms in 99 of 100.`);
	return {
		bench: "trace",
		unit: "ms",
		accounts: size.accounts,
		transfers: graph.count,
		bytesPerTransfer: bytes,
		results: {
			buildMs: built.ms,
			saveMs: saved.ms,
			loadMs: loaded.ms,
			followOnePercentMs: followed.ms,
			sqlLoadMs,
			hops,
			traced,
		},
	};
};
