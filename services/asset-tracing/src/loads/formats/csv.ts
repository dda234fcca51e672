import { type CsvRecord, type Delimiter, delimiterNamed, isBlank, openRecords } from "@seamark/csv";
import { withoutMark } from "@seamark/values";
import type { CsvMapping } from "../mapping.ts";
import { formFaults, openReader, type Reading } from "../read-row.ts";
import { type Format, type Piece, wrongFile } from "./piece.ts";

/** A line for each transfer, under a header that the mapping explains. A file that does not begin so is refused whole. */
export const openCsv = (o: { mapping: CsvMapping; numberOf: (n: number) => string }): Format => {
	const records = openRecords();
	let said: Delimiter | undefined;
	let read: ((text: string, line: number) => Reading) | undefined;

	const open = ({ text, fault }: CsvRecord): void => {
		if (fault) throw wrongFile(`the header ${formFaults[fault]}.`);
		const header = withoutMark(text);
		const named = said === undefined ? delimiterNamed(header) : undefined;
		if (named === "unknown") throw wrongFile("its first line names a separator that is no comma, semicolon or tab.");
		said ??= named;
		if (named !== undefined || isBlank(header)) return;
		const opened = openReader(header, o.mapping, { said, numberOf: o.numberOf });
		if ("faults" in opened) throw wrongFile("the columns are not those of the mapping.", opened.faults);
		read = opened.read;
	};
	const pieces = (list: readonly CsvRecord[]): Piece[] =>
		list.flatMap((record): Piece[] => {
			const { line: n, next, text, fault } = record;
			if (!read) open(record);
			else if (fault || !isBlank(text)) {
				const reading = fault ? { faults: [{ column: "", reason: formFaults[fault] }] } : read(text, n);
				return [{ end: next.offset, rows: [{ n, reading }] }];
			}
			return [];
		});
	return {
		push: (chunk) => pieces(records.push(chunk)),
		end: () => {
			const rest = pieces(records.end());
			if (!read) throw wrongFile("the file is empty: it has no header.");
			return rest;
		},
	};
};
