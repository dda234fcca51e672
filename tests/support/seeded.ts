/** A small generator of numbers that a seed replays (mulberry32). */
export type Seeded = {
	/** From 0 up to but not including 1. */
	next(): number;
	/** From 0 up to but not including `below`. */
	int(below: number): number;
	chance(part: number): boolean;
	pick<T>(list: readonly T[]): T;
	/** Another sequence of its own, so that one user's draws do not move another's. */
	fork(name: string): Seeded;
};

export const seeded = (seed: number): Seeded => {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		next,
		int: (below) => Math.floor(next() * below),
		chance: (part) => next() < part,
		pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
		fork: (name) => seeded([...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), seed)),
	};
};
