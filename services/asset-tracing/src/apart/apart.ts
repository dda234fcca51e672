import { Worker } from "node:worker_threads";
import { HubError } from "@seamark/errors";
import { openTurns } from "./turns.ts";

/** Milliseconds. More takes longer than anybody waits for an answer. */
const longest = 4 * 60_000;

/** What the thread answers, until it has ended: at the latest when it takes too long, or when the caller hangs up. */
const answerOf = async <A>(worker: Worker, signal: AbortSignal, tooMuch: () => HubError): Promise<A> => {
	const { promise, resolve, reject } = Promise.withResolvers<A>();
	const stop = () => reject(signal.reason);
	const late = setTimeout(() => reject(tooMuch()), longest);
	signal.addEventListener("abort", stop);
	worker.once("message", resolve);
	worker.once("error", (error: NodeJS.ErrnoException) =>
		reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuch() : error),
	);
	worker.once("exit", () => reject(new Error("The thread ended early.")));
	try {
		return await promise;
	} finally {
		clearTimeout(late);
		signal.removeEventListener("abort", stop);
		// Its memory is free again before the next work begins.
		await worker.terminate();
	}
};

export type Caller = { agency: string; signal: AbortSignal };
type Handed = { question: unknown; transferList?: readonly ArrayBuffer[] };

/**
 * Does work on a thread of its own, so that nobody else waits for it. One at a time, since two would be slower together; agencies take
 * turns. What the work needs is read when the turn comes. A caller who hangs up ends it.
 */
export const openApart = <A>(module: URL, refusal: string) => {
	const inTurn = openTurns();
	const tooMuch = () => new HubError("REFUSED", { detail: refusal });
	return ({ agency, signal }: Caller, read: () => Promise<Handed>): Promise<A> =>
		inTurn(agency, signal, async () => {
			const { question, transferList = [] } = await read();
			signal.throwIfAborted();
			const worker = new Worker(module, {
				workerData: question,
				// Handed over and not copied: nobody needs them here any more.
				transferList: [...transferList],
				resourceLimits: { maxOldGenerationSizeMb: 2_048 },
			});
			return answerOf<A>(worker, signal, tooMuch);
		});
};
