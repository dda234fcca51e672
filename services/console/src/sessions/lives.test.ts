import { expect, test } from "vitest";
import { idleMs, lives, longestMs } from "./lives.ts";

test("a session ends idle after 15 minutes, and after eight hours however much it is used", () => {
	const at = Date.parse("2026-06-01T12:00:00Z");
	expect(lives({ startedAt: at, usedAt: at }, at + idleMs - 1)).toBe(true);
	expect(lives({ startedAt: at, usedAt: at }, at + idleMs)).toBe(false);
	expect(lives({ startedAt: at, usedAt: at + longestMs - 1 }, at + longestMs - 1)).toBe(true);
	expect(lives({ startedAt: at, usedAt: at + longestMs }, at + longestMs)).toBe(false);
});
