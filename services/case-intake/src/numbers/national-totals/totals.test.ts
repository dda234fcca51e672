import fc from "fast-check";
import { expect, test } from "vitest";
import { noCounters } from "../../store/statistics.ts";
import { type PersonGroup, tablesOf, totalsOf } from "../statistics/tables.ts";
import type { YearlyReturn } from "../yearly-return/canonical.ts";
import { circles, type Rule, restOf } from "./protect.ts";
import {
	type AgencyReturn,
	leftOut,
	mayFollow,
	nationalTotals,
	otherCounters,
	partCounters,
	personGroups,
	roleCounters,
} from "./totals.ts";

const person = (o: Partial<PersonGroup>): PersonGroup => ({
	...{ roles: ["victim"], identification: "confirmed", count: 1, sex: "female", ageBand: "adult", purposes: 0 },
	...{ classification: "unknown", controls: 0, means: 0, recruiters: 0, duration: "unknown", citizen: "unknown" },
	nationality: [],
	...o,
});
const courts = { charges: 0, prosecutions: 0, convictions: 0, sentences: 0, imprisonments: 0, incidents: 0, cases: 0 };
const returnOf = (agency: string, groups: readonly PersonGroup[], o: { edition?: number; counters?: object } = {}) =>
	({
		agency,
		edition: o.edition ?? 1,
		content: {
			statistics: {
				counters: { ...courts, ...totalsOf(groups), ...o.counters },
				tables: tablesOf(groups),
				chargedOffences: {},
			},
		} as unknown as YearlyReturn,
	}) satisfies AgencyReturn;
const asked = { country: "FJ", year: 2025, without: [] };

test("returns of several agencies are added up, each row apart", () => {
	const police = returnOf("police", [person({ count: 20 }), person({ count: 15, sex: "male" })], {
		counters: { charges: 30 },
	});
	const border = returnOf("border", [person({ count: 12, ageBand: "9-17" }), person({ count: 40, sex: "male" })]);
	const unit = returnOf("unit", [
		person({ count: 30 }),
		person({ count: 11, sex: "male" }),
		person({ count: 14, ageBand: "0-8" }),
	]);
	const totals = nationalTotals(asked, [border, police, unit]);
	expect(totals.counters).toMatchObject({ persons: 142, victimsConfirmed: 142, notVictims: 0, charges: 30 });
	expect(totals.groups.victimsConfirmed?.womenMenGirlsBoys).toEqual({
		...{ women: 50, men: 66, girls: 26, boys: 0, otherOrUnknown: 0 },
	});
});

test("what one agency has alone it could take off: the small rest of the others is kept back", () => {
	const large = returnOf("large", [person({ count: 40 }), person({ count: 40, sex: "male" })]);
	const small = returnOf("small", [person({ count: 3 }), person({ count: 20, sex: "male" })]);
	expect(nationalTotals(asked, [large, small]).groups.victimsConfirmed?.womenMenGirlsBoys).toBeUndefined();
	expect(nationalTotals(asked, [large]).groups.victimsConfirmed?.womenMenGirlsBoys).toMatchObject({
		women: 40,
		men: 40,
	});
});

test("a nationality that few have is not even named, and one more is kept back with it", () => {
	const many = ["FJ", "TO", "WS"].map((one) => person({ count: 30, nationality: [one] }));
	const rows = nationalTotals(asked, [returnOf("a", [...many, person({ nationality: ["KI"] })])]).groups
		.victimsConfirmed;
	expect(rows?.nationalityAny).toEqual({ FJ: 30, TO: 30, unknown: 0, others: null });
});

test("a table that one return does not have yet counts only a part, and is left out", () => {
	const old = returnOf("a", [person({ count: 50 })]);
	const { meansAny: _, ...tables } = (old.content.statistics as unknown as { tables: Record<string, object> }).tables;
	const without = { ...old, content: { statistics: { ...old.content.statistics, tables } } as unknown as YearlyReturn };
	const both = nationalTotals(asked, [without, returnOf("b", [person({ count: 50 })])]);
	expect(Object.keys(both.groups.victimsConfirmed ?? {})).not.toContain("meansAny");
});

test("every counter of a return is in the totals, or is said to be left out", () => {
	const counters = [
		...["persons", ...personGroups.filter((one) => one !== "notVictims"), ...roleCounters, ...otherCounters],
		...[...Object.keys(partCounters), ...leftOut],
	];
	expect(new Set(counters)).toEqual(new Set([...Object.keys(totalsOf([])), ...Object.keys(noCounters)]));
});

