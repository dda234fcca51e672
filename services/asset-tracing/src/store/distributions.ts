import type { Tx } from "@seamark/db";
import type { Rank } from "@seamark/ledger";
import type { Statement } from "@seamark/log";

export type StoredDistribution = {
	id: string;
	file: string;
	currency: string;
	from: "fund" | "advance";
	source: string;
	ranks: Rank[];
	steps: { rank: string; available: string; owed: string; paid: string }[];
	available: bigint;
	left: bigint;
	madeAt: string;
};

export const insertDistribution: Statement = {
	name: "tracing_distribution.insert",
	sql: `insert into tracing_distribution (id, file, currency, pays_from, source, ranks, steps, available, left_over, made_at, by_post)
		select id, file, currency, pays_from, source, ranks, steps, available, left_over, at, post from jsonb_to_recordset($1::jsonb)
		as r(id uuid, file uuid, currency text, pays_from text, source text, ranks jsonb, steps jsonb, available bigint, left_over bigint,
			at timestamptz, post uuid)`,
	conflict: "CONFLICT",
	inserts: true,
};

export const distributionRow = (one: StoredDistribution, post: string) => ({
	...{ id: one.id, file: one.file, currency: one.currency, pays_from: one.from, source: one.source, ranks: one.ranks },
	...{ steps: one.steps, available: String(one.available), left_over: String(one.left), at: one.madeAt, post },
});

/** Newest first, those that follow `after`. */
export const distributionsAfter = async (
	tx: Tx,
	file: string,
	page: { after: string | undefined; limit: number },
): Promise<StoredDistribution[]> => {
	const { rows } = await tx.query<
		Omit<StoredDistribution, "available" | "left" | "madeAt"> & { available: string; left_over: string; made_at: Date }
	>({
		name: "tracing_distribution.list",
		text: `select id, file, currency, pays_from as "from", source, ranks, steps, available::text as available, left_over::text as left_over, made_at
			from tracing_distribution where file = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
		values: [file, page.after ?? null, page.limit],
	});
	return rows.map(({ available, left_over, made_at, ...row }) => ({
		...row,
		...{ available: BigInt(available), left: BigInt(left_over), madeAt: made_at.toISOString() },
	}));
};
