import { Worker } from "node:worker_threads";
import { HubError } from "@seamark/errors";
import { placesOf, prepare } from "./check.ts";
import type { Compiled } from "./compiler.ts";
import type { Letter } from "./document.ts";
import { plain } from "./plain.ts";

type Waiting = { done: (compiled: Compiled) => void; fail: (error: Error) => void };
type Thread = { worker: Worker; waiting: Map<number, Waiting> };

/** A letter takes a fraction of a second; what takes so long hangs. */
const mostMs = 60_000;
/** Letters that wait at once. Each is held in memory. */
const mostWaiting = 100;

let thread: Thread | undefined;
let last = 0;

const openThread = (): Thread => {
	const worker = new Worker(new URL("./thread.ts", import.meta.url));
	const waiting = new Map<number, Waiting>();
	const opened = { worker, waiting };
	const end = (error: Error) => {
		if (thread === opened) thread = undefined;
		for (const { fail } of waiting.values()) fail(error);
		waiting.clear();
	};
	worker.on("message", ({ id, compiled }: { id: number; compiled: Compiled }) => {
		waiting.get(id)?.done(compiled);
		waiting.delete(id);
		if (waiting.size === 0) worker.unref();
	});
	worker.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))));
	worker.on("exit", () => end(new Error("The thread that sets letters ended early.")));
	worker.unref();
	return opened;
};

const compile = (letter: string): Promise<Compiled> => {
	thread ??= openThread();
	const { worker, waiting } = thread;
	if (waiting.size >= mostWaiting) throw new HubError("UNAVAILABLE");
	const id = ++last;
	return new Promise<Compiled>((done, fail) => {
		const timer = setTimeout(() => void worker.terminate(), mostMs);
		const settle =
			<T>(how: (value: T) => void) =>
			(value: T) => {
				clearTimeout(timer);
				how(value);
			};
		waiting.set(id, { done: settle(done), fail: settle(fail) });
		worker.ref();
		worker.postMessage({ id, letter });
	});
};

/**
 * Sets a letter as an accessible PDF (PDF/UA-1): tagged, with its fonts. The same letter gives the same bytes. Throws HubError
 * VALIDATION with everything that speaks against it, and with every sign that no font has.
 */
export const letter = async (document: Letter): Promise<Uint8Array> => {
	const compiled = await compile(JSON.stringify(prepare(document)));
	if ("pdf" in compiled) return compiled.pdf;
	if ("missing" in compiled) throw missingSigns(document, compiled.missing);
	throw new Error(`The letter could not be set: ${compiled.failed}`);
};

/** "U+1F600" */
const codes = (sign: string): string =>
	[...sign].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`).join(" ");

const missingSigns = (document: Letter, missing: readonly string[]): HubError => {
	const named = missing.map((sign) => `${sign} (${codes(sign)})`);
	const faults = placesOf(document).flatMap(({ at, text }) => {
		const here = missing.filter((sign) => plain(text).includes(sign));
		return here.length === 0
			? []
			: [
					{
						at,
						message: `has signs that no font of this hub has: ${here.map((one) => `${one} (${codes(one)})`).join(", ")}`,
					},
				];
	});
	return new HubError("VALIDATION", {
		detail: `No font of this hub has ${named.join(", ")}. Write the name or word in another script too.`,
		faults,
	});
};

/** Ends the thread. The next letter starts a new one. */
export const closeLetters = async (): Promise<void> => {
	await thread?.worker.terminate();
};
