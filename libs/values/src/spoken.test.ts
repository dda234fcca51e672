import { expect, test } from "vitest";
import { checkLetter, grouped, readSpoken, spokenLetters } from "./spoken.ts";

const code = (letters: string) => letters + checkLetter(letters);
const some = ["7KQ29MXD", "00000001", "ZZZZZZZZ", "A1B2C3D4", "HJKMNPQR"].map(code);

test("a code is read in any case, with any separators, and with the letters that look like digits", () => {
	for (const one of some) {
		const shown = grouped("A", one, 3);
		for (const typed of [shown, shown.toLowerCase(), one, ` ${shown.replaceAll("-", " ")} `, one.replaceAll("0", "o")])
			expect([typed, readSpoken(typed, "A", 9)]).toEqual([typed, one]);
	}
	expect(readSpoken(code("11111111").replaceAll("1", "l"), "A", 9)).toBe(code("11111111"));
});

test("every single wrong letter is noticed, and every swap of two neighbours but one pair", () => {
	const missed = new Set<string>();
	for (const one of some)
		for (let at = 0; at < one.length; at++) {
			for (const letter of spokenLetters)
				if (letter !== one[at])
					expect(readSpoken(one.slice(0, at) + letter + one.slice(at + 1), "A", 9)).toBeUndefined();
			const [a = "", b = ""] = [one[at], one[at + 1]];
			if (a === b || b === "") continue;
			if (readSpoken(one.slice(0, at) + b + a + one.slice(at + 2), "A", 9) !== undefined)
				missed.add([a, b].sort().join(""));
		}
	expect([...missed].filter((pair) => pair !== "0Z")).toEqual([]);
});

test("what is too short, too long or has other letters is none", () => {
	for (const text of ["", "A", "A-", some[0]?.slice(1) ?? "", `${some[0]}0`, "7KQ29MXD!", "ÄÄÄÄÄÄÄÄÄ"])
		expect(readSpoken(text, "A", 9)).toBeUndefined();
});
