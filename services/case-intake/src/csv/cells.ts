/** Separators that spreadsheets write. The header tells which one a file has. */
export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

export type CellFault = "quoteInCell" | "textBehindQuote" | "quoteNotClosed";

/** The cells of one record (RFC 4180), or the first fault in it. */
export const splitCells = (text: string, delimiter: Delimiter): { cells: string[] } | { fault: CellFault } => {
	if (!text.includes('"')) return { cells: text.split(delimiter) };
	const cells: string[] = [];
	for (let at = 0; ; at++) {
		const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, delimiter);
		if ("fault" in cell) return cell;
		cells.push(cell.value);
		at = cell.end;
		if (at >= text.length) return { cells };
		if (text[at] !== delimiter) return { fault: "textBehindQuote" };
	}
};

type Cell = { value: string; end: number } | { fault: CellFault };

const plainCell = (text: string, at: number, delimiter: Delimiter): Cell => {
	const next = text.indexOf(delimiter, at);
	const end = next === -1 ? text.length : next;
	const value = text.slice(at, end);
	return value.includes('"') ? { fault: "quoteInCell" } : { value, end };
};

const quotedCell = (text: string, at: number): Cell => {
	let value = "";
	for (let from = at + 1; ; ) {
		const quote = text.indexOf('"', from);
		if (quote === -1) return { fault: "quoteNotClosed" };
		value += text.slice(from, quote);
		if (text[quote + 1] !== '"') return { value, end: quote + 1 };
		value += '"';
		from = quote + 2;
	}
};

/** The separator that gives the header the most columns. */
export const delimiterOf = (header: string): Delimiter => {
	const columns = (one: Delimiter) => {
		const split = splitCells(header, one);
		return "cells" in split ? split.cells.length : 0;
	};
	return delimiters.reduce((best, one) => (columns(one) > columns(best) ? one : best));
};

/**
 * Spreadsheets take a cell that begins like this for a formula, quoted or not. Such a cell gets an apostrophe in front, and so
 * does one that begins with an apostrophe: then every cell that was written comes back as it was.
 */
const guarded = /^[=+\-@\t\r\n'＝＋－＠]/;
const guardedBefore = /^'[=+\-@\t\r\n'＝＋－＠]/;

export const guardFormula = (cell: string): string => (guarded.test(cell) ? `'${cell}` : cell);

/** Undoes `guardFormula`, and nothing else: an apostrophe before other letters belongs to the text. */
export const unguardFormula = (cell: string): string => (guardedBefore.test(cell) ? cell.slice(1) : cell);

const needsQuotes = /[",;\t\r\n]|^\s|\s$/;

/** One record for a file that people open in a spreadsheet, with its line break. */
export const joinCells = (cells: readonly string[]): string => {
	const written = cells.map((cell) => {
		const safe = guardFormula(cell);
		return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
	});
	return `${written.join(",")}\r\n`;
};
