import { retryAfterMs } from "@seamark/values";

/** When a delivery is tried again, and when that ends. Pure; times are milliseconds since the epoch. */

const firstDelayMs = 5_000;
const longestDelayMs = 15 * 60_000;
const longestAskedMs = 60 * 60_000;

/** A delivery that fails for so long becomes a dead letter. */
export const giveUpAfterMs = 24 * 60 * 60_000;

/** After so many failures in a row the duty post sees that its webhook is failing. */
export const failingAfter = 3;

/** Pause after the nth failure in a row: doubles from 5 s to 15 min, spread by a quarter either way. `random` is 0 to 1. */
export const retryDelayMs = (failures: number, random: number): number =>
	Math.round(Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(30, failures - 1)) * (0.75 + random / 2));

/** What the receiver, or the way to it, did with an attempt. */
export type Outcome = { delivered: true } | { delivered: false; cause: string; gone: boolean; retryAfterMs: number };

/** What its answer means. Only 2xx is delivered; redirects are not followed. `retryAfter` is the header, seconds or a date. */
export const outcomeOf = (status: number, retryAfter: string | undefined, now: number): Outcome => {
	if (status >= 200 && status < 300) return { delivered: true };
	return {
		delivered: false,
		cause: status >= 300 && status < 400 ? `HTTP ${status}: redirects are not followed` : `HTTP ${status}`,
		gone: status === 410,
		retryAfterMs: Math.min(retryAfterMs(retryAfter, now), longestAskedMs),
	};
};

export type AfterFailure = { next: "retry"; at: number } | { next: "dead-letter" } | { next: "stop" };

/** What becomes of a delivery that failed. `failures` counts this one; `firstFailedAt` is when it first did. */
export const afterFailure = (o: {
	failures: number;
	firstFailedAt: number;
	now: number;
	random: number;
	gone: boolean;
	retryAfterMs: number;
}): AfterFailure => {
	// Anyone who answers there says that the receiver is gone for good: asking on is of no use, and nothing may be lost by it.
	if (o.gone) return { next: "stop" };
	if (o.now - o.firstFailedAt >= giveUpAfterMs) return { next: "dead-letter" };
	return { next: "retry", at: o.now + Math.max(o.retryAfterMs, retryDelayMs(o.failures, o.random)) };
};

/**
 * How long everything for an address waits after failures in a row. The first costs nothing: it may lie in one alert, and
 * the others must not wait for that.
 */
export const pauseMs = (failuresInRow: number, random: number): number =>
	failuresInRow < 2 ? 0 : retryDelayMs(failuresInRow - 1, random);
