import { expect, test } from "vitest";
import { afterFailure, giveUpAfterMs, outcomeOf, pauseMs, retryDelayMs } from "./decide.ts";

const minute = 60_000;
const now = Date.parse("2026-11-22T00:00:00Z");

test("pauses double from 5 seconds to 15 minutes", () => {
	expect([1, 2, 3, 4, 8, 9, 100, 5_000].map((failures) => retryDelayMs(failures, 0.5))).toEqual([
		5_000,
		10_000,
		20_000,
		40_000,
		640_000,
		15 * minute,
		15 * minute,
		15 * minute,
	]);
});

test("pauses are spread by a quarter either way", () => {
	expect([retryDelayMs(1, 0), retryDelayMs(1, 1)]).toEqual([3_750, 6_250]);
});

test("a delivery that fails is tried for a day, about a hundred times, and is then put aside", () => {
	let now = 0;
	let failures = 0;
	for (;;) {
		failures++;
		const after = afterFailure({ failures, firstFailedAt: 0, now, random: 0.5, gone: false, retryAfterMs: 0 });
		if (after.next !== "retry") {
			expect(after.next).toBe("dead-letter");
			break;
		}
		expect(after.at).toBeGreaterThan(now);
		now = after.at;
	}
	expect(now).toBeGreaterThanOrEqual(giveUpAfterMs);
	expect(now).toBeLessThan(giveUpAfterMs + 15 * minute);
	expect(failures).toBeGreaterThan(90);
	expect(failures).toBeLessThan(120);
});

test("only 2xx is delivered, redirects are not followed, 410 ends it, and Retry-After is heeded up to an hour", () => {
	expect([200, 202, 204].map((status) => outcomeOf(status, undefined, now).delivered)).toEqual([true, true, true]);
	expect(outcomeOf(302, undefined, now)).toMatchObject({
		delivered: false,
		cause: "HTTP 302: redirects are not followed",
		gone: false,
	});
	expect(outcomeOf(410, undefined, now)).toMatchObject({ gone: true });
	expect(outcomeOf(429, "120", now)).toMatchObject({ cause: "HTTP 429", retryAfterMs: 120_000 });
	expect(outcomeOf(503, "999999", now)).toMatchObject({ retryAfterMs: 60 * minute });
	// The date of HTTP in its three forms (RFC 9110, 5.6.7), one that is past, and what is none.
	for (const date of ["Sun, 22 Nov 2026 00:00:20 GMT", "Sunday, 22-Nov-26 00:00:20 GMT", "Sun Nov 22 00:00:20 2026"])
		expect([date, outcomeOf(503, date, now)]).toMatchObject([date, { retryAfterMs: 20_000 }]);
	for (const none of ["Sat, 21 Nov 2026 00:00:00 GMT", "soon", "-5", "1e9", ""])
		expect([none, outcomeOf(503, none, now)]).toMatchObject([none, { retryAfterMs: 0 }]);
	const failed = { failures: 1, firstFailedAt: 0, now: 0, random: 0.5 };
	expect(afterFailure({ ...failed, gone: false, retryAfterMs: 120_000 })).toEqual({ next: "retry", at: 120_000 });
	expect(afterFailure({ ...failed, gone: true, retryAfterMs: 0 })).toEqual({ next: "stop" });
});

test("one failure alone holds up nothing else for that address; more in a row do", () => {
	expect([1, 2, 3].map((failures) => pauseMs(failures, 0.5))).toEqual([0, 5_000, 10_000]);
});
