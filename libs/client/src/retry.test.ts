import { describe, expect, it } from "vitest";
import { reconnectDelay, retryDelay } from "./retry.ts";

describe("trying again", () => {
	const delay = (o: Partial<Parameters<typeof retryDelay>[0]>) =>
		retryDelay({ failure: "broken", attempt: 1, repeatable: true, chance: 0.5, ...o });
	it("waits longer each time and gives up in the end", () => {
		expect([1, 2, 3, 4, 5, 6].map((attempt) => delay({ attempt }))).toEqual([
			500,
			1_000,
			2_000,
			4_000,
			8_000,
			undefined,
		]);
	});
	it("never sends twice what may have been carried out and has no key", () => {
		expect(delay({ repeatable: false })).toBeUndefined();
		expect(delay({ repeatable: false, failure: "busy" })).toBe(500);
		expect(delay({ repeatable: false, failure: "unreachable" })).toBe(500);
	});
	it("waits as long as the hub says, and tells soon that nobody is there", () => {
		expect(delay({ failure: "busy", retryAfter: 7 })).toBe(7_000);
		expect(delay({ failure: "unreachable", attempt: 3 })).toBeUndefined();
	});
	it("comes back to the feed for ever, within seconds unless the hub says otherwise", () => {
		expect([1, 2, 3, 4, 5, 500].map((attempt) => reconnectDelay(attempt, 1_000, 0.5))).toEqual([
			1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
		]);
		expect(reconnectDelay(9, 30_000, 0.5)).toBe(30_000);
	});
});
