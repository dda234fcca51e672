import fc from "fast-check";
import { expect, test } from "vitest";
import { bitsOf, controls, purposeForms, recruiters } from "../../codes/trafficking.ts";
import { noCounters } from "../../store/statistics.ts";
import { leavesOpen, type PublicRule, publish, publishRows, publishTables, threshold } from "./suppress.ts";
import {
	countersOf,
	isMadeByPersons,
	type PersonCounter,
	type PersonGroup,
	personCounters,
	tableNames,
	tablesOf,
	totalsOf,
} from "./tables.ts";
import { isToldByYears, toldByYears } from "./years.ts";

// A victim may at the same time be a refugee (000:1394), a witness, a suspect of something else: the first counter stays.
test.each<[string[], string, PersonCounter[]]>([
	[["suspectedVictim"], "unknown", ["victimsUndetermined"]],
	[["victim"], "unknown", ["victimsUndetermined"]],
	[["suspectedVictim"], "presumed", ["victimsPresumed"]],
	[["victim"], "confirmed", ["victimsConfirmed"]],
	[["refugee"], "confirmed", ["victimsConfirmed", "refugees"]],
	[["witness"], "confirmed", ["victimsConfirmed", "witnesses"]],
	[["suspect"], "confirmed", ["victimsConfirmed", "suspects"]],
	[["victim", "refugee", "witness"], "confirmed", ["victimsConfirmed", "refugees", "witnesses"]],
	[["suspectedVictim", "smuggledMigrant"], "unknown", ["victimsUndetermined", "smuggledMigrants"]],
	// An authority decided against it.
	[["victim"], "notConfirmed", ["otherPersons"]],
	[["victim", "witness"], "notConfirmed", ["witnesses"]],
	[["smuggledMigrant"], "unknown", ["smuggledMigrants"]],
	[["suspect"], "unknown", ["suspects"]],
	[["witness"], "unknown", ["witnesses"]],
	// Who landed is nobody's victim by having landed (000:2299).
	[["concerned"], "unknown", ["concerned"]],
	[["relative"], "unknown", ["otherPersons"]],
	[["other"], "unknown", ["otherPersons"]],
])("%j, %s counts as %j", (roles, identification, counters) => {
	expect(countersOf({ roles, identification })).toEqual(counters);
});

test("four confirmed victims are four, whatever each is besides", () => {
	const groups = ["victim", "refugee", "witness", "suspect"].map((role) => group({ roles: [role] }));
	expect(totalsOf(groups)).toMatchObject({ persons: 4, victimsConfirmed: 4, refugees: 1, witnesses: 1, suspects: 1 });
});

const whole = {
	sex: "unknown",
	ageBand: "unknown",
	classification: "unknown",
	purposes: 0,
	controls: 0,
	means: 0,
	recruiters: 0,
	sectors: 0,
	duration: "unknown",
	citizen: "unknown",
	nationality: [],
};
const group = (o: Partial<PersonGroup>): PersonGroup => ({
	roles: ["victim"],
	identification: "confirmed",
	count: 1,
	...whole,
	...o,
});

test("seventy persons of one case, nine of them confirmed, are seventy persons and nine victims", () => {
	const groups = [group({ count: 9 }), group({ count: 61, roles: ["suspectedVictim"], identification: "unknown" })];
	expect(totalsOf(groups)).toMatchObject({ persons: 70, victimsConfirmed: 9, victimsUndetermined: 61 });
});

test("what is unknown has its row in every table, and nothing recorded is not nothing there", () => {
	const tables = tablesOf([group({ count: 3 })]);
	for (const name of tableNames.filter((one) => !one.includes("By"))) expect(tables[name].unknown?.persons).toBe(3);
	expect(tables.sexByAgeBand["unknown|unknown"]?.persons).toBe(3);
});

test("several codes of one person count in several rows, and an unknown recruiter is unknown", () => {
	const tables = tablesOf([
		group({
			count: 2,
			sex: "female",
			ageBand: "9-17",
			purposes: bitsOf(purposeForms, ["forcedLabour", "sexualExploitation"]),
			controls: bitsOf(controls, ["threats", "debtBondage"]),
			recruiters: bitsOf(recruiters, ["unknown"]),
			nationality: ["FJ", "TO"],
		}),
	]);
	expect(tables.exploitationAny.forcedLabour?.persons).toBe(2);
	expect(tables.exploitationAny.sexualExploitation?.persons).toBe(2);
	expect(tables.exploitationAny.unknown?.persons).toBe(0);
	expect(tables.exploitationAnyBySex["forcedLabour|female"]?.persons).toBe(2);
	expect(tables.controlAny.debtBondage?.persons).toBe(2);
	expect(tables.recruiterAny.unknown?.persons).toBe(2);
	expect(Object.keys(tables.nationalityAny)).toEqual(["FJ", "TO", "unknown"]);
	expect(tables.sexByAgeBand["female|9-17"]?.victimsConfirmed).toBe(2);
});

