import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	watch,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { testFolder } from "@seamark/testing";
import pg from "pg";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { layoutOf } from "./data.ts";
import { createDatabase, ensureRole, type Postgres, PostgresError, startPostgres } from "./index.ts";
import { findInstallation, type Installation, makeSymlinks } from "./installation.ts";
import { endLeftover } from "./leftover.ts";
import { takeOwnership } from "./owner.ts";
import { inspectProcess } from "./processes.ts";
import { type StartOptions, startFrom } from "./start.ts";

const isRoot = process.getuid?.() === 0;

let prepared: string;
beforeAll(async () => {
	prepared = mkdtempSync(join(realpathSync(tmpdir()), "seamark-test-"));
	await (await startPostgres({ dataDir: prepared, durable: false })).stop();
	return () => rmSync(prepared, { recursive: true, force: true });
});

/** A new copy of data that was started and stopped once. */
const stoppedData = (): string => {
	const dir = testFolder();
	execFileSync("cp", ["-a", `${prepared}/.`, dir]);
	return dir;
};

const stopAtEnd = (server: Postgres): Postgres => {
	onTestFinished(() => server.stop("immediate"));
	return server;
};

const start = async (o: StartOptions) => stopAtEnd(await startPostgres({ durable: false, ...o }));

const query = async (server: Postgres, sql: string, url = server.url("postgres")) => {
	const client = new pg.Client({ connectionString: url });
	// A server that is killed ends the connection besides failing the query.
	client.on("error", () => {});
	await client.connect();
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
};

const failure = async (start: Promise<Postgres>): Promise<PostgresError> => {
	const result = await start.then(stopAtEnd, (error: unknown) => error);
	expect(result).toBeInstanceOf(PostgresError);
	const error = result as PostgresError;
	expect(error.message).not.toContain("\n");
	expect(error.hint).not.toBe("");
	return error;
};

/** Another process that starts PostgreSQL on the folder and holds it. */
const otherHub = (dataDir: string, then = ""): ChildProcess => {
	const module = JSON.stringify(new URL("./index.ts", import.meta.url).href);
	const options = JSON.stringify({ dataDir, durable: false });
	const script = `import { startPostgres } from ${module}; console.log((await startPostgres(${options})).pid); ${then}`;
	const args = ["--input-type=module", "-e", script];
	const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
	onTestFinished(async () => {
		await endHub(child);
		await endLeftover((await findInstallation()).native, layoutOf(dataDir), () => {});
		// The next owner clears up after a killed one.
		takeOwnership(dataDir, "cleanup", "")();
	});
	return child;
};

const endHub = async (child: ChildProcess) => {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const exited = new Promise((done) => child.once("exit", done));
	child.kill("SIGKILL");
	await exited;
};

const watcherOf = (hub: ChildProcess): number => {
	const children = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(hub.pid)], { encoding: "utf8" });
	return Number.parseInt(children.split("\n").find((line) => line.includes("read _; kill")) ?? "", 10);
};

const firstLine = (child: ChildProcess): Promise<string> =>
	new Promise((done, fail) => {
		if (child.stdout) createInterface(child.stdout).once("line", done);
		child.once("exit", (code, signal) => fail(new Error(`the other hub ended early: ${code ?? signal}`)));
	});

/** Writes a file that belongs to the same account as another one. */
const writeLike = (model: string, path: string, content: string | Buffer) => {
	const { uid, gid } = statSync(model);
	writeFileSync(path, content);
	if (isRoot) chownSync(path, uid, gid);
};

/** Every file below the folder with what tells a change. */
const picture = (dir: string) =>
	readdirSync(dir, { recursive: true, encoding: "utf8" })
		.filter((name) => name !== "pg.log" && name !== "pg/postmaster.opts")
		.sort()
		.map((name) => {
			const { size, mtimeMs, uid, mode } = statSync(join(dir, name));
			return { name, size, uid, mode, mtimeMs: statSync(join(dir, name)).isDirectory() ? 0 : mtimeMs };
		});

