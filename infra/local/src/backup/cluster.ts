import pg from "pg";
import { BackupRefused } from "./refused.ts";

const on = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
	const client = new pg.Client({ connectionString: url, application_name: "restore", connectionTimeoutMillis: 5_000 });
	client.on("error", () => undefined);
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
};

/** Throws BackupRefused where the databases could not be put back, or somebody still uses them. */
export const lookAtCluster = (
	url: string,
	roles: readonly { owner: string; app: string }[],
	databases: readonly string[],
): Promise<void> =>
	on(url, async (client) => {
		const { rows: me } = await client.query<{ super: boolean }>(
			"select rolsuper as super from pg_roles where rolname = current_user",
		);
		if (!me[0]?.super)
			throw new BackupRefused(
				"Name PostgreSQL's superuser in SEAMARK_BACKUP_DATABASE_URL: no other account may restore.",
			);
		const wanted = roles.flatMap(({ owner, app }) => [owner, app]);
		const { rows: known } = await client.query<{ name: string }>(
			"select rolname as name from pg_roles where rolname = any($1)",
			[wanted],
		);
		const missing = wanted.filter((role) => !known.some(({ name }) => name === role));
		if (missing.length > 0)
			throw new BackupRefused(
				`PostgreSQL does not know the roles ${missing.join(", ")}. Make them first, as for a new hub.`,
			);
		const { rows: using } = await client.query<{ name: string }>(
			"select distinct coalesce(nullif(application_name, ''), usename) as name from pg_stat_activity where datname = any($1)",
			[databases],
		);
		if (using.length > 0)
			throw new BackupRefused(
				`The databases are in use by ${using.map(({ name }) => name).join(", ")}: stop all services of the hub first.`,
			);
	});

/** All of them or none. A database that is not there is left alone. */
export const renameDatabases = (url: string, names: readonly { from: string; to: string }[]): Promise<void> =>
	on(url, async (client) => {
		await client.query("begin");
		for (const { from, to } of names) {
			const { rowCount } = await client.query("select from pg_database where datname = $1", [from]);
			if (rowCount)
				await client.query(`alter database ${pg.escapeIdentifier(from)} rename to ${pg.escapeIdentifier(to)}`);
		}
		await client.query("commit");
	});

export const dropDatabase = (url: string, name: string): Promise<void> =>
	on(url, async (client) => void (await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`)));
