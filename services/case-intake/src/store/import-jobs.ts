import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Statement } from "@seamark/log";
import type { ImportKind, Job } from "../imports/import-records/types.ts";

type JobRow = {
	id: string;
	agency: string;
	kind: ImportKind;
	file_name: string;
	sha256: string;
	size: number;
	status: Job["status"];
	offset_bytes: number;
	rows_read: number;
	rows_taken: number;
	rows_refused: number;
	started_at: Date;
	changed_at: Date;
	cause: string | null;
	version: number;
};

const columns = `id, agency, kind, file_name, sha256, size, status, offset_bytes, rows_read, rows_taken, rows_refused,
	started_at, changed_at, cause, version`;

const fromRow = (row: JobRow): Job => ({
	id: row.id,
	agency: row.agency,
	kind: row.kind,
	fileName: row.file_name,
	sha256: row.sha256,
	size: row.size,
	status: row.status,
	offset: row.offset_bytes,
	rowsRead: row.rows_read,
	rowsTaken: row.rows_taken,
	rowsRefused: row.rows_refused,
	startedAt: row.started_at.toISOString(),
	changedAt: row.changed_at.toISOString(),
	cause: row.cause,
	version: row.version,
});

export const insertJob: Statement = {
	name: "import_job.insert",
	sql: `insert into import_job (id, agency, kind, file_name, sha256, size, status, started_at, started_by_post, changed_at, version)
		select id, agency, kind, file_name, sha256, size, 'running', at, post, at, 1 from jsonb_to_recordset($1::jsonb)
		as r(id uuid, agency uuid, kind text, file_name text, sha256 text, size bigint, at timestamptz, post uuid)
		on conflict do nothing`,
	// Another upload of the same file began in this moment.
	conflict: "IMPORT_TAKEN_OVER",
};

/** Ends an import, in any way, if nobody else has written to it meanwhile. */
export const endJob: Statement = {
	name: "import_job.end",
	sql: `update import_job j set status = r.status, cause = r.cause, changed_at = r.at, version = j.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version int, upload uuid, status text, cause text, at timestamptz)
		where j.id = r.id and j.version = r.version and j.upload_id = r.upload and j.status = 'running'`,
	conflict: "IMPORT_TAKEN_OVER",
};

/** Nobody has sent more of it for long: it ends as if its file had been another. */
export const abandonJob: Statement = {
	name: "import_job.abandon",
	sql: `update import_job j set status = 'failed', cause = 'abandoned', changed_at = r.at, version = j.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version int, at timestamptz)
		where j.id = r.id and j.version = r.version and j.status = 'running'`,
	conflict: "IMPORT_TAKEN_OVER",
};

/** Imports that nobody has sent more of since a time. */
export const idleJobs = async (
	tx: Tx,
	before: string,
): Promise<{ id: string; version: number; rowsRead: number }[]> => {
	const { rows } = await tx.query<{ id: string; version: number; rowsRead: number }>(
		`select id, version, rows_read as "rowsRead" from import_job where status = 'running' and changed_at < $1 order by id limit 100`,
		[before],
	);
	return rows;
};

const rowTables = ["imported_person", "imported_batch", "imported_facts", "imported_file", "import_refusal"];

/** What an import wrote goes with it when its file turns out to be another than was announced. */
export const undoRows: readonly Statement[] = rowTables.map((table) => ({
	name: `${table}.undo`,
	sql: `delete from ${table} t using jsonb_to_recordset($1::jsonb) as r(id uuid) where t.import_id = r.id`,
	conflict: "CONFLICT",
	anyCount: true,
}));

/** From here on the upload of this name writes, and no other: one that hangs finds itself refused. */
export const takeOver: Statement = {
	name: "import_job.take_over",
	sql: `update import_job j set upload_id = r.upload from jsonb_to_recordset($1::jsonb) as r(id uuid, upload uuid)
		where j.id = r.id and j.status = 'running'`,
	conflict: "IMPORT_TAKEN_OVER",
};

const settle = `update import_job set version = version + 1, offset_bytes = $4, rows_read = $5, rows_taken = $6,
	rows_refused = $7, changed_at = $8 where id = $1 and upload_id = $2 and version = $3 and status = 'running'`;

/** Settles a batch of an upload: the job is `after` now. Throws IMPORT_TAKEN_OVER where somebody else was faster. */
export const settleBatch = async (tx: Tx, upload: string, before: Job, after: Job): Promise<void> => {
	const { rowCount } = await tx.query({
		name: "import_job.settle",
		text: settle,
		values: [
			before.id,
			upload,
			before.version,
			after.offset,
			after.rowsRead,
			after.rowsTaken,
			after.rowsRefused,
			after.changedAt,
		],
	});
	if (rowCount !== 1) throw new HubError("IMPORT_TAKEN_OVER");
};

const insertRefusals = `insert into import_refusal (import_id, agency, n, column_name, reason)
	select $1, $2, r.* from unnest($3::int[], $4::text[], $5::text[]) as r on conflict do nothing`;

export const writeRefusals = (tx: Tx, job: Job, refusals: readonly Refusal[]): Promise<unknown> =>
	tx.query(insertRefusals, [
		job.id,
		job.agency,
		refusals.map(({ row }) => row),
		refusals.map(({ column }) => column.slice(0, 200)),
		refusals.map(({ reason }) => reason),
	]);

export const findJob = async (
	tx: Tx,
	by: { id: string } | { kind: ImportKind; sha256: string },
): Promise<Job | undefined> => {
	const { rows } =
		"id" in by
			? await tx.query<JobRow>(`select ${columns} from import_job where id = $1`, [by.id])
			: await tx.query<JobRow>(
					`select ${columns} from import_job where kind = $1 and sha256 = $2 and status <> 'failed'`,
					[by.kind, by.sha256],
				);
	return rows[0] && fromRow(rows[0]);
};

/** The agency's latest imports, newest first; those of one file where its hash is given. */
export const listJobs = async (tx: Tx, sha256: string | undefined): Promise<Job[]> => {
	const { rows } = await tx.query<JobRow>(
		`select ${columns} from import_job where $1::text is null or sha256 = $1 order by started_at desc, id desc limit 100`,
		[sha256 ?? null],
	);
	return rows.map(fromRow);
};

export type Refusal = { row: number; column: string; reason: string };

export const listRefusals = async (tx: Tx, id: string, after: number, limit: number): Promise<Refusal[]> => {
	const { rows } = await tx.query<{ n: number; column_name: string; reason: string }>(
		`select n, column_name, reason from import_refusal where import_id = $1 and n > $2 and n <= coalesce(
			(select max(n) from (select distinct n from import_refusal where import_id = $1 and n > $2 order by n limit $3) as page), 0)
			order by n, column_name`,
		[id, after, limit],
	);
	return rows.map((row) => ({ row: row.n, column: row.column_name, reason: row.reason }));
};
