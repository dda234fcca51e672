import { readdirSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** CPU and memory of processes as Linux counts them; undefined elsewhere. */

const ticksPerSecond = 100;

const statOf = (pid: number): { parent: number; cpuMs: number } | undefined => {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, "utf8");
		// The name may hold spaces and brackets; what follows the last bracket does not.
		const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
		// utime, stime, and those of children that have ended.
		const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
		return { parent: Number(fields[1]), cpuMs: (ticks * 1_000) / ticksPerSecond };
	} catch {
		return undefined;
	}
};

/** A process and everything it started. */
export const treeOf = (root: number): number[] => {
	const parents = new Map<number, number>();
	for (const name of readdirSync("/proc")) {
		const pid = Number(name);
		const stat = Number.isInteger(pid) ? statOf(pid) : undefined;
		if (stat) parents.set(pid, stat.parent);
	}
	const tree = [root];
	for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
	return tree;
};

/** Milliseconds of CPU that the processes have used so far. */
export const cpuMsOf = (pids: readonly number[]): number | undefined =>
	process.platform === "linux" ? pids.reduce((sum, pid) => sum + (statOf(pid)?.cpuMs ?? 0), 0) : undefined;

/** Megabytes of memory, where pages that several processes share are counted once. */
export const memoryMbOf = (pids: readonly number[]): number | undefined => {
	if (process.platform !== "linux") return undefined;
	const kilobytes = pids.reduce((sum, pid) => {
		try {
			return sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
		} catch {
			return sum;
		}
	}, 0);
	return Math.round(kilobytes / 102.4) / 10;
};

/** Kilobytes that this process holds once nothing is left to collect. */
export const memoryKbNow = (): number => {
	setFlagsFromString("--expose-gc");
	(runInNewContext("gc") as () => void)();
	return Math.round(process.memoryUsage.rss() / 1_024);
};

/** CPU of this process between two calls, in parts of one core. */
export const cpuMeter = () => {
	const [began, cpu] = [performance.now(), process.cpuUsage()];
	return () => {
		const { user, system } = process.cpuUsage(cpu);
		return Math.round((user + system) / 10 / (performance.now() - began)) / 100;
	};
};
