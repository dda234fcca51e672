import { ageBands } from "../../codes/persons.ts";
import type { YearlyReturn } from "../yearly-return/canonical.ts";
import { type Cell, isSafe, minus, nationalRule, type Rule, shownRows, type Table } from "./protect.ts";

/** A frozen return of one agency. */
export type AgencyReturn = { agency: string; edition: number; content: YearlyReturn };

/** What is published of a country and a year. Null: kept back. A table that is kept back whole is not there. */
export type NationalTotals = {
	form: "seamark-national-totals-1";
	country: string;
	year: number;
	basis: string;
	/** Counts under this are kept back, and all by which one could be worked out. */
	threshold: number;
	/** Whose returns are added up. What each of them says is in none of it. */
	returns: readonly { agency: string; edition: number }[];
	/** Agencies that have handed nothing in. */
	without: readonly string[];
	counters: Record<string, number | null>;
	/** Persons of each group by sex and age, form of exploitation and so on. Nobody is in two groups. */
	groups: Record<string, Record<string, Record<string, number | null>>>;
	chargedOffences: Record<string, Record<string, number | null>>;
};

export const basis =
	"Persons who were detected and recorded, as the agencies of the country handed in for the year. Not an estimate of how many there are. A person whom two agencies have recorded counts twice: names are sealed under each agency's own keys, and nobody compares them.";

/** Victims by what an authority has found, and all others: each person is in one of them. */
export const personGroups = ["victimsConfirmed", "victimsPresumed", "victimsUndetermined", "notVictims"] as const;
/** Each is a part of all persons, and may overlap with the others. */
export const roleCounters = ["smuggledMigrants", "refugees", "witnesses", "suspects", "concerned"] as const;
/** Counted for themselves. */
export const otherCounters = [
	"incidents",
	"cases",
	"charges",
	"prosecutions",
	"convictions",
	"personsProsecuted",
	"personsConvicted",
	"sentences",
	"breaches",
	"companyCharges",
	"companyProsecutions",
	"companyConvictions",
	"companiesCharged",
	"companiesProsecuted",
	"companiesConvicted",
	"companySentences",
] as const;
/** A counter that is a part of another one. */
export const partCounters: Readonly<Record<string, string>> = { imprisonments: "sentences" };
/**
 * Left out: other persons are a part of those who are no victims, and undated records are the same in every year's return, so that years
 * could be taken off each other.
 */
export const leftOut = ["otherPersons", "undatedCourtRecords", "undatedCompanyRecords"] as const;
const charged = ["charges", "prosecutions", "convictions"] as const;

/** Rows come from the records themselves: that one is there says already that somebody is in it. */
const openTables: ReadonlySet<string> = new Set(["nationalityAny", "chargedOffences"]);
/** One table by sex and age in place of several: of two that cross, what one keeps back the other gives away. */
const byAgeAndSex: ReadonlySet<string> = new Set(["sex", "ageBand"]);

type Counts = Readonly<Record<string, number | null | undefined>>;
type Statistics = {
	counters: Counts;
	tables: Record<string, Record<string, Counts>>;
	chargedOffences: Record<string, Counts>;
};
const statisticsOf = ({ content }: AgencyReturn): Statistics => content.statistics as unknown as Statistics;

const countIn = (counts: Counts | undefined, group: string): number => {
	const of = (name: string) => counts?.[name] ?? 0;
	if (group !== "notVictims") return of(group);
	return of("persons") - of("victimsConfirmed") - of("victimsPresumed") - of("victimsUndetermined");
};

const children: ReadonlySet<string> = new Set(["0-8", "9-17", "child"]);
const adults: ReadonlySet<string> = new Set(ageBands.filter((band) => !children.has(band) && band !== "unknown"));
/** As UNODC's Global Report on Trafficking in Persons and indicator 16.2.2 of the SDGs ask. */
const womenMenGirlsBoys = (crossed: string): string => {
	const [sex = "", band = ""] = crossed.split("|");
	const grown = adults.has(band) ? "adult" : children.has(band) ? "child" : undefined;
	if (grown === undefined || (sex !== "female" && sex !== "male")) return "otherOrUnknown";
	if (grown === "adult") return sex === "female" ? "women" : "men";
	return sex === "female" ? "girls" : "boys";
};
const ofAgeAndSex = ["women", "men", "girls", "boys", "otherOrUnknown"];

