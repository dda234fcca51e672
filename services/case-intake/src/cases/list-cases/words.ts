import { foldWords, readQuestion as questionOf } from "@seamark/values";

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

/** How a word of a title begins, as `seamark.case_words` writes it. */
const beginning = (typed: string): string | undefined => {
	const [word = "", ...more] = split(typed);
	const letters = [...word].slice(0, mostLetters);
	return more.length > 0 || letters.length < leastLetters ? undefined : `^${letters.join("")}`;
};

export const readQuestion = (text: string) => questionOf(text, { words: split, beginning, leastLetters });
