import {
	type Counts,
	isMadeByPersons,
	type PersonCounter,
	personCounters,
	type Table,
	type TableName,
	type Tables,
} from "./tables.ts";

/** Null where a number is kept back. */
export type PublicCounts = Record<PersonCounter, number | null>;
export type PublicTable = Record<string, PublicCounts>;

/** Smallest count of persons that is published. Source: CTDC's k-anonymised data set, where no query finds fewer than ten. */
export const threshold = 10;

export type PublicRule = {
	/** Least number that is published. */
	least: number;
	/** How many values a number under it must still be able to have, for everybody who works with all that is published. */
	left: number;
};
const publicRule: PublicRule = { least: threshold, left: threshold / 2 };

/**
 * What may be published of a count. Below the threshold it could point at somebody, and is kept back. Others are rounded down to
 * the threshold's multiples: with exact ones, anyone who subtracts them from their sum has the one that is missing. Zero stays:
 * that nobody was found points at nobody.
 */
export const publish = (count: number, { least }: PublicRule = publicRule): number | null =>
	count > 0 && count < least ? null : count - (count % least);

export const publishCounts = (counts: Counts): PublicCounts =>
	Object.fromEntries(personCounters.map((name) => [name, publish(counts[name])])) as PublicCounts;

type Span = { low: number; high: number };

/** What everybody knows of a count from what is published of it. */
const spanOf = (count: number, { least }: PublicRule): Span => {
	if (count === 0) return { low: 0, high: 0 };
	const shown = count - (count % least);
	return { low: Math.max(1, shown), high: shown + least - 1 };
};

const isSmall = (count: number, { least }: PublicRule) => count > 0 && count < least;

export type Rows = {
	counts: readonly number[];
	total: number;
	/** Each one of the total is in one row (`parts`), or in one at least (`any`). */
	kind: "parts" | "any";
	/** The rows are there because somebody is in them; others list nobody too. */
	found: boolean;
	/** Rows with nobody are shown as that, also beside one that is kept back. */
	zerosShown?: boolean;
};

/**
 * True when each row that is kept back could still be several numbers. Rounding alone does not see to that: nine rows that are kept back,
 * beside one of twenty and a sum of twenty, are all one.
 */
export const leavesOpen = (
	{ counts, total, kind, found, zerosShown = false }: Rows,
	rule: PublicRule = publicRule,
): boolean => {
	const hides = counts.some((count) => isSmall(count, rule));
	if (!hides) return true;
	const isHidden = (count: number) => count < rule.least && !(zerosShown && count === 0);
	const all = spanOf(total, rule);
	const spans = counts.map((count) =>
		isHidden(count) ? { low: found || zerosShown ? 1 : 0, high: rule.least - 1 } : spanOf(count, rule),
	);
	const lows = spans.reduce((sum, { low }) => sum + low, 0);
	const highs = spans.reduce((sum, { high }) => sum + high, 0);
	return spans.every((span, n) => {
		if (!isHidden(counts[n] ?? 0)) return true;
		const low = Math.max(span.low, all.low - (highs - span.high));
		const high = Math.min(span.high, kind === "parts" ? all.high - (lows - span.low) : all.high);
		return high - low + 1 >= rule.left;
	});
};

/**
 * Beside a row that is kept back, rows that count nobody are kept back too: else the others share what is left of the sum. Where a row could be
 * worked out all the same, none is shown.
 */
export const publishRows = (rows: Rows, rule: PublicRule = publicRule): (number | null)[] => {
	if (!leavesOpen(rows, rule)) return rows.counts.map(() => null);
	const hides = rows.counts.some((count) => isSmall(count, rule));
	return rows.counts.map((count) => (hides && count === 0 ? null : publish(count, rule)));
};

/** Rows that add up to a number which is published elsewhere. */
type Group = { rows: readonly string[]; total: Counts | undefined; kind: Rows["kind"] };

const kindOf = (name: string): Rows["kind"] => (name.includes("Any") ? "any" : "parts");

/** Of a table its rows; of one that crosses two others, those of each row and of each column. */
const groupsOf = (name: string, table: Table, tables: Tables, totals: Counts): Group[] => {
	const rows = Object.keys(table);
	const [first = name, second] = name.split("By");
	if (second === undefined) return [{ rows, total: totals, kind: kindOf(name) }];
	const columns = `${second.charAt(0).toLowerCase()}${second.slice(1)}`;
	const side = (place: 0 | 1, of: string, kind: Rows["kind"]): Group[] =>
		[...Map.groupBy(rows, (row) => row.split("|")[place] ?? "")].map(([code, found]) => ({
			rows: found,
			total: tables[of as TableName][code],
			kind,
		}));
	return [...side(0, first, kindOf(columns)), ...side(1, columns, kindOf(first))];
};

const cellOf = (table: string, row: string, counter: PersonCounter) => `${table}/${row}/${counter}`;

/** What is kept back in one of the groups that a row is in is kept back. Keeping more back never tells more. */
const keptBack = (tables: Tables, totals: Counts): ReadonlySet<string> => {
	const kept = new Set<string>();
	for (const [name, table] of Object.entries(tables))
		for (const group of groupsOf(name, table, tables, totals))
			for (const counter of personCounters) {
				const counts = group.rows.map((row) => table[row]?.[counter] ?? 0);
				// A row that somebody made is not named while it is kept back, so that it may be nobody's for who reads the table.
				const shown = publishRows({ counts, total: group.total?.[counter] ?? 0, kind: group.kind, found: false });
				for (const [n, row] of group.rows.entries()) if (shown[n] === null) kept.add(cellOf(name, row, counter));
			}
	return kept;
};

/** `told`: counters of which these tables show nothing, since other answers would give them away. */
export const publishTables = (
	tables: Tables,
	totals: Counts,
	told: ReadonlySet<PersonCounter> = new Set(),
): Record<TableName, PublicTable> => {
	const kept = keptBack(tables, totals);
	const isKept = (table: string, row: string, name: PersonCounter) =>
		told.has(name) || kept.has(cellOf(table, row, name));
	/** A nationality that is named has one person at least: a name is shown with its number or not at all. */
	const isNamed = (table: string, row: string) =>
		!isMadeByPersons(table as TableName, row) || !isKept(table, row, "persons");
	const publicCounts = (table: string, row: string, counts: Counts) =>
		Object.fromEntries(personCounters.map((name) => [name, isKept(table, row, name) ? null : publish(counts[name])]));
	return Object.fromEntries(
		Object.entries(tables).map(([name, table]) => [
			name,
			Object.fromEntries(
				Object.entries(table).flatMap(([row, counts]) =>
					isNamed(name, row) ? [[row, publicCounts(name, row, counts)]] : [],
				),
			),
		]),
	) as Record<TableName, PublicTable>;
};
