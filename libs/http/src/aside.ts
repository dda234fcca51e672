import { setTimeout as pause, setImmediate } from "node:timers/promises";

/** Runs a step of work that goes beside everybody else's, when its turn has come. */
export type Aside = <T>(step: () => T | Promise<T>) => Promise<T>;

/** A step is followed by a pause so many times as long, so that imports take a quarter of the processor while others ask. */
const pauses = 3;
/** Milliseconds. One long step holds up nobody's import for good. */
const longestPause = 200;
/** Milliseconds after which the next step begins beside one that is not done. */
const defaultPatienceMs = 2_000;

/**
 * Steps of imports, one at a time in this process, no matter who sent them. Everything else that waits gets its turn before the next
 * one. As long as others are `asking`, a step is followed by a pause: for them the processor and the database are free most of the time.
 */
export const openAside = (o: { now: () => number; asking: () => boolean; patienceMs?: number }): Aside => {
	const { patienceMs = defaultPatienceMs } = o;
	let last: Promise<unknown> = Promise.resolve();
	return (step) => {
		const begun = Promise.withResolvers<void>();
		let took = 0;
		const mine = last.then(async () => {
			await setImmediate();
			begun.resolve();
			const began = o.now();
			try {
				return await step();
			} finally {
				took = o.now() - began;
			}
		});
		const after = () => (o.asking() ? pause(Math.min(took * pauses, longestPause)) : undefined);
		// A step that waits for something else, such as a lock, must not hold up the one who has it. Its time runs from its own turn on:
		// were the wait for a turn counted, a long queue would begin all its steps at once.
		const patience = new AbortController();
		last = Promise.race([
			mine.then(after, after),
			begun.promise.then(() => pause(patienceMs, undefined, patience)).catch(() => undefined),
		]).finally(() => patience.abort());
		return mine;
	};
};
