import type { Pool } from "./pool.ts";

/** Throws where the database does not answer. */
export const ping = async (pool: Pool): Promise<void> => {
	await pool.query("select 1");
};

/** The role that the pool's connections have. */
export const roleOf = async (pool: Pool): Promise<string> => {
	const { rows } = await pool.query<{ name: string }>("select current_user as name");
	return rows[0]?.name ?? "";
};

export type Blocker = { pid: number; role: string; database: string; application: string };

// Only those who hold, not those who wait in front of one.
const blockers = `select b.pid, b.usename as role, b.datname as database, b.application_name as application
	from pg_stat_activity w cross join unnest(pg_blocking_pids(w.pid)) as holder (pid) join pg_stat_activity b on b.pid = holder.pid
	where w.datname = current_database() and w.usename = current_user and cardinality(pg_blocking_pids(b.pid)) = 0
	group by b.pid, b.usename, b.datname, b.application_name limit 5`;

/** Sessions that hold what this role's sessions in this database wait for, at most five. */
export const blockersOf = async (pool: Pool): Promise<Blocker[]> => (await pool.query<Blocker>(blockers)).rows;
