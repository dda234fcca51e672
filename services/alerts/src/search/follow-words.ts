import { setTimeout as sleep } from "node:timers/promises";
import type { ServiceContext } from "@seamark/service";
import { indexBatch, isBehind, secondsBehind } from "../store/words.ts";

/** The words of alerts, as far as the log is read. */
export type Words = {
	/** Reads on to the end of the log, for as long as a caller waits. Answers by how many seconds the words are behind it; 0 as a rule. */
	catchUp(): Promise<number>;
	close(): Promise<void>;
};

/** Small enough that a command that comes meanwhile waits some milliseconds. Who is far behind, as after an upgrade, takes more at once. */
const [batch, largeBatch] = [64, 512];
/** How long a search waits for what was raised just before it. */
const patienceMs = 3_000;
const paceMs = 500;
const leastPauseMs = 20;

/**
 * Follows the log and writes the words of alerts, in batches: commands do not wait for it, and a search that comes first does it
 * itself. Any number of processes may; the row of the head lets one at a time.
 */
export const openWords = ({ pool, wake, log, now }: ServiceContext, o: { follow: boolean }): Words => {
	const stop = new AbortController();
	/** One at a time in this process too: anyone who waits for a connection keeps none from others. */
	let turn: Promise<unknown> = Promise.resolve();
	let size = batch;
	const next = (): Promise<{ done: boolean }> => {
		const mine = turn.then(async () => {
			const last = await indexBatch(pool, size);
			size = last.done ? batch : Math.min(2 * size, largeBatch);
			return last;
		});
		turn = mine.catch(() => undefined);
		return mine;
	};
	const follow = async () => {
		while (!stop.signal.aborted) {
			const seen = wake.turn();
			const began = now();
			const last = await next().catch((error: unknown) => {
				log.warn({ err: error }, "words of alerts cannot be written; trying again");
				return { done: false };
			});
			// Under load most of the time is left to commands, and with nothing more to do, some may come together.
			const pause = last.done ? paceMs : Math.max(leastPauseMs, 4 * (now() - began));
			await sleep(pause, undefined, { signal: stop.signal }).catch(() => undefined);
			if (last.done) await wake.next(seen, stop.signal);
		}
	};
	const following = o.follow ? follow() : Promise.resolve();
	return {
		catchUp: async () => {
			if (!(await isBehind(pool))) return 0;
			const until = now() + patienceMs;
			while (!(await next()).done) if (now() > until) return secondsBehind(pool, now());
			return 0;
		},
		close: async () => {
			stop.abort();
			await following;
			await turn;
		},
	};
};
