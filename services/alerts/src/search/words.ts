import { apostrophes, foldWords, readQuestion as questionOf } from "@seamark/values";
import type { AlertContent } from "../alert/state.ts";
import { askedBeginning, askedSounds, leastLetters } from "./found-by.ts";

/** Words of alerts, as they are compared: what is written into the table of words, and what a search asks it for. */

/** An alert is found by so many of its words; what is longer than a word is cut. */
const mostWords = 10_000;
const longest = 60;

const split = (text: string): string[] =>
	text
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter((word) => word !== "")
		.map((word) => word.slice(0, longest));

const texts = (value: unknown): string[] => {
	if (typeof value === "string") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
};

/** The parts of an alert that are searched, by the names that its JSON has. */
export const searchedParts = [
	"title",
	"summary",
	"subjects",
	"modusOperandi",
] as const satisfies (keyof AlertContent)[];

/** Fiji's is one word where it is folded; Fiji finds it too. */
export const wordsOf = (content: AlertContent): string[] => {
	const text = searchedParts.flatMap((part) => texts(content[part])).join("\n");
	const words = [...split(foldWords(text)), ...split(foldWords(text.replace(apostrophes, " ")))];
	return [...new Set(words)].slice(0, mostWords);
};

/** What a caller asks for; names by their sound too (~mohamed ~akbar), which are then parts of one name. */
export const readQuestion = (text: string) =>
	questionOf(text, {
		words: (term) => split(foldWords(term)),
		beginning: askedBeginning,
		leastLetters,
		sounds: askedSounds,
	});
