import { createRequire } from "node:module";

/** What is used of DuckDB. It is a package of its own, so its types are not there where it is not installed. */
type Connection = {
	run(sql: string): Promise<unknown>;
	runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
	closeSync(): void;
};
type Duck = { DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> } };

const installed = (): Duck | undefined => {
	try {
		return createRequire(import.meta.url)("@duckdb/node-api") as Duck;
	} catch {
		return undefined;
	}
};

/** DuckDB with these transfers in memory; undefined where it is not installed. */
export const openDuck = async (csv: string) => {
	const duck = installed();
	if (!duck) return undefined;
	const connection = await (await duck.DuckDBInstance.create(":memory:")).connect();
	await connection.run(
		`create table transfers as select * from read_csv('${csv}', header = false, columns = {'source': 'INTEGER', 'target': 'INTEGER', 'at': 'BIGINT', 'amount': 'BIGINT', 'row': 'INTEGER'}) order by source, "at"`,
	);
	await connection.run("create index of_source on transfers (source)");
	return {
		reach: async ({ account, at }: { account: number; at: number }, hops: number): Promise<number> => {
			const answer = await connection.runAndReadAll(`with recursive reached (account, moment, hop) as (
					select ${account}, ${at}::bigint, 0
					union
					select t.target, t."at", r.hop + 1 from reached r join transfers t on t.source = r.account and t."at" >= r.moment where r.hop < ${hops}
				) select count(distinct account) from reached`);
			return Number(answer.getRows()[0]?.[0]);
		},
		close: () => connection.closeSync(),
	};
};
