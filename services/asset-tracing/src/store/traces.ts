import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Mapping } from "../loads/mapping.ts";
import type { Stored } from "../traces/entries.ts";
import type { Asked } from "../traces/schema.ts";

export type TraceRow = { id: string; file: string; asked: Asked; upTo: number; madeAt: string };

export const insertTrace: Statement = {
	name: "tracing_trace.insert",
	sql: `insert into tracing_trace (id, file, asked, up_to, made_at, by_post)
		select id, file, asked, up_to, made_at, post from jsonb_to_recordset($1::jsonb)
		as r(id uuid, file uuid, asked jsonb, up_to integer, made_at timestamptz, post uuid)`,
	conflict: "CONFLICT",
	inserts: true,
};

type Row = { id: string; file: string; asked: Asked; up_to: number; made_at: Date };
const columns = "id, file, asked, up_to, made_at";
const fromRow = ({ id, file, asked, up_to, made_at }: Row): TraceRow => ({
	...{ id, file, asked, upTo: up_to, madeAt: made_at.toISOString() },
});

export const findTrace = async (tx: Tx, file: string, id: string): Promise<TraceRow | undefined> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_trace.find",
		text: `select ${columns} from tracing_trace where file = $1 and id = $2`,
		values: [file, id],
	});
	return rows[0] && fromRow(rows[0]);
};

/** Newest first, those that follow `after`. */
export const tracesAfter = async (
	tx: Tx,
	file: string,
	page: { after: string | undefined; limit: number },
): Promise<TraceRow[]> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_trace.list",
		text: `select ${columns} from tracing_trace where file = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
		values: [file, page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};

/** What the graph is made of: transfers after one number and up to another. Opening balances move nothing. */
export const transfersBetween = async (tx: Tx, file: string, after: number, upTo: number) => {
	const { rows } = await tx.query<{ no: number; source: number; target: number; at: number; amount: number }>({
		name: "tracing_transfer.between",
		text: `select no, coalesce(source, 0) as source, coalesce(target, 0) as target, floor(extract(epoch from at))::bigint as at, amount
			from tracing_transfer where file = $1 and no > $2 and no <= $3 order by no`,
		values: [file, after, upTo],
	});
	return rows;
};

const stored = `no, ref, kind, source, target, amount, currency, fee, received, received_currency, at, day_only, reverses, load`;
type StoredRow = Omit<Stored, "at"> & { at: Date };
const storedFrom = (row: StoredRow): Stored => ({ ...row, at: row.at.toISOString() });

export const transfersByNumber = async (tx: Tx, file: string, numbers: readonly number[]): Promise<Stored[]> => {
	const { rows } = await tx.query<StoredRow>({
		name: "tracing_transfer.by_no",
		text: `select ${stored} from tracing_transfer where file = $1 and no = any ($2::int[])`,
		values: [file, numbers],
	});
	return rows.map(storedFrom);
};

export const transfersByRef = async (
	tx: Tx,
	file: string,
	refs: readonly string[],
	upTo: number,
): Promise<Stored[]> => {
	const { rows } = await tx.query<StoredRow>({
		name: "tracing_transfer.by_ref",
		text: `select ${stored} from tracing_transfer where file = $1 and ref = any ($2::text[]) and no <= $3`,
		values: [file, refs, upTo],
	});
	return rows.map(storedFrom);
};

/** What loads say of their lines: in which order each takes those of one moment, and which are orders to pay. */
export type LoadsSaid = { sameDay: ReadonlyMap<string, Mapping["sameDay"]>; orders: ReadonlySet<string> };

export const loadsSaid = async (tx: Tx, file: string): Promise<LoadsSaid> => {
	const { rows } = await tx.query<{ id: string; same_day: Mapping["sameDay"]; format: string }>({
		name: "tracing_load.said",
		text: "select id, mapping ->> 'sameDay' as same_day, format from tracing_load where file = $1",
		values: [file],
	});
	return {
		sameDay: new Map(rows.map(({ id, same_day }) => [id, same_day])),
		orders: new Set(rows.flatMap(({ id, format }) => (format === "pain.001" ? [id] : []))),
	};
};
