import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Statement } from "@seamark/log";
import type { LoadAnswer } from "../loads/load.ts";

export const insertLoad: Statement = {
	name: "tracing_load.insert",
	sql: `insert into tracing_load (id, file, name, format, sha256, size, mapping, status, announced_at, by_post, changed_at, version)
		select id, file, name, format, sha256, size, mapping, 'announced', at, post, at, 1 from jsonb_to_recordset($1::jsonb)
		as r(id uuid, file uuid, name text, format text, sha256 text, size bigint, mapping jsonb, at timestamptz, post uuid)`,
	conflict: "CONFLICT",
	inserts: true,
};

/**
 * From here on this upload writes, and no other: from where it read that the load is. The index lets one load of a file run at a time.
 */
export const takeOver: Statement = {
	name: "tracing_load.take_over",
	sql: `update tracing_load l set upload = r.upload, status = 'running', changed_at = r.at, version = l.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, upload uuid, settled bigint, at timestamptz)
		where l.id = r.id and l.settled = r.settled and l.status in ('announced', 'running')`,
	conflict: "IMPORT_TAKEN_OVER",
};

export const endLoad: Statement = {
	name: "tracing_load.end",
	sql: `update tracing_load l set status = r.status, cause = r.cause, changed_at = r.at, version = l.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, upload uuid, status text, cause text, at timestamptz)
		where l.id = r.id and l.upload = r.upload and l.status = 'running'`,
	conflict: "IMPORT_TAKEN_OVER",
};

/** Somebody gives it up. */
export const dropRunning: Statement = {
	name: "tracing_load.drop",
	sql: `update tracing_load l set status = 'failed', cause = 'dropped', changed_at = r.at, version = l.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version integer, at timestamptz)
		where l.id = r.id and l.version = r.version and l.status in ('announced', 'running')`,
	conflict: "VERSION_CONFLICT",
};

/** What was refused goes with a load that is taken back; what it brought goes before: see clearing.ts. */
export const undoRefusals: Statement = {
	name: "tracing_refusal.undo",
	sql: "delete from tracing_refusal t using jsonb_to_recordset($1::jsonb) as r(id uuid) where t.load = r.id",
	conflict: "CONFLICT",
	anyCount: true,
};

type Row = {
	id: string;
	file: string;
	name: string;
	format: LoadAnswer["format"];
	sha256: string;
	size: number;
	mapping: LoadAnswer["mapping"];
	status: LoadAnswer["status"];
	cause: string | null;
	settled: number;
	rows_read: number;
	rows_taken: number;
	rows_known: number;
	rows_refused: number;
	announced_at: Date;
	changed_at: Date;
	version: number;
};
const columns = `id, file, name, format, sha256, size, mapping, status, cause, settled, rows_read, rows_taken, rows_known, rows_refused,
	announced_at, changed_at, version`;
const fromRow = (row: Row): LoadAnswer => ({
	id: row.id,
	file: row.file,
	name: row.name,
	format: row.format,
	sha256: row.sha256,
	size: row.size,
	mapping: row.mapping,
	status: row.status,
	cause: row.cause,
	settled: row.settled,
	rows: { read: row.rows_read, taken: row.rows_taken, known: row.rows_known, refused: row.rows_refused },
	announcedAt: row.announced_at.toISOString(),
	changedAt: row.changed_at.toISOString(),
	version: row.version,
});

export const findLoad = async (
	tx: Tx,
	file: string,
	by: { id: string } | { sha256: string },
): Promise<LoadAnswer | undefined> => {
	const { rows } =
		"id" in by
			? await tx.query<Row>(`select ${columns} from tracing_load where file = $1 and id = $2`, [file, by.id])
			: await tx.query<Row>(
					`select ${columns} from tracing_load where file = $1 and sha256 = $2 and status <> 'failed'`,
					[file, by.sha256],
				);
	return rows[0] && fromRow(rows[0]);
};

/** Another load of the file that runs. */
export const findRunning = async (tx: Tx, file: string): Promise<string | undefined> => {
	const { rows } = await tx.query<{ id: string }>(
		"select id from tracing_load where file = $1 and status = 'running'",
		[file],
	);
	return rows[0]?.id;
};

/** Newest first, those that follow `after`. */
export const loadsAfter = async (
	tx: Tx,
	file: string,
	page: { after: string | undefined; limit: number },
): Promise<LoadAnswer[]> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_load.list",
		text: `select ${columns} from tracing_load where file = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
		values: [file, page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};

export type Progress = Pick<LoadAnswer, "settled" | "rows">;

/** A batch of an upload is in. Throws IMPORT_TAKEN_OVER where another upload has taken the load over. */
export const settleBatch = async (
	tx: Tx,
	o: { load: string; upload: string; at: string },
	{ settled, rows }: Progress,
): Promise<void> => {
	const { rowCount } = await tx.query({
		name: "tracing_load.settle",
		text: `update tracing_load set settled = $3, rows_read = $4, rows_taken = $5, rows_known = $6, rows_refused = $7,
				changed_at = $8, version = version + 1 where id = $1 and upload = $2 and status = 'running'`,
		values: [o.load, o.upload, settled, rows.read, rows.taken, rows.known, rows.refused, o.at],
	});
	if (rowCount !== 1) throw new HubError("IMPORT_TAKEN_OVER");
};

export type Refusal = { line: number; column: string; reason: string };

export const writeRefusals = async (
	tx: Tx,
	{ file, load }: { file: string; load: string },
	refusals: readonly Refusal[],
): Promise<void> => {
	if (refusals.length === 0) return;
	await tx.query(
		`insert into tracing_refusal (file, load, line, column_name, reason)
			select $1, $2, r.* from unnest($3::int[], $4::text[], $5::text[]) as r on conflict do nothing`,
		[
			file,
			load,
			refusals.map(({ line }) => line),
			refusals.map(({ column }) => column.slice(0, 200)),
			refusals.map(({ reason }) => reason),
		],
	);
};

export const listRefusals = async (tx: Tx, load: string, after: number, limit: number): Promise<Refusal[]> => {
	const { rows } = await tx.query<{ line: number; column_name: string; reason: string }>(
		`select line, column_name, reason from tracing_refusal where load = $1 and line > $2 and line <= coalesce(
			(select max(line) from (select distinct line from tracing_refusal where load = $1 and line > $2 order by line limit $3) as page), 0)
			order by line, column_name`,
		[load, after, limit],
	);
	return rows.map((row) => ({ line: row.line, column: row.column_name, reason: row.reason }));
};
