import type { Counters } from "../../store/statistics.ts";
import { leavesOpen, type PublicRule, publish } from "./suppress.ts";
import { type Counts, type PersonCounter, personCounters, type TableName, type Tables } from "./tables.ts";

/** What is counted of one year, or of all. */
export type Numbers = { totals: Counts; tables: Tables; counters: Counters };

/** Who is tried in two years is one person in all. */
const countedOnce: ReadonlySet<string> = new Set([
	"personsProsecuted",
	"personsConvicted",
	"companiesCharged",
	"companiesProsecuted",
	"companiesConvicted",
]);

/**
 * True when a small number of one year could be worked out: everybody who asks for each year and for all of them can take the one off the
 * other. What has no day is in all years and in none. What a year does not have is shown as nobody. Where no year shows a number, all of
 * them show none either: else a sum that is kept back would say that all of them are small.
 */
export const isToldByYears = (all: number, years: readonly number[], once = false, rule?: PublicRule): boolean => {
	const undated = once ? 0 : all - years.reduce((sum, count) => sum + count, 0);
	const rows = { counts: [...years, undated], total: all, found: false, zerosShown: true } as const;
	return showsNone(years, rule) || !leavesOpen({ ...rows, kind: once ? "any" : "parts" }, rule);
};

const showsNone = (years: readonly number[], rule?: PublicRule): boolean =>
	years.every((count) => !publish(count, rule)) && years.some((count) => count > 0);

/** Counters of which nothing is shown for all years together: in the sums, and in the tables. */
export type ToldByYears = { sums: ReadonlySet<string>; inTables: ReadonlySet<PersonCounter> };

export const toldByYears = (all: Numbers, years: readonly Numbers[]): ToldByYears => {
	const isTold = (of: (numbers: Numbers) => number, once?: boolean) => isToldByYears(of(all), years.map(of), once);
	const rows = Object.entries(all.tables).flatMap(([table, found]) =>
		Object.keys(found).map((row): [TableName, string] => [table as TableName, row]),
	);
	const totals = personCounters.filter((name) => isTold(({ totals: of }) => of[name]));
	const counters = (Object.keys(all.counters) as (keyof Counters)[]).filter(
		(name) => !name.startsWith("undated") && isTold(({ counters: of }) => of[name], countedOnce.has(name)),
	);
	const inTables = personCounters.filter(
		(name) =>
			totals.includes(name) || rows.some(([table, row]) => isTold(({ tables }) => tables[table][row]?.[name] ?? 0)),
	);
	return { sums: new Set([...totals, ...counters]), inTables: new Set(inTables) };
};

export const noneTold: ToldByYears = { sums: new Set(), inTables: new Set() };
