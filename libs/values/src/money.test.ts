import fc from "fast-check";
import { expect, test } from "vitest";
import { minorDigits, readAmount, writeAmount } from "./money.ts";

test("an amount is read exactly, in the minor unit of its currency", () => {
	expect(readAmount("1,234.50", "FJD", ".")).toEqual({ minor: 123450 });
	expect(readAmount("1.234,50", "EUR", ",")).toEqual({ minor: 123450 });
	expect(readAmount("1234", "VUV", ".")).toEqual({ minor: 1234 });
	expect(readAmount("0.1", "TND", ".")).toEqual({ minor: 100 });
	expect(readAmount("-5.00", "FJD", ".")).toEqual({ minor: -500 });
	expect(readAmount("90071992547409.91", "FJD", ".")).toEqual({ minor: Number.MAX_SAFE_INTEGER });
});

test.each([
	["NaN", "FJD"],
	["Infinity", "FJD"],
	["1e9", "FJD"],
	["", "FJD"],
	["1,23.4", "FJD"],
	["0x10", "FJD"],
	["12.345", "FJD"],
	["1.5", "VUV"],
	["90071992547409.92", "FJD"],
	["9".repeat(400), "FJD"],
	["1", "ZZZ"],
	["1", "__proto__"],
])("%s %s is refused", (text, currency) => {
	expect(readAmount(text, currency, ".")).toHaveProperty("fault");
});

test("what is written is read as it was", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
			fc.constantFrom("FJD", "VUV", "TND", "CLF"),
			(minor, currency) => {
				expect(readAmount(writeAmount(minor, currency), currency, ".")).toEqual({ minor: minor === 0 ? 0 : minor });
			},
		),
	);
	expect(minorDigits("XXX")).toBeUndefined();
});
