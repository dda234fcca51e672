import type { Tx } from "@seamark/db";

/** What is used of one allowance by one key: `stepMs` of time, of `perMs` at most ahead of now. Times are milliseconds since the epoch. */
export type Used = { name: string; key: string; stepMs: number; perMs: number; at: number };

/** Uses one. Answers undefined, or until when what was used before has not come back. */
export const useAllowance = async (tx: Tx, { name, key, stepMs, perMs, at }: Used): Promise<number | undefined> => {
	const now = new Date(at).toISOString();
	const { rowCount } = await tx.query({
		name: "allowance.use",
		text: `insert into seamark.allowance as a (name, key, used_until) values ($1, $2, $3::timestamptz + $4::float8 * interval '1 ms')
			on conflict (name, key) do update set used_until = greatest(a.used_until, $3::timestamptz) + $4::float8 * interval '1 ms'
				where greatest(a.used_until, $3::timestamptz) + $4::float8 * interval '1 ms' <= $3::timestamptz + $5::float8 * interval '1 ms'`,
		// A hair more, since a step need not be a whole number of microseconds.
		values: [name, key, now, stepMs, perMs + 1],
	});
	if (rowCount === 1) return undefined;
	const { rows } = await tx.query<{ used: Date }>({
		name: "allowance.read",
		text: "select used_until as used from seamark.allowance where name = $1 and key = $2",
		values: [name, key],
	});
	return rows[0]?.used.getTime() ?? at;
};

export const giveBackAllowance = async (tx: Tx, { name, key, stepMs }: Omit<Used, "perMs" | "at">): Promise<void> => {
	await tx.query({
		name: "allowance.give-back",
		text: "update seamark.allowance set used_until = used_until - $3::float8 * interval '1 ms' where name = $1 and key = $2",
		values: [name, key, stepMs],
	});
};

/** Takes away rows that say nothing any more. */
export const tidyAllowances = async (tx: Tx, at: number): Promise<void> => {
	await tx.query({
		name: "allowance.tidy",
		text: `delete from seamark.allowance where (name, key) in (select name, key from seamark.allowance where used_until < $1::timestamptz
			limit 10000 for update skip locked)`,
		values: [new Date(at).toISOString()],
	});
};
