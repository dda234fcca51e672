import fc from "fast-check";
import { expect, test } from "vitest";
import {
	countryOfCode,
	dayRange,
	degreesFault,
	isCountry,
	isDay,
	latestDay,
	liesAhead,
	retryAfterMs,
	textOfBytes,
	wholeOf,
} from "./index.ts";

test("days are those of the calendar", () => {
	expect(["2024-02-29", "2000-02-29", "1999-12-31"].map(isDay)).toEqual([true, true, true]);
	for (const none of [
		"2026-02-30",
		"2023-02-29",
		"1900-02-29",
		"2026-13-01",
		"2026-00-10",
		"2026-1-1",
		"30/11/2026",
		"",
	])
		expect([none, isDay(none)]).toEqual([none, false]);
	expect(dayRange("2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
	expect(dayRange("0099")).toEqual({ from: "0099-01-01", to: "0099-12-31" });
	expect([dayRange("2024-02-30"), dayRange("2024-13"), dayRange("24")]).toEqual([undefined, undefined, undefined]);
});

test("a day is one where the calendar of JavaScript says the same", () => {
	const two = fc.integer({ min: 0, max: 40 }).map((n) => String(n).padStart(2, "0"));
	const year = fc.integer({ min: 0, max: 9_999 }).map((n) => String(n).padStart(4, "0"));
	fc.assert(
		fc.property(year, two, two, (y, m, d) => {
			const at = Date.parse(`${y}-${m}-${d}T00:00:00Z`);
			const same = !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${y}-${m}-${d}`);
			expect(isDay(`${y}-${m}-${d}`)).toBe(same);
		}),
		{ numRuns: 2_000 },
	);
});

test("today is no future anywhere on earth, at any hour", () => {
	fc.assert(
		fc.property(fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), (now) => {
			const zones = [
				"Pacific/Kiritimati",
				"Pacific/Tongatapu",
				"Pacific/Fiji",
				"Pacific/Apia",
				"UTC",
				"Pacific/Pago_Pago",
			];
			for (const timeZone of zones) {
				const today = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
				expect([timeZone, today <= latestDay(now.getTime()), liesAhead(today, now.getTime())]).toEqual([
					timeZone,
					true,
					false,
				]);
			}
		}),
		{ numRuns: 200 },
	);
	expect(latestDay(Date.parse("2026-11-30T11:10:00Z"))).toBe("2026-12-01");
	expect(liesAhead("2026-12-02", Date.parse("2026-11-30T11:10:00Z"))).toBe(true);
});

test("coordinates have any number of decimals, and a latitude ends at 90", () => {
	for (const good of ["-18.14160000000001", "178.44190000000002", "0", "+5.", "1.2e1"])
		expect(degreesFault("longitude", good)).toBeUndefined();
	expect(degreesFault("latitude", "-90")).toBeUndefined();
	expect(degreesFault("latitude", "178.4419")).toMatch(/swapped/);
	for (const wrong of ["180.1", "x", "", "1,5", "NaN", "Infinity", "0x10"])
		expect([wrong, degreesFault("longitude", wrong)]).not.toContain(undefined);
});

test("codes of countries are those of ISO 3166, of two letters or three", () => {
	expect(["FJ", "fj", "FJI", " ton "].map(countryOfCode)).toEqual(["FJ", "FJ", "FJ", "TO"]);
	expect(["UK", "ZZ", "XX", "ZZZ", "Fiji", ""].map(countryOfCode)).toEqual(Array(6).fill(undefined));
	expect(["GB", "UK", "fj", "FJI"].map(isCountry)).toEqual([true, false, false, false]);
});

test("whole numbers are read as spreadsheets write them", () => {
	expect(["1", "1.0", "1,00", " 7 ", "+3"].map(wholeOf)).toEqual([1, 1, 1, 7, 3]);
	expect(["1.5", "-1", "", "x", "1e3", "²"].map(wholeOf)).toEqual(Array(6).fill(undefined));
});

test("Retry-After is seconds or a date", () => {
	const now = Date.parse("2026-11-22T00:00:00Z");
	expect(retryAfterMs("20", now)).toBe(20_000);
	expect(retryAfterMs("Sun, 22 Nov 2026 00:00:20 GMT", now)).toBe(20_000);
	expect(
		["soon", "-1", "1.5", undefined, "Sat, 21 Nov 2026 00:00:00 GMT"].map((one) => retryAfterMs(one, now)),
	).toEqual([0, 0, 0, 0, 0]);
});

test("a file is UTF-8, with or without its mark, or is said to be something else", () => {
	const bytes = (...list: number[]) => Uint8Array.from(list);
	expect(textOfBytes(new TextEncoder().encode("\ufeffZoé"))).toEqual({ text: "Zoé" });
	expect(textOfBytes(new TextEncoder().encode("Zoé"))).toEqual({ text: "Zoé" });
	expect(textOfBytes(bytes())).toEqual({ text: "" });
	expect(textOfBytes(bytes(0x5a, 0x6f, 0xe9))).toMatchObject({ fault: expect.stringMatching(/not UTF-8/) });
	expect(textOfBytes(bytes(0xff, 0xfe, 0x5a, 0))).toMatchObject({ fault: expect.stringMatching(/UTF-16/) });
	expect(textOfBytes(bytes(0xfe, 0xff, 0, 0x5a))).toMatchObject({ fault: expect.stringMatching(/UTF-16/) });
	expect(textOfBytes(bytes(0x5a, 0, 0x6f, 0, 0x65, 0))).toMatchObject({ fault: expect.stringMatching(/UTF-16/) });
	expect(textOfBytes(bytes(0xff, 0xfe, 0, 0, 0x5a, 0, 0, 0))).toMatchObject({ fault: expect.stringMatching(/UTF-32/) });
});
