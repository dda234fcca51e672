/** What one hub may send in an hour: far more than a link that hardly works carries, and far less than what fills a disk. */
const windowMs = 3_600_000;
const mostFrames = 1_000_000;
const mostBytes = 2_000_000_000;

export type Quota = { since: number; frames: number; bytes: number };

/** Counts a message in; undefined where that is more than one hub may send. Pure; `now` in milliseconds. */
export const counted = (
	before: Quota | undefined,
	{ frames, bytes, now }: { frames: number; bytes: number; now: number },
): Quota | undefined => {
	const begun = before && now - before.since < windowMs ? before : { since: now, frames: 0, bytes: 0 };
	const after = { since: begun.since, frames: begun.frames + frames, bytes: begun.bytes + bytes };
	return after.frames > mostFrames || after.bytes > mostBytes ? undefined : after;
};

/** Calls of one hub at a time, and its connections. A hub needs two. */
export const mostCalls = 4;
export const mostConnectionsOfOne = 8;
