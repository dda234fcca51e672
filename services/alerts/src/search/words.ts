import type { Fault } from "@seamark/errors";
import { apostrophes, foldWords } from "@seamark/values";
import type { AlertContent } from "../alert/state.ts";

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

export type Question = { words: readonly string[]; without: readonly string[] };

/** What a caller typed: every word is to be there, and none that has a minus before it. */
export const readQuestion = (text: string): Question | { faults: Fault[] } => {
	const terms = text.split(/\s+/).filter((term) => term !== "");
	const isWithout = (term: string) => /^-[\p{L}\p{N}"]/u.test(term);
	const of = (some: readonly string[]) => [...new Set(some.flatMap((term) => split(foldWords(term))))];
	const words = of(terms.filter((term) => !isWithout(term)));
	if (words.length > 0) return { words, without: of(terms.filter(isWithout)) };
	const message = "has no word to search for: give at least one with letters or digits, and without a minus before it";
	return { faults: [{ at: "querystring /q", message }] };
};
