import { createHash } from "node:crypto";
import { type CsvRecord, type Delimiter, delimiterNamed, isBlank, openRecords } from "@seamark/csv";
import { HubError } from "@seamark/errors";
import { markOf, withoutMark } from "@seamark/values";
import type { Mapping } from "./mapping.ts";
import { formFaults, type Line, openReader, type Reading, type RowFault } from "./read-row.ts";

/** Lines that are committed together. */
export type Batch = {
	lines: { n: number; line: Line }[];
	refused: { n: number; faults: readonly RowFault[] }[];
	/** Records and bytes of the file up to the end of this batch. */
	read: number;
	settled: number;
};

const mostLines = 20_000;

export const wrongFile = (detail: string, faults: readonly RowFault[] = []): HubError =>
	new HubError("REFUSED", {
		detail: `Nothing was loaded: ${detail}`,
		...(faults.length > 0 ? { faults: faults.map(({ column, reason }) => ({ at: column, message: reason })) } : {}),
	});

/**
 * Reads a file while it comes in, a batch at a time. What is settled is left alone: it is in the database already. A file that does not
 * begin as the mapping says is refused whole.
 */
export const openIntake = (o: { mapping: Mapping; sha256: string; settled: number; read: number }) => {
	const hash = createHash("sha256");
	const records = openRecords();
	let bytes = 0;
	let count = o.read;
	let first = true;
	let said: Delimiter | undefined;
	let reader: ((text: string, line: number) => Reading) | undefined;
	let batch: Batch = { lines: [], refused: [], read: count, settled: o.settled };
	let full: Batch[] = [];

	const open = ({ text, fault }: CsvRecord): void => {
		if (fault) throw wrongFile(`the header ${formFaults[fault]}.`);
		const header = withoutMark(text);
		const named = said === undefined ? delimiterNamed(header) : undefined;
		if (named === "unknown") throw wrongFile("its first line names a separator that is no comma, semicolon or tab.");
		said ??= named;
		if (named !== undefined || isBlank(header)) return;
		const numberOf = (line: number) => `${o.sha256.slice(0, 12)}:${line}`;
		const opened = openReader(header, o.mapping, { said, numberOf });
		if ("faults" in opened) throw wrongFile("the columns are not those of the mapping.", opened.faults);
		reader = opened.read;
	};
	const release = () => {
		if (batch.settled > o.settled) full.push(batch);
		batch = { lines: [], refused: [], read: count, settled: batch.settled };
	};
	const take = (record: CsvRecord, read: NonNullable<typeof reader>): void => {
		const { line: n, next, text, fault } = record;
		if (next.offset <= o.settled || (isBlank(text) && !fault)) return;
		const reading = fault ? { faults: [{ column: "", reason: formFaults[fault] }] } : read(text, n);
		if ("line" in reading) batch.lines.push({ n, line: reading.line });
		else batch.refused.push({ n, faults: reading.faults });
		batch.read = ++count;
		batch.settled = next.offset;
		if (batch.lines.length + batch.refused.length >= mostLines) release();
	};
	const go = (list: readonly CsvRecord[]) => {
		for (const record of list)
			if (reader) take(record, reader);
			else open(record);
	};
	const given = (): Batch[] => {
		const ready = full;
		full = [];
		return ready;
	};
	return {
		push: (chunk: Buffer): Batch[] => {
			const mark = first ? markOf(chunk) : undefined;
			if (mark) throw wrongFile(`the file is ${mark}; save it as UTF-8 and load it again.`);
			first = false;
			hash.update(chunk);
			bytes += chunk.length;
			go(records.push(chunk));
			return given();
		},
		/** The rest, when the file has ended. */
		end: (): Batch[] => {
			go(records.end());
			if (!reader) throw wrongFile("the file is empty: it has no header.");
			if (batch.lines.length + batch.refused.length > 0) release();
			return given();
		},
		sha256: () => hash.digest("hex"),
		bytes: () => bytes,
	};
};
