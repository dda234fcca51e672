import { joinCells } from "@seamark/csv";
import type { Statistics } from "../statistics/read.ts";

/** Names in the order of their characters' codes at every level: the same content is the same bytes. */
const sorted = (value: unknown): unknown => {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, one]) => [name, sorted(one)]),
	);
};

/** JSON without white space, names sorted (as RFC 8785 writes what holds no fractions), and a line feed. */
export const canonicalJson = (value: unknown): string => `${JSON.stringify(sorted(value))}\n`;

/** 1 counted victims by one role, and courts by the year of recording; 2 knew no companies, 3 no sectors. What was frozen as one of these stays. */
export const yearlyForm = "seamark-yearly-return-4";

/** What an agency hands in for a year. Says nothing on when it was asked for, so that the same records are the same bytes. */
export type YearlyReturn = {
	form: typeof yearlyForm;
	agency: string;
	year: number;
	rulesVersion: string;
	statistics: Statistics;
};

/** The return as a table for spreadsheets: table, row, counter, count. It follows from the JSON alone, in its order. */
export const returnCsv = (json: string): string => {
	const { agency, year, statistics } = JSON.parse(json) as YearlyReturn;
	const lines = [
		["table", "row", "counter", "count"],
		["return", "agency", agency, String(year)],
		["return", "basis", statistics.basis, ""],
		...Object.entries(statistics.counters).map(([name, count]) => ["counters", "", name, textOf(count)]),
		...Object.entries(statistics.chargedOffences).flatMap(([offence, counts]) =>
			Object.entries(counts).map(([name, count]) => ["chargedOffences", offence, name, textOf(count)]),
		),
		...Object.entries(statistics.chargedCompanies ?? {}).flatMap(([offence, counts]) =>
			Object.entries(counts).map(([name, count]) => ["chargedCompanies", offence, name, textOf(count)]),
		),
		...Object.entries(statistics.companySanctions ?? {}).map(([sanction, count]) => [
			"companySanctions",
			sanction,
			"sentences",
			textOf(count),
		]),
		...Object.entries(statistics.tables).flatMap(([table, rows]) =>
			Object.entries(rows).flatMap(([row, counts]) =>
				Object.entries(counts).map(([name, count]) => [table, row, name, textOf(count)]),
			),
		),
	];
	return lines.map(joinCells).join("");
};

const textOf = (count: number | null): string => (count === null ? "" : String(count));
