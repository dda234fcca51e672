import { crc32 } from "node:zlib";
import type { Pool, Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { LogEvent } from "@seamark/log";
import { type Batch, type Cursor, wholeLog } from "./types.ts";

/** The partition that a subject's events go to. CRC-32 of the key, as librdkafka's `consistent` partitioner has it. */
export const partitionOf = (subject: string, partitions: number): number => crc32(subject) % partitions;

/** Offset, or position where the transport has none, of a batch's last event. */
export const endOf = (batch: Batch): number => batch.offsets?.at(-1) ?? batch.events.at(-1)?.position ?? batch.after;

type Row = { partition: number; log_id: string; position: number; transport_offset: number | null };

/** Reads a cursor. It is made when it is not there, so that two instances on first contact find the same row to lock. */
export const readCursor = async (pool: Pool, consumer: string, source: string, partition: number): Promise<Cursor> => {
	const key = [consumer, source, partition];
	await pool.query(
		"insert into seamark.cursor (consumer, source, partition) values ($1, $2, $3) on conflict do nothing",
		key,
	);
	const { rows } = await pool.query<Row>(
		"select log_id, position, transport_offset from seamark.cursor where consumer = $1 and source = $2 and partition = $3",
		key,
	);
	const row = rows[0];
	return { logId: row?.log_id ?? "", position: row?.position ?? 0, transportOffset: row?.transport_offset ?? null };
};

/** A delivery that does not join on to the cursor: another instance's cursor was reset or restored meanwhile. */
export class CursorGap extends Error {}

// A batch of the whole log holds every row; a batch of one partition holds its own, and keeps the row of the whole log from
// moving. So both transports may run at once, as they do while instances are changed over from one to the other.
const holdAll =
	"select partition, log_id, position, transport_offset from seamark.cursor where consumer = $1 and source = $2 order by partition for update";
const holdOne = `with whole as (select partition, log_id, position, transport_offset from seamark.cursor
		where consumer = $1 and source = $2 and partition = ${wholeLog} for share),
	own as (select partition, log_id, position, transport_offset from seamark.cursor
		where consumer = $1 and source = $2 and partition = $3 for update)
	select * from whole union all select * from own`;

/**
 * Takes the cursor for the rest of the transaction and returns those events of the batch that were not applied before,
 * over any transport. Throws CURSOR_FOREIGN when the batch is of another log, and {@link CursorGap}.
 */
export const holdCursor = async (tx: Tx, consumer: string, source: string, batch: Batch): Promise<LogEvent[]> => {
	const { rows } =
		batch.partition === wholeLog
			? await tx.query<Row>({ name: "seamark.hold-all", text: holdAll, values: [consumer, source] })
			: await tx.query<Row>({ name: "seamark.hold-one", text: holdOne, values: [consumer, source, batch.partition] });
	const own = rows.find((row) => row.partition === batch.partition);
	if (!own) throw new CursorGap(`the cursor of ${consumer} on ${source} is gone`);
	if (rows.some((row) => row.log_id !== "" && row.log_id !== batch.logId)) throw new HubError("CURSOR_FOREIGN");
	const reached = batch.offsets ? (own.transport_offset ?? -1) : own.position;
	if (batch.after > reached)
		throw new CursorGap(
			`the cursor of ${consumer} on ${source} is at ${reached}, the delivery begins after ${batch.after}`,
		);
	const whole = rows.find((row) => row.partition === wholeLog)?.position ?? 0;
	const parts = new Map(rows.filter((row) => row.partition !== wholeLog).map((row) => [row.partition, row.position]));
	const applied = (event: LogEvent) =>
		Math.max(
			whole,
			parts.get(batch.partition === wholeLog ? partitionOf(event.subject, parts.size) : batch.partition) ?? 0,
		);
	// What was sent twice may be twice in one batch, so the mark moves within it too.
	let last = 0;
	return batch.events.filter((event) => {
		if (event.position <= Math.max(last, applied(event))) return false;
		last = event.position;
		return true;
	});
};

/** Moves the cursor to the end of the batch; never back. */
export const moveCursor = async (tx: Pool | Tx, consumer: string, source: string, batch: Batch): Promise<void> => {
	// Not the last event's position: a batch may end in the midst of events that were sent again.
	const highest = batch.events.reduce((highest, event) => Math.max(highest, event.position), 0);
	await tx.query({
		name: "seamark.move-cursor",
		text: `update seamark.cursor set log_id = $4, position = greatest(position, $5), transport_offset = greatest(transport_offset, $6),
			moved_at = now() where consumer = $1 and source = $2 and partition = $3`,
		values: [consumer, source, batch.partition, batch.logId, highest, batch.offsets?.at(-1) ?? null],
	});
};

/**
 * The operator's way out of a refused cursor: the consumer takes `to` as the last position whose effect it has, of the
 * log the source now has, and reads on from there. 0 applies everything again. A running consumer follows within seconds.
 * Throws NOT_FOUND when there is no such cursor.
 */
export const resetCursor = async (pool: Pool, o: { consumer: string; source: string; to: number }): Promise<void> => {
	const done = await pool.query(
		`update seamark.cursor set log_id = '', position = $3, transport_offset = null, moved_at = now()
		where consumer = $1 and source = $2`,
		[o.consumer, o.source, o.to],
	);
	if (done.rowCount === 0) throw new HubError("NOT_FOUND", { detail: `${o.consumer} has no cursor on ${o.source}.` });
};
