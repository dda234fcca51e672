import { parentPort, workerData } from "node:worker_threads";
import { type Asked, parsing } from "./parse.ts";

/** The thread in which large bundles are parsed: reads, tells by what to find what is here, and maps with that. */

const bundle = parsing(Buffer.from(workerData as Uint8Array));
parentPort?.once("message", (asked: Asked) => parentPort?.postMessage(bundle.map(asked)));
parentPort?.postMessage(bundle.ids);
