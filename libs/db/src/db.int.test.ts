import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "@seamark/testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { databaseError, migrate, openPool, type Pool, transact } from "./index.ts";

let database: TestDatabase;
let pool: Pool;
let dir: string;
let appRole: string;
beforeAll(async () => {
	database = await testDatabase();
	appRole = new URL(database.appUrl.replace("@/", "@x/")).username;
	pool = openPool({ url: database.ownerUrl, name: "db-test", max: 8 });
});
afterAll(async () => {
	await pool.end();
	await database.drop();
});
afterEach(() => rm(dir, { recursive: true, force: true }));
beforeEach(async () => {
	dir = await mkdtemp(join(tmpdir(), "seamark-migrations-"));
	await pool.query("drop schema if exists seamark cascade; drop schema if exists made cascade");
	await write("0001_made.sql", "create schema made; create table made.one (id integer primary key, name text)");
});

const write = (file: string, sql: string) => writeFile(join(dir, file), sql);
const run = ({
	by = pool,
	role = appRole,
	...o
}: { by?: Pool; role?: string } & Partial<Parameters<typeof migrate>[1]> = {}) =>
	migrate(by, { sets: [{ name: "test", dir }], appRole: role, ...o });
const applied = async () =>
	(await pool.query<{ file: string }>("select file from seamark.migration order by file")).rows.map((row) => row.file);

test("files are applied once, in order, and others in the folder are left alone", async () => {
	await write("0002_more.sql", "insert into made.one values (1, 'a')");
	await write("notes.txt", "nothing");
	const lines: string[] = [];
	await run({ log: (line) => lines.push(line) });
	await run({ log: (line) => lines.push(line) });
	expect(lines).toEqual(["migrated test/0001_made.sql", "migrated test/0002_more.sql"]);
	await write("0003_again.sql", "insert into made.one values (2, 'b')");
	await run();
	expect(await applied()).toEqual(["0001_made.sql", "0002_more.sql", "0003_again.sql"]);
	expect((await pool.query("select id from made.one order by id")).rows).toEqual([{ id: 1 }, { id: 2 }]);
});

test("eight migrators at once apply each file once", async () => {
	await write("0002_slow.sql", "select pg_sleep(0.2); insert into made.one values (1, 'a')");
	const pools = Array.from({ length: 8 }, () => openPool({ url: database.ownerUrl, name: "db-test", max: 2 }));
	await Promise.all(pools.map((by) => run({ by })));
	expect((await pool.query("select count(*) from made.one")).rows).toEqual([{ count: 1 }]);
	await Promise.all(pools.map((by) => by.end()));
});

test("waiting for another migrator may take longer than a statement may", async () => {
	const impatient = openPool({ url: database.ownerUrl, name: "db-test", max: 2 });
	impatient.options.statement_timeout = 200;
	const other = await pool.connect();
	await other.query("select pg_advisory_lock(hashtext('seamark.migrate'))");
	const waiting = run({ by: impatient });
	waiting.catch(() => undefined);
	await other.query("select pg_sleep(0.5)");
	await other.query("select pg_advisory_unlock(hashtext('seamark.migrate'))");
	other.release();
	await waiting;
	expect(await applied()).toEqual(["0001_made.sql"]);
	await impatient.end();
});

test("a migrator that waits says for whom, and gives up after a while with the same words; the lock is free again then", async () => {
	const other = openPool({ url: database.ownerUrl, name: "somebody-else", max: 1 });
	await other.query("select pg_advisory_lock(hashtext('seamark.migrate'))");
	const said: string[] = [];
	const holder = /^(waiting for )?somebody-else \(role t_\w+_owner, PostgreSQL process \d+\)/;
	await expect(run({ waiting: (line) => said.push(line), mostWaitMs: 100 })).rejects.toThrow(holder);
	expect(said).toEqual([expect.stringMatching(holder)]);
	await other.end();
	await run();
	expect(await applied()).toEqual(["0001_made.sql"]);
});

test("a migration that waits for a table gives up after a while and says what to do", async () => {
	await run();
	const older = await pool.connect();
	await older.query("begin; lock table made.one in access share mode");
	await write("0002_more.sql", "alter table made.one add column more integer");
	await expect(run({ mostWaitMs: 100 })).rejects.toThrow(/0002_more\.sql waited too long .* Stop the older instances/);
	await older.query("rollback");
	older.release();
	await run();
	expect(await applied()).toHaveLength(2);
});

test("a file that was edited after it was applied is refused", async () => {
	await run();
	await write("0001_made.sql", "create schema made; -- edited");
	await expect(run()).rejects.toThrow(/test\/0001_made\.sql was edited/);
});

test("a database that a newer release has migrated is refused, before anything is done to it", async () => {
	await write("0002_newer.sql", "select 1");
	await run();
	await rm(join(dir, "0002_newer.sql"));
	await write("0003_mine.sql", "create table made.mine ()");
	await expect(run()).rejects.toThrow(/newer release \(test: 0002_newer\.sql\)/);
	expect((await pool.query("select to_regclass('made.mine') as made")).rows).toEqual([{ made: null }]);
});

