import { readlinkSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { basename } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { type Asked, parsing } from "./parse.ts";

/** The thread in which large bundles are parsed: reads, tells by what to find what is here, and maps with that. */

/** Everybody else's work goes first on this processor, where the system can say so of one thread. Linux can. */
const goSecond = () => {
	try {
		setPriority(Number(basename(readlinkSync("/proc/thread-self"))), constants.priority.PRIORITY_LOW);
	} catch {
		// Elsewhere it goes on beside the others.
	}
};

goSecond();
const bundle = parsing(Buffer.from(workerData as Uint8Array));
parentPort?.once("message", (asked: Asked) => parentPort?.postMessage(bundle.map(asked)));
parentPort?.postMessage(bundle.ids);
