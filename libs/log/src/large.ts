import type { Change } from "./types.ts";

type Row = Record<string, unknown>;

/** About as many rows, or rows made of lists, take as long as a whole group of alerts. */
const mostRows = 1_000;
/** A part of a large change: a few milliseconds. */
const rowsOfSlice = 500;

const listed = (row: Row): number => {
	let rows = 0;
	for (const value of Object.values(row)) if (Array.isArray(value)) rows += value.length;
	return rows;
};

/** Whether a change keeps the database busy. */
export const isLarge = ({ writes, events, touches = 0 }: Pick<Change, "writes" | "events" | "touches">): boolean => {
	let rows = writes.length + events.length + touches;
	for (const { row } of writes) rows += listed(row);
	return rows > mostRows;
};

/** Rows in their order, so many to a slice that it takes a few milliseconds. */
export const slicesOf = (rows: readonly Row[]): Row[][] => {
	const slices: Row[][] = [];
	let weight = Number.POSITIVE_INFINITY;
	for (const row of rows) {
		const own = 1 + listed(row);
		weight += own;
		const slice = slices.at(-1);
		if (slice && weight <= rowsOfSlice) slice.push(row);
		else {
			slices.push([row]);
			weight = own;
		}
	}
	return slices;
};
