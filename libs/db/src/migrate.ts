import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { databaseError, type Pool, quoteIdentifier, type Tx, transact } from "./pool.ts";

/** A folder of numbered SQL files, `0001_what-it-does.sql`. Files are never edited once released; new ones follow. */
export type MigrationSet = { name: string; dir: string };

/** A start that waits longer than this ends with the reason, so that somebody hears of it; its supervisor tries again. */
const mostWaitMs = 5_000;

type MigrateOptions = {
	sets: readonly MigrationSet[];
	appRole: string;
	log?: (line: string) => void;
	/** Says for whom it waits. */
	waiting?: (line: string) => void;
	/** Milliseconds that it waits for another migrator, or for who holds a table that is to be changed. */
	mostWaitMs?: number;
};

/**
 * Brings a database to the newest schema: forward only, each file in its own transaction, one migrator at a time.
 * Refuses a database that a newer release has migrated further, and a file that was edited after it was applied.
 * `{app}` in a file stands for the quoted name of the non-owner role that the service runs as.
 */
export const migrate = async (pool: Pool, o: MigrateOptions): Promise<void> => {
	const lock = await pool.connect();
	let lost: Error | undefined;
	try {
		await takeTurn(lock, o);
		await lock.query(`create schema if not exists seamark;
			create table if not exists seamark.migration (
				set_name text not null, file text not null, sha256 text not null, applied_at timestamptz not null default now(),
				primary key (set_name, file))`);
		for (const set of o.sets) await migrateSet(pool, set, o);
	} finally {
		// A connection that cannot give the lock back ends, and the lock with it.
		await lock.query(`select pg_advisory_unlock(${turnKey})`).catch((error: Error) => {
			lost = error;
		});
		lock.release(lost);
	}
};

const turnKey = "hashtext('seamark.migrate')";

// PostgreSQL shows the key of an advisory lock in two halves.
const holder = `select a.application_name as application, a.usename as role, a.pid
	from pg_locks l join pg_stat_activity a on a.pid = l.pid cross join (select ${turnKey}::bigint as key) k
	where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and a.datname = current_database()
		and l.classid::bigint = (k.key >> 32) & 4294967295 and l.objid::bigint = k.key & 4294967295 limit 1`;

/** Waits for its turn: says for whom, and gives up with the same words after a while. */
const takeTurn = async (lock: Tx, o: MigrateOptions): Promise<void> => {
	const tried = await lock.query<{ free: boolean }>(`select pg_try_advisory_lock(${turnKey}) as free`);
	if (tried.rows[0]?.free) return;
	const waitMs = o.mostWaitMs ?? mostWaitMs;
	const { rows } = await lock.query<{ application: string; role: string; pid: number }>(holder);
	const who = rows[0]
		? `${rows[0].application || "a session"} (role ${rows[0].role}, PostgreSQL process ${rows[0].pid})`
		: "another session";
	o.waiting?.(`waiting for ${who}, which migrates this database or holds the lock for it`);
	try {
		// Waiting may take longer than a statement usually may.
		await lock.query(
			`begin; set local statement_timeout = 0; set local lock_timeout = ${waitMs}; select pg_advisory_lock(${turnKey}); commit`,
		);
	} catch (error) {
		await lock.query("rollback");
		if (databaseError(error)?.code !== lockNotAvailable) throw error;
		throw new Error(
			`${who} migrates this database or holds the lock for it, and did not end within ${waitMs / 1_000} s. Wait until it is done, or end it, and start again.`,
			{ cause: error },
		);
	}
};

const lockNotAvailable = "55P03";

const migrateSet = async (pool: Pool, set: MigrationSet, o: MigrateOptions) => {
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
			await tx.query(`set local statement_timeout = 0; set local lock_timeout = ${o.mostWaitMs ?? mostWaitMs}`);
			await tx.query(sql.replaceAll("{app}", () => quoteIdentifier(o.appRole)));
			await tx.query("insert into seamark.migration (set_name, file, sha256) values ($1, $2, $3)", [
				set.name,
				file,
				sha256,
			]);
		}).catch((error: unknown) => {
			if (databaseError(error)?.code !== lockNotAvailable) throw error;
			throw new Error(
				`Migration ${set.name}/${file} waited too long for a table that another session holds. Stop the older instances of this service, and start again.`,
				{ cause: error },
			);
		});
		o.log?.(`migrated ${set.name}/${file}`);
	}
};
