import type { Tx } from "@seamark/db";

export type StoredAccount = { no: number; sealed: Buffer };

/** Numbers of the accounts that are there, by their hash in hex. */
export const findAccounts = async (tx: Tx, file: string, blinds: readonly Buffer[]): Promise<Map<string, number>> => {
	const { rows } = await tx.query<{ no: number; blind: Buffer }>({
		name: "tracing_account.by_blind",
		text: "select no, blind from tracing_account where file = $1 and blind = any ($2::bytea[])",
		values: [file, blinds],
	});
	return new Map(rows.map(({ no, blind }) => [blind.toString("hex"), no]));
};

export const lastAccount = async (tx: Tx, file: string): Promise<number> => {
	const { rows } = await tx.query<{ last: number }>({
		name: "tracing_account.last",
		text: "select coalesce(max(no), 0) as last from tracing_account where file = $1",
		values: [file],
	});
	return rows[0]?.last ?? 0;
};

export const addAccounts = async (
	tx: Tx,
	{ file, load }: { file: string; load: string },
	accounts: readonly { no: number; blind: Buffer; sealed: Buffer }[],
): Promise<void> => {
	if (accounts.length === 0) return;
	await tx.query({
		name: "tracing_account.add",
		text: `insert into tracing_account (file, load, no, blind, sealed)
			select $1, $2, r.* from unnest($3::int[], $4::bytea[], $5::bytea[]) as r`,
		values: [
			file,
			load,
			accounts.map(({ no }) => no),
			accounts.map(({ blind }) => blind),
			accounts.map(({ sealed }) => sealed),
		],
	});
};

export const findAccount = async (tx: Tx, file: string, no: number): Promise<StoredAccount | undefined> => {
	const { rows } = await tx.query<StoredAccount>({
		name: "tracing_account.find",
		text: "select no, sealed from tracing_account where file = $1 and no = $2",
		values: [file, no],
	});
	return rows[0];
};

export type AccountTotals = {
	no: number;
	paidIn: number;
	paidOut: number;
	first: string | null;
	last: string | null;
};

/** Accounts in their order, with how many lines go in and out of each. Amounts of several currencies have no sum. */
export const accountsAfter = async (
	tx: Tx,
	file: string,
	page: { after: number; limit: number },
): Promise<AccountTotals[]> => {
	const { rows } = await tx.query<{
		no: number;
		paid_in: number;
		paid_out: number;
		first: Date | null;
		last: Date | null;
	}>(
		`with lines as materialized (
				select source, target, at from tracing_transfer
				where file = $1 and no <= (select last_no from tracing_file where id = $1)
					and (source > $2 and source <= $2 + $3 or target > $2 and target <= $2 + $3)
			)
			select a.no, count(*) filter (where t.target = a.no)::int as paid_in, count(*) filter (where t.source = a.no)::int as paid_out,
				min(t.at) as first, max(t.at) as last
			from (select no from tracing_account where file = $1 and no > $2 order by no limit $3) as a
			left join lines t on t.source = a.no or t.target = a.no
			group by a.no order by a.no`,
		[file, page.after, page.limit],
	);
	return rows.map((row) => ({
		no: row.no,
		paidIn: row.paid_in,
		paidOut: row.paid_out,
		first: row.first?.toISOString() ?? null,
		last: row.last?.toISOString() ?? null,
	}));
};
