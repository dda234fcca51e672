import type { Tx } from "@seamark/db";
import type { Posting } from "@seamark/ledger";
import type { Statement } from "@seamark/log";

export type StoredTransaction = {
	id: string;
	file: string;
	no: number;
	source: string;
	reverses: string | null;
	bookedAt: string;
	postings: Posting[];
};

/** Amounts travel as text: they are exact beyond what JSON can hold. The place in the book is the one that follows what was read. */
export const insertTransaction: Statement = {
	name: "tracing_transaction.insert",
	sql: `with added as (
			select * from jsonb_to_recordset($1::jsonb) as r(id uuid, file uuid, no integer, source text, reverses uuid, at timestamptz,
				post uuid, postings jsonb)
		), transactions as (
			insert into tracing_transaction (id, file, no, source, reverses, booked_at, by_post)
			select id, file, no, source, reverses, at, post from added
		)
		insert into tracing_posting (file, no, n, account, currency, amount)
		select a.file, a.no, p.n, p.one ->> 'account', p.one ->> 'currency', (p.one ->> 'amount')::bigint
		from added a, jsonb_array_elements(a.postings) with ordinality as p(one, n)`,
	conflict: "CONFLICT",
	inserts: true,
};

export const transactionRow = (
	{ id, file, no, source, reverses, bookedAt, postings }: StoredTransaction,
	post: string,
) => ({
	...{ id, file, no, source, reverses, at: bookedAt, post },
	postings: postings.map(({ amount, ...one }) => ({ ...one, amount: String(amount) })),
});

type Row = {
	id: string;
	file: string;
	no: number;
	source: string;
	reverses: string | null;
	booked_at: Date;
	postings: { account: string; currency: string; amount: string }[];
};
const read = `select t.id, t.file, t.no, t.source, t.reverses, t.booked_at, (
		select jsonb_agg(jsonb_build_object('account', p.account, 'currency', p.currency, 'amount', p.amount::text) order by p.n)
		from tracing_posting p where p.file = t.file and p.no = t.no
	) as postings from tracing_transaction t`;
const fromRow = ({ booked_at, postings, ...row }: Row): StoredTransaction => ({
	...row,
	bookedAt: booked_at.toISOString(),
	postings: postings.map(({ amount, ...one }) => ({ ...one, amount: BigInt(amount) })),
});

export const findTransaction = async (tx: Tx, file: string, id: string): Promise<StoredTransaction | undefined> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_transaction.find",
		text: `${read} where t.file = $1 and t.id = $2`,
		values: [file, id],
	});
	return rows[0] && fromRow(rows[0]);
};

export const findReversal = async (tx: Tx, file: string, of: string): Promise<StoredTransaction | undefined> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_transaction.reversal",
		text: `${read} where t.file = $1 and t.reverses = $2`,
		values: [file, of],
	});
	return rows[0] && fromRow(rows[0]);
};

/** In the order of the book, those that follow `after`. */
export const transactionsAfter = async (
	tx: Tx,
	file: string,
	page: { after: number; limit: number },
): Promise<StoredTransaction[]> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_transaction.list",
		text: `${read} where t.file = $1 and t.no > $2 order by t.no limit $3`,
		values: [file, page.after, page.limit],
	});
	return rows.map(fromRow);
};

export type Balance = { account: string; currency: string; amount: bigint };

/** What each account had after a transaction, or after the last one; and which that was. Accounts that have nothing are left out. */
export const balancesAt = async (tx: Tx, file: string, upTo?: number): Promise<{ no: number; balances: Balance[] }> => {
	const last = await tx.query<{ no: number }>({
		name: "tracing_transaction.last",
		text: "select coalesce(max(no), 0) as no from tracing_transaction where file = $1 and no <= $2",
		values: [file, upTo ?? 2 ** 31 - 1],
	});
	const no = last.rows[0]?.no ?? 0;
	const { rows } = await tx.query<{ account: string; currency: string; amount: string }>({
		name: "tracing_posting.balances",
		text: `select account, currency, sum(amount)::text as amount from tracing_posting where file = $1 and no <= $2
			group by account, currency having sum(amount) <> 0 order by account, currency`,
		values: [file, no],
	});
	return { no, balances: rows.map(({ amount, ...one }) => ({ ...one, amount: BigInt(amount) })) };
};

/** Balances as the decisions take them. */
export const byAccount = (balances: readonly Balance[]): Map<string, Map<string, bigint>> => {
	const found = new Map<string, Map<string, bigint>>();
	for (const { account, currency, amount } of balances) {
		const mine = found.get(account) ?? new Map<string, bigint>();
		mine.set(currency, amount);
		found.set(account, mine);
	}
	return found;
};
