import { Worker } from "node:worker_threads";
import { HubError } from "@seamark/errors";
import type { Transfers } from "@seamark/money-graph";
import type { Found, Parameters, PatternName } from "@seamark/money-patterns";

export type Question = {
	transfers: Transfers;
	parameters: Partial<Parameters>;
	only: readonly PatternName[] | undefined;
};

/** More takes longer than anybody waits for an answer. */
const longest = 4 * 60_000;

/**
 * Looks for patterns on a thread of its own, so that nobody else waits for it. One after the other: a second one waits, since both would be
 * slower together. Who hangs up ends it.
 */
export const openPatternFinder = () => {
	let before: Promise<unknown> = Promise.resolve();
	const run = ({ transfers, ...rest }: Question, signal: AbortSignal): Promise<Found> =>
		new Promise((resolve, reject) => {
			if (signal.aborted) return reject(signal.reason);
			const { source, target, at, amount, row } = transfers;
			const worker = new Worker(new URL("./apart-worker.ts", import.meta.url), {
				workerData: { transfers, ...rest } satisfies Question,
				// Handed over and not copied: nobody needs them here any more.
				transferList: [source, target, at, amount, row].map(({ buffer }) => buffer as ArrayBuffer),
				resourceLimits: { maxOldGenerationSizeMb: 2_048 },
			});
			const ended = (work: () => void): void => {
				clearTimeout(late);
				signal.removeEventListener("abort", stop);
				work();
				void worker.terminate();
			};
			const stop = (): void => ended(() => reject(signal.reason));
			const tooLong = (): void =>
				ended(() =>
					reject(new HubError("REFUSED", { detail: "There are too many transfers to be searched at once." })),
				);
			const late = setTimeout(tooLong, longest);
			signal.addEventListener("abort", stop);
			worker.once("message", (found: Found) => ended(() => resolve(found)));
			worker.once("error", (error) => ended(() => reject(error)));
		});
	return (question: Question, signal: AbortSignal): Promise<Found> => {
		const mine = before.then(
			() => run(question, signal),
			() => run(question, signal),
		);
		before = mine.catch(() => undefined);
		return mine;
	};
};
export type PatternFinder = ReturnType<typeof openPatternFinder>;
