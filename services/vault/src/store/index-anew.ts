import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { columns, fromRow, insertBlindKeys, insertWaitingKeys, type Row, type Stored } from "./identities.ts";

/** Agencies that have an index. */
export const indexedAgencies = (pool: Pool): Promise<string[]> =>
	transact(
		pool,
		async (tx) =>
			(await tx.query<{ agency: string }>("select agency from agency_key order by 1")).rows.map((row) => row.agency),
		// As the keys are wrapped again: for all agencies at once.
		[["seamark.service", "rotation"]],
	);

/**
 * The next page of an agency's identities, indexed again in one transaction with the mark of how far it got: what is stopped goes on
 * from there. Says how many there were, and whether those were the last.
 */
export const indexPage = (
	pool: Pool,
	{ agency, version, limit }: { agency: string; version: number; limit: number },
	keysOf: (found: Stored) => string[],
): Promise<{ count: number; done: boolean }> =>
	transact(
		pool,
		async (tx) => {
			await tx.query(
				"insert into indexed (agency, version, after, done) values ($1, $2, 0, false) on conflict do nothing",
				[agency, version],
			);
			const marks = await tx.query<{ version: number; after: string; done: boolean }>(
				"select version, after, done from indexed where agency = $1 for update",
				[agency],
			);
			const mark = marks.rows[0];
			if (!mark || mark.version > version || (mark.version === version && mark.done)) return { count: 0, done: true };
			const rows = await identitiesAfter(tx, { agency, after: mark.version === version ? mark.after : "0", limit });
			const keys = rows.map((row) => ({ agency, id: row.id, source: row.source, keys: keysOf(fromRow(agency, row)) }));
			// What waits to be taken in stays apart.
			await replaceKeys(
				tx,
				"blind_key",
				insertBlindKeys,
				keys.filter(({ source }) => source === null),
			);
			await replaceKeys(
				tx,
				"waiting_key",
				insertWaitingKeys,
				keys.filter(({ source }) => source !== null),
			);
			const done = rows.length < limit;
			await tx.query("update indexed set version = $2, after = $3, done = $4 where agency = $1", [
				agency,
				version,
				rows.at(-1)?.no ?? mark.after,
				done,
			]);
			return { count: rows.length, done };
		},
		[
			["seamark.principal", JSON.stringify({ agency })],
			["seamark.action", "read"],
			["seamark.writers", JSON.stringify([agency])],
		],
	);

const replaceKeys = async (tx: Tx, table: "blind_key" | "waiting_key", insert: Statement, rows: readonly object[]) => {
	if (rows.length === 0) return;
	await tx.query(
		`delete from ${table} b using jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, keys bigint[])
			join identity i on i.agency = r.agency and i.id = r.id
		where b.agency = r.agency and b.identity_no = i.no and not b.key = any (r.keys)`,
		[JSON.stringify(rows)],
	);
	await tx.query(insert.sql, [JSON.stringify(rows)]);
};

/** The lock keeps anyone who changes one of them waiting: the index is that of what is sealed. */
const identitiesAfter = async (
	tx: Tx,
	o: { agency: string; after: string; limit: number },
): Promise<(Row & { no: string; source: string | null })[]> =>
	(
		await tx.query<Row & { no: string; source: string | null }>(
			`select ${columns}, i.no, i.source from identity i join case_key c using (agency, case_id)
			where i.agency = $1 and i.no > $2 and i.wrapped is not null order by i.no limit $3 for update of i`,
			[o.agency, o.after, o.limit],
		)
	).rows;