test("the first start makes a private server that takes passwords only", async () => {
	const dataDir = join(testFolder(), "not", "there yet");
	const lines: string[] = [];
	const server = await start({ dataDir, log: (line) => lines.push(line), settings: { work_mem: "5MB" } });
	expect(lines.join("\n")).toMatch(/making a new database.*\n.*is ready/);
	expect(await query(server, "select current_setting('server_version_num')::int / 10000 as v")).toEqual([{ v: 18 }]);
	const shown = await query(
		server,
		`select current_setting('data_checksums') as checksums, current_setting('listen_addresses') as addresses,
      current_setting('server_encoding') as encoding, current_setting('work_mem') as work_mem,
      current_setting('idle_in_transaction_session_timeout') as idle, upper('æ') as upper`,
	);
	const expected = { checksums: "on", addresses: "", encoding: "UTF8", work_mem: "5MB", idle: "10s", upper: "Æ" };
	expect(shown).toEqual([expected]);
	expect(statSync(server.socketDir ?? "").mode & 0o777).toBe(0o700);
	expect(statSync(join(dataDir, "pg.secret")).mode & 0o777).toBe(0o600);
	const wrong = server.url("postgres", { name: server.superuser.name, password: "wrong" });
	await expect(query(server, "select 1", wrong)).rejects.toMatchObject({ code: "28P01" });
	await server.stop();
	expect(await server.exited).toEqual({ code: 0 });
	expect(existsSync(server.socketDir ?? "")).toBe(false);
	expect(readdirSync(dataDir).sort()).toEqual(["pg", "pg.log", "pg.secret"]);
});

test("a restart keeps the data, also when pg.secret was lost", async () => {
	const dataDir = stoppedData();
	const first = await start({ dataDir });
	await query(first, "create table kept as select 7 as n");
	await first.stop();
	const second = await start({ dataDir });
	expect(second.superuser).toEqual(first.superuser);
	expect(await query(second, "table kept")).toEqual([{ n: 7 }]);
	await second.stop();
	rmSync(join(dataDir, "pg.secret"));
	const third = await start({ dataDir });
	expect(third.superuser.password).not.toBe(first.superuser.password);
	expect(await query(third, "table kept")).toEqual([{ n: 7 }]);
});

test("databases and roles are made once, whatever their names", async () => {
	const server = await start({ dataDir: stoppedData() });
	const [name, password] = ['o"dd role', "p'ss/w@rd\\?&"];
	await Promise.all([1, 2, 3].map(() => ensureRole(server, name, "old")));
	await ensureRole(server, name, password);
	await Promise.all([1, 2, 3].map(() => createDatabase(server, 'o"dd db', { owner: name })));
	const url = server.url('o"dd db', { name, password });
	await query(server, "create table t as select 1 as n", url);
	await createDatabase(server, "copy", { template: 'o"dd db' });
	expect(await query(server, "table t", server.url("copy"))).toEqual([{ n: 1 }]);
	expect(readFileSync(join(server.dataDir, "pg.log"), "utf8")).not.toContain("p'ss");
});

test("a killed postmaster loses nothing that was committed", async () => {
	const dataDir = stoppedData();
	const first = await start({ dataDir });
	await query(first, "create table kept as select 7 as n");
	await query(first, "checkpoint");
	const busy = query(first, "select pg_sleep(30)").catch(() => {});
	process.kill(first.pid, "SIGKILL");
	expect(await first.exited).toEqual({ code: null });
	expect(existsSync(join(dataDir, "pg/postmaster.pid"))).toBe(true);
	const second = await start({ dataDir });
	expect(await query(second, "table kept")).toEqual([{ n: 7 }]);
	await busy;
});

test("a stale postmaster.pid that names an unrelated process is no obstacle", async () => {
	const dataDir = stoppedData();
	const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
	onTestFinished(() => endHub(stranger));
	const pidFile = `${stranger.pid}\n${dataDir}/pg\n1\n5432\n\n\n`;
	writeLike(join(dataDir, "pg"), join(dataDir, "pg/postmaster.pid"), pidFile);
	await start({ dataDir });
});

