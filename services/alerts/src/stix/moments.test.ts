import fc from "fast-check";
import { expect, test } from "vitest";
import { earlier, instantKey, millisecondsOf, momentKey, plainMoment } from "./moments.ts";

test("times compare at any precision, leap seconds and offsets included", () => {
	const inOrder = [
		"2016-12-31T23:59:59.999999999999Z",
		"2016-12-31T23:59:60Z",
		"2016-12-31T23:59:60.5Z",
		"2017-01-01T00:00:00Z",
		"2017-01-01T12:00:00.1+12:00",
		"2017-01-01T00:00:00.10000000001Z",
		"2016-12-31 13:30:00.2-10:30",
	];
	const keys = inOrder.map(instantKey);
	expect(keys).toEqual([...keys].sort());
	expect(new Set(keys).size).toBe(keys.length);
	expect(instantKey("2026-01-01T00:00:00.500Z")).toBe(instantKey("2026-01-01T00:00:00.5Z"));
	expect(earlier("2026-01-01T00:00:00.0000002Z", "2026-01-01T00:00:00.0000001Z")).toBe("2026-01-01T00:00:00.0000001Z");
});

test("what is no time is none", () => {
	for (const wrong of ["2026-02-30T00:00:00Z", "2026-01-01", "2026-01-01T24:00:00Z", "2026-01-01T00:00:61Z", 7, null])
		expect(instantKey(wrong)).toBeNull();
	for (const notStix of ["2026-01-01T00:00:00+00:00", "2026-01-01 00:00:00Z", "2026-01-01t00:00:00z"])
		expect([momentKey(notStix), instantKey(notStix) === null]).toEqual([null, false]);
});

test("a time that programs cannot read is put plainly; others stay as they were written", () => {
	expect(plainMoment("2016-12-31T23:59:60Z")).toBe("2017-01-01T00:00:00.000Z");
	expect(plainMoment("2026-11-29 12:00:00Z")).toBe("2026-11-29T12:00:00.000Z");
	expect(plainMoment("2026-11-20T08:00:00.1699798608Z")).toBe("2026-11-20T08:00:00.1699798608Z");
	fc.assert(
		fc.property(fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true }), (date) => {
			expect(plainMoment(date.toISOString())).toBe(date.toISOString());
			expect(millisecondsOf(date.toISOString())).toBe(date.getTime());
		}),
	);
});
