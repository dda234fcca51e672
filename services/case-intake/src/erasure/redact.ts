import { protectionKeys } from "@seamark/values";
import { digestsOf } from "@seamark/values/digests";

/** Whether a text says one of the values that are erased. */
export type IsErased = (value: string) => boolean;

const mostWords = 12;
const erasedText = "[erased]";

/** By digests: the values themselves are in the vault, and nobody opens them to erase them. */
export const erasedBy = (o: {
	hubKey: Uint8Array;
	agency: string;
	home: string;
	digests: readonly string[];
}): IsErased => {
	const erased = new Set(o.digests);
	return (value) =>
		erased.size > 0 &&
		digestsOf(o.hubKey, o.agency, protectionKeys(value, o.home)).some((digest) => erased.has(digest));
};

/** The text without what is erased. The longest run of words that says nothing but such a value goes first. */
export const redact = (text: string, isErased: IsErased): string => {
	if (!isErased(text) && !saysAny(text, isErased)) return text;
	const words = [...text.matchAll(/\S+/g)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
	let out = "";
	let at = 0;
	for (let n = 0; n < words.length; ) {
		const end = shortestSaying(text, words, n, isErased);
		const first = words[n] as Span;
		out += text.slice(at, first.from);
		at = first.from;
		if (end === undefined) {
			n++;
			continue;
		}
		out += erasedText;
		at = (words[end] as Span).to;
		n = end + 1;
	}
	return out + text.slice(at);
};

type Span = { from: number; to: number };

/** The last word of the shortest run from word `n` that is an erased value, where a shorter one behind it is not the value already. */
const shortestSaying = (text: string, words: readonly Span[], n: number, isErased: IsErased): number | undefined => {
	const first = words[n] as Span;
	for (let end = n; end < Math.min(words.length, n + mostWords); end++) {
		const run = text.slice(first.from, (words[end] as Span).to);
		if (!isErased(run)) continue;
		// What begins later says it without this word.
		const next = words[n + 1];
		return end > n && next && isErased(text.slice(next.from, (words[end] as Span).to)) ? undefined : end;
	}
	return undefined;
};

const saysAny = (text: string, isErased: IsErased): boolean => {
	const words = [...text.matchAll(/\S+/g)];
	return words.some((first, n) =>
		words.slice(n, n + mostWords).some((last) => isErased(text.slice(first.index, last.index + last[0].length))),
	);
};
