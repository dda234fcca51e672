import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Layout } from "./data.ts";
import { inUse } from "./errors.ts";
import { inspectProcess, isPostmasterOf } from "./processes.ts";
import { environment, programIn } from "./runner.ts";

/** Every PostgreSQL that a hub starts carries this on its command line. */
export const CLUSTER_NAME = "seamark";

const STOP_LIMIT_MS = { fast: 60_000, immediate: 10_000 };

/** The pid in postmaster.pid, alive or not. */
const postmasterPid = (pgData: string): number | null => {
	const file = join(pgData, "postmaster.pid");
	if (!existsSync(file)) return null;
	const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
	return pid > 0 ? pid : null;
};

/**
 * Ends a PostgreSQL whose hub died; refuses to touch one that somebody else started. The caller owns
 * the data folder, so no hub that lives can be using it.
 */
export const endLeftover = async (native: string, layout: Layout, log: (line: string) => void): Promise<void> => {
	const { dataDir, pgData } = layout;
	const pid = postmasterPid(pgData);
	const info = pid === null ? null : inspectProcess(pid);
	if (pid === null || info === null) return;
	if (!isPostmasterOf(info, pgData)) {
		// The pid went to an unrelated process, which PostgreSQL could take for a rival. Its check of the
		// shared memory still keeps a second postmaster out.
		rmSync(join(pgData, "postmaster.pid"), { force: true });
		return;
	}
	// Windows does not show the command line.
	if (process.platform !== "win32" && !info.command.includes(`cluster_name=${CLUSTER_NAME}`))
		throw inUse(
			dataDir,
			`a PostgreSQL server with process id ${pid} that no hub started`,
			`Stop that server first (kill -INT ${pid}), or choose another data folder.`,
		);
	log(`PostgreSQL (process ${pid}) was still running although its hub had ended; stopping it cleanly`);
	for (const mode of ["fast", "immediate"] as const) {
		signal(native, pgData, pid, mode);
		for (const end = performance.now() + STOP_LIMIT_MS[mode]; performance.now() < end; await delay(20))
			if (inspectProcess(pid)?.started !== info.started) return;
	}
	throw inUse(
		dataDir,
		`a PostgreSQL server with process id ${pid} that does not stop`,
		`End it (kill -QUIT ${pid}), then start again.`,
	);
};

const signal = (native: string, pgData: string, pid: number, mode: "fast" | "immediate") => {
	try {
		if (process.platform === "win32") {
			const args = ["stop", "-D", pgData, "-m", mode, "-W"];
			execFileSync(programIn(native, "pg_ctl"), args, { ...environment, stdio: "ignore" });
		} else process.kill(pid, mode === "fast" ? "SIGINT" : "SIGQUIT");
	} catch {
		// Gone by itself, or not ours to signal: whether it goes is what counts.
	}
};