test("codes that a file wrote stand as they are, before unknown", () => {
	const rows = Object.keys(tablesOf([group({ ageBand: "ctdc-3" }), group({ ageBand: "ctdc-1" })]).ageBand);
	expect(rows.slice(-3)).toEqual(["ctdc-1", "ctdc-3", "unknown"]);
});

test("each person is once among persons, and in one counter behind it at least", () => {
	const roles = fc.subarray(
		["victim", "suspectedVictim", "suspect", "smuggledMigrant", "refugee", "witness", "other"],
		{
			minLength: 1,
		},
	);
	const identifications = fc.constantFrom("unknown", "presumed", "confirmed", "notConfirmed");
	const groups = fc.array(
		fc.record({
			roles,
			identification: identifications,
			count: fc.nat(50),
			sex: fc.constantFrom("female", "unknown"),
		}),
	);
	fc.assert(
		fc.property(groups, (list) => {
			const { persons, ...others } = totalsOf(list);
			expect(persons).toBe(list.reduce((sum, one) => sum + one.count, 0));
			expect(Object.values(others).reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(persons);
			for (const one of Object.values(others)) expect(one).toBeLessThanOrEqual(persons);
			expect(others.victimsConfirmed).toBe(
				list.filter((one) => one.identification === "confirmed").reduce((sum, one) => sum + one.count, 0),
			);
			const rows = Object.values(tablesOf(list).sex);
			expect(rows.reduce((sum, row) => sum + row.persons, 0)).toBe(persons);
		}),
	);
});

test("no published number is small, exact, or more than there were", () => {
	fc.assert(
		fc.property(fc.nat(100_000), (count) => {
			const shown = publish(count);
			if (count === 0) expect(shown).toBe(0);
			else if (count < threshold) expect(shown).toBeNull();
			else {
				expect((shown ?? 1) % threshold).toBe(0);
				expect(count - (shown ?? 0)).toBeLessThan(threshold);
			}
		}),
	);
	const both = [group({ count: 4, sex: "male" }), group({ count: 47, sex: "female" })];
	const { sex } = publishTables(tablesOf(both), totalsOf(both));
	expect(sex.male).toEqual({
		...Object.fromEntries(personCounters.map((name) => [name, 0])),
		persons: null,
		victimsConfirmed: null,
	});
	expect(sex.female?.persons).toBe(40);
});

/** All tables of a few rows, by what is published of each: who knows the rule sees which of them it can be. */
const classesOf = (many: number, most: number, found: boolean, rule: PublicRule) => {
	const classes = new Map<string, number[][]>();
	const grow = (counts: number[]): void => {
		if (counts.length < many) {
			for (let next = found ? 1 : 0; next <= most; next++) grow([...counts, next]);
			return;
		}
		const total = counts.reduce((sum, count) => sum + count, 0);
		const shown = publishRows({ counts, total, kind: "parts", found }, rule);
		const key = JSON.stringify([publish(total, rule), shown]);
		classes.set(key, [...(classes.get(key) ?? []), counts]);
	};
	grow([]);
	return classes;
};

// Where nearly all rows are just under the threshold a sum can show that they are: nothing of few persons.
test.each([true, false])(
	"no small number can be worked out from what is published, by those who know the rule too",
	(found) => {
		const rule = { least: 4, left: 2 };
		let kept = 0;
		for (const [key, tables] of classesOf(4, 7, found, rule)) {
			const [, shown] = JSON.parse(key) as [number | null, (number | null)[]];
			for (const [row, one] of shown.entries()) {
				if (one !== null) continue;
				kept++;
				const values = new Set(tables.map((counts) => counts[row] ?? 0));
				const isOpen = values.size >= rule.left || [...values].every((value) => value > rule.least / 2);
				expect([key, row, isOpen]).toEqual([key, row, true]);
			}
		}
		expect(kept).toBeGreaterThan(50);
	},
);

test("nine rows that are kept back beside one of twenty and a sum of twenty are not all one for everybody", () => {
	const counts = [20, ...Array.from({ length: 9 }, () => 1)];
	const rows = { counts, total: 29, kind: "parts", found: true } as const;
	expect(leavesOpen(rows)).toBe(false);
	expect(publishRows({ ...rows, found: false })).toEqual([20, ...Array.from({ length: 9 }, () => null)]);
	expect(publishRows({ ...rows, counts: [20, 4, 5, 0], found: false })).toEqual([20, null, null, null]);
	expect(publishRows({ ...rows, counts: [20, 10, 0], total: 30, found: false })).toEqual([20, 10, 0]);
	const groups = counts.map((count, n) => group({ count, duration: `ctdc-${n}` }));
	const shown = publishTables(tablesOf(groups), totalsOf(groups)).duration;
	// Where a row could be worked out none is shown, and one that somebody made is not named either.
	expect(Object.keys(shown)).toEqual(["ctdc-0", "unknown"]);
	expect(shown["ctdc-0"]?.persons).toBe(20);
});

test("no row of an open list is named for fewer than ten: who is named has one person at least", () => {
	const people = fc.array(
		fc.record({
			nationality: fc.subarray(["FJ", "TO", "VU", "WS"]),
			sex: fc.constantFrom("female", "male"),
			duration: fc.constantFrom("ctdc-1", "ctdc-2", "unknown"),
			count: fc.integer({ min: 1, max: 25 }),
		}),
		{ maxLength: 8 },
	);
	fc.assert(
		fc.property(people, (found) => {
			const groups = found.map((one) => group({ ...one, ageBand: "child" }));
			const tables = tablesOf(groups);
			const shown = publishTables(tables, totalsOf(groups));
			for (const name of tableNames)
				for (const [row, { persons }] of Object.entries(shown[name]))
					if (isMadeByPersons(name, row)) {
						expect(persons).toBeGreaterThanOrEqual(threshold);
						expect(tables[name][row]?.persons).toBeGreaterThanOrEqual(threshold);
					}
		}),
	);
	const few = [group({ count: 3, nationality: ["TO"] }), group({ count: 40, nationality: ["FJ"] })];
	expect(Object.keys(publishTables(tablesOf(few), totalsOf(few)).nationalityAny)).toEqual(["FJ", "unknown"]);
});

test("no small number of a year can be worked out from the other years and all together, by those who know the rule too", () => {
	const rule = { least: 4, left: 2 };
	const worlds = new Map<string, number[][]>();
	let kept = 0;
	const grow = (years: number[]): void => {
		if (years.length < 4) {
			for (let next = 0; next <= 11; next++) grow([...years, next]);
			return;
		}
		const all = years.reduce((sum, count) => sum + count, 0);
		const told = isToldByYears(all, years, false, rule);
		if (told) kept++;
		const shown = told ? null : publish(all, rule);
		const key = JSON.stringify([shown, years.map((count) => publish(count, rule))]);
		worlds.set(key, [...(worlds.get(key) ?? []), years]);
	};
	grow([]);
	for (const [key, found] of worlds) {
		const [, shown] = JSON.parse(key) as [unknown, (number | null)[]];
		for (const [year, one] of shown.entries()) {
			if (one !== null) continue;
			const values = new Set(found.map((years) => years[year] ?? 0));
			const isOpen = values.size >= rule.left || [...values].every((value) => value > rule.least / 2);
			expect([key, year, isOpen]).toEqual([key, year, true]);
		}
	}
	expect(kept).toBeGreaterThan(10);
	// Without it: ten years of 10 to 19 and 190 or more in all leave nine alone for the year that is kept back.
	const years = [...Array.from({ length: 9 }, () => 19), 9];
	expect([isToldByYears(180, years), isToldByYears(175, [...years.slice(1), 12, 2])]).toEqual([true, false]);
});

test("of all years together nothing is shown by which one of them could be worked out, in sums and in tables", () => {
	const counters = { ...noCounters, personsConvicted: 12 };
	const of = (count: number, more: Partial<typeof noCounters> = {}) => {
		const groups = [group({ count, sex: "female" })];
		return { totals: totalsOf(groups), tables: tablesOf(groups), counters: { ...counters, ...more } };
	};
	const years = [...Array.from({ length: 9 }, () => of(19)), of(9)];
	const told = toldByYears(of(180), years);
	expect([...told.sums].sort()).toEqual(["persons", "victimsConfirmed"]);
	expect([...told.inTables].sort()).toEqual(["persons", "victimsConfirmed"]);
	const shown = publishTables(of(180).tables, of(180).totals, told.inTables);
	expect(shown.sex.female).toMatchObject({ persons: null, victimsConfirmed: null });
	expect(toldByYears(of(20), [of(15), of(5)])).toEqual({ sums: new Set(), inTables: new Set() });
	// Two years of nine and five would both be shown as few by a sum under ten, so no sum of them is shown.
	expect([...toldByYears(of(14), [of(9), of(5)]).sums]).toContain("persons");
});
