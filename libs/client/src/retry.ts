/** Why a request brought no usable answer. `unreachable`: it never left; `broken`: it may have been carried out; `busy`: the hub asks to come back. */
export type Failure = "unreachable" | "broken" | "busy";

const steps = [500, 1_000, 2_000, 4_000, 8_000];
const longestWait = 30_000;

/**
 * Milliseconds to wait before a request is sent again, or undefined when it has to end here. `repeatable` requests have the
 * same effect however often they arrive; others are sent again only where they certainly were not carried out.
 * `chance` is a random number from 0 to 1 that keeps many clients from coming back at the same instant.
 */
export const retryDelay = (o: {
	failure: Failure;
	attempt: number;
	repeatable: boolean;
	retryAfter?: number | undefined;
	chance: number;
}): number | undefined => {
	if (o.failure === "broken" && !o.repeatable) return undefined;
	// Where nothing listens, nothing will within seconds: people should hear of it soon.
	const step = o.failure === "unreachable" && o.attempt > 2 ? undefined : steps[o.attempt - 1];
	if (step === undefined) return undefined;
	return Math.min(longestWait, Math.max((o.retryAfter ?? 0) * 1_000, step * (0.75 + o.chance / 2)));
};

/** Alerts may be waiting: anyone who follows comes back sooner than anyone who asks. */
const longestPause = 10_000;

/** Milliseconds before a live stream is opened again for the `attempt`th time since it last worked; `hubSays` is the least. */
export const reconnectDelay = (attempt: number, hubSays: number, chance: number): number =>
	Math.max(hubSays, Math.min(longestPause, Math.max(hubSays, 250) * 2 ** Math.min(attempt - 1, 10))) *
	(0.75 + chance / 2);
