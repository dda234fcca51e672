import fc from "fast-check";
import { expect, test } from "vitest";
import { reportCsv, reportLetter } from "./report.ts";
import { faultsOfAsked } from "./run-trace.ts";
import type { Trace } from "./schema.ts";
import { hallett, linesOf, of, placesOf, type Short, trace } from "./testing.ts";

test("E1: own and victims' money mixed, by every method side by side", () => {
	const found = trace(hallett, { transfers: ["A", "B"] });
	expect(found.methods.map(({ method }) => method)).toHaveLength(5);
	expect(placesOf(found, "First in")).toEqual([
		["A1", "500.00"],
		["A3", "500.00"],
	]);
	expect(placesOf(found, "Last in")).toEqual([
		["A2", "600.00"],
		["A3", "400.00"],
	]);
	const rolling = of(found, "Rolling");
	expect(rolling?.held.map(({ place, parts }) => [place, parts])).toEqual([
		[
			"A1",
			[
				{ source: "A", amount: "129.81" },
				{ source: "B", amount: "153.85" },
			],
		],
		["A2", [{ source: "A", amount: "262.50" }]],
		[
			"A3",
			[
				{ source: "A", amount: "207.69" },
				{ source: "B", amount: "246.15" },
			],
		],
	]);
	expect(of(found, "Own money first")?.held.map(({ place, parts }) => [place, parts])).toEqual([
		[
			"A1",
			[
				{ source: "A", amount: "300.00" },
				{ source: "B", amount: "200.00" },
			],
		],
		[
			"A3",
			[
				{ source: "A", amount: "300.00" },
				{ source: "B", amount: "200.00" },
			],
		],
	]);
	expect(found.most).toEqual(
		expect.arrayContaining([
			{ place: "A2", currency: "FJD", amount: "700.00" },
			{ place: "A3", currency: "FJD", amount: "800.00" },
			{ place: "A1", currency: "FJD", amount: "500.00" },
		]),
	);
});

test("E7: two hops and a fee, from what a victim paid in", () => {
	const lines = linesOf([
		["own", 1, null, 2, 20_000],
		["stolen", 2, null, 1, 50_000],
		["clean", 3, null, 1, 50_000],
		["P-Q", 4, 1, 2, 60_000],
		["Q-R", 5, 2, 3, 30_000, { fee: 1_000 }],
	]);
	const found = trace(lines, { transfers: ["stolen"], otherMoney: "innocent" });
	expect(placesOf(found, "First in")).toEqual([
		["A2", "390.00"],
		["A3", "100.00"],
		["(fee)", "10.00"],
	]);
	expect(placesOf(found, "Rolling")).toEqual([
		["A2", "183.75"],
		["A1", "200.00"],
		["A3", "112.50"],
		["(fee)", "3.75"],
	]);
	expect(of(found, "First in")?.steps.at(-1)?.because).toBe(
		"10.00 of 10.00 of the bank's fee came out of traced money.",
	);
});

test("E8: money that comes round is traced once; E9: an overdraft swallows what repays it", () => {
	const cycle = linesOf([
		["in", 1, null, 1, 10_000],
		["1", 2, 1, 2, 10_000],
		["2", 3, 2, 3, 10_000],
		["3", 4, 3, 1, 10_000],
	]);
	const found = trace(cycle, { transfers: ["in"] });
	for (const { held, left } of found.methods)
		expect([held.map(({ place, total }) => [place, total]), left]).toEqual([[["A1", "100.00"]], []]);
	const overdrawn = linesOf([
		["before", 1, null, 1, -5_000, { kind: "opening" }],
		["stolen", 2, null, 1, 10_000],
	]);
	expect(placesOf(trace(overdrawn, { transfers: ["stolen"] }), "First in")).toEqual([
		["A1", "50.00"],
		["(overdraft repaid)", "50.00"],
	]);
});

test("a reversal and what it reverses did not happen, a late opening balance is left out, and both are said", () => {
	const lines = linesOf([
		["stolen", 1, null, 1, 10_000],
		["wrong", 2, 1, 2, 10_000],
		["back", 3, 2, 1, 10_000, { reverses: "wrong" }],
		["opening", 4, null, 1, 5_000, { kind: "opening" }],
	]);
	const found = trace(lines, { transfers: ["stolen"] });
	expect(placesOf(found, "First in")).toEqual([["A1", "100.00"]]);
	expect(found.assumed).toEqual(
		expect.arrayContaining([
			"Reversed transfers and their reversals are left out: 1 pairs.",
			"The opening balance of A1 FJD is later than its first line. It is left out.",
		]),
	);
});

