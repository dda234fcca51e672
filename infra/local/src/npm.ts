import { inspectProcess, parentOf } from "@seamark/postgres";
import { startedByNpm } from "./config.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * Aborts when the npm that runs this process as `npm start` has ended. npm gives SIGTERM to the shell of its script, and most
 * shells end without passing it on; SIGKILL passes to nobody. Never aborts for a process that was not started by npm, which
 * may outlive what started it.
 */
export const npmEnded = (): AbortSignal => {
	const ended = new AbortController();
	if (!startedByNpm()) return ended.signal;
	const parent = process.ppid;
	// Some shells put the program in their own place, so that npm is the parent.
	const throughShell = /^\S*sh (-\w+ )*-\w*c /.test(inspectProcess(parent)?.command ?? "");
	const npm = throughShell ? parentOf(parent) : null;
	const timer = setInterval(() => {
		// A process whose parent ends is given to another one.
		if (process.ppid === parent && (npm === null || parentOf(parent) === npm)) return;
		clearInterval(timer);
		ended.abort();
	}, LOOK_EVERY_MS);
	timer.unref();
	return ended.signal;
};
