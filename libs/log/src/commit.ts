import { allDone, beginWith, databaseError, type Pool, together } from "@seamark/db";
import { type ErrorCode, HubError } from "@seamark/errors";
import { slicesOf } from "./large.ts";
import { remember } from "./once.ts";
import type { Aside, Change, LogEvent, Query, Statement } from "./types.ts";
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
 * Returns what the log holds of it after the commit. Statements go out together up to the next one whose count is awaited, so that a group of
 * inserts costs one round trip. A statement that finds another version than it asks for takes no lock: were more sent behind it, two
 * commits that fail would lock rows in different order, and wait for each other. So the transaction ends at the first of them. The log's
 * head goes out with the commit: its lock is not held for as long as this process is busy.
 */
export const commitTogether = async (
	o: {
		pool: Pool;
		now: () => number;
		newId: () => string;
		named: Map<string, string>;
		wake?: Pick<Wake, "id">;
		/** Where the changes keep the database busy: runs each part when everybody else has had a turn. */
		aside?: Aside;
	},
	changes: Change[],
): Promise<LogEvent[]> => {
	// What goes out with the commit is made before anything is sent: what fails halfway must not leave a commit behind it.
	const time = new Date(o.now()).toISOString();
	const writers = [...new Set(changes.flatMap((change) => change.writer ?? []))];
	const writes = [...byStatement(changes)];
	for (const [statement] of writes) checkName(o.named, statement);
	const entries = entriesOf(changes, o.newId, time);
	const { parts, last } = (o.aside ? inSmallParts : inParts)(writes, {
		// A key that was used before says so before anything else does.
		first: [...beginWith([["seamark.writers", JSON.stringify(writers)]]), ...remember(changes, time)],
		last: append(entries, time, o.wake?.id ?? ""),
	});

	const client = await o.pool.connect();
	let committing = false;
	let lost: Error | undefined;
	const onLost = (error: Error) => {
		lost = error;
	};
	const aside = o.aside ?? ((step) => step());
	const send = (queries: readonly Sent[]) =>
		allDone(
			together(client, () =>
				queries.map(({ conflict, ...query }) =>
					client.query<{ position: number }>(query).catch((error) => {
						throw wasTaken(error) && conflict ? new HubError(conflict, { cause: error }) : error;
					}),
				),
			),
		);
	client.on("error", onLost);
	try {
		for (const { queries, rows, conflict } of parts) {
			const done = await aside(() => send(queries()));
			if (rows !== undefined && done.at(-1)?.rowCount !== rows) throw new HubError(conflict);
		}
		committing = true;
		const done = await send([...last, { text: "commit" }]);
		const before = (done.at(-2)?.rows[0]?.position ?? 0) - entries.length;
		return entries.map((entry, n) => ({ ...entry, position: before + n + 1 }));
	} catch (error) {
		// A statement that failed has undone the group, no matter what was sent behind it.
		if (committing && !databaseError(error) && !(error instanceof HubError)) {
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

/** A query with what it means that another command was faster. */
type Sent = Query & { conflict?: ErrorCode };

/** A row whose key another command has taken meanwhile: as a version that is another one by now, it is decided again. */
const wasTaken = (error: unknown): boolean => databaseError(error)?.code === uniqueViolation;
const uniqueViolation = "23505";

/** Queries that go out together: the last one has to touch so many rows, where that is asked. They are made when it is their turn. */
type Part = { queries: () => Sent[]; rows: number | undefined; conflict: ErrorCode };
type Rows = readonly Record<string, unknown>[];

const queryOf = ([{ name, sql, conflict }, rows]: readonly [Statement, Rows]): Sent => ({
	name,
	text: sql,
	values: [JSON.stringify(rows)],
	conflict,
});
const isCounted = ({ inserts, anyCount }: Statement): boolean => !inserts && !anyCount;

/** Each part ends with a statement whose count decides whether anything follows it. */
const inParts = (
	writes: readonly [Statement, Rows][],
	around: { first: readonly Query[]; last: readonly Query[] },
): { parts: Part[]; last: Sent[] } => {
	const parts: Part[] = [];
	let queries: Sent[] = [...around.first];
	for (const write of writes) {
		queries.push(queryOf(write));
		if (!isCounted(write[0])) continue;
		const made = queries;
		parts.push({ queries: () => made, rows: write[1].length, conflict: write[0].conflict });
		queries = [];
	}
	return { parts, last: [...queries, ...around.last] };
};

/** Each part is a slice of what one statement takes, so that neither this process nor the database is busy with one for long. */
const inSmallParts = (
	writes: readonly [Statement, Rows][],
	around: { first: Query[]; last: Query[] },
): { parts: Part[]; last: Sent[] } => {
	const first: Part = { queries: () => around.first, rows: undefined, conflict: "CONFLICT" };
	const parts = writes.flatMap(([statement, rows]) =>
		slicesOf(rows).map((slice): Part => {
			const counted = isCounted(statement) ? slice.length : undefined;
			return { queries: () => [queryOf([statement, slice])], rows: counted, conflict: statement.conflict };
		}),
	);
	return { parts: [first, ...parts], last: around.last };
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
