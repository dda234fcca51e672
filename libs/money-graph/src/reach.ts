import type { MoneyGraph } from "./graph.ts";

export type Bounds = {
	/** Transfers one after the other, at most. */
	hops: number;
	/** Accounts that are reached, at most. */
	accounts: number;
	/** An account with more transfers on the side that is followed is reached, and not followed further. */
	transfersOfAccount: number;
	/** Transfers above this number are not there yet: they change nothing, and count nowhere. */
	upToRow: number;
	/** Forwards, the last moment at which money is followed. Backwards the starts say it. */
	until?: number;
};

export type Reach = {
	/** In the order in which they were reached. `at` is the first moment at which money can be there; backwards, the last at which it left. */
	reached: { account: number; hop: number; at: number }[];
	/** What kept the search from going on; all empty or false where it saw everything. */
	bounded: {
		/** There is more behind the last hop. */
		hops: boolean;
		/** There are more accounts than were allowed. */
		accounts: boolean;
		/** Accounts with too many transfers to be followed. */
		crowded: number[];
	};
	/** Transfers that were looked at. */
	looked: number;
};

type Side = {
	/** Places of the transfers of an account on this side that may follow one another after `at`. */
	range(account: number, at: number): [from: number, to: number];
	place(n: number): number;
	next(place: number): number;
	isBetter(at: number, before: number): boolean;
};

/** First place from `from` to `to` whose time is not below `at`. */
const firstNotBelow = (time: (n: number) => number, from: number, to: number, at: number): number => {
	let [low, high] = [from, to];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (time(middle) < at) low = middle + 1;
		else high = middle;
	}
	return low;
};

const forwards = (graph: MoneyGraph, until = Number.POSITIVE_INFINITY): Side => ({
	range: (account, at) => {
		const end = graph.begin[account + 1] as number;
		const time = (n: number) => graph.at[n] as number;
		const from = firstNotBelow(time, graph.begin[account] as number, end, at);
		return [from, firstNotBelow(time, from, end, until + 1)];
	},
	place: (n) => n,
	next: (place) => graph.target[place] as number,
	isBetter: (at, before) => at < before,
});

const backwards = (graph: MoneyGraph): Side => ({
	range: (account, at) => {
		const from = graph.inBegin[account] as number;
		const to = graph.inBegin[account + 1] as number;
		return [from, firstNotBelow((n) => graph.at[graph.incoming[n] as number] as number, from, to, at + 1)];
	},
	place: (n) => graph.incoming[n] as number,
	next: (place) => graph.source[place] as number,
	isBetter: (at, before) => at > before,
});

/**
 * Where money can have gone from these accounts, each from a moment on, or come from: only transfers in the order of time follow one another.
 * Within one second every order is allowed. What is outside (account 0) is never followed.
 */
export const reach = (
	graph: MoneyGraph,
	starts: readonly { account: number; at: number }[],
	direction: "forwards" | "backwards",
	bounds: Bounds,
): Reach => {
	const side = direction === "forwards" ? forwards(graph, bounds.until) : backwards(graph);
	const best = new Map<number, number>();
	const hopOf = new Map<number, number>();
	const crowded = new Set<number>();
	const bounded = { hops: false, accounts: false };
	let looked = 0;
	const offer = (into: Map<number, number>, account: number, at: number): void => {
		const before = into.get(account) ?? best.get(account);
		if (before !== undefined && !side.isBetter(at, before)) return;
		into.set(account, at);
	};
	const settle = (found: Map<number, number>, hop: number): Map<number, number> => {
		const settled = new Map<number, number>();
		for (const [account, at] of found) {
			if (!best.has(account) && best.size >= bounds.accounts) {
				bounded.accounts = true;
				continue;
			}
			if (!best.has(account)) hopOf.set(account, hop);
			best.set(account, at);
			settled.set(account, at);
		}
		return settled;
	};
	const isThere = (place: number): boolean => (graph.row[place] as number) <= bounds.upToRow;
	const isCrowded = (from: number, to: number): boolean => {
		let there = 0;
		for (let n = from; n < to && there <= bounds.transfersOfAccount; n++) if (isThere(side.place(n))) there++;
		return there > bounds.transfersOfAccount;
	};
	const follow = (account: number, at: number, found: Map<number, number>): void => {
		if (account > graph.accounts) return;
		const [from, to] = side.range(account, at);
		if (isCrowded(from, to)) return void crowded.add(account);
		for (let n = from; n < to; n++) {
			const place = side.place(n);
			looked++;
			const next = side.next(place);
			if (next === 0 || !isThere(place)) continue;
			offer(found, next, graph.at[place] as number);
		}
	};
	const first = new Map<number, number>();
	for (const { account, at } of starts) offer(first, account, at);
	let frontier = settle(first, 0);
	for (let hop = 1; frontier.size > 0; hop++) {
		const found = new Map<number, number>();
		for (const [account, at] of frontier) follow(account, at, found);
		if (hop > bounds.hops) {
			bounded.hops = [...found.keys()].some((account) => !best.has(account));
			break;
		}
		frontier = settle(found, hop);
	}
	return {
		reached: [...best].map(([account, at]) => ({ account, at, hop: hopOf.get(account) ?? 0 })),
		bounded: { ...bounded, crowded: [...crowded].sort((a, b) => a - b) },
		looked,
	};
};
