import type { MoneyGraph } from "@seamark/money-graph";
import type { Parameters } from "./catalogue.ts";

export type Prepared = {
	graph: MoneyGraph;
	parameters: Parameters;
	/** For each transfer: seconds between the first and the last payment of its pair, either way. 0xffffffff where it cannot be part of a pattern. */
	span: Uint32Array;
	/** Seconds from the first transfer to the last. */
	lasts: number;
	/** Accounts that pay or are paid. */
	active: number;
	/** Accounts that are not followed, since they have too many transfers. */
	crowded: Set<number>;
	/** Transfers that a pattern has already: a larger one explains the smaller ones within it. */
	taken: Uint8Array;
};

const never = 0xffffffff;

export const degreeOf = (graph: MoneyGraph, account: number): number =>
	(graph.begin[account + 1] as number) -
	(graph.begin[account] as number) +
	(graph.inBegin[account + 1] as number) -
	(graph.inBegin[account] as number);

/** One pass over the pairs: who pays whom once, and who has a standing relation. */
const spansOf = (graph: MoneyGraph): Uint32Array => {
	const { at, target, source, incoming, begin, inBegin, count } = graph;
	const span = new Uint32Array(count);
	const first = new Uint32Array(graph.accounts + 1);
	const last = new Uint32Array(graph.accounts + 1);
	const seenBy = new Int32Array(graph.accounts + 1).fill(-1);
	const see = (account: number, other: number, moment: number): void => {
		if (seenBy[other] !== account) {
			seenBy[other] = account;
			first[other] = moment;
			last[other] = moment;
			return;
		}
		if (moment < (first[other] as number)) first[other] = moment;
		if (moment > (last[other] as number)) last[other] = moment;
	};
	for (let account = 1; account <= graph.accounts; account++) {
		const [from, to] = [begin[account] as number, begin[account + 1] as number];
		for (let n = from; n < to; n++) see(account, target[n] as number, at[n] as number);
		for (let n = inBegin[account] as number; n < (inBegin[account + 1] as number); n++) {
			const place = incoming[n] as number;
			see(account, source[place] as number, at[place] as number);
		}
		for (let n = from; n < to; n++) {
			const other = target[n] as number;
			span[n] = other === 0 ? never : (last[other] as number) - (first[other] as number);
		}
	}
	for (let n = begin[0] as number; n < (begin[1] as number); n++) span[n] = never;
	return span;
};

export const prepare = (graph: MoneyGraph, parameters: Parameters): Prepared => {
	const span = spansOf(graph);
	const crowded = new Set<number>();
	let [active, from, to] = [0, never, 0];
	for (let n = 0; n < graph.count; n++) {
		if ((graph.at[n] as number) < from) from = graph.at[n] as number;
		if ((graph.at[n] as number) > to) to = graph.at[n] as number;
	}
	for (let account = 1; account <= graph.accounts; account++) {
		const degree = degreeOf(graph, account);
		if (degree > 0) active++;
		if (degree > parameters.crowded) crowded.add(account);
	}
	if (crowded.size > 0)
		for (let n = 0; n < graph.count; n++)
			if (crowded.has(graph.source[n] as number) || crowded.has(graph.target[n] as number)) span[n] = never;
	const lasts = Math.max(1, to - from);
	return { graph, parameters, span, lasts, active, crowded, taken: new Uint8Array(graph.count) };
};

/** Whether a transfer is between two who have nothing else to do with each other. */
export const isPassing = ({ span, parameters, taken }: Prepared, place: number): boolean =>
	(span[place] as number) <= parameters.passing && taken[place] === 0;

/** First of the places of an account, out or in, whose time is not below a moment. */
export const firstFrom = (time: (n: number) => number, from: number, to: number, moment: number): number => {
	let [low, high] = [from, to];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (time(middle) < moment) low = middle + 1;
		else high = middle;
	}
	return low;
};

/** Times, rows and sum of a finding's transfers. */
export const evidenceOf = ({ graph }: Prepared, places: readonly number[]) => {
	const ordered = [...new Set(places)].sort(
		(a, b) => (graph.at[a] as number) - (graph.at[b] as number) || (graph.row[a] as number) - (graph.row[b] as number),
	);
	return {
		rows: ordered.map((place) => graph.row[place] as number),
		from: graph.at[ordered[0] as number] as number,
		until: graph.at[ordered.at(-1) as number] as number,
		amount: ordered.reduce((sum, place) => sum + (graph.amount[place] as number), 0),
	};
};

export const take = ({ taken }: Prepared, places: readonly number[]): void => {
	for (const place of places) taken[place] = 1;
};
