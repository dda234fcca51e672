import { buildGraph, extendGraph, type MoneyGraph, type Transfers, transfersOf } from "@seamark/money-graph";
import { LRUCache } from "lru-cache";
import { readSnapshot, writeSnapshot } from "./snapshot.ts";

/** Bytes of the graphs that are kept in memory. */
const mostBytes = 512 * 1024 * 1024;
/** Smaller graphs are read from the database again as fast as from a file. */
const worthAFile = 100_000;
/** A file is written again when the graph has grown by this part. */
const grown = 0.2;

type Kept = { graph: MoneyGraph; upTo: number; more: Transfers[]; moreUpTo: number; inFile: number };

export const joined = (pieces: readonly Transfers[]): Transfers => {
	const count = pieces.reduce((sum, one) => sum + one.count, 0);
	const all = {
		count,
		source: new Int32Array(count),
		target: new Int32Array(count),
		at: new Uint32Array(count),
		amount: new Float64Array(count),
		row: new Int32Array(count),
	};
	let place = 0;
	for (const piece of pieces) {
		for (const name of ["source", "target", "at", "amount", "row"] as const)
			all[name].set(piece[name].subarray(0, piece.count), place);
		place += piece.count;
	}
	return all;
};

export type SnapshotPlace = { path: string; key: Uint8Array } | undefined;

/**
 * Graphs of tracing files. Transfers have numbers that follow one another and never change, so a graph is fresh once those behind its last
 * are added. One that is in a file from before a restart is read from there.
 */
export const openGraphStore = () => {
	const kept = new LRUCache<string, Kept>({
		maxSize: mostBytes,
		sizeCalculation: ({ graph }) => 4_096 + graph.count * 28 + (graph.accounts + 2) * 8,
	});
	const open = (file: string, place: SnapshotPlace): Kept => {
		const before = kept.get(file);
		if (before) return before;
		const read = place && readSnapshot(place);
		const graph = read?.graph ?? buildGraph(transfersOf([]));
		const one = { graph, upTo: read?.upTo ?? 0, more: [], moreUpTo: read?.upTo ?? 0, inFile: graph.count };
		kept.set(file, one);
		return one;
	};
	return {
		/** Up to which transfer it has them. */
		have: (file: string, place: SnapshotPlace): number => {
			const one = open(file, place);
			// What a caller did not finish adding is read again.
			one.more = [];
			one.moreUpTo = one.upTo;
			return one.upTo;
		},
		add: (file: string, transfers: Transfers, upTo: number): void => {
			const one = open(file, undefined);
			one.more.push(transfers);
			one.moreUpTo = upTo;
		},
		/** The graph with all that was added. */
		graph: (file: string, place: SnapshotPlace): MoneyGraph => {
			const one = open(file, place);
			if (one.more.length === 0) return one.graph;
			const more = joined(one.more);
			const graph = one.graph.count === 0 ? buildGraph(more) : extendGraph(one.graph, more);
			const fresh: Kept = { graph, upTo: one.moreUpTo, more: [], moreUpTo: one.moreUpTo, inFile: one.inFile };
			if (place && graph.count >= worthAFile && graph.count >= one.inFile * (1 + grown)) {
				writeSnapshot(place, { graph, upTo: fresh.upTo });
				fresh.inFile = graph.count;
			}
			kept.set(file, fresh);
			return graph;
		},
	};
};
