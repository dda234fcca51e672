import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { PostgresError } from "./errors.ts";
import { inspectProcess } from "./processes.ts";

/** Start of the name of the temporary folder that holds the socket. */
export const SCRATCH_PREFIX = "seamark-pg-";

/** The process that holds a data folder. `started` tells it from a later one with the same pid. */
type Owner = { pid: number; started: string; scratch: string };

/** Null when there is none, or what is there was cut short by a crash. */
const readOwner = (path: string): Owner | null => {
	try {
		return JSON.parse(readFileSync(path, "utf8")) as Owner;
	} catch (error) {
		// One we may not read belongs to another account and may well be alive.
		if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return null;
		throw error;
	}
};

const same = (a: Owner | null, b: Owner | null) => a?.pid === b?.pid && a?.started === b?.started;

const runs = (owner: Owner) => inspectProcess(owner.pid)?.started === owner.started;

const fileOf = (dataDir: string) => join(dataDir, "pg.owner");

/** Throws PG_DATA_IN_USE when a hub runs on the data folder. Changes nothing. */
export const refuseOwned = (dataDir: string): void => {
	const found = readOwner(fileOf(dataDir));
	if (found && runs(found))
		throw new PostgresError(
			"PG_DATA_IN_USE",
			`A hub already runs on the data folder ${dataDir}, with process id ${found.pid}.`,
			`Use it, or stop it (kill ${found.pid}), or start another one beside it: SEAMARK_DATA=/other/folder SEAMARK_PORT=8081 npm start`,
		);
};

/**
 * Keeps every other hub out of the data folder until the returned function is called or this process
 * ends. Throws PG_DATA_IN_USE when a live process holds it. `token` must be unused in this folder. When
 * this process is killed, the next owner removes its temporary folder, `scratch`.
 */
export const takeOwnership = (dataDir: string, token: string, scratch: string): (() => void) => {
	const path = fileOf(dataDir);
	const mine = `${path}.${token}`;
	const owner: Owner = { pid: process.pid, started: inspectProcess(process.pid)?.started ?? "", scratch };
	try {
		writeFileSync(mine, JSON.stringify(owner), { flush: true });
		while (!linked(mine, path)) {
			refuseOwned(dataDir);
			dropStale(path, `${mine}.stale`, readOwner(path));
		}
	} finally {
		rmSync(mine, { force: true });
	}
	return () => {
		if (same(readOwner(path), owner)) rmSync(path, { force: true });
	};
};

/** A link appears whole or not at all, and only one process can make it. */
const linked = (from: string, to: string): boolean => {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
		throw error;
	}
};

/** Moves the dead owner's file away; gives it back when another process took the folder in between. */
const dropStale = (path: string, aside: string, dead: Owner | null) => {
	try {
		renameSync(path, aside);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
		throw error;
	}
	const moved = readOwner(aside);
	if (moved && !same(moved, dead)) linked(aside, path);
	else if (moved && basename(moved.scratch).startsWith(SCRATCH_PREFIX))
		rmSync(moved.scratch, { recursive: true, force: true });
	rmSync(aside, { force: true });
};
