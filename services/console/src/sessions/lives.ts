/** A session that nobody uses for 15 minutes is over, and each one after eight hours. */
export const idleMs = 15 * 60_000;
export const longestMs = 8 * 3_600_000;

/** Times in milliseconds since the epoch. */
export const lives = (one: { startedAt: number; usedAt: number }, now: number): boolean =>
	now < one.usedAt + idleMs && now < one.startedAt + longestMs;
