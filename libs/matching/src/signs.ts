import { mandarin } from "./chinese.ts";
import { piecesOf } from "./words.ts";

const han = /^[\p{Script=Han}々]+$/u;
const hangul = /^\p{Script=Hangul}+$/u;

/** The signs of a name in Han characters or in Hangul, and what makes one of them another one: of characters their sound. */
export type Signs = { script: "han" | "hangul"; each: readonly string[] };

/**
 * Of names in one of these scripts alone. Characters that are read alike may be one in its old and its new form, so they count as one; of
 * Hangul each syllable is one of its own.
 */
export const signsOf = (name: string): Signs | undefined => {
	const signs = piecesOf(name)
		.map(({ text }) => text)
		.join("");
	if (hangul.test(signs)) return { script: "hangul", each: [...signs] };
	return han.test(signs) ? { script: "han", each: mandarin(signs) } : undefined;
};

/** Whether two names of one script and length differ in a sign. */
export const areOtherSigns = (asked: Signs | undefined, found: Signs | undefined): boolean =>
	asked !== undefined &&
	found?.script === asked.script &&
	found.each.length === asked.each.length &&
	asked.each.some((sign, at) => sign !== found.each[at]);
