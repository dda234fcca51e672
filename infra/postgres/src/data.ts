import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
	chmodSync,
	chownSync,
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { damaged, explain, failed, wrongVersion } from "./errors.ts";
import { giveTo, type Runner } from "./runner.ts";

export const SUPERUSER = "seamark_admin";

/** What lies in a data folder. */
export type Layout = { dataDir: string; pgData: string; secret: string; logFile: string };

export const layoutOf = (dataDir: string): Layout => ({
	dataDir,
	pgData: join(dataDir, "pg"),
	secret: join(dataDir, "pg.secret"),
	logFile: join(dataDir, "pg.log"),
});

const CONTROL_FILE_BYTES = 8192;
const LOG_ROTATES_AT_BYTES = 20_000_000;

/** Looks before PostgreSQL does, so that the reason comes out plain. Changes nothing. */
export const checkData = ({ dataDir, pgData }: Layout, major: string): void => {
	const contents = readdirSync(pgData);
	if (contents.length === 0) throw damaged(dataDir, `the folder ${pgData} is empty`);
	const uid = process.getuid?.();
	if (uid !== undefined && uid !== 0 && statSync(pgData).uid !== uid)
		throw failed(
			`The database in ${dataDir} belongs to another account.`,
			"Run as the account (or as root) that made it, or give the folder to this account with chown -R.",
		);
	if (!contents.includes("PG_VERSION")) throw damaged(dataDir, "the file PG_VERSION is missing");
	const version = readFileSync(join(pgData, "PG_VERSION"), "utf8").trim();
	if (!/^\d{1,3}(\.\d)?$/.test(version)) throw damaged(dataDir, "the file PG_VERSION does not hold a version");
	if (version !== major) throw wrongVersion(dataDir, version, major);
	const control = statSync(join(pgData, "global/pg_control"), { throwIfNoEntry: false });
	if (!control) throw damaged(dataDir, "the file global/pg_control is missing");
	if (control.size !== CONTROL_FILE_BYTES) throw damaged(dataDir, "the file global/pg_control is cut short");
};

const syncPath = (path: string) => {
	const fd = openSync(path, "r");
	try {
		fsyncSync(fd);
	} catch {
		// Windows cannot sync a folder.
	} finally {
		closeSync(fd);
	}
};

/** Reads the superuser's password, or makes one. Kept beside the data, for our own account only. */
export const readOrMakeSecret = ({ secret }: Layout, token: string): { password: string; fresh: boolean } => {
	if (existsSync(secret)) {
		const password = readFileSync(secret, "utf8").trim();
		if (password) return { password, fresh: false };
	}
	const password = randomBytes(24).toString("base64url");
	const partial = `${secret}.${token}`;
	writeFileSync(partial, `${password}\n`, { mode: 0o600, flush: true });
	renameSync(partial, secret);
	return { password, fresh: true };
};

type Fresh = { scratch: string; token: string; password: string; durable: boolean };

/**
 * Makes a new database folder under another name and moves it into place when it is whole, so that
 * one cut short by a crash never counts as data. `scratch` is a private folder for the password file.
 */
export const initialise = async (
	layout: Layout,
	runner: Runner,
	{ scratch, token, password, durable }: Fresh,
): Promise<void> => {
	const fresh = `${layout.pgData}.new-${token}`;
	const passwordFile = join(scratch, "password");
	mkdirSync(fresh, { mode: 0o700 });
	writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
	try {
		if (runner.account) {
			await giveTo(runner.account, fresh);
			chownSync(passwordFile, runner.account.uid, runner.account.gid);
		}
		const args = ["-D", fresh, "-U", SUPERUSER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
		args.push("--data-checksums", "--encoding=UTF8", "--locale=C");
		args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8");
		if (!durable) args.push("--no-sync");
		const { code, output } = await outcomeOf(runner.spawn("initdb", args, { stdio: ["ignore", "pipe", "pipe"] }));
		if (code !== 0) throw explainInit(output, layout.dataDir);
		renameSync(fresh, layout.pgData);
		syncPath(layout.dataDir);
	} finally {
		rmSync(passwordFile, { force: true });
		rmSync(fresh, { recursive: true, force: true });
	}
};

/** initdb fails on a folder that holds nothing yet, so that can never mean damage. */
const explainInit = (output: string, dataDir: string) => {
	const error = explain(output, dataDir);
	if (error.code !== "PG_DATA_DAMAGED") return error;
	const line = output.split("\n").findLast((l) => /error|FATAL|PANIC/.test(l));
	return failed(
		`The new database could not be made: ${line?.trim() ?? "initdb gave no reason"}.`,
		"Start again; if it happens again, try another data folder.",
	);
};

/** Waits for the program to end and gives all it printed. */
const outcomeOf = async (child: ChildProcess): Promise<{ code: number | null; output: string }> => {
	let output = "";
	const add = (chunk: unknown) => {
		output += String(chunk);
	};
	child.stdout?.on("data", add);
	child.stderr?.on("data", add);
	const code = await new Promise<number | null>((done) => {
		child.once("error", (error) => {
			add(error.message);
			done(null);
		});
		child.once("close", done);
	});
	return { code, output };
};

/** Sets the superuser's password without a login, for data whose password file was lost. */
export const resetPassword = async (
	{ dataDir, pgData, secret }: Layout,
	runner: Runner,
	{ password, log }: { password: string; log: (line: string) => void },
): Promise<void> => {
	log("pg.secret was missing; setting a new password for the database");
	const child = runner.spawn("postgres", ["--single", "-D", pgData, "postgres"], { stdio: ["pipe", "pipe", "pipe"] });
	child.stdin?.on("error", () => {});
	child.stdin?.end(`ALTER ROLE ${SUPERUSER} PASSWORD '${password}'\n`);
	const { code, output } = await outcomeOf(child);
	if (code === 0 && !/(ERROR|FATAL|PANIC):/.test(output)) return;
	// The next start tries again.
	rmSync(secret, { force: true });
	throw explain(output, dataDir);
};

/** Removes what a first start that was cut short left behind. */
export const removeUnfinished = ({ dataDir, pgData, secret }: Layout, log: (line: string) => void): void => {
	for (const name of readdirSync(dataDir)) {
		const unfinished = name.startsWith(`${basename(pgData)}.new-`);
		if (!unfinished && !name.startsWith(`${basename(secret)}.`)) continue;
		if (unfinished) log(`removing ${name}, left by a first start that was cut short`);
		rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
	}
};

/** Opens the log for appending; keeps one older file so that it cannot fill the disk. */
export const openLog = ({ logFile }: Layout): { fd: number; readNew(): string } => {
	const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
	if (size > LOG_ROTATES_AT_BYTES) renameSync(logFile, `${logFile}.1`);
	const from = size > LOG_ROTATES_AT_BYTES ? 0 : size;
	const fd = openSync(logFile, "a", 0o600);
	chmodSync(logFile, 0o600);
	return { fd, readNew: () => readFileSync(logFile).subarray(from).toString("utf8") };
};
