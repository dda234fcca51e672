import { type Line, type LineFault, mostLineBytes, openLines, type Position, start } from "./lines.ts";

/** A record of the file, or why there is none. `line` is where it begins; another reader goes on at `next`. */
export type CsvRecord = { line: number; next: Position; text: string; fault?: RecordFault };
export type RecordFault = LineFault | "quoteNotClosed";

/**
 * Takes a CSV file (RFC 4180) apart into records while it comes in: quoted line breaks, CRLF and LF. A quote that nobody closes
 * would take the rest of the file with it; it costs its own line instead, and the reading goes on with the next.
 */
export const openRecords = (from: Position = start) => {
	const lines = openLines(from);
	/** Lines of a record whose quote is still open. */
	let held: Line[] = [];
	let heldLength = 0;

	const take = (line: Line, records: CsvRecord[]): void => {
		const odd = hasOddQuotes(line.text);
		if (held.length === 0 && !odd) {
			records.push(recordOf([line]));
			return;
		}
		held.push(line);
		heldLength += line.text.length;
		if (odd && held.length > 1) records.push(recordOf(release()));
		else if (heldLength > mostLineBytes) giveUp(records);
	};

	const release = (): Line[] => {
		const lines = held;
		held = [];
		heldLength = 0;
		return lines;
	};

	const giveUp = (records: CsvRecord[]): void => {
		const [first, ...others] = release();
		if (!first) return;
		records.push({ ...recordOf([first]), text: "", fault: "quoteNotClosed" });
		for (const line of others) take(line, records);
	};

	const push = (chunk: Uint8Array): CsvRecord[] => {
		const records: CsvRecord[] = [];
		for (const line of lines.push(chunk)) take(line, records);
		return records;
	};

	const end = (): CsvRecord[] => {
		const records: CsvRecord[] = [];
		for (const line of lines.end()) take(line, records);
		while (held.length > 0) giveUp(records);
		return records;
	};
	return { push, end };
};

const hasOddQuotes = (text: string): boolean => {
	let odd = false;
	for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) odd = !odd;
	return odd;
};

const recordOf = (lines: readonly Line[]): CsvRecord => {
	const first = lines[0] as Line;
	const last = lines.at(-1) as Line;
	const next = { offset: last.end, line: last.n + 1 };
	const fault = lines.length === 1 ? first.fault : lines.find((one) => one.fault)?.fault;
	if (fault) return { line: first.n, next, text: "", fault };
	const text = lines.length === 1 ? first.text : lines.map((one) => one.text).join("\n");
	return { line: first.n, next, text: text.endsWith("\r") ? text.slice(0, -1) : text };
};
