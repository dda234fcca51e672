import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import {
	chownSync,
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
} from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { failed, PostgresError } from "./errors.ts";
import type { Installation } from "./installation.ts";

/** The account PostgreSQL runs under when we are root, which it refuses to be. */
export type Account = { uid: number; gid: number };

/** Starts PostgreSQL's programs in the one way that works for this account, these binaries and this data. */
export type Runner = {
	/** Null when PostgreSQL runs as ourselves. */
	account: Account | null;
	spawn(program: "postgres" | "initdb" | "pg_ctl", args: string[], options: SpawnOptions): ChildProcess;
};

type Way = { native: string; prefix: string[]; ids: Partial<Account> };

const AS_ROOT_HINT =
	"Start the hub as an ordinary user, or put the program and its data where every account may enter (for example under /opt and /var/lib).";

// Nothing of our own environment, which may hold secrets; Windows programs need theirs to start at all.
export const environment =
	process.platform === "win32" ? {} : { env: { LC_ALL: "C", TZ: "UTC", PATH: "/usr/local/bin:/usr/bin:/bin" } };

export const programIn = (native: string, program: string) =>
	join(native, "bin", process.platform === "win32" ? `${program}.exe` : program);

/** `paths` are the folders besides the binaries that the account must be able to enter. */
export const chooseRunner = (
	installation: Installation,
	o: { paths: string[]; pgData: string; token: string; log: (line: string) => void },
): Runner => {
	const account = process.getuid?.() === 0 ? accountFor(o.pgData) : null;
	const way = account ? wayForRoot(installation, account, o) : { native: installation.native, prefix: [], ids: {} };
	if (!account) {
		const problem = tryOut(way);
		if (problem) throw cannotRun(problem);
	}
	return {
		account,
		spawn: (program, args, options) => {
			const [file = "", ...rest] = [...way.prefix, programIn(way.native, program), ...args];
			// Our own working directory may be closed to that account.
			const cwd = process.platform === "win32" ? way.native : "/";
			return spawn(file, rest, { cwd, windowsHide: true, ...environment, ...options, ...way.ids });
		},
	};
};

/** Data keeps its owner; new data goes to `postgres`, or to `nobody`, which every system has. */
const accountFor = (pgData: string): Account => {
	const owner = existsSync(pgData) ? statSync(pgData) : null;
	if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
	const id = (flag: string, name: string) =>
		Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
	for (const name of ["postgres", "nobody"]) {
		try {
			const account = { uid: id("-u", name), gid: id("-g", name) };
			if (account.uid > 0) return account;
		} catch {
			// No such account here.
		}
	}
	throw asRoot("PostgreSQL refuses to run as root, and neither the account postgres nor nobody exists here.");
};

const asRoot = (message: string) => new PostgresError("PG_NOT_REACHABLE_AS_ROOT", message, AS_ROOT_HINT);

const cannotRun = (problem: string) =>
	new PostgresError(
		"PG_NO_BINARY",
		`PostgreSQL cannot run here: ${problem}.`,
		"Install the packages again on this machine.",
	);

const wayForRoot = (
	installation: Installation,
	account: Account,
	o: { paths: string[]; token: string; log: (line: string) => void },
): Way => {
	const { native } = installation;
	const samples = ["bin/postgres", "lib/libpq.so.5", "share/postgresql/postgresql.conf.sample"];
	const binariesOpen = samples.every((sample) => canRead(join(native, sample), account));
	const closed = o.paths.filter((path) => !canEnter(path, account));
	const plain: Way = { native, prefix: [], ids: account };
	if (binariesOpen && closed.length === 0) {
		const problem = tryOut(plain);
		if (problem) throw asRoot(`PostgreSQL refuses to run as root, and another account cannot run it: ${problem}.`);
		return plain;
	}
	const withRights = wayThroughSetpriv(installation, account);
	if (withRights) return withRights;
	if (closed.length > 0)
		throw asRoot(`PostgreSQL refuses to run as root, and other accounts cannot enter ${closed[0]}.`);
	const copy: Way = { native: copyForOthers(installation, o), prefix: [], ids: account };
	const problem = tryOut(copy);
	if (problem) throw asRoot(`PostgreSQL refuses to run as root, and another account cannot run it: ${problem}.`);
	return copy;
};

