import type { Pool, Tx } from "@seamark/db";
import { transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { fromPartyColumns, writerSettings } from "@seamark/policy";
import type { kinds, roles, Step } from "../property/view.ts";

export type StoredProperty = {
	id: string;
	file: string;
	kind: (typeof kinds)[number];
	role: (typeof roles)[number];
	says: string;
	country: string;
	account: number | null;
	version: number;
	steps: Step[];
};

export const insertProperty: Statement = {
	name: "tracing_property.insert",
	sql: `insert into tracing_property (id, file, kind, role, says, country, account, added_at, by_post, version)
		select id, file, kind, role, says, country, account, at, post, 0 from jsonb_to_recordset($1::jsonb)
		as r(id uuid, file uuid, kind text, role text, says text, country text, account integer, at timestamptz, post uuid)`,
	conflict: "CONFLICT",
	inserts: true,
};

export const insertStep: Statement = {
	name: "tracing_step.insert",
	sql: `insert into tracing_step (property, n, file, kind, said, at, by_officer, by_post)
		select property, n, file, kind, said, at, officer, post from jsonb_to_recordset($1::jsonb)
		as r(property uuid, n integer, file uuid, kind text, said jsonb, at timestamptz, officer uuid, post uuid)`,
	conflict: "CONFLICT",
	inserts: true,
};

/** One more step. Of another order the warnings begin again. */
export const countStep: Statement = {
	name: "tracing_property.count_step",
	sql: `update tracing_property p set version = p.version + 1, order_ends_at = r.ends_at,
			warned = case when p.order_ends_at is distinct from r.ends_at then null else p.warned end
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version integer, ends_at timestamptz)
		where p.id = r.id and p.version = r.version`,
	conflict: "VERSION_CONFLICT",
};

export const setWarned: Statement = {
	name: "tracing_property.set_warned",
	sql: `update tracing_property p set warned = r.days from jsonb_to_recordset($1::jsonb) as r(id uuid, days integer, ends_at timestamptz)
		where p.id = r.id and p.order_ends_at = r.ends_at and (p.warned is null or p.warned > r.days)`,
	conflict: "CONFLICT",
};

type Row = Omit<StoredProperty, "steps"> & { steps: Step[] | null };
const read = `select p.id, p.file, p.kind, p.role, p.says, p.country, p.account, p.version, (
		select jsonb_agg(jsonb_build_object('n', s.n, 'kind', s.kind, 'said', s.said,
			'at', to_char(s.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'byOfficer', s.by_officer) order by s.n)
		from tracing_step s where s.property = p.id
	) as steps from tracing_property p`;
const fromRow = (row: Row): StoredProperty => ({ ...row, steps: row.steps ?? [] });

export const findProperty = async (tx: Tx, file: string, ids: readonly string[]): Promise<StoredProperty[]> => {
	if (ids.length === 0) return [];
	const { rows } = await tx.query<Row>({
		name: "tracing_property.find",
		text: `${read} where p.file = $1 and p.id = any ($2::uuid[]) order by p.id`,
		values: [file, ids],
	});
	return rows.map(fromRow);
};

/** Newest first, those that follow `after`. */
export const propertyAfter = async (
	tx: Tx,
	file: string,
	page: { after: string | undefined; limit: number },
): Promise<StoredProperty[]> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_property.list",
		text: `${read} where p.file = $1 and ($2::uuid is null or p.id < $2) order by p.id desc limit $3`,
		values: [file, page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};

export type Ending = { id: string; file: string; lead: string; endsAt: string; warned: number | null };

/** Orders that end before a moment, of files that these agencies write, with the agency that leads. */
export const ordersEnding = async (pool: Pool, agencies: readonly string[], before: string): Promise<Ending[]> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<{
				id: string;
				file: string;
				parties: string[];
				ends: Date;
				warned: number | null;
			}>({
				name: "tracing_property.ending",
				text: `select p.id, p.file, f.parties, p.order_ends_at as ends, p.warned
					from tracing_property p join tracing_file f on f.id = p.file
					where p.order_ends_at < $1 and f.closed_at is null order by p.order_ends_at limit 10000`,
				values: [before],
			});
			return rows.map(({ id, file, parties, ends, warned }) => ({
				...{ id, file, warned, endsAt: ends.toISOString() },
				lead: fromPartyColumns({ parties }).parties.find(({ role }) => role === "lead")?.agency ?? "",
			}));
		},
		writerSettings([...agencies]),
	);