const tableNamesOf = (returns: readonly AgencyReturn[]): string[] => {
	const [first, ...others] = returns
		.filter(({ edition }) => edition > 0)
		.map((one) => Object.keys(statisticsOf(one).tables));
	// A table that some returns do not have yet would count only a part.
	return (first ?? []).filter(
		(name) => !name.includes("By") && !byAgeAndSex.has(name) && others.every((names) => names.includes(name)),
	);
};

/** Every table of a group, with what each agency counts in it. */
const tablesOf = (returns: readonly AgencyReturn[], group: string): Record<string, Table> => {
	const total = returns.map((one) => countIn(statisticsOf(one).counters, group));
	const ageAndSex: Table = {
		rows: "parts",
		total,
		cells: Object.fromEntries(
			ofAgeAndSex.map((row) => [
				row,
				returns.map((one) =>
					Object.entries(statisticsOf(one).tables.sexByAgeBand ?? {})
						.filter(([crossed]) => womenMenGirlsBoys(crossed) === row)
						.reduce((sum, [, counts]) => sum + countIn(counts, group), 0),
				),
			]),
		),
	};
	const plain = tableNamesOf(returns).map((name): [string, Table] => {
		const rows = [...new Set(returns.flatMap((one) => Object.keys(statisticsOf(one).tables[name] ?? {})))];
		const listed = openTables.has(name) ? rows.sort() : rows;
		const cells = listed.map((row) => [
			row,
			returns.map((one) => countIn(statisticsOf(one).tables[name]?.[row], group)),
		]);
		return [name, { rows: name.includes("Any") ? "any" : "parts", total, cells: Object.fromEntries(cells) }];
	});
	return { womenMenGirlsBoys: ageAndSex, ...Object.fromEntries(plain) };
};

const offencesOf = (returns: readonly AgencyReturn[], counter: string): Table => ({
	rows: "parts",
	total: counterOf(returns, counter),
	cells: Object.fromEntries(
		[...new Set(returns.flatMap((one) => Object.keys(statisticsOf(one).chargedOffences)))]
			.sort()
			.map((offence) => [offence, returns.map((one) => countIn(statisticsOf(one).chargedOffences[offence], counter))]),
	),
});

const counterOf = (returns: readonly AgencyReturn[], name: string): Cell =>
	returns.map((one) => countIn(statisticsOf(one).counters, name));
const sum = (cell: Cell): number => cell.reduce((all, one) => all + one, 0);

/** What may be published of a table whose total may be. Of an open list, what is kept back is not named: it is among the others. */
const publishRows = (name: string, table: Table, rule: Rule): Record<string, number | null> | undefined => {
	const shown = shownRows(table, rule);
	if (shown === undefined) return undefined;
	const rows = Object.entries(table.cells).filter(([row]) => shown.has(row) || !openTables.has(name));
	const published = Object.fromEntries(rows.map(([row, cell]) => [row, shown.has(row) ? sum(cell) : null]));
	return rows.length < Object.keys(table.cells).length ? { ...published, others: null } : published;
};

const groupTable = (returns: readonly AgencyReturn[]): Table => ({
	rows: "parts",
	total: counterOf(returns, "persons"),
	cells: Object.fromEntries(personGroups.map((group) => [group, counterOf(returns, group)])),
});

const publishCounters = (returns: readonly AgencyReturn[], groups: ReadonlySet<string>, rule: Rule) => {
	const cell = (name: string) => counterOf(returns, name);
	const persons = cell("persons");
	/** A part of something that may be shown itself, and that leaves enough of it. */
	const isPart = (part: Cell, of: Cell) => isSafe(of, rule) && isSafe(part, rule) && isSafe(minus(of, part), rule);
	const shown: [string, boolean][] = [
		["persons", isSafe(persons, rule)],
		...personGroups.map((group): [string, boolean] => [group, groups.has(group)]),
		...roleCounters.map((role): [string, boolean] => [role, isPart(cell(role), persons)]),
		...otherCounters.map((name): [string, boolean] => [name, isSafe(cell(name), rule)]),
		...Object.entries(partCounters).map(([part, of]): [string, boolean] => [part, isPart(cell(part), cell(of))]),
	];
	return Object.fromEntries(shown.map(([name, may]) => [name, may ? sum(cell(name)) : null]));
};

