import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Statement } from "@seamark/log";
import { fromPartyColumns } from "@seamark/policy";
import type { WrappedKey } from "@seamark/sealing";
import type { Role, TracingFile } from "../files/file.ts";

/** `wrapped` is in hex: the row travels as JSON. */
export const insertFile: Statement = {
	name: "tracing_file.insert",
	sql: `insert into tracing_file (id, title, basis, basis_id, opened_at, opened_by_post, key_id, wrapped, version, parties)
		select id, title, basis, basis_id, opened_at, by_post, key_id, decode(wrapped, 'hex'), 1, parties
		from jsonb_to_recordset($1::jsonb) as r(id uuid, title text, basis text, basis_id uuid, opened_at timestamptz, by_post uuid,
			key_id text, wrapped text, parties text[])`,
	conflict: "CONFLICT",
	inserts: true,
};

/** What a load brought counts from here on. */
export const countTransfers: Statement = {
	name: "tracing_file.count",
	sql: `update tracing_file f set version = version + 1,
			last_no = coalesce((select max(no) from tracing_transfer t where t.file = f.id), 0)
		from jsonb_to_recordset($1::jsonb) as r(id uuid) where f.id = r.id`,
	conflict: "CONFLICT",
};

type Row = {
	id: string;
	title: string;
	basis: TracingFile["basis"]["kind"];
	basis_id: string | null;
	opened_at: Date;
	closed_at: Date | null;
	last_no: number;
	version: number;
	parties: string[];
};
const columns = "id, title, basis, basis_id, opened_at, closed_at, last_no, version, parties";
const fromRow = (row: Row): TracingFile => ({
	id: row.id,
	title: row.title,
	basis: { kind: row.basis, id: row.basis_id },
	parties: fromPartyColumns(row).parties.map(({ agency, role }) => ({ agency, role: role as Role })),
	transfers: row.last_no,
	openedAt: row.opened_at.toISOString(),
	closedAt: row.closed_at?.toISOString() ?? null,
	version: row.version,
});

export const findFile = async (tx: Tx, id: string): Promise<TracingFile | undefined> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_file.find",
		text: `select ${columns} from tracing_file where id = $1`,
		values: [id],
	});
	return rows[0] && fromRow(rows[0]);
};

/** A file into which something comes. Throws where it is closed. */
export const findOpenFile = async (tx: Tx, id: string): Promise<TracingFile | undefined> => {
	const found = await findFile(tx, id);
	if (found && found.closedAt !== null)
		throw new HubError("REFUSED", { detail: "The tracing file is closed: nothing more comes into it." });
	return found;
};

/** Newest first, those that follow `after`. */
export const filesAfter = async (
	tx: Tx,
	page: { after: string | undefined; limit: number },
): Promise<TracingFile[]> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_file.list",
		text: `select ${columns} from tracing_file where $1::uuid is null or id < $1 order by id desc limit $2`,
		values: [page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};

/** The file's own key, as it is stored; undefined for a file that is not there, or was erased. */
export const findFileKey = async (tx: Tx, id: string): Promise<WrappedKey | undefined> => {
	const { rows } = await tx.query<{ key_id: string; wrapped: Buffer }>({
		name: "tracing_file.key",
		text: "select key_id, wrapped from tracing_file where id = $1 and wrapped is not null",
		values: [id],
	});
	return rows[0] && { keyId: rows[0].key_id, wrapped: rows[0].wrapped };
};
