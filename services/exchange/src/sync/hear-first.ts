/** So long a hub waits for the others after a start, before it sends anything. */
export const longestHearingMs = 30_000;

/**
 * Whether this process has heard every hub that can be heard. Before that it sends nothing to anyone: it may have been put back from a backup, and
 * what it would tell one hub may have been recalled since, as another one remembers. A hub that could not be reached is not waited for. Pure.
 */
export const heardAll = (
	links: readonly { heard: boolean; failures: number }[],
	/** Milliseconds since this process began to speak. */
	sinceMs: number,
): boolean => sinceMs >= longestHearingMs || links.every(({ heard, failures }) => heard || failures > 0);