/**
 * Lets the account pass closed folders with one single capability, and nothing else of root's.
 * no_setuid_fixup makes access(2), with which PostgreSQL looks for its own files, honour it too.
 */
const wayThroughSetpriv = (installation: Installation, account: Account): Way | null => {
	const setpriv = installation.setpriv.find((path) => existsSync(path));
	if (!setpriv) return null;
	// Passing and reading is enough; containers often grant only the wider right.
	for (const capability of ["dac_read_search", "dac_override"]) {
		const only = `-all,+${capability}`;
		const prefix = [
			setpriv,
			`--reuid=${account.uid}`,
			`--regid=${account.gid}`,
			"--clear-groups",
			"--securebits=+no_setuid_fixup",
			`--inh-caps=${only}`,
			`--ambient-caps=${only}`,
			`--bounding-set=${only}`,
		];
		const way: Way = { native: installation.native, prefix, ids: {} };
		if (tryOut(way) === null) return way;
	}
	return null;
};

/** Null when the program runs, otherwise one line that says why not. */
const tryOut = (way: Way): string | null => {
	const [file = "", ...args] = [...way.prefix, programIn(way.native, "postgres"), "-V"];
	const cwd = process.platform === "win32" ? way.native : "/";
	const result = spawnSync(file, args, { cwd, encoding: "utf8", windowsHide: true, ...environment, ...way.ids });
	if (result.error) return result.error.message;
	const complaint = result.stderr.trim().split("\n")[0] ?? "";
	if (result.status !== 0 || complaint) return complaint || `it ended with code ${result.status}`;
	return null;
};

const allows = (path: string, { uid, gid }: Account, bits: number): boolean => {
	const stat = statSync(path);
	const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0;
	return ((stat.mode >> shift) & bits) === bits;
};

/** True when the account may enter the folder and all folders above it. */
export const canEnter = (folder: string, account: Account): boolean => {
	for (let path = realpathSync(folder); ; path = dirname(path)) {
		if (!allows(path, account, 0o1)) return false;
		if (path === dirname(path)) return true;
	}
};

const canRead = (file: string, account: Account): boolean =>
	!existsSync(file) || (allows(file, account, 0o4) && canEnter(dirname(file), account));

/** Copies the binaries once to a folder that only root can change and everybody can read. */
const copyForOthers = (installation: Installation, o: { token: string; log: (line: string) => void }): string => {
	const target = join(installation.cacheDir, `postgres-${installation.version}-${process.platform}-${process.arch}`);
	if (existsSync(target)) {
		const stat = lstatSync(target);
		if (stat.isDirectory() && stat.uid === 0 && (stat.mode & 0o022) === 0) return target;
		throw failed(`${target} can be changed by accounts other than root.`, `Remove ${target} and start again.`);
	}
	o.log(`copying the PostgreSQL programs to ${target}, where the account that runs them can read them`);
	const partial = `${target}.${o.token}`;
	try {
		mkdirSync(installation.cacheDir, { recursive: true, mode: 0o755 });
		cpSync(installation.native, partial, { recursive: true, verbatimSymlinks: true });
		execFileSync("chmod", ["-R", "u+rwX,go+rX,go-w", partial]);
		renameSync(partial, target);
	} catch (error) {
		// Another start may have been faster; its copy is as good.
		if (!existsSync(target)) throw error;
	} finally {
		rmSync(partial, { recursive: true, force: true });
	}
	return target;
};

/** Gives a tree that root owns, such as data put back from a backup, to the account that runs PostgreSQL. */
export const giveTo = async (account: Account, path: string): Promise<void> => {
	if (statSync(path).uid === 0) {
		for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
			if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), account.uid, account.gid);
		// Last, so that an interrupted walk is done again.
		chownSync(path, account.uid, account.gid);
	}
};
