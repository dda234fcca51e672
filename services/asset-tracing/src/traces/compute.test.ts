import { buildGraph, transfersOf } from "@seamark/money-graph";
import fc from "fast-check";
import { expect, test } from "vitest";
import { computeTrace, type Found, rowsOf, scopeOf } from "./compute.ts";
import type { Stored } from "./entries.ts";
import { reportCsv, reportLetter } from "./report.ts";
import { faultsOfAsked } from "./run-trace.ts";
import type { Asked, Trace } from "./schema.ts";

type Short = [
	ref: string,
	day: number,
	source: number | null,
	target: number | null,
	cents: number,
	o?: Partial<Stored>,
];
/** Lines, the day after which they come, and amounts in cents. */
const linesOf = (short: readonly Short[]): Stored[] =>
	short.map(([ref, day, source, target, amount, o], n) => ({
		...{ no: n + 1, ref, source, target, amount, currency: "FJD", fee: null, received: null, received_currency: null },
		...{
			kind: source === null ? "deposit" : target === null ? "payment" : "transfer",
			reverses: null,
			load: "l",
			day_only: true,
		},
		at: new Date(Date.UTC(2026, 0, day)).toISOString(),
		...o,
	}));
const secondsOf = ({ at }: Stored) => Date.parse(at) / 1000;
const graphOf = (lines: readonly Stored[]) =>
	buildGraph(
		transfersOf(
			lines.map((line) => ({
				...{ source: line.source ?? 0, target: line.target ?? 0, amount: line.amount, row: line.no },
				at: secondsOf(line),
			})),
		),
	);

const trace = (lines: readonly Stored[], o: Partial<Asked> = {}, upTo = lines.length): Found => {
	const asked: Asked = { direction: "forwards", hops: 6, otherMoney: "own", ...o };
	const graph = graphOf(lines);
	const starts = [
		...lines
			.filter(({ ref }) => asked.transfers?.includes(ref))
			.map((line) => ({ account: line.target ?? 0, at: secondsOf(line) })),
		...(asked.accounts ?? []).map((name) => ({
			account: Number(name.slice(1)),
			at: asked.direction === "backwards" ? 0xffffffff : 0,
		})),
	];
	const scope = scopeOf(graph, asked, starts, upTo);
	const rows = new Set(rowsOf(graph, scope.inside.keys(), { upTo, until: asked.until }));
	return computeTrace(
		lines.filter(({ no }) => rows.has(no)),
		asked,
		scope,
		new Map([["l", "as-in-file"]]),
	);
};
const of = (found: Found, name: string) => found.methods.find(({ method }) => method.startsWith(name));
/** [place, traced] of what a method finds, held and gone. */
const placesOf = (found: Found, name: string) =>
	[...(of(found, name)?.held ?? []), ...(of(found, name)?.left ?? [])].map(({ place, total }) => [place, total]);

// 1 is the account, 2 and 3 are paid; A and B are victims, W is the wrongdoer's own money.
const hallett = linesOf([
	["W", 1, null, 1, 100_000],
	["A", 2, null, 1, 60_000],
	["X", 3, 1, 2, 70_000],
	["B", 4, null, 1, 40_000],
	["Y", 5, 1, 3, 80_000],
]);

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

test("days alone among lines with a time: where they are put is said, and not where all are alike", () => {
	const said =
		"A line with a day alone is taken at the beginning of the day in UTC, before the lines of that day with a time.";
	const mixed = hallett.map((line, n) => ({ ...line, day_only: n % 2 === 0 }));
	expect(trace(mixed, { transfers: ["A"] }).assumed).toContain(said);
	expect(trace(hallett, { transfers: ["A"] }).assumed).not.toContain(said);
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
