export type Random = {
	/** From 0 up to 1. */
	next(): number;
	/** A whole number from `from` to `to`. */
	int(from: number, to: number): number;
	pick<T>(list: readonly T[]): T;
	shuffled<T>(list: readonly T[]): T[];
	/** An amount as people pay: most are small, a few are large. Minor units; `middle` is the median. */
	amount(middle: number, spread?: number): number;
};

/** The same numbers for the same seed (mulberry32). */
export const randomOf = (seed: number): Random => {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
	return {
		next,
		int,
		pick: (list) => list[int(0, list.length - 1)] as (typeof list)[number],
		shuffled: (list) => {
			const all = [...list];
			for (let n = all.length - 1; n > 0; n--) {
				const other = int(0, n);
				[all[n], all[other]] = [all[other] as (typeof all)[number], all[n] as (typeof all)[number]];
			}
			return all;
		},
		amount: (middle, spread = 0.8) => {
			const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
			return Math.max(1, Math.round(middle * Math.exp(spread * normal)));
		},
	};
};
