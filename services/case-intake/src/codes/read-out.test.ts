import { expect, test } from "vitest";
import { indicatorLists } from "../persons/classify/indicators.ts";
import { ruleCodes } from "../persons/classify/types.ts";
import { formLetters } from "../reports/report/coded-form.ts";

/** Every list of codes of a letter and more that people read out or write down, with the letters that begin its codes. */
const lists: Record<string, readonly string[]> = {
	"boxes of the paper form": formLetters,
	"indicators of trafficking": indicatorLists.flatMap(({ indicators }) => indicators.map(({ code }) => code)),
	"rules of an assessment": ruleCodes,
	// As they are made elsewhere: the code of an alert, the receipt of a report, the pseudonym of a person.
	"spoken codes of alerts": ["A-"],
	"receipts of reports": ["R-"],
	"pseudonyms of persons": ["P-"],
};

test("no box of the paper form can be taken for a code of another list", () => {
	for (const [name, codes] of Object.entries(lists)) {
		expect(codes.length, name).toBeGreaterThan(0);
		if (codes === formLetters) continue;
		const taken = codes.filter((code) => formLetters.includes(code[0] ?? ""));
		expect([name, taken]).toEqual([name, []]);
	}
	// Nor do two look alike where they are written by hand.
	expect(formLetters.filter((letter) => /[IO]/.test(letter))).toEqual([]);
	expect(new Set(formLetters).size).toBe(formLetters.length);
});

test("a code is in one list alone", () => {
	const all = Object.values(lists).flat();
	expect(all.filter((code, n) => all.indexOf(code) !== n)).toEqual([]);
});
