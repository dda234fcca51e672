import { parentPort } from "node:worker_threads";
import { openCompiler } from "./compiler.ts";

/** The thread that sets letters: what Typst keeps in memory, and the time that it takes, are not the service's. */
const compile = openCompiler();
parentPort?.on("message", ({ id, letter }: { id: number; letter: string }) => {
	const compiled = compile(letter);
	parentPort?.postMessage({ id, compiled });
});