test("backwards: what is in an account is told by where it came from", () => {
	const found = trace(hallett, { direction: "backwards", accounts: ["A3"], otherMoney: "innocent" });
	expect(found.accounts.map(({ account }) => account)).toEqual(["A3", "A1"]);
	const [a3] = of(found, "First in")?.held.filter(({ place }) => place === "A3") ?? [];
	expect(a3?.parts).toEqual([{ source: "from outside", amount: "800.00" }]);
	expect(faultsOfAsked({ direction: "backwards", hops: 1, otherMoney: "own", transfers: ["A"] })).toHaveLength(2);
	// What would change nothing is not taken in silence.
	const rest = { hops: 1, otherMoney: "own", from: "2026-01-01T00:00:00Z" } as const;
	expect(faultsOfAsked({ direction: "backwards", accounts: ["A3"], ...rest })).toMatchObject([{ at: "/from" }]);
	expect(faultsOfAsked({ direction: "forwards", transfers: ["A"], ...rest })).toMatchObject([{ at: "/from" }]);
});

test("another currency is followed by what arrives", () => {
	const lines = linesOf([
		["stolen", 1, null, 1, 10_000],
		["abroad", 2, 1, 2, 10_000, { received: 6_543, received_currency: "AUD" }],
	]);
	expect(of(trace(lines, { transfers: ["stolen"] }), "Rolling")?.held).toEqual([
		{ place: "A2", currency: "AUD", total: "65.43", parts: [{ source: "stolen", amount: "65.43" }] },
	]);
});

test("days alone among lines with a time: where they are put is said, and not where all are alike", () => {
	const said =
		"A line with a day alone is taken at the beginning of the day in UTC, before the lines of that day with a time.";
	const mixed = hallett.map((line, n) => ({ ...line, day_only: n % 2 === 0 }));
	expect(trace(mixed, { transfers: ["A"] }).assumed).toContain(said);
	expect(trace(hallett, { transfers: ["A"] }).assumed).not.toContain(said);
});

test("whatever the transfers: each method finds all of the proceeds and no more, and none finds more than the bound", () => {
	const line = fc.tuple(
		fc.integer({ min: 1, max: 20 }),
		fc.nat(4),
		fc.integer({ min: 1, max: 4 }),
		fc.integer({ min: 1, max: 9_999 }),
	);
	fc.assert(
		fc.property(fc.array(line, { maxLength: 25 }), fc.constantFrom("own", "innocent"), (list, otherMoney) => {
			const lines = linesOf([
				["stolen", 1, null, 1, 5_000],
				...list.map(
					([day, from, to, amount], n): Short => [
						`T${n}`,
						day,
						from === 0 ? null : from,
						from === to ? null : to,
						amount,
					],
				),
			]);
			const found = trace(lines, { transfers: ["stolen"], hops: 20, otherMoney: otherMoney as "own" });
			const most = new Map(found.most.map(({ place, amount }) => [place, Number(amount)]));
			for (const { held, left } of found.methods) {
				const all = [...held, ...left].reduce((sum, { total }) => sum + Math.round(Number(total) * 100), 0);
				expect(all).toBe(5_000);
				for (const { place, total } of held) expect(Number(total)).toBeLessThanOrEqual(most.get(place) ?? 0);
			}
		}),
	);
});

test("the report has every step with its reason, and no cell that a spreadsheet would run", () => {
	const found = trace(hallett, { transfers: ["A", "B"] });
	const whole: Trace = {
		...{ id: "00000000-0000-4000-8000-000000000001", file: "00000000-0000-4000-8000-000000000002", upTo: 5 },
		...{ madeAt: "2026-02-01T00:00:00.000Z", asked: { direction: "forwards", hops: 6, otherMoney: "own" }, ...found },
	};
	const csv = reportCsv(whole);
	expect(csv).toContain("step,Rolling charge,");
	expect(csv).toContain("129.81");
	for (const row of csv.split("\r\n")) expect(row).not.toMatch(/(^|,)[=+@-]/);
	const letter = reportLetter(whole, { title: "Boats (invented)" });
	expect(letter.sections.map(({ heading }) => heading[0])).toEqual(
		expect.arrayContaining(["What was assumed", "What was not followed", "Rolling charge", "Pari passu", "At most"]),
	);
});
