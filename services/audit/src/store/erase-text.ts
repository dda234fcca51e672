import { type Pool, transact } from "@seamark/db";
import { withoutText } from "../redact-entries/decide.ts";

/** As the owner of the tables, in one transaction. Only entries that another entry vouches for are touched. */
export const eraseText = (pool: Pool, page = 500): Promise<number> =>
	transact(pool, async (tx) => {
		await tx.query("set local statement_timeout = 0; alter table entry disable trigger append_only");
		let erased = 0;
		for (let after = 0; ; ) {
			const { rows } = await tx.query<{ seq: number; type: string; data: Buffer }>(
				"select seq, type, data from redaction join entry using (seq) where seq > $1 order by seq limit $2",
				[after, page],
			);
			const last = rows.at(-1);
			if (!last) break;
			const texts = rows.map((row) => ({ row, left: withoutText(row) })).filter(({ row, left }) => left !== row);
			await tx.query(
				"update entry set data = r.data from unnest($1::bigint[], $2::bytea[]) as r(seq, data) where entry.seq = r.seq",
				[texts.map(({ left }) => left.seq), texts.map(({ left }) => left.data)],
			);
			erased += texts.length;
			after = last.seq;
		}
		await tx.query("alter table entry enable always trigger append_only");
		return erased;
	});
