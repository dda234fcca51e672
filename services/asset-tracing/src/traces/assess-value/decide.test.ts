import fc from "fast-check";
import { expect, test } from "vitest";
import { assessValue } from "./decide.ts";
import type { AskedOfValue } from "./schema.ts";

const held = (...places: [string, string][]) =>
	places.map(([place, total]) => ({ place, currency: "FJD", total, parts: [] }));
const trace = (...places: [string, string][]) => ({
	methods: [{ method: "Rolling charge", source: "", note: "", held: held(...places), left: [], steps: [] }],
});
const asked = (o: Partial<AskedOfValue>): AskedOfValue => ({ currency: "FJD", assessed: "1000.00", things: [], ...o });

test("mixed property answers up to the proceeds in it, with its income in proportion; other property up to what is still open", () => {
	const things = [
		{ name: "House", worth: "5000.00" },
		{ name: "Savings", worth: "800.00", account: "A3", income: "80.00" },
	];
	// 200 of 800 are proceeds: of 80 of income a quarter. Of 1,000 then 800 are open, which the house answers for.
	expect(assessValue(trace(["A3", "200.00"]), asked({ things }))).toEqual([
		{
			method: "Rolling charge",
			things: [
				{ name: "House", basis: "12(1)(a)", proceeds: null, property: "800.00", income: "0.00" },
				{ name: "Savings", basis: "12(4)", proceeds: "200.00", property: "200.00", income: "20.00" },
			],
			...{ total: "1000.00", income: "20.00", open: "0.00" },
		},
	]);
	// What was confiscated before is not confiscated again.
	expect(
		assessValue(trace(), asked({ things: [{ name: "House", worth: "300.00" }], confiscated: "900.00" })),
	).toMatchObject([{ total: "100.00", open: "0.00" }]);
	expect(assessValue(trace(), asked({ things: [{ name: "Boat", worth: "300.00" }] }))).toMatchObject([
		{ open: "700.00" },
	]);
});

test("all that is wrong is said at once", () => {
	const things = [
		{ name: "House", worth: "-1", income: "5" },
		{ name: "A", worth: "NaN", account: "A1" },
		{ name: "B", worth: "1", account: "A1" },
	];
	expect(assessValue(trace(), asked({ things, assessed: "1.005" }))).toMatchObject({
		faults: ["/assessed", "/things/0/worth", "/things/1/worth", "/things/0/income", "/things/2/account"].map((at) => ({
			at,
		})),
	});
});

test("never more than was assessed, and never more of a thing than it is worth", () => {
	const amount = fc.integer({ min: 0, max: 10_000 });
	const cents = (n: number) => `${n}`;
	fc.assert(
		fc.property(
			amount,
			amount,
			fc.array(fc.record({ worth: amount, proceeds: fc.option(amount) }), { minLength: 1, maxLength: 6 }),
			(assessed, confiscated, list) => {
				const found = assessValue(
					trace(
						...list.flatMap(({ proceeds }, n): [string, string][] =>
							proceeds === null ? [] : [[`A${n}`, cents(proceeds)]],
						),
					),
					asked({
						...{ assessed: cents(assessed), confiscated: cents(confiscated) },
						things: list.map(({ worth, proceeds }, n) => ({
							name: `${n}`,
							worth: cents(worth),
							...(proceeds === null ? {} : { account: `A${n}` }),
						})),
					}),
				);
				if ("faults" in found) throw new Error(JSON.stringify(found));
				const [one] = found;
				expect(Number(one?.total)).toBeLessThanOrEqual(Math.max(0, assessed - confiscated));
				for (const [n, thing] of (one?.things ?? []).entries())
					expect(Number(thing.property)).toBeLessThanOrEqual(list[n]?.worth ?? 0);
				expect(Number(one?.open)).toBe(Math.max(0, assessed - confiscated - Number(one?.total)));
			},
		),
	);
});
