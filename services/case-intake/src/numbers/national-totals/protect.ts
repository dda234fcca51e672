import { threshold } from "../statistics/suppress.ts";

/**
 * Which cells of a table may be published, so that nothing under the threshold is shown and nothing under it can be worked out.
 *
 * The method is cell suppression with complementary suppression, and an audit of what can be worked out: see L. Willenborg and T. de
 * Waal, Elements of Statistical Disclosure Control (2001), chapters 6 and 8, and A. Hundepool and others, Statistical Disclosure Control
 * (2012), chapter 4. What several agencies know by themselves is taken off first, as against the largest contributors of a cell.
 */

/** What each agency counts in one cell, in the order of the agencies. */
export type Cell = readonly number[];

export type Table = {
	/** `parts`: each one of the total is in exactly one row. `any`: in one row at least, and may be in several. */
	rows: "parts" | "any";
	total: Cell;
	/** By code, in the order of the list. */
	cells: Readonly<Record<string, Cell>>;
};

export type Rule = {
	/** Least number that may be shown or worked out. Zero may: that nobody was found points at nobody. */
	least: number;
	/** How many values a number under it must still be able to have, for everybody who works with all that is published. */
	left: number;
	/** How many agencies may put their own numbers together, as an officer does who works for two. */
	together: number;
};
export const nationalRule: Rule = { least: threshold, left: threshold / 2, together: 2 };

/** Every set of agencies that may put their numbers together, the empty one too: that is who has none. */
export const circles = (agencies: number, together: number): readonly (readonly number[])[] => {
	const found: number[][] = [[]];
	const grow = (from: number, circle: readonly number[]) => {
		for (let next = from; next < agencies; next++) {
			const more = [...circle, next];
			found.push(more);
			if (more.length < together) grow(next + 1, more);
		}
	};
	if (together > 0) grow(0, []);
	return found;
};

/** What remains of a cell for those who know what these agencies have in it. */
export const restOf = (cell: Cell, circle: readonly number[]): number =>
	cell.reduce((sum, count, agency) => (circle.includes(agency) ? sum : sum + count), 0);

export const minus = (cell: Cell, other: Cell): Cell => cell.map((count, agency) => count - (other[agency] ?? 0));

/** True when nobody learns a number under the least one from the cell by itself. Differences may be less than nothing. */
export const isSafe = (cell: Cell, { least, together }: Rule): boolean =>
	circles(cell.length, together).every((circle) => {
		const rest = Math.abs(restOf(cell, circle));
		return rest === 0 || rest >= least;
	});

/** The cell may be shown, and what it leaves of its total too. */
const showable = (cell: Cell, total: Cell, rule: Rule): boolean =>
	isSafe(cell, rule) && isSafe(minus(total, cell), rule);

type Span = { low: number; high: number };

/** How much is known of a number that is kept back, by somebody who knows why: what is small is small. */
const spanOf = (rest: number, total: number, least: number): Span => {
	if (rest === 0) return { low: 0, high: Math.min(least - 1, total) };
	if (rest < least) return { low: 1, high: Math.min(least - 1, total) };
	if (total - rest > 0 && total - rest < least) return { low: Math.max(total - least + 1, 0), high: total - 1 };
	return { low: least, high: total };
};

/** True when every number under the least one among those kept back could still be several numbers, for this circle. */
const leavesOpen = (table: Table, hidden: ReadonlySet<string>, circle: readonly number[], rule: Rule): boolean => {
	const total = restOf(table.total, circle);
	const rests = Object.entries(table.cells).map(([row, cell]) => ({ row, rest: restOf(cell, circle) }));
	const shown = rests.filter(({ row }) => !hidden.has(row)).reduce((sum, { rest }) => sum + rest, 0);
	const kept = rests
		.filter(({ row }) => hidden.has(row))
		.map(({ rest }) => ({ rest, span: spanOf(rest, total, rule.least) }));
	const lows = kept.reduce((sum, { span }) => sum + span.low, 0);
	const highs = kept.reduce((sum, { span }) => sum + span.high, 0);
	const remaining = total - shown;
	return kept.every(({ rest, span }) => {
		const small = (rest > 0 && rest < rule.least) || (total - rest > 0 && total - rest < rule.least);
		if (!small) return true;
		const low = Math.max(span.low, remaining - (highs - span.high));
		const high = table.rows === "parts" ? Math.min(span.high, remaining - (lows - span.low)) : span.high;
		return high - low + 1 >= rule.left;
	});
};

/**
 * The rows that are shown; undefined where the table is kept back whole. The total is shown by somebody else, who has asked whether it may
 * be. Rows that have to go so that others cannot be worked out go by their place in the list, the last one first: chosen by what they
 * count, they would tell of it.
 */
export const shownRows = (table: Table, rule: Rule): ReadonlySet<string> | undefined => {
	const rows = Object.keys(table.cells);
	const hidden = new Set(rows.filter((row) => !showable(table.cells[row] ?? [], table.total, rule)));
	const around = circles(table.total.length, rule.together);
	const open = () => around.every((circle) => leavesOpen(table, hidden, circle, rule));
	const others = rows.filter((row) => !hidden.has(row) && (table.cells[row] ?? []).some((count) => count > 0));
	// One more always goes: did it go only where it must, that it stays would tell of those that went.
	for (let more = hidden.size > 0; more; more = !open()) {
		const next = others.pop();
		if (next === undefined) return undefined;
		hidden.add(next);
	}
	// Rows that count nobody would tell, beside rows that are kept back, in which of them everybody is.
	if (hidden.size > 0 && others.length === 0) return undefined;
	return new Set(rows.filter((row) => !hidden.has(row)));
};
