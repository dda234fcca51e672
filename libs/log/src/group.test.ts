import { expect, test } from "vitest";
import { isLarge } from "./group.ts";

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
