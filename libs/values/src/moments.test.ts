import fc from "fast-check";
import { expect, test } from "vitest";
import { earlier, instantKey, isMoment, liesAhead, momentMs, plainMoment } from "./moments.ts";

test("times compare at any precision, leap seconds and offsets included", () => {
	const inOrder = [
		"2016-12-31T23:59:59.999999999999Z",
		"2016-12-31T23:59:60Z",
		"2016-12-31T23:59:60.5Z",
		"2017-01-01T00:00:00Z",
		"2017-01-01T12:00:00.1+12:00",
		"2017-01-01T00:00:00.10000000001Z",
		"2016-12-31 13:30:00.2-1030",
	];
	const keys = inOrder.map(instantKey);
	expect(keys).toEqual([...keys].sort());
	expect(new Set(keys).size).toBe(keys.length);
	expect(instantKey("2026-01-01T00:00:00.500Z")).toBe(instantKey("2026-01-01t00:00:00.5z"));
	expect(earlier("2026-01-01T00:00:00.0000002Z", "2026-01-01T00:00:00.0000001Z")).toBe("2026-01-01T00:00:00.0000001Z");
});

test("what is no time is none", () => {
	for (const wrong of [
		"2026-02-30T00:00:00Z",
		"2026-01-01",
		"2026-01-01T00:00:00",
		"2026-01-01T24:00:00Z",
		"2026-01-01T00:00:61Z",
		"2026-01-01T00:00:00+24:00",
		"0000-01-01T00:00:00+01:00",
		`2026-01-01T00:00:00.${"0".repeat(100)}1Z`,
		"yesterday",
	])
		expect([wrong, isMoment(wrong), momentMs(wrong)]).toEqual([wrong, false, Number.NaN]);
	expect([7, null, undefined].map(instantKey)).toEqual([null, null, null]);
});

test("milliseconds are cut off below, wherever the clock is", () => {
	expect(momentMs("2026-11-30T01:00:00+13:00")).toBe(momentMs("2026-11-29T12:00:00Z"));
	expect(momentMs("2026-11-29T12:00:00.1239Z")).toBe(Date.parse("2026-11-29T12:00:00.123Z"));
	fc.assert(
		fc.property(fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true }), (date) => {
			expect(momentMs(date.toISOString())).toBe(date.getTime());
			expect(plainMoment(date.toISOString())).toBe(date.toISOString());
		}),
	);
});

test("a time that programs cannot read is put plainly; others stay as they were written", () => {
	expect(plainMoment("2016-12-31T23:59:60Z")).toBe("2017-01-01T00:00:00.000Z");
	expect(plainMoment("2026-11-29 12:00:00Z")).toBe("2026-11-29T12:00:00.000Z");
	expect(plainMoment("2026-11-20T08:00:00.1699798608Z")).toBe("2026-11-20T08:00:00.1699798608Z");
});

test("a day and a moment lie ahead, a leap second too", () => {
	const now = Date.parse("2026-11-30T12:00:00Z");
	expect(["2026-12-02", "2026-12-01T12:00:00.001Z", "2026-12-31T23:59:60Z"].map((one) => liesAhead(one, now))).toEqual([
		true,
		true,
		true,
	]);
	expect(["2026-12-01", "2026-12-01 12:00:00Z", "2016-12-31T23:59:60Z"].map((one) => liesAhead(one, now))).toEqual([
		false,
		false,
		false,
	]);
});
