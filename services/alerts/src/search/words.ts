import type { Fault } from "@seamark/errors";
import { apostrophes, foldWords } from "@seamark/values";
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

export type Question = { words: readonly string[]; without: readonly string[] };

/** What a term asks for: a word, or the beginning of one (noum*). */
const wordsOfTerm = (term: string): string[] => {
	if (!term.endsWith("*")) return split(foldWords(term));
	const beginning = askedBeginning(term.slice(0, -1));
	return beginning === undefined ? [] : [beginning];
};

/** What a caller typed: every word is to be there, and none that has a minus before it. */
export const readQuestion = (text: string): Question | { faults: Fault[] } => {
	const terms = text.split(/\s+/).filter((term) => term !== "");
	const fault = (message: string) => ({ faults: [{ at: "querystring /q", message }] });
	const short = terms.find((term) => term.endsWith("*") && wordsOfTerm(term.replace(/^-/, "")).length === 0);
	if (short !== undefined)
		return fault(
			`"${short.slice(0, 40)}" has to be one word that begins with ${leastLetters} letters or more before the star`,
		);
	const isWithout = (term: string) => /^-[\p{L}\p{N}"~]/u.test(term);
	// Names that are asked for by their sound (~mohamed ~akbar) are parts of one name.
	const of = (some: readonly string[]) => {
		const sounds = some.filter((term) => term.startsWith("~")).map((term) => term.slice(1));
		const others = some.filter((term) => !term.startsWith("~"));
		return [...new Set([...others.flatMap(wordsOfTerm), ...askedSounds(sounds.join(" "))])];
	};
	const words = of(terms.filter((term) => !isWithout(term)));
	if (words.length > 0) return { words, without: of(terms.filter(isWithout).map((term) => term.slice(1))) };
	return fault("has no word to search for: give at least one with letters or digits, and without a minus before it");
};
