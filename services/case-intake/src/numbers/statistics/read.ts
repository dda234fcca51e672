import type { Tx } from "@seamark/db";
import {
	type ChargedOffences,
	type CompanySanctions,
	type Counters,
	readCounters,
	readGroups,
	readYears,
	type Scope,
} from "../../store/statistics.ts";
import { type PublicCounts, type PublicTable, publish, publishCounts, publishTables, threshold } from "./suppress.ts";
import { type Counts, type TableName, tablesOf, totalsOf } from "./tables.ts";
import { type Numbers, noneTold, type ToldByYears, toldByYears } from "./years.ts";

/** What the numbers are, said with them wherever they go. */
export const basis =
	"Persons who were detected and recorded. Not an estimate of how many there are: nobody here counts those whom nobody found.";

export type Statistics = {
	basis: string;
	/** Counters of different things, which are never added up. */
	counters: Record<keyof Counters, number | null> & PublicCounts;
	/** Counts of persons; null where a number is kept back. */
	tables: Record<TableName, PublicTable>;
	/** Offences as they were charged, apart from the crime that was assessed. */
	chargedOffences: ChargedOffences;
	/** The same of companies, and what was imposed on them. */
	chargedCompanies: ChargedOffences;
	companySanctions: CompanySanctions;
	/** Counts below this are kept back and others rounded down to its multiples; null where all are exact. */
	threshold: number | null;
};

/** Cases and incidents of a small country point at persons as numbers of persons do. */
const publicSums = (counters: Counters, totals: Counts, { sums }: ToldByYears) => {
	const shown = { ...mapped(counters), ...publishCounts(totals) };
	return Object.fromEntries(
		Object.entries(shown).map(([name, count]) => [name, sums.has(name) ? null : count]),
	) as Record<keyof Counters, number | null> & PublicCounts;
};

const mapped = (counters: Counters) =>
	Object.fromEntries(Object.entries(counters).map(([name, count]) => [name, publish(count)]));

/** Each year that has anything, counted as an answer for it is. */
const eachYear = async (tx: Tx): Promise<Numbers[]> => {
	const found: Numbers[] = [];
	for (const year of await readYears(tx)) {
		const { main, all } = await readGroups(tx, { of: "cases", year });
		const { counters } = await readCounters(tx, { of: "cases", year });
		found.push({ totals: totalsOf(main), tables: tablesOf(all), counters });
	}
	return found;
};

/** Statistics as the reader of `tx` may see the records. `open`: for anyone who wants to see them, with small numbers kept back. */
export const readStatistics = async (tx: Tx, scope: Scope, open: boolean): Promise<Statistics> => {
	const { main, all } = await readGroups(tx, scope);
	const { counters, charged, chargedCompanies, companySanctions } = await readCounters(tx, scope);
	const tables = tablesOf(all);
	const totals = totalsOf(main);
	const ofAllYears = open && scope.of === "cases" && scope.year === undefined;
	const told = ofAllYears ? toldByYears({ totals, tables, counters }, await eachYear(tx)) : noneTold;
	return {
		basis,
		counters: open ? publicSums(counters, totals, told) : { ...counters, ...totals },
		tables: open ? publishTables(tables, totals, told.inTables) : tables,
		// So few are charged that a number could name them, and companies are named by theirs sooner.
		chargedOffences: open ? {} : charged,
		chargedCompanies: open ? {} : chargedCompanies,
		companySanctions: open ? {} : companySanctions,
		threshold: open ? threshold : null,
	};
};
