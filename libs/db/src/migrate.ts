import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Pool, quoteIdentifier, transact } from "./pool.ts";

/** A folder of numbered SQL files, `0001_what-it-does.sql`. Files are never edited once released; new ones follow. */
export type MigrationSet = { name: string; dir: string };

/**
 * Brings a database to the newest schema: forward only, each file in its own transaction, one migrator at a time.
 * Refuses a database that a newer release has migrated further, and a file that was edited after it was applied.
 * `{app}` in a file stands for the quoted name of the non-owner role that the service runs as.
 */
export const migrate = async (
	pool: Pool,
	o: { sets: readonly MigrationSet[]; appRole: string; log?: (line: string) => void },
): Promise<void> => {
	const lock = await pool.connect();
	try {
		// Waiting for another migrator may take longer than a statement usually may.
		await lock.query(
			"begin; set local statement_timeout = 0; select pg_advisory_lock(hashtext('seamark.migrate')); commit",
		);
		await lock.query(`create schema if not exists seamark;
			create table if not exists seamark.migration (
				set_name text not null, file text not null, sha256 text not null, applied_at timestamptz not null default now(),
				primary key (set_name, file))`);
		for (const set of o.sets) await migrateSet(pool, set, o);
	} finally {
		await lock.query("select pg_advisory_unlock(hashtext('seamark.migrate'))").catch(() => undefined);
		lock.release();
	}
};

const migrateSet = async (pool: Pool, set: MigrationSet, o: { appRole: string; log?: (line: string) => void }) => {
	const files = (await readdir(set.dir)).filter((file) => /^\d{4}_.+\.sql$/.test(file)).sort();
	const applied = new Map(
		(
			await pool.query<{ file: string; sha256: string }>(
				"select file, sha256 from seamark.migration where set_name = $1",
				[set.name],
			)
		).rows.map((row) => [row.file, row.sha256]),
	);
	const unknown = [...applied.keys()].filter((file) => !files.includes(file));
	if (unknown.length > 0)
		throw new Error(
			`The database has been migrated by a newer release (${set.name}: ${unknown.join(", ")}). Start that release, or restore a backup.`,
		);
	for (const file of files) {
		const sql = await readFile(join(set.dir, file), "utf8");
		const sha256 = createHash("sha256").update(sql).digest("hex");
		if (applied.get(file) === sha256) continue;
		if (applied.has(file))
			throw new Error(
				`Migration ${set.name}/${file} was edited after it was applied. Undo the edit and add a new file.`,
			);
		await transact(pool, async (tx) => {
			await tx.query("set local statement_timeout = 0");
			await tx.query(sql.replaceAll("{app}", () => quoteIdentifier(o.appRole)));
			await tx.query("insert into seamark.migration (set_name, file, sha256) values ($1, $2, $3)", [
				set.name,
				file,
				sha256,
			]);
		});
		o.log?.(`migrated ${set.name}/${file}`);
	}
};
