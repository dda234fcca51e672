import { createHash } from "node:crypto";
import { type CsvRecord, type Delimiter, delimiterNamed, isBlank, openRecords } from "@seamark/csv";
import { HubError } from "@seamark/errors";
import { parseStrictJson } from "@seamark/http";
import { markOf, textOfBytes, withoutMark } from "@seamark/values";
import { formFaults, type Job, type Loader, type Placed, type Reading, type RowFault } from "./types.ts";

/** Rows that are read and wait to be committed together. */
export type Batch<R> = {
	rows: Placed<R>[];
	refused: { n: number; faults: readonly RowFault[] }[];
	/** Records of the file, and bytes, up to the end of this batch. */
	read: number;
	offset: number;
};

const mostRows = 20_000;
/** Bytes of the file that are committed together, where rows are long. */
const mostBatchBytes = 4 * 1024 * 1024;

/** Bytes. JSON is read whole, so that every trap of it is seen; a larger file has to be CSV. */
export const largestJson = 10 * 1024 * 1024;

export type Intake<R> = {
	/** Takes bytes of the file; batches that are full come out. Throws REFUSED when the header is wrong. */
	push(chunk: Buffer): Batch<R>[];
	/** The rest, when the file has ended. */
	end(): Batch<R>[];
	/** Lower-case hex of everything that came. */
	sha256(): string;
	bytes(): number;
};

/** Reads a file row by row. What is settled is left alone: it is in the database already. */
export const openIntake = <R>(
	loader: Loader<R>,
	format: "csv" | "json",
	settled: Pick<Job, "rowsRead" | "offset"> = { rowsRead: 0, offset: 0 },
): Intake<R> => {
	const hash = createHash("sha256");
	let bytes = 0;
	let count = settled.rowsRead;
	/** Where the batch begins in the file. */
	let began = 0;
	let batch: Batch<R> = { rows: [], refused: [], read: 0, offset: 0 };
	const full: Batch<R>[] = [];

	const take = (n: number, offset: number, read: () => Reading<R>) => {
		// By its place in the file, since another version may have counted otherwise; the records of a JSON file are in it all at once.
		if (format === "csv" ? offset <= settled.offset : n <= settled.rowsRead) return;
		count++;
		const reading = read();
		if ("row" in reading) batch.rows.push({ n, row: reading.row });
		else batch.refused.push({ n, faults: reading.faults });
		batch.read = count;
		batch.offset = offset;
		if (batch.rows.length + batch.refused.length >= mostRows || offset - began >= mostBatchBytes) release();
	};
	const release = () => {
		began = batch.offset;
		if (batch.read > 0) full.push(batch);
		batch = { rows: [], refused: [], read: 0, offset: 0 };
	};
	const source = format === "csv" ? csvSource(loader, take) : jsonSource(loader, take);
	const given = (): Batch<R>[] => full.splice(0);
	return {
		push: (chunk) => {
			hash.update(chunk);
			bytes += chunk.length;
			source.push(chunk);
			return given();
		},
		end: () => {
			source.end();
			release();
			return given();
		},
		sha256: () => hash.digest("hex"),
		bytes: () => bytes,
	};
};

type Take<R> = (n: number, offset: number, read: () => Reading<R>) => void;

export const wrongFile = (detail: string, faults: readonly RowFault[] = []): HubError =>
	new HubError("REFUSED", {
		detail: `Nothing was imported: ${detail}`,
		...(faults.length > 0 ? { faults: faults.map(({ column, reason }) => ({ at: column, message: reason })) } : {}),
	});

const csvSource = <R>(loader: Loader<R>, take: Take<R>) => {
	const records = openRecords();
	let read: ((text: string) => Reading<R>) | undefined;
	let first = true;
	let said: Delimiter | undefined;

	const open = ({ text, fault }: CsvRecord) => {
		if (fault) throw wrongFile(`the header ${formFaults[fault]}.`);
		const header = withoutMark(text);
		const named = said === undefined ? delimiterNamed(header) : undefined;
		if (named === "unknown") throw wrongFile("its first line names a separator that is no comma, semicolon or tab.");
		said ??= named;
		if (named !== undefined || isBlank(header)) return;
		const opened = loader.openCsv(header, said);
		if ("faults" in opened) throw wrongFile("the header is not that of such a file.", opened.faults);
		read = opened.read;
	};
	const go = (list: readonly CsvRecord[]) => {
		for (const record of list) {
			if (!read) open(record);
			else if (!isBlank(record.text) || record.fault) {
				const reader = read;
				const { fault, text } = record;
				take(record.line, record.next.offset, () =>
					fault ? { faults: [{ column: "", reason: formFaults[fault] }] } : reader(text),
				);
			}
		}
	};
	return {
		push: (chunk: Buffer) => {
			const mark = first ? markOf(chunk) : undefined;
			if (mark) throw wrongFile(`the file is ${mark}; save it as UTF-8 and send it again.`);
			first = false;
			go(records.push(chunk));
		},
		end: () => {
			go(records.end());
			if (!read) throw wrongFile("the file is empty: it has no header.");
		},
	};
};

const jsonSource = <R>(loader: Loader<R>, take: Take<R>) => {
	const { readJson } = loader;
	if (!readJson) throw wrongFile("this kind of file is CSV.");
	const chunks: Buffer[] = [];
	let length = 0;
	return {
		push: (chunk: Buffer) => {
			length += chunk.length;
			if (length > largestJson)
				throw new HubError("PAYLOAD_TOO_LARGE", { detail: "A JSON file may have 10 MB; send a larger one as CSV." });
			chunks.push(Buffer.from(chunk));
		},
		end: () => {
			const records = parseJson(Buffer.concat(chunks));
			for (const [at, value] of records.entries()) take(at + 1, length, () => readJson(value));
		},
	};
};

const parseJson = (bytes: Buffer): unknown[] => {
	const read = textOfBytes(bytes);
	if ("fault" in read) throw wrongFile(`the file ${read.fault} and send it again.`);
	const value = parseStrictJson(read.text);
	if (!Array.isArray(value)) throw wrongFile("the file is not one JSON array of records.");
	return value;
};
