import fc from "fast-check";
import { expect, test } from "vitest";
import { buildGraph, bytesPerTransfer, reach, transfersOf } from "./index.ts";

type Transfer = { source: number; target: number; at: number; amount: number; row: number };
const transfer = fc.record({
	source: fc.integer({ min: 0, max: 8 }),
	target: fc.integer({ min: 0, max: 8 }),
	at: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0xffff0000, max: 0xffffffff })),
	amount: fc.integer({ min: 1, max: 2 ** 50 }),
});
const transfers = fc
	.array(transfer, { maxLength: 40 })
	.map((list): Transfer[] => list.filter((t) => t.source !== t.target).map((one, n) => ({ ...one, row: n + 1 })));
const unbounded = { hops: 100, accounts: 1_000, transfersOfAccount: 1_000, upToRow: 1_000 };

/** Slow and plain: tries every path of so many hops. */
const naive = (list: readonly Transfer[], start: { account: number; at: number }, back: boolean, hops: number) => {
	const best = new Map([[start.account, start.at]]);
	let ends = [start];
	for (let hop = 0; hop < hops; hop++) {
		ends = ends.flatMap(({ account, at }) =>
			list
				.filter((t) => (back ? t.target === account && t.at <= at : t.source === account && t.at >= at))
				.map((t) => ({ account: back ? t.source : t.target, at: t.at }))
				.filter((end) => end.account !== 0),
		);
		ends = [...new Map(ends.map((end) => [`${end.account} ${end.at}`, end])).values()];
		for (const { account, at } of ends) {
			const before = best.get(account);
			if (before === undefined || (back ? at > before : at < before)) best.set(account, at);
		}
	}
	return [...best].sort(([a], [b]) => a - b);
};

test("the graph holds every transfer once, by who pays and by who is paid, in the order of time", () => {
	fc.assert(
		fc.property(transfers, (list) => {
			const graph = buildGraph(transfersOf(list));
			const byTime = (a: Transfer, b: Transfer) => a.at - b.at || a.row - b.row;
			for (let account = 0; account <= graph.accounts; account++) {
				const out = [...graph.row.subarray(graph.begin[account], graph.begin[account + 1])];
				expect(out).toEqual(
					list
						.filter(({ source }) => source === account)
						.sort(byTime)
						.map(({ row }) => row),
				);
				const incoming = [...graph.incoming.subarray(graph.inBegin[account], graph.inBegin[account + 1])];
				expect(incoming.map((place) => graph.row[place])).toEqual(
					list
						.filter(({ target }) => target === account)
						.sort(byTime)
						.map(({ row }) => row),
				);
			}
		}),
	);
});

test("what is reached, and when, is what trying every path finds, forwards and backwards, for any number of hops", () => {
	fc.assert(
		fc.property(
			transfers,
			fc.integer({ min: 1, max: 8 }),
			fc.nat(12),
			fc.nat(5),
			fc.boolean(),
			(list, account, at, hops, back) => {
				const graph = buildGraph(transfersOf(list));
				const found = reach(graph, [{ account, at }], back ? "backwards" : "forwards", { ...unbounded, hops });
				const times = found.reached.map((one) => [one.account, one.at]).sort(([a = 0], [b = 0]) => a - b);
				expect(times).toEqual(naive(list, { account, at }, back, hops));
				const more = naive(list, { account, at }, back, hops + 1).length > times.length;
				expect(found.bounded).toEqual({ hops: more, accounts: false, crowded: [] });
			},
		),
	);
});

test("a bound is said: too many accounts, an account with too many transfers, transfers that are not there yet", () => {
	const star = Array.from({ length: 50 }, (_, n) => ({ source: 1, target: n + 2, at: n, amount: 1, row: n + 1 }));
	const graph = buildGraph(transfersOf(star));
	const from = [{ account: 1, at: 0 }];
	expect(reach(graph, from, "forwards", unbounded).reached).toHaveLength(51);
	const few = reach(graph, from, "forwards", { ...unbounded, accounts: 10 });
	expect([few.reached.length, few.bounded.accounts]).toEqual([10, true]);
	const crowded = reach(graph, from, "forwards", { ...unbounded, transfersOfAccount: 49 });
	expect([crowded.reached.length, crowded.bounded.crowded]).toEqual([1, [1]]);
	expect(reach(graph, from, "forwards", { ...unbounded, upToRow: 20 }).reached).toHaveLength(21);
});

test("a cycle of any length ends, and an account that nobody knows reaches nothing", () => {
	const cycle = Array.from({ length: 300 }, (_, n) => ({
		...{ source: n + 1, target: n === 299 ? 1 : n + 2, at: n, amount: 1, row: n + 1 },
	}));
	const graph = buildGraph(transfersOf(cycle));
	expect(reach(graph, [{ account: 1, at: 0 }], "forwards", { ...unbounded, hops: 1_000 }).reached).toHaveLength(300);
	expect(reach(graph, [{ account: 999, at: 0 }], "forwards", unbounded).reached).toHaveLength(1);
	expect(reach(buildGraph(transfersOf([])), [{ account: 1, at: 0 }], "backwards", unbounded).reached).toHaveLength(1);
});

test("a transfer takes no more than 32 bytes", () => {
	const list = Array.from({ length: 1_000 }, (_, n) => ({ source: 1, target: 2, at: n, amount: 1, row: n + 1 }));
	const graph = buildGraph(transfersOf(list));
	const columns = [graph.source, graph.target, graph.at, graph.amount, graph.row, graph.incoming];
	expect(columns.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1_000).toBe(bytesPerTransfer);
	expect(bytesPerTransfer).toBeLessThanOrEqual(32);
});
