import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, statfsSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { type Layout, openLog } from "./data.ts";
import { diskFull, explain, failed, isStillEnding, type PostgresError } from "./errors.ts";
import { CLUSTER_NAME } from "./leftover.ts";
import type { Runner } from "./runner.ts";

/** `socketDir` is null on Windows, where PostgreSQL listens on 127.0.0.1. */
export type Endpoint = { socketDir: string | null; port: number };

export type StopMode = "fast" | "immediate";

export type Postmaster = {
	pid: number;
	stop(mode?: StopMode): Promise<void>;
	exited: Promise<{ code: number | null }>;
};

type Launched = {
	child: ChildProcess;
	exited: Promise<{ code: number | null }>;
	/** Null while it runs. */
	ended: { code: number | null } | null;
	spawnError: string;
};

const READY_LIMIT_MS = 600_000;
const LEFTOVERS_LIMIT_MS = 10_000;
const STOP_LIMIT_MS = 60_000;
const IMMEDIATE_LIMIT_MS = 10_000;

type Context = {
	layout: Layout;
	runner: Runner;
	endpoint: Endpoint;
	settings: Record<string, string>;
	/** Where the superuser can connect. */
	url: string;
	/** Called when the data folder turns out to be in use after all. */
	endLeftover(): Promise<void>;
	/** Called once after it became ready and then ended. */
	cleanUp(): void;
	log(line: string): void;
};

/** Starts PostgreSQL and waits until it takes connections. */
export const startPostmaster = async (o: Context): Promise<Postmaster> => {
	const giveUpAt = performance.now() + LEFTOVERS_LIMIT_MS;
	for (let told = false; ; ) {
		const logFile = openLog(o.layout);
		const launched = launch(o, logFile.fd);
		let ready: boolean;
		try {
			ready = await becomesReady(launched, o);
		} catch (error) {
			await stopLaunched(launched, "fast", o);
			throw error;
		}
		if (ready) {
			const exited = launched.exited.then((end) => {
				o.cleanUp();
				return end;
			});
			const stop: Postmaster["stop"] = async (mode = "fast") => {
				await stopLaunched(launched, mode, o);
				await exited;
			};
			return { pid: launched.child.pid as number, stop, exited };
		}
		const text = launched.spawnError + logFile.readNew();
		if (!isStillEnding(text) || performance.now() > giveUpAt) throw explainExit(text, o);
		// A killed postmaster's children need a moment to notice; or a leftover was itself just starting.
		if (!told) o.log("processes of a PostgreSQL that was killed are still ending; waiting for them");
		told = true;
		await delay(100);
		await o.endLeftover();
	}
};

const explainExit = (text: string, { layout }: Context): PostgresError => {
	const error = explain(text, layout.dataDir);
	if (error.code !== "PG_FAILED") return error;
	// On a full disk the log itself cannot be written.
	const { bavail, bsize } = statfsSync(layout.dataDir);
	return bavail * bsize < 1_000_000 ? diskFull(layout.dataDir) : error;
};

const launch = ({ layout, runner, endpoint, settings }: Context, fd: number): Launched => {
	const fixed: Record<string, string> = {
		cluster_name: CLUSTER_NAME,
		port: String(endpoint.port),
		listen_addresses: endpoint.socketDir ? "" : "127.0.0.1",
	};
	if (endpoint.socketDir) {
		fixed.unix_socket_directories = `"${endpoint.socketDir}"`;
		fixed.unix_socket_permissions = "0700";
	}
	const args = ["-D", layout.pgData];
	for (const [name, value] of Object.entries({ ...settings, ...fixed })) args.push("-c", `${name}=${value}`);
	// A process group of its own: Ctrl-C in the terminal must reach the services first.
	const child = runner.spawn("postgres", args, { stdio: ["ignore", fd, fd], detached: true });
	closeSync(fd);
	// A hub that ends without stopping it must not leave it behind.
	const endWithUs = () => child.kill("SIGINT");
	process.once("exit", endWithUs);
	const watch = child.pid === undefined || process.platform === "win32" ? null : watchOver(child.pid);
	const launched: Launched = { child, ended: null, spawnError: "", exited: Promise.resolve({ code: null }) };
	launched.exited = new Promise((done) => {
		const end = (code: number | null) => {
			process.off("exit", endWithUs);
			watch?.kill("SIGKILL");
			launched.ended = { code };
			done({ code });
		};
		child.once("exit", end);
		child.on("error", (error) => {
			if (child.pid !== undefined) return;
			launched.spawnError = `postgres: ${error.message}\n`;
			end(null);
		});
	});
	return launched;
};

