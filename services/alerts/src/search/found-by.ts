import { prepare } from "@seamark/matching";
import { foldWords } from "@seamark/values";
import type { AlertContent } from "../alert/state.ts";
import { keyMark } from "./keys.ts";

/**
 * What an alert is found by beside its words: how words of its title and of the names of its subjects begin, and how these names sound. Each is
 * written into the table of words, so that asking for it costs what asking for a word costs. Marked as keys are: no word of people begins so.
 */

export const leastLetters = 3;
/** Who types more letters than these is answered by these. */
const mostLetters = 12;
const mostFoundBy = 500;
/** Names that are read of an alert, and letters of each: what they sound like takes long to work out. */
const mostNames = 100;
const longestName = 100;

const words = (text: string): string[] => foldWords(text).split(/[^\p{L}\p{M}\p{N}]+/u);
const beginning = (letters: string): string => `${keyMark}^${letters}`;
const namesOf = ({ subjects = [] }: AlertContent): string[] => {
	const names = subjects.flatMap(({ name, otherNames = [] }) => [...(name ? [name] : []), ...otherNames]);
	return [...new Set(names)].slice(0, mostNames).map((name) => name.slice(0, longestName));
};

const beginningsOf = (text: string): string[] =>
	words(text).flatMap((word) => {
		const letters = [...word].slice(0, mostLetters);
		return letters.slice(leastLetters - 1).map((_, n) => beginning(letters.slice(0, n + leastLetters).join("")));
	});

const soundMark = `${keyMark}~`;
const pairOf = (a: string, b: string): string => `${soundMark}${[a, b].sort().join(" ")}`;

/** How the parts of a name sound, in every script and spelling; and two of them together, in any order: both are asked for in one step. */
const soundsOf = (name: string): string[] =>
	prepare({ names: [{ text: name }] }).names.flatMap(({ parts }) => {
		const sounds = parts.map(({ sound }) => sound);
		const pairs = sounds.flatMap((a, n) => sounds.slice(n + 1).map((b) => pairOf(a, b)));
		return [...sounds.map((sound) => soundMark + sound), ...pairs];
	});

/** Name by name, so that of too many names the first ones are found in both ways. */
export const foundBy = (content: AlertContent): string[] => {
	const found = new Set(beginningsOf(content.title));
	for (const name of namesOf(content)) {
		if (found.size >= mostFoundBy) break;
		for (const one of [...beginningsOf(name), ...soundsOf(name)]) found.add(one);
	}
	return [...found].slice(0, mostFoundBy);
};

/** What is asked for by the first letters of a word; undefined where they are too few, or more than one word. */
export const askedBeginning = (typed: string): string | undefined => {
	const [word = "", ...more] = words(typed).filter((one) => one !== "");
	const letters = [...word].slice(0, mostLetters);
	return more.length > 0 || letters.length < leastLetters ? undefined : beginning(letters.join(""));
};

/** What is asked for by the parts of one name, which may be spelled otherwise; in the first reading. */
export const askedSounds = (typed: string): string[] => {
	const [first] = prepare({ names: [{ text: typed }] }).names;
	const [one, ...more] = first?.parts.map(({ sound }) => sound) ?? [];
	if (one === undefined) return [];
	return more.length === 0
		? [soundMark + one]
		: more.map((sound, n) => pairOf(n === 0 ? one : (more[n - 1] ?? one), sound));
};

/** As people read it: `=^noum` is noum*. */
export const inWords = (word: string): string => {
	if (word.startsWith(`${keyMark}^`)) return `${word.slice(2)}*`;
	return word.startsWith(`${keyMark}~`) ? word.slice(1) : word;
};
