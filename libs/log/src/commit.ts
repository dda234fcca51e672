import { allDone, beginWith, databaseError, type Pool, together } from "@seamark/db";
import { type ErrorCode, HubError, toHubError } from "@seamark/errors";
import type { LogEvent, NewEvent } from "./types.ts";
import type { Wake } from "./wake.ts";

/**
 * A statement that takes many rows at once: `$1` is a JSON array of rows, and exactly one table row must be touched for
 * each of them. Fewer means that another command was faster: the member that caused it fails with `conflict`.
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
	/** Resolves after the commit. Rejects with a {@link HubError}; OUTCOME_UNKNOWN when the database was lost on the way. */
	commit(change: Change): Promise<Committed>;
	/** Resolves when everything that was handed in is settled. */
	drain(): Promise<void>;
};

type Waiting = { change: Change; resolve: (done: Committed) => void; reject: (error: HubError) => void };

/** Milliseconds after which a group that is not done counts as stuck. */
const patienceMs = 30;

const nobodysFault: ReadonlySet<ErrorCode> = new Set(["OUTCOME_UNKNOWN", "UNAVAILABLE", "STORAGE_FULL"]);

/** SQLSTATE of a transaction that was chosen to fail: another try may get through. */
const deadlock = "40P01";

const keyUsed = "idempotency_key_pkey";

/**
 * Group commit: changes that wait at the same moment share one transaction, which costs one round trip per statement and
 * one flush for all of them. When a member makes the group fail, all members are tried again one by one, so that only
 * the guilty one fails.
 */
export const openCommitter = (o: {
	pool: Pool;
	/** Milliseconds since the epoch. */
	now: () => number;
	newId: () => string;
	/** Hears of every commit. */
	wake?: Pick<Wake, "id" | "committed" | "doubt">;
	maxGroup?: number;
	maxInFlight?: number;
}): Committer => {
	const maxGroup = o.maxGroup ?? 128;
	const maxInFlight = o.maxInFlight ?? 3;
	const queue: Waiting[] = [];
	/** SQL of each statement's name, as far as they have been used. */
	const named = new Map<string, string>();
	const idle: (() => void)[] = [];
	let inFlight = 0;
	let lastBegan = 0;
	let again: NodeJS.Timeout | undefined;

	// One group at a time is fastest, since all of them wait for the head of the log; another goes beside one that is stuck.
	const free = () => inFlight === 0 || (inFlight < maxInFlight && performance.now() - lastBegan >= patienceMs);
	const pump = () => {
		while (queue.length > 0 && free()) {
			const group = queue.splice(0, maxGroup);
			inFlight++;
			lastBegan = performance.now();
			void settle(group).finally(() => {
				inFlight--;
				pump();
				if (inFlight === 0 && queue.length === 0) for (const done of idle.splice(0)) done();
			});
		}
		// Those who wait are looked at again when what they wait for counts as stuck, whoever else is done meanwhile.
		if (again === undefined && queue.length > 0 && inFlight < maxInFlight)
			again = setTimeout(() => {
				again = undefined;
				pump();
			}, patienceMs);
	};

	const settle = async (group: Waiting[]) => {
		let entries: LogEvent[];
		try {
			entries = await commitGroup(
				{ ...o, named },
				group.map((one) => one.change),
			);
			let position = (entries[0]?.position ?? 1) - 1;
			for (const one of group) {
				position += one.change.events.length;
				one.resolve({ position: one.change.events.length > 0 ? position : 0 });
			}
		} catch (error) {
			const known = toHubError(error);
			if (known.code === "OUTCOME_UNKNOWN") o.wake?.doubt();
			if (group.length === 1 && group[0]) return settleFailure(group[0], error);
			// No member's fault, so one by one would only take longer; and where the outcome is unknown, trying again could
			// store twice what has no key.
			const everybodys = nobodysFault.has(known.code) && databaseError(error)?.code !== deadlock;
			for (const one of group) {
				if (everybodys) one.reject(known);
				else await settle([one]);
			}
			return;
		}
		o.wake?.committed(entries);
	};

	const settleFailure = async (one: Waiting, error: unknown) => {
		if (one.change.once && databaseError(error)?.constraint === keyUsed) {
			try {
				const replayed = await answerGiven(o.pool, one.change.once);
				// The row that collided may have been rolled back meanwhile: the caller tries again.
				return replayed === undefined
					? one.reject(new HubError("UNAVAILABLE"))
					: one.resolve({ position: 0, replayed });
			} catch (failure) {
				return one.reject(toHubError(failure));
			}
		}
		one.reject(toHubError(error));
	};

	return {
		commit: (change) =>
			new Promise((resolve, reject) => {
				queue.push({ change, resolve, reject });
				// Commands that arrive in the same turn of the event loop share the group.
				if (queue.length === 1) queueMicrotask(pump);
			}),
		drain: () =>
			inFlight === 0 && queue.length === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
	};
};

const rememberAnswer = `insert into seamark.idempotency_key (holder, key, request_hash, response, created_at)
	select r.holder, r.key, r."requestHash", r.response, $2 from jsonb_to_recordset($1::jsonb) as r(holder uuid, key text, "requestHash" text, response text)`;

