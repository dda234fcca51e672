import { toRomaji } from "wanakana";
import table from "./japanese-names.json" with { type: "json" };

type Readings = Record<string, string>;
const { surnames, given } = table as { surnames: Readings; given: Readings };

/** Kana in Latin letters as passports write them: long vowels are not told from short ones. */
export const romaji = (kana: string): string =>
	toRomaji(kana.toLowerCase())
		.toLowerCase()
		.replace(/[^a-z]/g, "")
		.replace(/ou|oo/g, "o")
		.replace(/uu/g, "u")
		.replace(/aa/g, "a")
		.replace(/ei(?=[^aeiou]|$)|ee/g, (long) => (long === "ee" ? "e" : long));

const readingsOf = (names: Readings, written: string): string[] =>
	(Object.hasOwn(names, written) ? (names[written] as string) : "")
		.split(" ")
		.filter((one) => one !== "")
		.slice(0, 3)
		.map(romaji);

/** Surname and given name of characters that are a Japanese name, as far as the table has both; the longest surname first. */
export const japaneseReadings = (runs: readonly string[]): string[][] => {
	if (runs.length === 2) return both(runs[0] as string, runs[1] as string);
	const [run = ""] = runs;
	if (runs.length !== 1) return [];
	for (let end = Math.min(4, run.length - 1); end > 0; end--) {
		const found = both(run.slice(0, end), run.slice(end));
		if (found.length > 0) return found;
	}
	return [];
};

const both = (surname: string, name: string): string[][] =>
	readingsOf(surnames, surname)
		.flatMap((one) => readingsOf(given, name).map((other) => [one, other]))
		.slice(0, 4);

/** Of a name in characters and kana, the part in characters alone: 田中 さくら. */
export const readingOfPart = (run: string): string | undefined =>
	readingsOf(surnames, run)[0] ?? readingsOf(given, run)[0];
