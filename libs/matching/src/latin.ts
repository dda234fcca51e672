import { readingsOf } from "./readings.ts";
import { wordsOf } from "./words.ts";

const other = /[^\P{L}\p{Script=Latin}]/u;
const spoken = /[\p{Script=Han}\p{Script=Hangul}\u3041-\u30ff]/u;

/** A name of another script in small Latin letters, roughly, for people who cannot read it; undefined for one that is in Latin letters. */
export const latinOf = (name: string): string | undefined => {
	if (!other.test(name)) return undefined;
	const [reading] = spoken.test(name) ? readingsOf(name) : [];
	return (
		reading ??
		wordsOf(name)
			.map(({ text }) => text)
			.join(" ")
	);
};
