import { type AuditEntry, type ChainLink, entryBytes, type Head } from "@seamark/audit-chain";
import type { Pool, Tx } from "@seamark/db";
import type { LogEvent } from "@seamark/log";
import { withoutText } from "../redact-entries/decide.ts";

type ChainedEntry = AuditEntry & { previousHash: string; hash: string };
/** `redacted`: it holds, or held, text of people, and another entry vouches for what is left of it. */
export type StoredEntry = ChainedEntry & { redacted: boolean };

/** Locks the head until the transaction ends: one writer at a time puts entries behind it. */
export const lockHead = async (tx: Tx): Promise<Head> => readHead(tx, " for update");

export const readHead = async (db: Pool | Tx, lock = ""): Promise<Head> => {
	const { rows } = await db.query<{ seq: number; hash: Buffer }>({
		name: `audit.head${lock}`,
		text: `select seq, hash from chain_head${lock}`,
	});
	const row = rows[0];
	if (!row) throw new Error("The chain has no head row; the database was not migrated.");
	return { seq: row.seq, hash: row.hash.toString("hex") };
};

export const moveHead = async (tx: Tx, head: Head): Promise<void> => {
	await tx.query({
		name: "audit.move-head",
		text: "update chain_head set seq = $1, hash = $2",
		values: [head.seq, Buffer.from(head.hash, "hex")],
	});
};

/** The events that are in no entry yet. The cursor filters first; this holds when it is reset, or partitions are numbered again. */
export const unrecorded = async (tx: Tx, source: string, events: readonly LogEvent[]): Promise<LogEvent[]> => {
	const { rows } = await tx.query<{ event_id: string }>({
		name: "audit.known",
		text: "select event_id from entry where source = $1 and event_id = any($2::text[])",
		values: [source, events.map((event) => event.id)],
	});
	const known = new Set(rows.map((row) => row.event_id));
	return events.filter((event) => !known.has(event.id));
};

const insert = `insert into entry (seq, source, position, event_id, type, time, agency, post, officer, purpose, action, record, record_ids,
		data, previous_hash, hash)
	select e.seq, e.source, e.position, e.event_id, e.type, e.time, e.agency, e.post, e.officer, e.purpose, e.action, e.record,
		e.record_ids::text[], e.data, e.previous_hash, e.hash
	from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[],
		$10::text[], $11::text[], $12::text[], $13::text[], $14::bytea[], $15::bytea[], $16::bytea[])
		as e(seq, source, position, event_id, type, time, agency, post, officer, purpose, action, record, record_ids, data, previous_hash, hash)`;

export const insertEntries = async (tx: Tx, entries: readonly ChainedEntry[]): Promise<void> => {
	const column = <T>(of: (entry: ChainedEntry) => T): T[] => entries.map(of);
	await tx.query({
		name: "audit.insert",
		text: insert,
		values: [
			column((one) => one.seq),
			column((one) => one.source),
			column((one) => one.position),
			column((one) => one.eventId),
			column((one) => one.type),
			column((one) => one.time),
			column((one) => one.agency),
			column((one) => one.post),
			column((one) => one.officer),
			column((one) => one.purpose),
			column((one) => one.action),
			column((one) => one.record),
			column((one) => arrayText(one.recordIds)),
			column((one) => one.data),
			column((one) => Buffer.from(one.previousHash, "hex")),
			column((one) => Buffer.from(one.hash, "hex")),
		],
	});
};

/** A list within a list: PostgreSQL has no ragged arrays, so the inner one travels as text. */
const arrayText = (items: readonly string[]): string =>
	`{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;

type Row = {
	seq: number;
	source: string;
	position: number;
	event_id: string;
	type: string;
	time: Date;
	agency: string;
	post: string;
	officer: string;
	purpose: string;
	action: string;
	record: string;
	record_ids: string[];
	data: Buffer;
	previous_hash: Buffer;
	hash: Buffer;
	redacted: boolean;
};

const withRedaction = "select e.*, r.seq is not null as redacted from entry e left join redaction r using (seq)";

/** Entries after a place in the chain, oldest first. */
export const readEntries = async (db: Pool | Tx, after: number, limit: number): Promise<StoredEntry[]> => {
	const { rows } = await db.query<Row>(`${withRedaction} where seq > $1 order by seq limit $2`, [after, limit]);
	return rows.map(toEntry);
};

/** The entries at these places, oldest first. */
export const readEntriesAt = async (db: Pool, places: readonly number[]): Promise<StoredEntry[]> => {
	const { rows } = await db.query<Row>(`${withRedaction} where seq = any($1::bigint[]) order by seq`, [places]);
	return rows.map(toEntry);
};

const toEntry = (row: Row): StoredEntry => ({
	seq: row.seq,
	source: row.source,
	position: row.position,
	eventId: row.event_id,
	type: row.type,
	time: row.time.toISOString(),
	agency: row.agency,
	post: row.post,
	officer: row.officer,
	purpose: row.purpose,
	action: row.action,
	record: row.record,
	recordIds: row.record_ids,
	data: row.data,
	previousHash: row.previous_hash.toString("hex"),
	hash: row.hash.toString("hex"),
	redacted: row.redacted,
});

/**
 * An entry as a verifier takes it. The bytes are made from the columns as they are, so a change of any of them shows. Text of
 * people leaves by no way, vouched for or not.
 */
export const toLink = (entry: StoredEntry): ChainLink => {
	const left = withoutText(entry);
	return {
		seq: entry.seq,
		bytes: entryBytes(left).toString("base64"),
		previousHash: entry.previousHash,
		hash: entry.hash,
		...(entry.redacted || left !== entry ? { redacted: true as const } : {}),
	};
};
