import { execFile } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { mkdir, mkdtemp, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

/**
 * Most of a hub's first start is PostgreSQL's: it makes the cluster, the databases and their tables, always the same ones. So a
 * run does that once, and each of its hubs begins on a copy. Nothing is in it: the directory, the keys and the place of each log
 * come with the hub's own start. Without a run, in a bench or a demo, a hub begins on an empty folder as everywhere.
 */
export const readyData = async (dataDir: string): Promise<string> => {
	const ready = process.env.SEAMARK_READY_DATA;
	if (!ready) return dataDir;
	if (!existsSync(ready)) await makeReady(ready);
	await mkdir(dataDir, { recursive: true });
	for (const name of ["pg", "pg.secret", "databases.secret"]) await copy(join(ready, name), join(dataDir, name));
	return dataDir;
};

/** Thousands of small files, and owned by PostgreSQL's account where root runs the tests: `cp` takes a fifth of Node's time for them. */
const copy = async (from: string, to: string): Promise<void> => {
	if (process.platform === "win32") cpSync(from, to, { recursive: true });
	else await promisify(execFile)("cp", ["-a", from, to]);
};

/** A new temporary folder for a hub, with what `readyData` puts there. */
export const hubFolder = async (name: string): Promise<string> =>
	await readyData(await mkdtemp(join(tmpdir(), `seamark-${name}-`)));

/** The first test file that asks makes it, under another name until it is whole; the others wait. */
const makeReady = async (ready: string): Promise<void> => {
	const dataDir = `${ready}-new`;
	const mine = await mkdir(dataDir, { mode: 0o711 }).then(
		() => true,
		() => false,
	);
	if (!mine) return untilMade(ready);
	// Here, so that who finds it made starts without all that it loads.
	const { makeHubData } = await import("./hub-data.ts");
	await (await makeHubData(dataDir, { durable: false })).stop("fast");
	await rename(dataDir, ready);
};

const untilMade = async (ready: string): Promise<void> => {
	for (const end = performance.now() + 120_000; !existsSync(ready); await pause(50))
		if (performance.now() > end) throw new Error(`${ready} was not made: the test file that makes it has failed`);
};
