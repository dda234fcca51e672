import { expect, test } from "vitest";
import { isLarge, slicesOf } from "./large.ts";

const statement = { name: "row.insert", sql: "select", conflict: "CONFLICT" } as const;

test("a change is large by the rows that it names, the lists in them, and the rows that it says it touches", () => {
	const writes = (count: number, row: Record<string, unknown> = {}) =>
		Array.from({ length: count }, () => ({ statement, row }));
	expect(isLarge({ writes: writes(1_000), events: [] })).toBe(false);
	expect(isLarge({ writes: writes(1_001), events: [] })).toBe(true);
	expect(isLarge({ writes: writes(1, { digests: Array(1_000).fill("x") }), events: [] })).toBe(true);
	// One row, by which all rows of an import go.
	expect(isLarge({ writes: writes(1), events: [], touches: 20_000 })).toBe(true);
});

test("slices have every row once, in their order, and none is longer than a single row has to be", () => {
	const rows = Array.from({ length: 1_200 }, (_, n) => ({ n, list: Array(n % 7).fill("x") }));
	const slices = slicesOf(rows);
	expect(slices.flat()).toEqual(rows);
	const weights = slices.map((slice) => slice.reduce((sum, { list }) => sum + 1 + (list as string[]).length, 0));
	expect(Math.max(...weights)).toBeLessThanOrEqual(500);
	expect(slices.length).toBeLessThan(15);
	const long = { list: Array(5_000).fill("x") };
	expect(slicesOf([{ n: 1 }, long, { n: 2 }])).toEqual([[{ n: 1 }], [long], [{ n: 2 }]]);
	expect(slicesOf([])).toEqual([]);
});
