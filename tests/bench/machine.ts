import { createHash } from "node:crypto";
import { availableParallelism, cpus, loadavg } from "node:os";

export type Machine = {
	processor: string;
	cores: number;
	node: string;
	/** Processes that wanted a core, on average over the last minute, before the bench began. */
	loadAtStart: number;
	/** Megabytes that one core hashes in a second: the same work on every machine, so that two runs can be compared. */
	sha256MegabytesPerSecond: number;
};

/** What a figure depends on besides the hub. Takes about a third of a second. */
export const machine = (): Machine => {
	const buffer = Buffer.alloc(16 * 1024 * 1024, 7);
	const seconds = Array.from({ length: 7 }, () => {
		const began = performance.now();
		createHash("sha256").update(buffer).digest();
		return (performance.now() - began) / 1_000;
	});
	return {
		processor: cpus()[0]?.model.trim() ?? "unknown",
		cores: availableParallelism(),
		node: process.version,
		loadAtStart: Number((loadavg()[0] ?? 0).toFixed(2)),
		// The fastest of them: what else ran meanwhile only slows.
		sha256MegabytesPerSecond: Math.round(16.777216 / Math.min(...seconds)),
	};
};