// Takes the next positions from the head row; the lock is held until the commit that follows at once. One notification
// per group: it takes a lock of the whole cluster at commit, so one per event would cost far more.
const appendEntries = `with head as (
		update seamark.log_head set position = position + cardinality($1::uuid[])
		returning position, pg_notify('seamark_log', position || ' ' || $8)),
	entries as (insert into seamark.log_entry (position, id, type, subject, version, time, traceparent, data)
		select head.position - cardinality($1::uuid[]) + e.n, e.id, e.type, e.subject, e.version, $7, e.traceparent, e.data
		from head, unnest($1::uuid[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::bytea[])
			with ordinality as e(id, type, subject, version, traceparent, data, n))
	select position from head`;

type Query = { name?: string; text: string; values?: unknown[] };

/**
 * Returns what the log holds of it after the commit. The statements go out together, so that a group costs one round trip, or two
 * where the commit has to wait for a count: the lock on the log's head is then not held for as long as this process is busy.
 */
const commitGroup = async (
	o: {
		pool: Pool;
		now: () => number;
		newId: () => string;
		named: Map<string, string>;
		wake?: Pick<Wake, "id">;
	},
	changes: Change[],
): Promise<LogEvent[]> => {
	// Everything is made before anything is sent: what fails halfway must not leave a commit behind it.
	const time = new Date(o.now()).toISOString();
	const writers = [...new Set(changes.flatMap((change) => change.writer ?? []))];
	const writes = [...byStatement(changes)];
	for (const [statement] of writes) checkName(o.named, statement);
	const entries = entriesOf(changes, o.newId, time);
	const appending = append(entries, time, o.wake?.id ?? "");
	const queries: Query[] = [
		...beginWith([["seamark.writers", JSON.stringify(writers)]]),
		// A key that was used before says so before anything else does.
		...remember(changes, time),
		...writes.map(([{ name, sql }, rows]) => ({ name, text: sql, values: [JSON.stringify(rows)] })),
		...appending,
	];
	const counted = writes.some(([statement]) => !statement.inserts && !statement.anyCount);

	const client = await o.pool.connect();
	let committing = false;
	let lost: Error | undefined;
	const onLost = (error: Error) => {
		lost = error;
	};
	client.on("error", onLost);
	try {
		committing = !counted;
		const done = await allDone(
			together(client, () =>
				(counted ? queries : [...queries, { text: "commit" }]).map((query) =>
					client.query<{ position: number }>(query),
				),
			),
		);
		if (counted) {
			const first = queries.length - appending.length - writes.length;
			for (const [index, [statement, rows]] of writes.entries())
				if (!statement.anyCount && done[first + index]?.rowCount !== rows.length)
					throw new HubError(statement.conflict);
			committing = true;
			await client.query("commit");
		}
		const before = (done[queries.length - 1]?.rows[0]?.position ?? 0) - entries.length;
		return entries.map((entry, n) => ({ ...entry, position: before + n + 1 }));
	} catch (error) {
		// A statement that failed has undone the group, whatever was sent behind it.
		if (committing && !databaseError(error)) {
			lost ??= error as Error;
			throw new HubError("OUTCOME_UNKNOWN", { cause: error, retryAfter: 2 });
		}
		await client.query("rollback").catch(onLost);
		throw error;
	} finally {
		client.off("error", onLost);
		client.release(lost);
	}
};

/** A name that stands for two statements would fail before it is sent, and what is sent behind it would be committed without it. */
const checkName = (named: Map<string, string>, { name, sql }: Statement) => {
	const known = named.get(name);
	if (known === undefined) named.set(name, sql);
	else if (known !== sql) throw new Error(`Two statements are called ${name}.`);
};

const byStatement = (changes: readonly Change[]): Map<Statement, Record<string, unknown>[]> => {
	const found = new Map<Statement, Record<string, unknown>[]>();
	for (const change of changes)
		for (const { statement, row } of change.writes) {
			const rows = found.get(statement);
			if (rows) rows.push(row);
			else found.set(statement, [row]);
		}
	return found;
};

const remember = (changes: readonly Change[], time: string): Query[] => {
	const once = changes.flatMap(({ once: one }) => (one ? { ...one, response: JSON.stringify(one.response) } : []));
	return once.length === 0
		? []
		: [{ name: "seamark.remember", text: rememberAnswer, values: [JSON.stringify(once), time] }];
};

const entriesOf = (changes: readonly Change[], newId: () => string, time: string): Omit<LogEvent, "position">[] =>
	changes.flatMap(({ events, traceparent = "" }) =>
		events.map((event) => ({ ...event, id: newId(), time, traceparent })),
	);

const append = (entries: readonly Omit<LogEvent, "position">[], time: string, process: string): Query[] =>
	entries.length === 0
		? []
		: [
				{
					name: "seamark.append",
					text: appendEntries,
					values: [
						entries.map((entry) => entry.id),
						entries.map((entry) => entry.type),
						entries.map((entry) => entry.subject),
						entries.map((entry) => entry.version ?? 0),
						entries.map((entry) => entry.traceparent),
						entries.map((entry) => entry.data),
						time,
						process,
					],
				},
			];

/** The answer that this request was given before, or undefined. Throws IDEMPOTENCY_MISMATCH when the key served another request. */
export const answerGiven = async (
	pool: Pool,
	once: { holder: string; key: string; requestHash: string },
): Promise<unknown> => {
	const found = await pool.query<{ request_hash: string; response: string }>(
		"select request_hash, response from seamark.idempotency_key where holder = $1 and key = $2",
		[once.holder, once.key],
	);
	const row = found.rows[0];
	if (!row) return undefined;
	if (row.request_hash !== once.requestHash) throw new HubError("IDEMPOTENCY_MISMATCH");
	return JSON.parse(row.response);
};