test("a migration that fails leaves nothing of itself, and the lock is free for the next try", async () => {
	await write("0002_broken.sql", "create table made.half (id integer); insert into made.no_such_table values (1)");
	await write("0003_never.sql", "create table made.never ()");
	await expect(run()).rejects.toThrow(/no_such_table/);
	expect(await applied()).toEqual(["0001_made.sql"]);
	const made = await pool.query("select to_regclass('made.half') as half, to_regclass('made.never') as never");
	expect(made.rows).toEqual([{ half: null, never: null }]);
	await write("0002_broken.sql", "create table made.half (id integer)");
	await run();
	expect(await applied()).toHaveLength(3);
});

test("the role's name is quoted, whatever stands in it", async () => {
	const role = `odd "role" $& ${Date.now()}`;
	const quoted = `"${role.replaceAll('"', '""')}"`;
	const admin = openPool({ url: database.adminUrl, name: "db-test", max: 1 });
	await admin.query(`create role ${quoted}`);
	try {
		await write("0002_grant.sql", "grant usage on schema made to {app}; grant select on made.one to {app}");
		await run({ role });
		const may = await pool.query("select has_table_privilege($1, 'made.one', 'select') as may", [role]);
		expect(may.rows).toEqual([{ may: true }]);
		await pool.query("drop schema made cascade");
	} finally {
		await admin.query(`drop role ${quoted}`);
		await admin.end();
	}
});

const setting = "coalesce(current_setting('seamark.test', true), '') as value";

test("settings hold for their transaction and are gone after commit and rollback, on the same connection", async () => {
	const single = openPool({ url: database.ownerUrl, name: "db-test", max: 1 });
	const odd = `O'Neil \\ "x" $1`;
	const inside = await transact(single, async (tx) => (await tx.query(`select ${setting}`)).rows, [
		["seamark.test", odd],
	]);
	expect(inside).toEqual([{ value: odd }]);
	expect((await single.query(`select ${setting}`)).rows).toEqual([{ value: "" }]);
	const failed = transact(single, async () => {
		throw new Error("no");
	}, [["seamark.test", "left over"]]);
	await expect(failed).rejects.toThrow("no");
	expect(await transact(single, async (tx) => (await tx.query(`select ${setting}`)).rows)).toEqual([{ value: "" }]);
	await single.end();
});

test("what throws is rolled back, and the error says what PostgreSQL said", async () => {
	await run();
	const insert = transact(pool, async (tx) => {
		await tx.query("insert into made.one values (1, 'a')");
		await tx.query("insert into made.one values (1, 'b')");
	});
	const error = await insert.catch((thrown: unknown) => thrown);
	expect(databaseError(error)).toEqual({ code: "23505", constraint: "one_pkey" });
	expect(databaseError(new Error("other"))).toBeUndefined();
	expect((await pool.query("select 1 from made.one")).rows).toEqual([]);
});

test("a statement that failed unnoticed does not pass for a commit", async () => {
	await run();
	const work = transact(pool, async (tx) => {
		await tx.query("insert into made.one values (7, 'a')");
		await tx.query("select 1/0").catch(() => undefined);
		return "stored";
	});
	await expect(work).rejects.toThrow(/rolled back/);
	expect((await pool.query("select 1 from made.one")).rows).toEqual([]);
});

test("connections that PostgreSQL ends, idle or in a transaction, are replaced", async () => {
	await run();
	const lost: Error[] = [];
	const bothLost = Promise.withResolvers<void>();
	const victim = openPool({
		url: database.ownerUrl,
		name: "db-victim",
		max: 3,
		onLost: (error) => {
			lost.push(error);
			if (lost.length === 2) bothLost.resolve();
		},
	});
	await Promise.all([victim.query("select pg_sleep(0.05)"), victim.query("select pg_sleep(0.05)")]);
	const end = () =>
		pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'db-victim'");
	await end();
	await bothLost.promise;
	expect((await victim.query("select 1 as one")).rows).toEqual([{ one: 1 }]);

	const cut = transact(victim, async (tx) => {
		await tx.query("insert into made.one values (9, 'a')");
		await end();
		await tx.query("select 1");
	});
	await expect(cut).rejects.toThrow();
	await Promise.all(Array.from({ length: 6 }, () => victim.query("select 1")));
	await transact(victim, (tx) => tx.query("insert into made.one values (9, 'b')"));
	expect((await pool.query("select name from made.one")).rows).toEqual([{ name: "b" }]);
	await victim.end();
});

test("a count beyond what a number holds exactly is refused, not rounded", async () => {
	expect((await pool.query("select 9007199254740991::bigint as n")).rows).toEqual([{ n: 9_007_199_254_740_991 }]);
	await expect(pool.query("select 9007199254740993::bigint as n")).rejects.toThrow(RangeError);
	expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});
