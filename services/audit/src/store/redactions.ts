import type { Pool } from "@seamark/db";
import type { Statement } from "@seamark/log";

export const insertRedaction: Statement = {
	name: "audit.redaction",
	conflict: "CONFLICT",
	inserts: true,
	sql: `insert into redaction (seq, sha256) select r.seq, decode(r.sha256, 'hex')
		from jsonb_to_recordset($1::jsonb) as r(seq bigint, sha256 text) on conflict do nothing`,
};

export const moveRedactionHead: Statement = {
	name: "audit.redaction-head",
	conflict: "CONFLICT",
	anyCount: true,
	sql: `update redaction_head set seq = greatest(redaction_head.seq, r.seq) from jsonb_to_recordset($1::jsonb) as r(seq bigint)`,
};

/** Up to which place of the chain entries were looked through. */
export const lookedThrough = async (pool: Pool): Promise<number> => {
	const { rows } = await pool.query<{ seq: number }>("select seq from redaction_head");
	return rows[0]?.seq ?? 0;
};

/** Places of the next entries of these types, oldest first. */
export const placesOf = async (
	pool: Pool,
	types: readonly string[],
	after: number,
	limit: number,
): Promise<number[]> => {
	const { rows } = await pool.query<{ seq: number }>(
		"select seq from entry where seq > $1 and type = any($2::text[]) order by seq limit $3",
		[after, types, limit],
	);
	return rows.map(({ seq }) => seq);
};
