import { setImmediate } from "node:timers/promises";

/**
 * Reads pieces of files one at a time in this process, no matter who sent them. Everything else that waits gets its turn before
 * the next: however many files come at once, others wait for one piece of one.
 */
export const openTurns = () => {
	let last: Promise<unknown> = Promise.resolve();
	return <T>(read: () => T): Promise<T> => {
		const mine = last.then(async () => {
			await setImmediate();
			return read();
		});
		last = mine.catch(() => undefined);
		return mine;
	};
};
