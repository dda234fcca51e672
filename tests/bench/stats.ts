/** Milliseconds. */
export type Latency = { p50: number; p99: number; max: number };

const round = (value: number) => Math.round(value * 100) / 100;

/** Sorts the samples in place. */
export const latencyOf = (samples: Float64Array): Latency => {
	samples.sort();
	const at = (part: number) =>
		round(samples[Math.min(samples.length - 1, Math.floor(samples.length * part))] ?? Number.NaN);
	return { p50: at(0.5), p99: at(0.99), max: at(1) };
};

/** Median of the rounds with the lowest and the highest, so that a reader sees how far they lie apart. */
export type Figure = { median: number; least: number; most: number };

export const figureOf = (values: readonly number[]): Figure => {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const median =
		sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
	return { median: round(median), least: round(sorted[0] ?? Number.NaN), most: round(sorted.at(-1) ?? Number.NaN) };
};

/** Figures of each number that the rounds measured, under any name. */
export const figuresOf = <K extends string>(rounds: readonly Record<K, number>[]): Record<K, Figure> =>
	Object.fromEntries(
		Object.keys(rounds[0] ?? {}).map((name) => [name, figureOf(rounds.map((one) => one[name as K]))]),
	) as Record<K, Figure>;

/** Median of the ratios within each round: what disturbs a round disturbs both of its measurements. */
export const ratioOf = (product: readonly number[], reference: readonly number[]): number =>
	figureOf(product.map((value, index) => value / (reference[index] ?? Number.NaN))).median;

/** Entries of an object whose keys are known. */
export const entriesOf = <K extends string, V>(of: Record<K, V>): [K, V][] => Object.entries(of) as [K, V][];

/** What was to be reached, what was, and whether it was. */
export const goalOf = (measured: number, goal: { under: number } | { atLeast: number }) => ({
	...goal,
	measured,
	met: "under" in goal ? measured < goal.under : measured >= goal.atLeast,
});