const groups = fc.array(
	fc.record({
		roles: fc.subarray(["victim", "smuggledMigrant", "refugee", "witness", "suspect"], { minLength: 1 }),
		identification: fc.constantFrom("unknown", "presumed", "confirmed", "notConfirmed"),
		count: fc.integer({ min: 1, max: 30 }),
		sex: fc.constantFrom("female", "male", "unknown"),
		ageBand: fc.constantFrom("9-17", "18-20", "adult", "unknown"),
		purposes: fc.constantFrom(0, 1, 2, 3),
		nationality: fc.constantFrom<string[]>([], ["FJ"], ["TO"], ["FJ", "TO"]),
	}),
	{ maxLength: 12 },
);
const agencies = fc.array(groups, { minLength: 1, maxLength: 4 });
const made = (worlds: readonly Partial<PersonGroup>[][], edition = 1) =>
	worlds.map((list, n) => returnOf(`agency-${n}`, list.map(person), { edition }));

/** Every number that a release shows. */
const numbersOf = (value: unknown): number[] => {
	if (typeof value === "number") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersOf) : [];
};

test("no release shows a number under the least one, nor a sum that leaves one, whoever takes their own off", () => {
	fc.assert(
		fc.property(agencies, (worlds) => {
			const returns = made(worlds);
			const { counters, groups: shown } = nationalTotals(asked, returns);
			for (const one of numbersOf({ counters, shown })) expect(one === 0 || one >= 10).toBe(true);
			for (const [group, tables] of Object.entries(shown)) {
				const total = counters[group] ?? Number.NaN;
				expect(total).toBeGreaterThanOrEqual(0);
				for (const [name, rows] of Object.entries(tables)) {
					for (const one of Object.values(rows))
						if (one !== null) expect(total - one === 0 || total - one >= 10).toBe(true);
					if (name.includes("Any")) continue;
					const kept = total - Object.values(rows).reduce<number>((sum, one) => sum + (one ?? 0), 0);
					expect(kept === 0 || kept >= 10).toBe(true);
				}
			}
			for (const circle of circles(returns.length, 2)) {
				const rest = restOf(
					returns.map(({ content }) => Number(content.statistics.counters.persons)),
					circle,
				);
				if (counters.persons !== null) expect(rest === 0 || rest >= 10).toBe(true);
			}
		}),
	);
});

test("one more person gives no second release, and ten more in one row do", () => {
	const before = made([
		[{ count: 40 }, { count: 40, sex: "male" }],
		[{ count: 30 }, { count: 50, sex: "male" }],
	]);
	const later = (more: Partial<PersonGroup>[]) => [
		...before.slice(0, 1),
		...made([[], [{ count: 30 }, { count: 50, sex: "male" }, ...more]], 2).slice(1),
	];
	expect(mayFollow(before, later([{ count: 1 }]))).toBe(false);
	expect(mayFollow(before, later([{ count: 10 }]))).toBe(true);
	// Ten more, of whom one is a boy.
	expect(mayFollow(before, later([{ count: 9 }, { count: 1, sex: "male", ageBand: "9-17" }]))).toBe(false);
	// Nobody more, but somebody was written down otherwise.
	expect(
		mayFollow(before, [...before.slice(0, 1), ...made([[], [{ count: 29 }, { count: 51, sex: "male" }]], 2).slice(1)]),
	).toBe(false);
	// An agency that comes later is what changed.
	expect(mayFollow(before.slice(0, 1), before)).toBe(true);
	expect(mayFollow(before, [...before, returnOf("late", [person({ count: 3 })])])).toBe(false);
});

test("of any two releases that may follow each other, no shown number differs by less than the least one", () => {
	const small: Rule = { least: 3, left: 2, together: 1 };
	fc.assert(
		fc.property(agencies, agencies, (first, second) => {
			const [before, after] = [made(first), made(second, 2)];
			if (!mayFollow(before, after, small)) return;
			const [old, fresh] = [nationalTotals(asked, before, small), nationalTotals(asked, after, small)];
			for (const [name, count] of Object.entries(fresh.counters)) {
				const difference = Math.abs((count ?? Number.NaN) - (old.counters[name] ?? Number.NaN));
				if (!Number.isNaN(difference)) expect(difference === 0 || difference >= 3).toBe(true);
			}
		}),
	);
});