const publishGroup = (returns: readonly AgencyReturn[], group: string, rule: Rule) =>
	Object.fromEntries(
		Object.entries(tablesOf(returns, group)).flatMap(([name, table]) => {
			const rows = publishRows(name, table, rule);
			return rows ? [[name, rows]] : [];
		}),
	);

const publishOffences = (returns: readonly AgencyReturn[], rule: Rule) =>
	Object.fromEntries(
		charged.flatMap((counter) => {
			const table = offencesOf(returns, counter);
			const rows = isSafe(table.total, rule) ? publishRows("chargedOffences", table, rule) : undefined;
			return rows ? [[counter, rows]] : [];
		}),
	);

/** Adds up frozen returns of one year, and keeps back what could point at somebody. */
export const nationalTotals = (
	{ country, year, without }: { country: string; year: number; without: readonly string[] },
	returns: readonly AgencyReturn[],
	rule: Rule = nationalRule,
): NationalTotals => {
	const persons = isSafe(counterOf(returns, "persons"), rule);
	const groups = (persons ? shownRows(groupTable(returns), rule) : undefined) ?? new Set<string>();
	return {
		form: "seamark-national-totals-1",
		country,
		year,
		basis,
		threshold: rule.least,
		returns: returns.map(({ agency, edition }) => ({ agency, edition })),
		without,
		counters: publishCounters(returns, groups, rule),
		groups: Object.fromEntries(
			personGroups.filter((group) => groups.has(group)).map((group) => [group, publishGroup(returns, group, rule)]),
		),
		chargedOffences: publishOffences(returns, rule),
	};
};

/** Every cell that there is, shown or not. */
const cellsOf = (returns: readonly AgencyReturn[]): Map<string, Cell> => {
	const tables = (prefix: string, table: Table): [string, Cell][] => [
		[prefix, table.total],
		...Object.entries(table.cells).map(([row, cell]): [string, Cell] => [`${prefix}/${row}`, cell]),
	];
	return new Map([
		...tables("persons", groupTable(returns)),
		...[...roleCounters, ...otherCounters, ...Object.keys(partCounters)].map((name): [string, Cell] => [
			name,
			counterOf(returns, name),
		]),
		...personGroups.flatMap((group) =>
			Object.entries(tablesOf(returns, group)).flatMap(([name, table]) => tables(`${group}/${name}`, table)),
		),
		...charged.flatMap((counter) => tables(`offences/${counter}`, offencesOf(returns, counter))),
	]);
};

const none = (agency: string): AgencyReturn => ({
	agency,
	edition: 0,
	content: { statistics: { counters: {}, tables: {}, chargedOffences: {} } } as unknown as YearlyReturn,
});

/**
 * True when two releases can be taken off each other and nothing under the least number comes out: every cell, shown or not, is as it
 * was, or differs by the least number or more. An agency that was not in the earlier one is one that changed.
 */
export const mayFollow = (
	before: readonly AgencyReturn[],
	after: readonly AgencyReturn[],
	rule: Rule = nationalRule,
): boolean => {
	const agencies = [...new Set([...before, ...after].map(({ agency }) => agency))].sort();
	const lined = (returns: readonly AgencyReturn[]) =>
		agencies.map((agency) => returns.find((one) => one.agency === agency) ?? none(agency));
	const [old, fresh] = [cellsOf(lined(before)), cellsOf(lined(after))];
	return [...new Set([...old.keys(), ...fresh.keys()])].every((name) => {
		const zeros = agencies.map(() => 0);
		return isSafe(minus(fresh.get(name) ?? zeros, old.get(name) ?? zeros), rule);
	});
};
