import type { Actor } from "@seamark/auth";
import type { CellFault, Delimiter, RecordFault } from "@seamark/csv";
import type { Tx } from "@seamark/db";
import type { Change } from "@seamark/log";

export const importKinds = ["ctdc", "htcds"] as const;
export type ImportKind = (typeof importKinds)[number];

/** Why a row was refused. Names the column and what is wrong, and never what is in the cell, which may be a name. */
export type RowFault = { column: string; reason: string };

/** Words for faults in the form of a row; they hold for the whole of it. */
export const formFaults: Record<RecordFault | CellFault, string> = {
	notUtf8: "is not UTF-8; save the file as UTF-8 and send it again",
	nul: "holds a NUL character",
	tooLong: "is longer than 1 MB",
	quoteNotClosed: "begins a quoted cell that nobody closes",
	quoteInCell: "has a quotation mark inside a cell that does not begin with one",
	textBehindQuote: "has text behind a closing quotation mark",
};

/** An import as it is in the database. */
export type Job = {
	id: string;
	agency: string;
	kind: ImportKind;
	fileName: string;
	sha256: string;
	/** Bytes. */
	size: number;
	status: "running" | "done" | "failed";
	/** Bytes of the file that are settled. */
	offset: number;
	rowsRead: number;
	rowsTaken: number;
	rowsRefused: number;
	startedAt: string;
	changedAt: string;
	cause: string | null;
	/** Grows by one with each batch: who commits the next must have seen the one before. */
	version: number;
};

export type Reading<R> = { row: R } | { faults: readonly RowFault[] };

/** `n` is the line of a CSV file, or the place of a record in a JSON file, from 1. */
export type Placed<R> = { n: number; row: R };

/** What a kind of file needs: how its rows are read, and how a batch of them is written. */
export type Loader<R> = {
	/**
	 * Reads rows under this header, or says what is wrong with it. The text is one record without its line break; `said` is the
	 * separator that the file names itself.
	 */
	openCsv(header: string, said?: Delimiter): { faults: RowFault[] } | { read(text: string): Reading<R> };
	/** Reads a record of a JSON file; absent where the kind has none. */
	readJson?(value: unknown): Reading<R>;
	/** What has to be done before a batch is committed, and can be done twice. Rows that failed are refused. */
	prepare?(job: Job, actor: Actor, rows: readonly Placed<R>[]): Promise<{ n: number; fault: RowFault }[]>;
	/** What the vault's ids begin with that {@link prepare} seals for an import; absent where it seals none. */
	sealedOf?(job: Pick<Job, "id">): string;
	/** What writes a batch, query by query: each is sent when its turn has come. */
	write(tx: Tx, job: Job, rows: readonly Placed<R>[]): Iterable<() => Promise<unknown>>;
	/** What the whole file becomes, in the commit that ends the import. */
	finish(job: Job, at: string): Change["writes"];
};
