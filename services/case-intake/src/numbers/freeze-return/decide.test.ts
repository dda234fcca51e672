import { expect, test } from "vitest";
import { accepted, by, ofEvent } from "../../decision/testing.ts";
import type { YearlyReturn } from "../yearly-return/canonical.ts";
import { decideFreezeReturn, yearFaults } from "./decide.ts";

const content = (persons: number): YearlyReturn => ({
	form: "seamark-yearly-return-4",
	agency: by.actor.agencyId,
	year: 2025,
	rulesVersion: "1",
	statistics: { counters: { persons } } as unknown as YearlyReturn["statistics"],
});

test("numbers that are those of the last edition are that edition; others are the next one", () => {
	const first = accepted(decideFreezeReturn(content(1), undefined, by));
	const frozen = first.answer as {
		year: number;
		edition: number;
		sha256: string;
		rulesVersion: string;
		frozenAt: string;
	};
	expect(frozen).toEqual({
		year: 2025,
		edition: 1,
		sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
		rulesVersion: "1",
		frozenAt: "2026-01-02T03:04:05.000Z",
	});
	expect(first.writes[0]?.row).toMatchObject({ edition: 1, agency: by.actor.agencyId, by_post: by.actor.postId });
	expect(first.events.map(ofEvent)).toEqual([
		["YearlyReturnFrozen", { actor: by.actor, year: 2025, edition: 1, sha256: frozen.sha256 }],
	]);
	expect(decideFreezeReturn(content(1), frozen, by)).toEqual({ writes: [], events: [], answer: frozen, there: true });
	expect(decideFreezeReturn(content(2), frozen, by).answer).toMatchObject({ edition: 2 });
});

test("a year can be frozen when it is over, by UTC", () => {
	const last = Date.parse("2025-12-31T23:59:59Z");
	expect(yearFaults(2025, last)).toEqual([{ at: "year", message: "can be frozen from 1 January 2026 on" }]);
	expect(yearFaults(2025, last + 1_000)).toEqual([]);
});
