import { allDone, beginWith, databaseError, type Pool, together } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { remember } from "./once.ts";
import type { Change, LogEvent, Query, Statement } from "./types.ts";
import type { Wake } from "./wake.ts";

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

/**
 * Returns what the log holds of it after the commit. The statements go out together, so that a group costs one round trip, or two
 * where the commit has to wait for a count. The lock on the log's head is then not held for as long as this process is busy.
 */
export const commitTogether = async (
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
		// A statement that failed has undone the group, no matter what was sent behind it.
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

const entriesOf = (changes: readonly Change[], newId: () => string, time: string): Omit<LogEvent, "position">[] =>
	changes.flatMap(({ events, traceparent = "" }) => {
		// A trace leads to the request, and so to who sent it: one that may not be named hides it for all that is stored with it.
		const trace = events.some(({ anonymous }) => anonymous) ? "" : traceparent;
		return events.map(({ anonymous: _, ...event }) => ({ ...event, id: newId(), time, traceparent: trace }));
	});

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
