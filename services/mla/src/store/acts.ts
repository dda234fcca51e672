import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { KindName } from "@seamark/mla-thread";
import { oneOfRows } from "./requests.ts";

/** What one officer prepared for another one to sign. Times are RFC 3339. */
export type ActRow = {
	id: string;
	agency: string;
	request: string;
	kind: KindName;
	content: Record<string, unknown>;
	preparedBy: string;
	preparedAt: string;
	state: "waiting" | "signed" | "dropped";
	version: number;
};

const names = `id uuid, agency uuid, request uuid, kind text, content jsonb, "preparedBy" uuid, "preparedAt" timestamptz, state text, version integer`;

export const insertAct: Statement = {
	name: "mla.insert-act",
	sql: `insert into mla_act (id, agency, request, kind, content, prepared_by, prepared_at, state, version)
		select id, agency, request, kind, content, "preparedBy", "preparedAt", state, version
		from jsonb_to_recordset($1::jsonb) as r(${names})`,
	conflict: "CONFLICT",
	inserts: true,
};

export const updateAct: Statement = {
	name: "mla.update-act",
	sql: `update mla_act a set state = r.state, version = r.version
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, state text, version integer)
		where a.agency = r.agency and a.id = r.id and a.version = r.version - 1 and ${oneOfRows("a.id")}`,
	conflict: "VERSION_CONFLICT",
};

export type StoredAct = Omit<ActRow, "preparedAt"> & { preparedAt: Date };
export const columns = `id, agency, request, kind, content, prepared_by as "preparedBy", prepared_at as "preparedAt", state, version`;
export const fromRow = (row: StoredAct): ActRow => ({ ...row, preparedAt: row.preparedAt.toISOString() });

export const findAct = async (tx: Tx, request: string, id: string): Promise<ActRow | undefined> => {
	const { rows } = await tx.query<StoredAct>({
		name: "mla.find-act",
		text: `select ${columns} from mla_act where id = $1 and request = $2`,
		values: [id, request],
	});
	return rows[0] && fromRow(rows[0]);
};

/** Those that wait for another person, newest first. */
export const actsWaiting = async (
	tx: Tx,
	request: string | undefined,
	page: { after: string | undefined; limit: number },
): Promise<ActRow[]> => {
	const { rows } = await tx.query<StoredAct>({
		name: "mla.acts-waiting",
		text: `select ${columns} from mla_act
			where state = 'waiting' and ($1::uuid is null or request = $1) and ($2::uuid is null or id < $2) order by id desc limit $3`,
		values: [request ?? null, page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};
