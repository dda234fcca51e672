import { type Pool, type Tx, transact } from "@seamark/db";
import type { LogEvent } from "@seamark/log";
import type { Effect } from "./consume.ts";
import type { Batch, Cursor } from "./types.ts";

/** Reads a cursor; `lock` keeps other instances of the consumer from moving it until the transaction ends. */
export const readCursor = async (
	db: Pool | Tx,
	consumer: string,
	source: string,
	partition: number,
	lock = false,
): Promise<Cursor | undefined> => {
	const { rows } = await db.query<{ log_id: string; position: number; transport_offset: number | null }>(
		`select log_id, position, transport_offset from seamark.cursor
		where consumer = $1 and source = $2 and partition = $3${lock ? " for update" : ""}`,
		[consumer, source, partition],
	);
	const row = rows[0];
	return row && { logId: row.log_id, position: row.position, transportOffset: row.transport_offset };
};

/** Moves the cursor to the end of the batch. It never moves back. */
export const moveCursor = async (tx: Tx, consumer: string, source: string, batch: Batch): Promise<void> => {
	await tx.query(
		`insert into seamark.cursor (consumer, source, partition, log_id, position, transport_offset) values ($1, $2, $3, $4, $5, $6)
		on conflict (consumer, source, partition) do update set
			log_id = excluded.log_id, position = greatest(cursor.position, excluded.position),
			transport_offset = coalesce(excluded.transport_offset, cursor.transport_offset), moved_at = now()`,
		[consumer, source, batch.partition, batch.logId, batch.events.at(-1)?.position ?? 0, batch.transportOffset ?? null],
	);
};

/** Subjects that have a dead letter: their later events wait behind it. */
export const parkedSubjects = async (tx: Tx, consumer: string, source: string): Promise<Set<string>> => {
	const { rows } = await tx.query<{ subject: string }>(
		"select distinct subject from seamark.dead_letter where consumer = $1 and source = $2",
		[consumer, source],
	);
	return new Set(rows.map((row) => row.subject));
};

export const park = async (tx: Tx, consumer: string, source: string, event: LogEvent, cause: string, attempts: number): Promise<void> => {
	await tx.query(
		`insert into seamark.dead_letter (consumer, source, position, event_id, type, subject, time, traceparent, data, cause, attempts)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
		[
			consumer,
			source,
			event.position,
			event.id,
			event.type,
			event.subject,
			event.time,
			event.traceparent,
			event.data,
			cause.slice(0, 2_000),
			attempts,
		],
	);
};

export type DeadLetter = LogEvent & { consumer: string; source: string; cause: string; attempts: number; failedAt: string };

/** Dead letters, oldest first. Payloads stay out of listings; they may hold what the reader may not see. */
export const listDeadLetters = async (pool: Pool, limit = 100): Promise<Omit<DeadLetter, "data">[]> => {
	const { rows } = await pool.query(
		`select consumer, source, position, event_id, type, subject, time, traceparent, cause, attempts, failed_at
		from seamark.dead_letter order by consumer, source, position limit $1`,
		[limit],
	);
	return rows.map((row) => ({
		consumer: row.consumer,
		source: row.source,
		position: row.position,
		id: row.event_id,
		type: row.type,
		subject: row.subject,
		time: row.time.toISOString(),
		traceparent: row.traceparent,
		cause: row.cause,
		attempts: row.attempts,
		failedAt: row.failed_at.toISOString(),
	}));
};

/**
 * Applies the dead letters of a consumer again, in order, each in its own transaction that also removes it; doing it
 * twice does nothing the second time. A subject whose event fails again stays, with everything behind it.
 */
export const redrive = async (
	pool: Pool,
	consumer: string,
	effect: Effect,
): Promise<{ redriven: number; failed: number }> => {
	const result = { redriven: 0, failed: 0 };
	const stuck = new Set<string>();
	let after = { source: "", position: 0 };
	for (;;) {
		const { rows } = await pool.query<{ source: string; position: number; subject: string }>(
			`select source, position, subject from seamark.dead_letter
			where consumer = $1 and (source, position) > ($2, $3) order by source, position limit 1`,
			[consumer, after.source, after.position],
		);
		const next = rows[0];
		if (!next) return result;
		after = next;
		const key = `${next.source} ${next.subject}`;
		if (stuck.has(key)) {
			result.failed++;
			continue;
		}
		try {
			if (await redriveOne(pool, consumer, next, effect)) result.redriven++;
		} catch (error) {
			stuck.add(key);
			result.failed++;
			await pool.query(
				"update seamark.dead_letter set cause = $4, attempts = attempts + 1, failed_at = now() where consumer = $1 and source = $2 and position = $3",
				[consumer, next.source, next.position, (error as Error).message.slice(0, 2_000)],
			);
		}
	}
};

const redriveOne = (
	pool: Pool,
	consumer: string,
	at: { source: string; position: number },
	effect: Effect,
): Promise<boolean> =>
	transact(pool, async (tx) => {
		const { rows } = await tx.query(
			"delete from seamark.dead_letter where consumer = $1 and source = $2 and position = $3 returning *",
			[consumer, at.source, at.position],
		);
		const row = rows[0];
		if (!row) return false;
		await effect(tx, [{
			position: row.position,
			id: row.event_id,
			type: row.type,
			subject: row.subject,
			time: row.time.toISOString(),
			traceparent: row.traceparent,
			data: row.data,
		}]);
		return true;
	});
