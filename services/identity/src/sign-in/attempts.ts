import { HubError } from "@seamark/errors";
import { LRUCache } from "lru-cache";

/** Counts failures of one thing, and lets it rest after too many. In memory: each process counts by itself. */
export type Attempts = { check(key: string): void; failed(key: string): void };

const most = 10;
const restMs = 10 * 60_000;

export const openAttempts = (now: () => number): Attempts => {
	const failures = new LRUCache<string, number>({ max: 10_000, ttl: restMs, perf: { now } });
	return {
		check: (key) => {
			if ((failures.get(key) ?? 0) >= most) throw new HubError("TOO_MANY_REQUESTS", { retryAfter: restMs / 1_000 });
		},
		failed: (key) => {
			failures.set(key, (failures.get(key) ?? 0) + 1);
		},
	};
};
