import { type Pool, type Settings, type Tx, transactInTurn } from "@seamark/db";
import { lockFile } from "./transfers.ts";

/** Rows that go in one statement: of millions, none takes long enough to meet the limit of a statement. */
const atOnce = 20_000;

/** Accounts and owners, which name the load that brought them. */
const tables = ["tracing_account", "tracing_holding", "tracing_party_name", "tracing_party"] as const;

type Of = { file: string; load: string | undefined };

const spanOf = async (tx: Tx, { file, load }: Of): Promise<{ bottom: number; top: number }> => {
	const { rows } = await tx.query<{ bottom: number; top: number }>(
		`select case when $2 then f.last_no else 0 end as bottom,
				coalesce((select no from tracing_transfer where file = $1 order by no desc limit 1), 0) as top
			from tracing_file f where f.id = $1`,
		[file, load !== undefined],
	);
	return rows[0] ?? { bottom: 0, top: 0 };
};

const clearTransfers = async (inTurn: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, of: Of): Promise<void> => {
	// What runs has the highest numbers, and all of them.
	const { bottom, top } = await inTurn((tx) => spanOf(tx, of));
	for (let to = top; to > bottom; to -= atOnce)
		await inTurn((tx) =>
			tx.query({
				name: "tracing_transfer.clear",
				text: "delete from tracing_transfer where file = $1 and no > $2 and no <= $3",
				values: [of.file, Math.max(bottom, to - atOnce), to],
			}),
		);
};

/**
 * Takes out what a load brought that runs, or all that a closed file holds, some at a time, each in a transaction of its own. Broken off, it
 * can begin again. Nobody else writes to the file: who does waits, and finds that the load is no longer his.
 */
export const clearRows = async (pool: Pool, settings: Settings, of: Of): Promise<void> => {
	const inTurn = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
		transactInTurn(
			pool,
			async (tx) => {
				await lockFile(tx, of.file);
				return work(tx);
			},
			settings,
		);
	await clearTransfers(inTurn, of);
	for (const table of tables)
		for (let gone = atOnce; gone === atOnce; )
			gone = await inTurn(async (tx) => {
				const { rowCount } = await tx.query({
					name: `${table}.clear`,
					text: `delete from ${table} where ctid = any (array(
						select ctid from ${table} where file = $1 and ($2::uuid is null or load = $2) limit $3))`,
					values: [of.file, of.load ?? null, atOnce],
				});
				return rowCount ?? 0;
			});
};

/** From here on no upload writes to the load, and the next one begins at the beginning. False where the load does not run. */
const rewind = async (tx: Tx, { load, upload }: { load: string; upload: string }): Promise<boolean> => {
	const { rowCount } = await tx.query({
		name: "tracing_load.rewind",
		text: `update tracing_load set upload = $2, settled = 0, rows_read = 0, rows_taken = 0, rows_known = 0, rows_refused = 0
			where id = $1 and status = 'running'`,
		values: [load, upload],
	});
	return rowCount === 1;
};

/**
 * Takes a load back that runs: how far it came first, so that one that is broken off in the middle of this can still be sent again or given up.
 */
export const takeBack = async (
	pool: Pool,
	settings: Settings,
	of: { file: string; load: string; upload: string },
): Promise<void> => {
	const runs = await transactInTurn(
		pool,
		async (tx) => {
			await lockFile(tx, of.file);
			return rewind(tx, of);
		},
		settings,
	);
	if (runs) await clearRows(pool, settings, of);
};
