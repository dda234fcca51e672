import type { ErrorCode } from "@seamark/errors";

/** An event as a command makes it; the log adds position, id, time and trace context. */
export type NewEvent = {
	/** Full name of the protobuf message in `data`, such as `seamark.events.v1.AlertRaised`. */
	type: string;
	/** Aggregate id. */
	subject: string;
	/** Version of the aggregate that the event made, where there is one. */
	version?: number;
	data: Uint8Array;
	/** It names an agency and nobody there: no trace is kept with it, no matter what the change says. */
	anonymous?: true;
	/** What the event is about, for those who follow in the same process: made when asked for, never stored, never sent. */
	atHand?: () => unknown;
};

/** A log entry. Position order is commit order, without gaps. */
export type LogEvent = Omit<NewEvent, "anonymous"> & {
	position: number;
	id: string;
	/** RFC 3339. */
	time: string;
	/** W3C trace context of the command that caused it; empty when there was none, and where nobody may be named. */
	traceparent: string;
};

/** Entries after a cursor. `head` is the last position at the time of reading. */
export type Page = { events: LogEvent[]; head: number; logId: string };

/**
 * A statement that takes many rows at once: `$1` is a JSON array of rows, and exactly one table row must be touched for
 * each of them. Fewer means that another command was faster, and so does a key that is taken: the member that caused it fails with `conflict`.
 */
export type Statement = {
	name: string;
	sql: string;
	conflict: ErrorCode;
	/** Set where a row of input may touch any number of rows, for example to erase all versions of a record. */
	anyCount?: true;
	/** Set on plain inserts: they touch a row for each of the input or fail, so the commit need not wait for their count. */
	inserts?: true;
};

/** What a command wants to happen, as data: rows, events, and the answer that a retry must get again. */
export type Change = {
	writes: readonly { statement: Statement; row: Record<string, unknown> }[];
	events: readonly NewEvent[];
	/** About how many rows it touches beside those that it names, such as all rows of an import. */
	touches?: number;
	/** Agency on whose behalf rows are written; row-level security holds the rows to it. */
	writer?: string;
	/** Makes a retry with the same key the same request. `holder` is a duty post id. */
	once?: { holder: string; key: string; requestHash: string; response: unknown };
	traceparent?: string;
};

export type Committed = {
	/** Position of the change's last event; 0 when it had none. */
	position: number;
	/** The earlier answer, when the idempotency key had been used for the same request before. */
	replayed?: unknown;
};

export type Committer = {
	/** Resolves after the commit. Rejects with a HubError; OUTCOME_UNKNOWN when the database was lost on the way. */
	commit(change: Change): Promise<Committed>;
	/** Resolves when everything that was handed in is settled. */
	drain(): Promise<void>;
};

/** Runs a step of long work when everybody else has had a turn. */
export type Aside = <T>(step: () => T | Promise<T>) => Promise<T>;

/** A statement as the database's client takes it. */
export type Query = { name?: string; text: string; values?: unknown[] };
