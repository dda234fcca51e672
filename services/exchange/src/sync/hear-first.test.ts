import { expect, test } from "vitest";
import { heardAll, longestHearingMs } from "./hear-first.ts";

const [heard, not, failed] = [
	{ heard: true, failures: 0 },
	{ heard: false, failures: 0 },
	{ heard: false, failures: 1 },
];

test("nothing goes to any hub before each one that can be reached was heard, and none is waited for without an end", () => {
	expect(heardAll([], 0)).toBe(true);
	expect(heardAll([heard], 0)).toBe(true);
	expect(heardAll([heard, not], 0)).toBe(false);
	expect(heardAll([heard, not], longestHearingMs - 1)).toBe(false);
	expect(heardAll([heard, not], longestHearingMs)).toBe(true);
	expect(heardAll([heard, failed], 0)).toBe(true);
});
