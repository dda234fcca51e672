import type { Output } from "./output.ts";
import { safeLine } from "./sanitise.ts";
import { type Cell, type Column, pad, table, widthOf, wrap } from "./table.ts";

export const rows = (pairs: readonly (readonly [string, string])[], width: number): string[] => {
	const filled = pairs.filter(([, value]) => value !== "");
	const label = Math.max(...filled.map(([name]) => widthOf(name)));
	return filled.flatMap(([name, value]) =>
		wrap(value, Math.max(20, width - label - 4)).map((line, at) =>
			`  ${pad(at === 0 ? name : "", label)}  ${line}`.trimEnd(),
		),
	);
};

/** Cells under titles; the first of what is dropped where the terminal is narrow has the highest priority number. */
export const headedTable = (out: Output, columns: readonly Column[], cells: readonly (readonly Cell[])[]): string[] => {
	const [head = "", ...lines] = table(columns, cells, out.width);
	return [out.paint("bold", head), ...lines];
};

/** The same of plain values. */
export const titledTable = (
	out: Output,
	columns: readonly Column[],
	values: readonly (readonly unknown[])[],
): string[] => {
	const cells = values.map((row) => row.map((value) => ({ text: safeLine(value) })));
	return headedTable(out, columns, cells);
};
