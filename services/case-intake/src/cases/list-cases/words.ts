import type { Fault } from "@seamark/errors";
import { foldWords } from "@seamark/values";

/** Between words, as `seamark.split` of the migrations has it. */
const between = /[\s!-/:-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+/u;
const longest = 60;
const leastLetters = 3;
const mostLetters = 12;

export const split = (text: string): string[] =>
	foldWords(text)
		.split(between)
		.filter((word) => word !== "")
		.map((word) => [...word].slice(0, longest).join(""));

export type Question = { words: readonly string[]; without: readonly string[] };

/** What a caller typed, as in a search for alerts: every word is to be there, and none that has a minus before it; noum* is how a word of the title begins. */
export const readQuestion = (text: string): Question | { faults: Fault[] } => {
	const terms = text.split(/\s+/).filter((term) => term !== "");
	const fault = (message: string) => ({ faults: [{ at: "querystring /q", message }] });
	const short = terms.find((term) => term.endsWith("*") && !isBeginning(term.replace(/^-/, "").slice(0, -1)));
	if (short !== undefined)
		return fault(
			`"${short.slice(0, 40)}" has to be one word that begins with ${leastLetters} letters or more before the star`,
		);
	const isWithout = (term: string) => /^-[\p{L}\p{N}"]/u.test(term);
	const of = (some: readonly string[]) => [...new Set(some.flatMap(wordsOfTerm))];
	const words = of(terms.filter((term) => !isWithout(term)));
	if (words.length > 0) return { words, without: of(terms.filter(isWithout).map((term) => term.slice(1))) };
	return fault("has no word to search for: give at least one with letters or digits, and without a minus before it");
};

const isBeginning = (typed: string): boolean => {
	const [word = "", ...more] = split(typed);
	return more.length === 0 && [...word].length >= leastLetters;
};

const wordsOfTerm = (term: string): string[] => {
	const words = split(term);
	if (!term.endsWith("*")) return words;
	return words.map((word) => `^${[...word].slice(0, mostLetters).join("")}`);
};
