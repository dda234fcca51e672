import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { freePort } from "@seamark/config";
import {
	checkData,
	initialise,
	type Layout,
	layoutOf,
	readOrMakeSecret,
	removeUnfinished,
	resetPassword,
	SUPERUSER,
} from "./data.ts";
import { fromFileError } from "./errors.ts";
import type { Installation } from "./installation.ts";
import { endLeftover } from "./leftover.ts";
import { SCRATCH_PREFIX, takeOwnership } from "./owner.ts";
import { type Endpoint, type StopMode, startPostmaster } from "./postmaster.ts";
import { chooseRunner, giveTo } from "./runner.ts";

export type StartOptions = {
	/** Folder for the database, its password file and its log. Made when missing. */
	dataDir: string;
	/** postgresql.conf settings that override ours. */
	settings?: Record<string, string>;
	log?: (line: string) => void;
	/** False trades the safety of the data for speed. Only for tests. */
	durable?: boolean;
};

export type Postgres = {
	/** Connection string for node-postgres; the superuser's unless a user is given. */
	url(database: string, user?: { name: string; password: string }): string;
	/** Null on Windows, where PostgreSQL listens on 127.0.0.1 instead. */
	socketDir: string | null;
	port: number;
	superuser: { name: string; password: string };
	/** The folder that was asked for, with links resolved. */
	dataDir: string;
	pid: number;
	/** fast: ends sessions and writes everything out. immediate: stops as a crash would; the next start recovers. */
	stop(mode?: StopMode): Promise<void>;
	/** Resolves when PostgreSQL has ended, for any reason. Code null: ended by a signal. */
	exited: Promise<{ code: number | null }>;
};

const DEFAULTS: Record<string, string> = {
	max_connections: "200",
	shared_buffers: "128MB",
	wal_level: "replica",
	idle_in_transaction_session_timeout: "10s",
	jit: "off",
	// Small transactions on two cores gain nothing from it, and containers give it little shared memory.
	max_parallel_workers_per_gather: "0",
	timezone: "UTC",
	log_timezone: "UTC",
	log_line_prefix: "%m [%p] ",
	// Statements and details carry personal data, which has no place in a log.
	log_statement: "none",
	log_min_error_statement: "panic",
	log_error_verbosity: "terse",
};

const NOT_DURABLE: Record<string, string> = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

// The shortest socket path any system takes, less "/seamark-pg-XXXXXX" and "/.s.PGSQL.5432".
const TMP_DIR_LIMIT = 103 - 18 - 14;

/** Starts PostgreSQL from the given installation. Errors: PostgresError. */
export const startFrom = async (installation: Installation, o: StartOptions): Promise<Postgres> => {
	const token = randomBytes(6).toString("hex");
	const undo: (() => void)[] = [];
	const cleanUp = () => {
		for (const step of undo.splice(0)) step();
	};
	try {
		const layout = layoutOf(makeDataDir(o.dataDir));
		const scratch = makeScratch();
		undo.push(() => rmSync(scratch, { recursive: true, force: true }));
		undo.push(takeOwnership(layout.dataDir, token, scratch));
		return await startOwned(installation, o, { layout, scratch, token, cleanUp });
	} catch (error) {
		cleanUp();
		throw fromFileError(error, o.dataDir);
	}
};

const startOwned = async (
	installation: Installation,
	{ durable = true, settings = {}, log = () => {} }: StartOptions,
	own: { layout: Layout; scratch: string; token: string; cleanUp: () => void },
): Promise<Postgres> => {
	const began = performance.now();
	const { layout, scratch, token, cleanUp } = own;
	const { dataDir, pgData } = layout;
	const major = installation.version.split(".")[0] ?? "";
	const isNew = !existsSync(pgData);
	const endOld = () => endLeftover(installation.native, layout, log);
	if (!isNew) {
		checkData(layout, major);
		await endOld();
	}
	removeUnfinished(layout, log);

	const above = isNew ? dataDir : dirname(realpathSync(pgData));
	const runner = chooseRunner(installation, { paths: [dataDir, above, dirname(scratch)], pgData, token, log });
	if (runner.account) chownSync(scratch, runner.account.uid, runner.account.gid);
	const { password, fresh } = readOrMakeSecret(layout, token);
	if (isNew) {
		log(`making a new database in ${dataDir}`);
		await initialise(layout, runner, { scratch, token, password, durable });
	} else {
		if (runner.account) await giveTo(runner.account, pgData);
		if (fresh) await resetPassword(layout, runner, { password, log });
	}

	const endpoint = await chooseEndpoint(scratch);
	const superuser = { name: SUPERUSER, password };
	const url: Postgres["url"] = (database, user = superuser) => urlFor(endpoint, database, user);
	const postmaster = await startPostmaster({
		layout,
		runner,
		endpoint,
		settings: { ...DEFAULTS, ...(durable ? {} : NOT_DURABLE), ...settings },
		url: url("postgres"),
		endLeftover: endOld,
		cleanUp,
		log,
	});
	const took = Math.round(performance.now() - began);
	log(`PostgreSQL ${installation.version} is ready after ${took} ms (process ${postmaster.pid})`);
	return { url, ...endpoint, superuser, dataDir, ...postmaster };
};

const makeDataDir = (path: string): string => {
	// Root's new folder may be passed but not listed, so that the account that runs PostgreSQL gets to its data.
	mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
	return realpathSync(path);
};

/** A private folder for the socket, with a path short enough for one. */
const makeScratch = (): string => {
	const usual = realpathSync(tmpdir());
	const parent = process.platform !== "win32" && usual.length > TMP_DIR_LIMIT ? "/tmp" : usual;
	return mkdtempSync(join(parent, SCRATCH_PREFIX));
};

const chooseEndpoint = async (scratch: string): Promise<Endpoint> => {
	if (process.platform !== "win32") return { socketDir: scratch, port: 5432 };
	return { socketDir: null, port: await freePort() };
};

const urlFor = ({ socketDir, port }: Endpoint, database: string, user: { name: string; password: string }): string => {
	const login = `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}`;
	const path = encodeURIComponent(database);
	if (socketDir === null) return `postgres://${login}@127.0.0.1:${port}/${path}`;
	return `postgres://${login}@/${path}?host=${encodeURIComponent(socketDir).replaceAll("%2F", "/")}&port=${port}`;
};