test("damaged data is reported and left as it is", async () => {
	const dataDir = stoppedData();
	const aside = join(testFolder(), "aside");
	const damage: [string, string, string, (path: string) => void][] = [
		["PG_DATA_DAMAGED", "PG_VERSION is missing", "PG_VERSION", () => {}],
		["PG_DATA_DAMAGED", "PG_VERSION does not hold", "PG_VERSION", (path) => writeFileSync(path, "\0\0")],
		["PG_VERSION", "made by PostgreSQL 17; this program", "PG_VERSION", (path) => writeFileSync(path, "17\n")],
		["PG_DATA_DAMAGED", "pg_control is missing", "global/pg_control", () => {}],
		["PG_DATA_DAMAGED", "pg_control is cut short", "global/pg_control", (path) => writeFileSync(path, "short")],
		["PG_DATA_DAMAGED", "incompatible", "global/pg_control", (path) => writeLike(aside, path, Buffer.alloc(8192, 1))],
		["PG_DATA_DAMAGED", "pg_wal", "pg_wal", () => {}],
	];
	for (const [code, words, name, harm] of damage) {
		const path = join(dataDir, "pg", name);
		renameSync(path, aside);
		harm(path);
		const before = picture(dataDir);
		const error = await failure(startPostgres({ dataDir }));
		expect([error.code, error.message]).toEqual([code, expect.stringContaining(words)]);
		expect(picture(dataDir)).toEqual(before);
		rmSync(path, { force: true });
		renameSync(aside, path);
	}
	await start({ dataDir });
});

test("an emptied database folder is damage, not a first start", async () => {
	const dataDir = testFolder();
	mkdirSync(join(dataDir, "pg"));
	expect((await failure(startPostgres({ dataDir }))).code).toBe("PG_DATA_DAMAGED");
	expect(readdirSync(join(dataDir, "pg"))).toEqual([]);
});

test("data that another hub uses is left to it", async () => {
	const dataDir = stoppedData();
	const other = otherHub(dataDir);
	const pid = Number(await firstLine(other));
	const error = await failure(startPostgres({ dataDir }));
	expect([error.code, error.message]).toEqual(["PG_DATA_IN_USE", expect.stringContaining(`process id ${other.pid}`)]);
	expect(inspectProcess(pid)).not.toBeNull();
});

test("of several starts at once on the same data exactly one wins", async () => {
	const dataDir = testFolder();
	const starts = [1, 2, 3].map(() => startPostgres({ dataDir, durable: false }).then(stopAtEnd));
	const results = await Promise.allSettled(starts);
	expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
	for (const result of results)
		if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "PG_DATA_IN_USE" });
});

test("a first start that was cut short leaves nothing that counts as data", async () => {
	const dataDir = testFolder();
	const begun = new Promise<void>((done) => {
		const watcher = watch(dataDir, (_event, name) => {
			if (!name?.startsWith("pg.new-")) return;
			watcher.close();
			done();
		});
	});
	const other = otherHub(dataDir);
	await begun;
	await endHub(other);
	expect(existsSync(join(dataDir, "pg"))).toBe(false);
	const server = await start({ dataDir });
	expect(await query(server, "select 1 as n")).toEqual([{ n: 1 }]);
	expect(readdirSync(dataDir).sort()).toEqual(["pg", "pg.log", "pg.owner", "pg.secret"]);
});

test("a server whose hub was killed is stopped cleanly and its data taken over", async () => {
	const dataDir = stoppedData();
	const other = otherHub(dataDir);
	const orphan = Number(await firstLine(other));
	const { scratch } = JSON.parse(readFileSync(join(dataDir, "pg.owner"), "utf8")) as { scratch: string };
	expect(existsSync(scratch)).toBe(true);
	// Without the one that would stop it when its hub is gone.
	process.kill(watcherOf(other), "SIGKILL");
	await endHub(other);
	expect(inspectProcess(orphan)).not.toBeNull();
	const lines: string[] = [];
	const server = await start({ dataDir, log: (line) => lines.push(line) });
	expect(lines[0]).toBe(
		`PostgreSQL (process ${orphan}) was still running although its hub had ended; stopping it cleanly`,
	);
	expect(inspectProcess(orphan)).toBeNull();
	expect(existsSync(scratch)).toBe(false);
	expect(readFileSync(join(dataDir, "pg.log"), "utf8")).not.toContain("was not properly shut down");
	expect(await query(server, "select 1 as n")).toEqual([{ n: 1 }]);
});

