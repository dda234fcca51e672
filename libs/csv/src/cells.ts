/** Separators that spreadsheets write. The header tells which one a file has. */
export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

export type CellFault = "quoteInCell" | "textBehindQuote" | "quoteNotClosed";

/** The separator that Excel reads from a first line such as sep=; before the header. `unknown` where it is another. */
export const delimiterNamed = (line: string): Delimiter | "unknown" | undefined => {
	const [, named] = /^\s*"?sep=(.?)"?[\s,;]*$/i.exec(line) ?? [];
	return named === undefined ? undefined : (delimiters.find((one) => one === named) ?? "unknown");
};

/** A row of separators alone, as spreadsheets leave them below a table, says as little as an empty line. */
export const isBlank = (text: string): boolean => text === "" || /^[\s,;"]*$/.test(text);

/** Where a table has its columns. Separators behind the last, and columns without a name, hold nothing: spreadsheets leave them. */
export const columnsOf = (header: readonly string[]) => {
	const names = header.map((cell) => cell.trim());
	const places = names.flatMap((name, at) => (name === "" ? [] : [at]));
	const plain = places.length === names.length;
	return {
		names: places.map((at) => names[at] as string),
		/** The cells under the names, or what is wrong with the row. */
		cellsOf: (cells: string[]): { cells: string[] } | { reason: string } => {
			if (plain && cells.length === names.length) return { cells };
			if (cells.length < (places.at(-1) ?? 0) + 1)
				return { reason: `has ${cells.length} cells where the header has ${names.length}` };
			if (cells.some((cell, at) => (names[at] ?? "") === "" && readCell(cell).trim() !== ""))
				return {
					reason:
						cells.length > names.length
							? `has ${cells.length} cells where the header has ${names.length}`
							: "has a value in a column that the header gives no name",
				};
			return { cells: places.map((at) => cells[at] as string) };
		},
	};
};

/** The cells of one record (RFC 4180), or the first fault in it. */
export const splitCells = (text: string, delimiter: Delimiter): Cells => {
	const split = splitWritten(text, delimiter);
	return "fault" in split ? split : { cells: split.cells.map(readCell) };
};

type Cells = { cells: string[] } | { fault: CellFault };

/** The cells as they are in the record, quotation marks included. */
export const splitWritten = (text: string, delimiter: Delimiter): Cells => {
	let quote = text.indexOf('"');
	if (quote === -1) return { cells: text.split(delimiter) };
	const cells: string[] = [];
	for (let at = 0; ; at++) {
		const began = at;
		if (quote === at) {
			at = closingQuote(text, at) + 1;
			if (at === 0) return { fault: "quoteNotClosed" };
			if (at < text.length && text[at] !== delimiter) return { fault: "textBehindQuote" };
			quote = text.indexOf('"', at);
		} else {
			at = endOfPlain(text, at, delimiter);
			if (quote !== -1 && quote < at) return { fault: "quoteInCell" };
		}
		cells.push(text.slice(began, at));
		if (at >= text.length) return { cells };
	}
};

/** What a cell says that is in a record like this. */
export const readCell = (written: string): string =>
	written.charCodeAt(0) === 0x22 ? written.slice(1, -1).replaceAll('""', '"') : written;

const endOfPlain = (text: string, from: number, delimiter: Delimiter): number => {
	const next = text.indexOf(delimiter, from);
	return next === -1 ? text.length : next;
};

/** Where the cell that begins with a quotation mark at `from` ends, or -1. A doubled one stands for itself. */
const closingQuote = (text: string, from: number): number => {
	let at = text.indexOf('"', from + 1);
	while (at !== -1 && text.charCodeAt(at + 1) === 0x22) at = text.indexOf('"', at + 2);
	return at;
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