/**
 * A shell that holds the other end of a pipe: when we are killed, the pipe closes and it stops PostgreSQL in order. Where it
 * cannot be had, as on Windows, the next start ends what was left.
 */
const watchOver = (pid: number): ChildProcess => {
	const args = ["-c", `read _; kill -INT ${pid}`];
	const watch = spawn("/bin/sh", args, { stdio: ["pipe", "ignore", "ignore"], detached: true, cwd: "/", env: {} });
	watch.on("error", () => {});
	watch.unref();
	(watch.stdin as Socket | null)?.unref();
	return watch;
};

/** False when PostgreSQL gave up. Throws when waiting longer makes no sense. */
const becomesReady = async (launched: Launched, { layout, endpoint, url, log }: Context): Promise<boolean> => {
	const socket = endpoint.socketDir && join(endpoint.socketDir, `.s.PGSQL.${endpoint.port}`);
	const began = performance.now();
	let lastTold = began;
	while (!launched.ended) {
		const now = performance.now();
		if (now - began > READY_LIMIT_MS)
			throw failed("PostgreSQL did not become ready within ten minutes.", `Read the end of ${layout.logFile}.`);
		if (now - lastTold > 5000) {
			lastTold = now;
			log("PostgreSQL is still starting; after a crash it first replays what was stored");
		}
		if (!socket || existsSync(socket)) {
			const answer = await tryConnect(url);
			if (answer === "ready") return !launched.ended;
			if (answer !== "not yet") throw explainRefusal(answer, layout.dataDir);
		}
		await delay(10);
	}
	return false;
};

type Refusal = { sqlState: string; message: string };

const tryConnect = async (url: string): Promise<"ready" | "not yet" | Refusal> => {
	const client = new pg.Client({ connectionString: url, ssl: false, connectionTimeoutMillis: 5000 });
	client.on("error", () => {});
	try {
		await client.connect();
		return "ready";
	} catch (error) {
		const starting = ["57P03", "53300"];
		if (error instanceof pg.DatabaseError && error.code && !starting.includes(error.code))
			return { sqlState: error.code, message: error.message };
		return "not yet";
	} finally {
		await client.end().catch(() => {});
	}
};

const explainRefusal = ({ sqlState, message }: Refusal, dataDir: string): PostgresError => {
	if (sqlState === "28P01")
		return failed(
			`The database in ${dataDir} does not accept the password in pg.secret.`,
			"Put back the pg.secret that belongs to this data, or remove pg.secret to have a new password set.",
		);
	return explain(`FATAL:  ${message}`, dataDir);
};

const stopLaunched = async (launched: Launched, mode: StopMode, { runner, layout, log }: Context): Promise<void> => {
	const { child, exited } = launched;
	if (launched.ended) return;
	const signal = (how: StopMode) => {
		if (process.platform === "win32")
			runner.spawn("pg_ctl", ["stop", "-D", layout.pgData, "-m", how, "-W"], { stdio: "ignore" });
		else child.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
	};
	const atOnce = setTimeout(() => {
		log("PostgreSQL takes too long to stop; ending it at once. Nothing that was stored is lost.");
		signal("immediate");
	}, STOP_LIMIT_MS);
	const kill = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS + IMMEDIATE_LIMIT_MS);
	signal(mode);
	await exited;
	clearTimeout(atOnce);
	clearTimeout(kill);
};
