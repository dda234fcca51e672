import { phoneKeys } from "@seamark/values";
import { firstForms } from "./forms.ts";
import { fullNamesOf } from "./nicknames.ts";
import type { Part, Prepared } from "./parts.ts";
import { soundOf } from "./sound.ts";

/**
 * Of what persons are found by. Raise it with every change of the keys, or of what they are made of, as the test of the samples asks:
 * the vault then makes its index again.
 */
export const keysVersion = 4;

/** Keys of one person at most, so that nobody fills the index with one record. */
const mostKeys = 96;

/**
 * Keys under which a person is found again in spite of variants: two records that share one are worth comparing. They are
 * plain text: anyone who stores them must make them unreadable first.
 *
 * Of a name they are mostly pairs, since pairs are rare: they find fewer others, and tell less to anyone who counts them.
 *   p  two parts by their sound, in any order: swapped and dropped parts, other spellings, other scripts
 *   f  one part as it is written, of the other its first or its last consonant: an error in one part, however bad
 *   i  the first letter of a part and the sound of another: initials
 *   x  beginnings or ends of the sounds of two parts: an error in both
 *   j  the whole name without its spaces, and as two words where it has two or three
 *   s  one part alone, if its sound is long
 * Then documents and phones. Birth, sex and nationality make no key.
 */
export const keysOf = (person: Prepared): string[] => {
	const keys = new Set([
		...person.documents.map((one) => `d${one}`),
		...person.phones.flatMap((one) => phoneKeys(one).map((key) => `t${key}`)),
	]);
	for (const { parts } of person.names) for (const key of nameKeys(parts)) keys.add(key);
	return [...keys].slice(0, mostKeys);
};

const nameKeys = (parts: readonly Part[]): string[] => {
	const words = parts.filter((part) => !/^[a-z]$/.test(part.text));
	const whole = words
		.map((word) => word.sound)
		.join("")
		.replace(/(.)\1+/gu, "$1");
	return [
		...pairsOf(parts).flatMap(([a, b]) => initialKeys(a, b)),
		...pairsOf(words).flatMap(([a, b]) => pairKeys(a, b)),
		...asTwo(words),
		...(whole.length > 3 ? [`j${whole}`] : []),
		...words.filter((word) => words.length === 1 || word.sound.length > 2).map((word) => `s${word.sound}`),
	];
};

/** All pairs of up to three words; of longer names those that are next to each other or nearly so. */
const pairsOf = (words: readonly Part[]): [Part, Part][] =>
	words.flatMap((a, i) => words.slice(i + 1, words.length > 3 ? i + 3 : words.length).map((b): [Part, Part] => [a, b]));

/** The one of the two that is an initial somewhere. */
const initialKeys = (a: Part, b: Part): string[] =>
	[
		[a, b],
		[b, a],
	].flatMap(([one, other]) => (other && other.text.length > 1 ? [`i${one?.text[0]} ${other.sound}`] : []));

/** Names of East Asia have three words or two: Lee Ka Yan, Lee Kayan. As two they are one key. */
const asTwo = ([a, b, c, ...more]: readonly Part[]): string[] => {
	if (!a || !b || more.length > 0) return [];
	if (!c) return [pair("j", a.sound, b.sound)];
	return [pair("j", a.sound, soundOf(b.text + c.text)), pair("j", soundOf(a.text + b.text), c.sound)];
};

const pairKeys = (a: Part, b: Part): string[] => [
	pair("p", a.sound, b.sound),
	...fullNamesOf(a.text).map((full) => pair("p", soundOf(full), b.sound)),
	...fullNamesOf(b.text).map((full) => pair("p", a.sound, soundOf(full))),
	...soundsOf(a).flatMap((one) => soundsOf(b).map((other) => pair("p", one, other))),
	...endsOf(b.sound, 1).map((end) => `f${a.text} ${end}`),
	...endsOf(a.sound, 1).map((end) => `f${b.text} ${end}`),
	...endsOf(a.sound, 3).flatMap((one) => endsOf(b.sound, 3).map((other) => pair("x", one, other))),
];

/** Of a name and of its first forms in other languages. */
const soundsOf = ({ text, sound }: Part): string[] => [...new Set([sound, ...firstForms(text).map(soundOf)])];

const pair = (kind: "p" | "x" | "j", a: string, b: string): string => (a < b ? `${kind}${a} ${b}` : `${kind}${b} ${a}`);

/** Beginning and end of a sound, marked as such. A sound that is no longer than that has one beginning, which is all of it. */
const endsOf = (sound: string, length: 1 | 3): string[] =>
	sound.length <= length && length === 3 ? [`<${sound}`] : [`<${sound.slice(0, length)}`, `>${sound.slice(-length)}`];
