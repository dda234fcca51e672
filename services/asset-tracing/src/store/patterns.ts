import type { Tx } from "@seamark/db";

/** What patterns are looked for in: transfers of one currency, after one number and up to another. What was reversed did not happen. */
export const patternTransfers = async (
	tx: Tx,
	o: { file: string; currency: string; after: number; upTo: number; limit: number },
) => {
	const { rows } = await tx.query<{ no: number; source: number; target: number; at: number; amount: number }>({
		name: "tracing_transfer.patterns",
		text: `select no, coalesce(source, 0) as source, coalesce(target, 0) as target, floor(extract(epoch from at))::bigint as at, amount
			from tracing_transfer t
			where file = $1 and currency = $2 and no > $3 and no <= $4 and kind <> 'opening' and reverses is null
				and not exists (select from tracing_transfer r where r.file = t.file and r.reverses = t.ref)
			order by no limit $5`,
		values: [o.file, o.currency, o.after, o.upTo, o.limit],
	});
	return rows;
};

/** The senders' own numbers of transfers. */
export const refsOf = async (tx: Tx, file: string, numbers: readonly number[]): Promise<Map<number, string>> => {
	const { rows } = await tx.query<{ no: number; ref: string }>({
		name: "tracing_transfer.refs",
		text: "select no, ref from tracing_transfer where file = $1 and no = any ($2::int[])",
		values: [file, numbers],
	});
	return new Map(rows.map(({ no, ref }) => [no, ref]));
};
