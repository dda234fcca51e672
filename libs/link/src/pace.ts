/** Longest wait between two calls. A region has dozens of peers, not thousands, and a link that comes back has to be found soon. */
export const longestWaitMs = 300_000;

/** Milliseconds until the next call after so many failures in a row, `random` from 0 to 1. Any contact, also a call of the peer, sets failures to 0. */
export const waitAfter = (failures: number, random: number): number =>
	Math.min(longestWaitMs, 1_000 * 2 ** Math.min(failures, 20)) * (0.5 + random / 2);

export const smallestBatch = 4_000;
export const largestBatch = 1_000_000;
const secondsForBatch = 20;

/** How many bytes to send in one call, so that it takes about 20 s at the rate that was measured; few where nothing is known. */
export const batchBytes = (bytesPerSecond: number | undefined): number =>
	bytesPerSecond === undefined
		? 4 * smallestBatch
		: Math.round(Math.min(largestBatch, Math.max(smallestBatch, bytesPerSecond * secondsForBatch)));

/** The measured rate, of which the last calls count most. Calls that were too short to say anything leave it as it is. */
export const measuredRate = (
	before: number | undefined,
	{ bytes, ms }: { bytes: number; ms: number },
): number | undefined => {
	if (bytes < 1_000 || ms <= 0) return before;
	const now = (bytes * 1_000) / ms;
	return before === undefined ? now : before * 0.6 + now * 0.4;
};
