import { expect, test } from "vitest";
import { linesOf, of, placesOf, type Short, trace } from "./testing.ts";

test("a bound is said, and where to go on: hops, and an account that everybody pays", () => {
	const chain = linesOf(Array.from({ length: 9 }, (_, n): Short => [`T${n}`, n + 1, n === 0 ? null : n, n + 1, 1_000]));
	const short = trace(chain, { transfers: ["T0"], hops: 2 });
	expect(short.bounded).toEqual(["Money can have gone further than 2 transfers."]);
	expect(placesOf(short, "First in")).toEqual([["A4", "10.00"]]);
	expect(trace(chain, { transfers: ["T0"], hops: 20 }).bounded).toEqual([]);
	const shop = linesOf([
		["in", 1, null, 1, 1_000],
		["buys", 2, 1, 2, 1_000],
		...Array.from({ length: 2_500 }, (_, n): Short => [`S${n}`, 3, 2, 3 + (n % 40), 1]),
	]);
	const stopped = trace(shop, { transfers: ["in"] });
	expect(stopped.goOn).toEqual(["A2"]);
	expect(stopped.bounded.join(" ")).toContain("A2 has more than 2000 transfers");
	expect(placesOf(stopped, "First in")).toEqual([["A2", "10.00"]]);
});

test("a trace that would hold up everybody else is refused: too many lines at the start, too many sources in too many payments", () => {
	const busy = linesOf(Array.from({ length: 5_001 }, (_, n): Short => [`S${n}`, 1 + (n % 20), null, 1, 1]));
	expect(() => trace(busy, { transfers: ["S0"] })).toThrow("too large");
	// With an earlier end it is smaller.
	expect(trace(busy, { transfers: ["S0"], until: "2026-01-03T00:00:00.000Z" }).bounded).toEqual([]);
	const collects = (most: number) =>
		linesOf([
			...Array.from({ length: most }, (_, n): Short => [`V${n}`, 1, null, 1, 1_000]),
			...Array.from({ length: most }, (_, n): Short => [`P${n}`, 2, 1, null, 700]),
		]);
	expect(() => trace(collects(500), { accounts: ["A1"] })).toThrow("too large");
	expect(of(trace(collects(100), { accounts: ["A1"] }), "Rolling")?.steps.length).toBeGreaterThan(0);
});

test("what is loaded later changes nothing of a trace, also where it makes an account crowded", () => {
	const before = linesOf([
		["in", 1, null, 1, 1_000],
		["buys", 2, 1, 2, 1_000],
		["pays", 4, 2, 3, 600],
	]);
	const later = Array.from({ length: 2_500 }, (_, n): Short => [`S${n}`, 3, 2, 4 + (n % 40), 1]);
	const after = [...before, ...linesOf(later).map((line) => ({ ...line, no: line.no + before.length }))];
	const asked = { transfers: ["in"] };
	expect(trace(after, asked, before.length)).toEqual(trace(before, asked));
	// A control: counted, they do.
	expect(trace(after, asked).goOn).toEqual(["A2"]);
});

test("until a moment: where money came only later is not among the accounts", () => {
	const chain = linesOf(Array.from({ length: 5 }, (_, n): Short => [`T${n}`, n + 1, n === 0 ? null : n, n + 1, 1_000]));
	const found = trace(chain, { transfers: ["T0"], until: "2026-01-03T00:00:00.000Z" });
	expect(found.accounts.map(({ account }) => account)).toEqual(["A1", "A2", "A3"]);
	expect(placesOf(found, "First in")).toEqual([["A3", "10.00"]]);
});

test("what goes to where nobody looks further is told in the currency in which it left, whatever arrives", () => {
	const lines = linesOf([
		["stolen", 1, null, 1, 10_000],
		["on", 2, 1, 2, 10_000],
		["abroad", 3, 2, 3, 10_000, { received: 5_300, received_currency: "VUV" }],
	]);
	// A3 has too many transfers of its own to be followed.
	const crowd = linesOf(Array.from({ length: 2_990 }, (_, n): Short => [`S${n}`, 4, 3, 4 + n, 1]));
	const found = trace([...lines, ...crowd.map((line) => ({ ...line, no: line.no + 3 }))], { transfers: ["stolen"] });
	expect(found.goOn).toContain("A3");
	expect(of(found, "First in")?.left).toMatchObject([{ place: "A3", currency: "FJD", total: "100.00" }]);
	expect(found.most).toContainEqual({ place: "A3", currency: "FJD", amount: "100.00" });
	expect(found.most).not.toContainEqual(expect.objectContaining({ currency: "VUV" }));
});
