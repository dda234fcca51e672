import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import { basename } from "node:path";

/** What the operating system says about a running process. */
export type ProcessInfo = {
	/** Tells two processes with the same, reused pid apart. Empty where the system cannot say. */
	started: string;
	command: string;
	/** Null where this account may not see it. */
	cwd: string | null;
};

const read = <T>(get: () => T): T | null => {
	try {
		return get();
	} catch {
		return null;
	}
};

const run = (file: string, args: string[]) =>
	read(() => execFileSync(file, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()) ?? "";

/** Linux: state, parent and so on; the name in parentheses before them may hold blanks. */
const statOf = (pid: number): string[] | null =>
	read(() => {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	});

const onLinux = (pid: number): ProcessInfo | null => {
	const fields = statOf(pid);
	if (fields === null) return null;
	// A zombie runs nothing; in a container without an init it may stay for good.
	if (fields[0] === "Z" || fields[0] === "X") return null;
	const boot = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? "";
	return {
		started: `${boot} ${fields[19]}`,
		command: (read(() => readFileSync(`/proc/${pid}/cmdline`, "utf8")) ?? "").replaceAll("\0", " ").trim(),
		cwd: read(() => readlinkSync(`/proc/${pid}/cwd`)),
	};
};

const onMac = (pid: number): ProcessInfo | null => {
	const state = run("ps", ["-p", String(pid), "-o", "state="]);
	if (!state || state.startsWith("Z")) return null;
	const started = run("ps", ["-p", String(pid), "-o", "lstart="]);
	return { started, command: run("ps", ["-p", String(pid), "-o", "command="]), cwd: null };
};

const onWindows = (pid: number): ProcessInfo | null => {
	const row = run("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"]);
	if (!row.includes(`"${pid}"`)) return null;
	return { started: "", command: /^"([^"]*)"/.exec(row)?.[1] ?? "", cwd: null };
};

/** Null when no such process runs. */
export const inspectProcess = (pid: number): ProcessInfo | null => {
	if (process.platform === "linux") return onLinux(pid);
	return process.platform === "win32" ? onWindows(pid) : onMac(pid);
};

/** Null when no such process runs, or the system does not say it. */
export const parentOf = (pid: number): number | null => {
	if (process.platform === "win32") return null;
	if (process.platform !== "linux") return Number.parseInt(run("ps", ["-p", String(pid), "-o", "ppid="]), 10) || null;
	return Number(statOf(pid)?.[1]) || null;
};

/** True when the process is the postmaster (not a backend) of the given data folder. */
export const isPostmasterOf = (info: ProcessInfo, pgData: string): boolean => {
	const program = basename(info.command.split(" -")[0]?.trim().replaceAll("\\", "/") ?? "").replace(/\.exe$/i, "");
	if (program !== "postgres") return false;
	// Windows shows neither the folder nor the arguments; PostgreSQL's own lock must do there.
	if (process.platform === "win32") return true;
	if (info.cwd === null) return info.command.includes(pgData);
	return info.cwd === (read(() => realpathSync(pgData)) ?? pgData);
};