test.each([
	["ends without stopping its server", "process.exit(0);"],
	["is killed", 'process.kill(process.pid, "SIGKILL");'],
])("a hub that %s takes it along, in order", async (_how, then) => {
	const dataDir = stoppedData();
	const other = otherHub(dataDir, then);
	const pid = Number(await firstLine(other));
	await expect.poll(() => inspectProcess(pid), { timeout: 10_000 }).toBeNull();
	expect(readFileSync(join(dataDir, "pg.log"), "utf8").trim().split("\n").at(-1)).toContain("is shut down");
});

test("a setting PostgreSQL does not know is named, and the folder is free again", async () => {
	const dataDir = stoppedData();
	const error = await failure(startPostgres({ dataDir, settings: { colour: "red" } }));
	expect([error.code, error.message]).toEqual(["PG_FAILED", expect.stringContaining('"colour"')]);
	await start({ dataDir });
});

test("library links that the package's install script did not make are made, by many at once", async () => {
	const root = testFolder();
	mkdirSync(join(root, "native/lib"), { recursive: true });
	writeFileSync(join(root, "native/lib/libx.so.1.2"), "library");
	const links = ["libx.so", "libx.so.1"].map((name) => ({
		source: "native/lib/libx.so.1.2",
		target: `native/lib/${name}`,
	}));
	writeFileSync(join(root, "native/pg-symlinks.json"), JSON.stringify(links));
	await Promise.all([1, 2, 3, 4].map(() => makeSymlinks(root)));
	expect(readFileSync(join(root, "native/lib/libx.so.1"), "utf8")).toBe("library");
});

if (isRoot) {
	/** The programs in a folder that only root can enter. */
	const closedInstallation = async (o: Partial<Installation>): Promise<Installation & { closed: string }> => {
		const closed = testFolder();
		const found = await findInstallation();
		try {
			// Hard links, where the file system allows, spare a copy of 60 MB.
			execFileSync("cp", ["-al", found.native, closed], { stdio: "ignore" });
		} catch {
			cpSync(found.native, join(closed, "native"), { recursive: true, verbatimSymlinks: true, force: true });
		}
		return { ...found, native: join(closed, "native"), closed, ...o };
	};

	test("root: programs and data in a folder that only root can enter", async () => {
		const installation = await closedInstallation({});
		const o = { dataDir: join(installation.closed, "data"), durable: false };
		const first = stopAtEnd(await startFrom(installation, o));
		await query(first, "create table kept as select 7 as n");
		expect(statSync(`/proc/${first.pid}`).uid).not.toBe(0);
		await first.stop();
		const second = stopAtEnd(await startFrom(installation, o));
		expect(await query(second, "table kept")).toEqual([{ n: 7 }]);
		// Passing closed folders is all that is left of root's rights.
		const status = readFileSync(`/proc/${second.pid}/status`, "utf8");
		expect(/CapPrm:\s*0*([0-9a-f])\b/.exec(status)?.[1]).toMatch(/^[24]$/);
	});

	test("root without setpriv: copies the programs once, or says what to do", async () => {
		const cacheDir = join(testFolder(), "cache");
		const installation = await closedInstallation({ setpriv: [], cacheDir });
		const dataDir = join(testFolder(), "data");
		const error = await failure(startFrom(installation, { dataDir: join(installation.closed, "data") }));
		expect(error.code).toBe("PG_NOT_REACHABLE_AS_ROOT");
		execFileSync("chmod", ["755", join(dataDir, ".."), join(cacheDir, "..")]);
		const server = stopAtEnd(await startFrom(installation, { dataDir, durable: false }));
		expect(await query(server, "select 1 as n")).toEqual([{ n: 1 }]);
		expect(readdirSync(cacheDir)).toHaveLength(1);
	});

	test("root: data put back as root is given to the account that runs PostgreSQL", async () => {
		const dataDir = testFolder();
		await (await start({ dataDir })).stop();
		execFileSync("chown", ["-R", "0:0", dataDir]);
		const server = await start({ dataDir });
		expect(await query(server, "select 1 as n")).toEqual([{ n: 1 }]);
	});
}
