import { buildGraph, type MoneyGraph, type Transfers } from "@seamark/money-graph";
import type { Input } from "@seamark/service";
import { LRUCache } from "lru-cache";
import { transfersBetween } from "../store/traces.ts";

/** Bytes of the graphs that are kept in memory. */
const mostBytes = 512 * 1024 * 1024;
const page = 50_000;

type Kept = { graph: MoneyGraph; upTo: number };
type Reading = Pick<Input, "asCaller">;

/**
 * Graphs of tracing files, built from the database when they are first asked for. Transfers have numbers that follow one another and never
 * change, so a graph is fresh once it has read those behind its last. Who asks has read the file before: row-level security holds here too.
 */
export const openGraphs = () => {
	const kept = new LRUCache<string, Kept>({
		maxSize: mostBytes,
		sizeCalculation: ({ graph }) => 4_096 + graph.count * 28 + (graph.accounts + 2) * 8,
	});
	const building = new Map<string, Promise<unknown>>();
	const build = async (input: Reading, file: string, upTo: number): Promise<MoneyGraph> => {
		const before = kept.get(file);
		if (before && before.upTo >= upTo) return before.graph;
		const from = before?.upTo ?? 0;
		const more = columnsFor(upTo - from);
		for (let after = from; after < upTo; after += page) {
			const rows = await input.asCaller((tx) => transfersBetween(tx, file, after, Math.min(after + page, upTo)));
			for (const row of rows) more.add(row);
		}
		const graph = buildGraph(before ? joined(before.graph, more.columns()) : more.columns());
		kept.set(file, { graph, upTo });
		return graph;
	};
	/** One after the other for a file: who comes second finds it built. */
	return (input: Reading, file: string, upTo: number): Promise<MoneyGraph> => {
		const mine = (building.get(file) ?? Promise.resolve()).then(
			() => build(input, file, upTo),
			() => build(input, file, upTo),
		);
		building.set(file, mine);
		const done = () => void (building.get(file) === mine && building.delete(file));
		mine.then(done, done);
		return mine;
	};
};
export type Graphs = ReturnType<typeof openGraphs>;

export const columnsFor = (most: number) => {
	const columns: Transfers = {
		count: 0,
		source: new Int32Array(most),
		target: new Int32Array(most),
		at: new Uint32Array(most),
		amount: new Float64Array(most),
		row: new Int32Array(most),
	};
	return {
		add: (one: { no: number; source: number; target: number; at: number; amount: number }) => {
			const n = columns.count++;
			columns.source[n] = one.source;
			columns.target[n] = one.target;
			columns.at[n] = one.at;
			columns.amount[n] = one.amount;
			columns.row[n] = one.no;
		},
		columns: () => columns,
	};
};

const joined = (a: Transfers, b: Transfers): Transfers => {
	const all = columnsFor(a.count + b.count).columns();
	for (const name of ["source", "target", "at", "amount", "row"] as const) {
		all[name].set(a[name].subarray(0, a.count));
		all[name].set(b[name].subarray(0, b.count), a.count);
	}
	return { ...all, count: a.count + b.count };
};
