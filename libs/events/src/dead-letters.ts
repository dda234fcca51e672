import { type Pool, type Tx, transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { LogEvent } from "@seamark/log";
import { isFaultOfEvent } from "./faults.ts";
import type { Effect } from "./types.ts";

/** A consumer of a source, as dead letters know it. */
export type Consumer = { consumer: string; source: string; effect: Effect };

export type DeadLetter = Omit<LogEvent, "data"> & {
	consumer: string;
	source: string;
	cause: string;
	attempts: number;
	failedAt: string;
	/** `retrying` by itself; `waiting` behind an earlier event of its subject; `dead` until someone redrives it. */
	state: "retrying" | "waiting" | "dead";
};

const behind = "waits behind an earlier event of its subject";

/** Those of the subjects that have an event parked: their later events wait behind it. */
export const parkedSubjects = async (
	tx: Tx,
	consumer: string,
	source: string,
	subjects: readonly string[],
): Promise<Set<string>> => {
	const { rows } = await tx.query<{ subject: string }>({
		name: "seamark.parked",
		text: "select distinct subject from seamark.dead_letter where consumer = $1 and source = $2 and subject = any($3)",
		values: [consumer, source, subjects],
	});
	return new Set(rows.map((row) => row.subject));
};

/** Parks an event with the cause of its failure, or behind an earlier one. `retryInMs` undefined: until a redrive. */
export const park = async (
	tx: Tx,
	consumer: string,
	source: string,
	event: LogEvent,
	failure: { cause: string; attempts: number; retryInMs?: number | undefined } = {
		cause: behind,
		attempts: 0,
		retryInMs: 0,
	},
): Promise<void> => {
	await tx.query(
		`insert into seamark.dead_letter (consumer, source, position, event_id, type, subject, time, traceparent, data, cause, attempts, retry_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now() + $12 * interval '1 ms') on conflict do nothing`,
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
			short(failure.cause),
			failure.attempts,
			failure.retryInMs ?? null,
		],
	);
};

// PostgreSQL takes no NUL in text; a cause may quote anything.
const short = (cause: string): string => cause.replaceAll("\0", "").slice(0, 2_000);

type Row = {
	position: number;
	event_id: string;
	type: string;
	subject: string;
	time: Date;
	traceparent: string;
	data: Buffer;
	attempts: number;
};

const eventOf = (row: Row): LogEvent => ({
	position: row.position,
	id: row.event_id,
	type: row.type,
	subject: row.subject,
	time: row.time.toISOString(),
	traceparent: row.traceparent,
	data: row.data,
});

/** Dead letters, oldest first. Payloads stay out of listings; they may hold what the reader may not see. */
export const listDeadLetters = async (pool: Pool, limit = 100): Promise<DeadLetter[]> => {
	const { rows } = await pool.query<
		Row & { consumer: string; source: string; cause: string; failed_at: Date; retry_at: Date | null }
	>(
		`select consumer, source, position, event_id, type, subject, time, traceparent, cause, attempts, failed_at, retry_at
		from seamark.dead_letter order by consumer, source, position limit $1`,
		[limit],
	);
	return rows.map((row) => {
		const { data: _kept, ...event } = eventOf(row);
		const state = row.attempts === 0 ? "waiting" : row.retry_at ? "retrying" : "dead";
		const { consumer, source, cause, attempts } = row;
		return { ...event, consumer, source, cause, attempts, failedAt: row.failed_at.toISOString(), state };
	});
};

/** The first parked event of each subject, those due soonest first. `inMs` is negative when it is due. */
const headsOf = async (
	pool: Pool,
	o: { consumer: string; source: string },
	all: boolean,
): Promise<{ subject: string; inMs: number }[]> => {
	const { rows } = await pool.query<{ subject: string; in_ms: number }>(
		`select subject, coalesce(extract(epoch from retry_at - now()) * 1000, 0)::float8 as in_ms from (
			select distinct on (subject) subject, position, retry_at from seamark.dead_letter
			where consumer = $1 and source = $2 order by subject, position) heads
		where $3 or retry_at is not null order by retry_at, position limit $4`,
		[o.consumer, o.source, all, all ? null : 100],
	);
	return rows.map((row) => ({ subject: row.subject, inMs: row.in_ms }));
};

type Tried =
	| "done"
	| "again"
	| { failed: string; position: number; type: string; attempts: number; retryInMs: number | undefined };

/**
 * Tries the first parked event of a subject in a transaction that also removes it. The row lock on the first one keeps two
 * that try at once in order: anyone who comes second finds it gone and looks for the new first.
 */
const tryHead = async (pool: Pool, o: Consumer, subject: string, pauses: readonly number[]): Promise<Tried> => {
	let head: Row | undefined;
	try {
		return await transact(pool, async (tx) => {
			const key = [o.consumer, o.source, subject];
			const where = "from seamark.dead_letter where consumer = $1 and source = $2 and subject = $3";
			head = (await tx.query<Row>(`select * ${where} order by position limit 1 for update`, key)).rows[0];
			if (!head) return (await tx.query(`select 1 ${where} limit 1`, key)).rowCount === 0 ? "done" : "again";
			await tx.query(`delete ${where} and position = $4`, [...key, head.position]);
			await o.effect(tx, [eventOf(head)]);
			return "again";
		});
	} catch (error) {
		if (!head || !isFaultOfEvent(error)) throw error;
		const failed = (error as Error).message;
		const attempts = head.attempts + 1;
		const retryInMs = pauses[attempts - 1];
		await pool.query(
			`update seamark.dead_letter set cause = $4, attempts = $5, failed_at = now(), retry_at = now() + $6 * interval '1 ms'
			where consumer = $1 and source = $2 and position = $3`,
			[o.consumer, o.source, head.position, short(failed), attempts, retryInMs ?? null],
		);
		return { failed, position: head.position, type: head.type, attempts, retryInMs };
	}
};

/** Tries parked events whose time has come, with what waits behind them. Returns milliseconds until the next is due. */
export const retryDue = async (
	pool: Pool,
	o: Consumer,
	pauses: readonly number[],
	failed: (tried: Exclude<Tried, string>) => void,
): Promise<number | undefined> => {
	const heads = await headsOf(pool, o, false);
	for (const { subject } of heads.filter((head) => head.inMs <= 0)) {
		for (let tried: Tried = "again"; tried !== "done"; ) {
			tried = await tryHead(pool, o, subject, pauses);
			if (typeof tried === "object") {
				failed(tried);
				break;
			}
		}
	}
	const next = (await headsOf(pool, o, false))[0];
	return next && Math.max(0, next.inMs);
};

/**
 * Applies the dead letters of a consumer again, in order within each subject; doing it twice does nothing the second time.
 * A subject whose event fails again stays, with everything behind it. Throws UNAVAILABLE when the database is away.
 */
export const redrive = async (pool: Pool, o: Consumer): Promise<{ redriven: number; left: number }> => {
	let redriven = 0;
	try {
		for (const { subject } of await headsOf(pool, o, true)) {
			for (;;) {
				const tried = await tryHead(pool, o, subject, []);
				if (tried !== "again") break;
				redriven++;
			}
		}
		const { rows } = await pool.query<{ left: number }>(
			"select count(*) as left from seamark.dead_letter where consumer = $1 and source = $2",
			[o.consumer, o.source],
		);
		return { redriven, left: rows[0]?.left ?? 0 };
	} catch (cause) {
		throw new HubError("UNAVAILABLE", {
			cause,
			detail: "The database could not be asked; what was redriven so far stays so.",
		});
	}
};
