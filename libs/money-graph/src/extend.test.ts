import fc from "fast-check";
import { expect, test } from "vitest";
import { buildGraph, extendGraph, graphOf, graphPieces, transfersOf } from "./index.ts";

const transfers = fc.array(
	fc.record({
		source: fc.integer({ min: 0, max: 6 }),
		target: fc.integer({ min: 0, max: 6 }),
		at: fc.integer({ min: 0, max: 8 }),
		amount: fc.integer({ min: 1, max: 2 ** 50 }),
	}),
	{ maxLength: 40 },
);

test("a graph with more transfers is the one that is built of all of them, and its bytes give it back", () => {
	fc.assert(
		fc.property(transfers, fc.nat(40), (list, first) => {
			const rows = list.map((one, n) => ({ ...one, row: n + 1 }));
			const whole = buildGraph(transfersOf(rows));
			const extended = extendGraph(buildGraph(transfersOf(rows.slice(0, first))), transfersOf(rows.slice(first)));
			expect(extended).toEqual(whole);
			expect(graphOf(Buffer.concat(graphPieces(whole)))).toEqual(whole);
		}),
	);
});

test("bytes that are no graph are none", () => {
	const bytes = Buffer.concat(
		graphPieces(buildGraph(transfersOf([{ source: 1, target: 2, at: 3, amount: 4, row: 1 }]))),
	);
	for (const wrong of [
		Buffer.alloc(0),
		Buffer.from("something else"),
		bytes.subarray(0, -1),
		Buffer.concat([bytes, bytes]),
	])
		expect(graphOf(wrong)).toBeUndefined();
});
