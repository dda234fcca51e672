import { cantonese, mandarin, spelledBefore, surnameLength, wadeGiles } from "./chinese.ts";
import { japaneseReadings, readingOfPart, romaji } from "./japanese.ts";
import { hangulOf, koreanReadings } from "./korean.ts";
import { piecesOf } from "./words.ts";

const han = /^[\p{Script=Han}々]+$/u;
const hangul = /^\p{Script=Hangul}+$/u;
const kana = /^[\u3041-\u30ff]+$/;
/** The Arabic article is written together with its noun; a name that begins alike is none with it: إلياس. */
const article = /^ال(?=\p{L}{3})/u;

/** Letters that speakers of Persian, Turkish and Urdu read otherwise than those of Arabic. */
const persian: Record<string, string> = { ض: "ز", ذ: "ز", ث: "س" };

/**
 * Ways to write a name in Latin letters that its own letters do not say by themselves: names in characters in Pinyin, as in Taiwan and
 * Hong Kong and as Japanese ones are read; Korean names as people spell them; Arabic words without what may be the article.
 */
export const readingsOf = (name: string): string[] => {
	const pieces = piecesOf(name).map(({ text }) => text);
	const characters = pieces.filter((piece) => han.test(piece));
	if (characters.length > 0) {
		if (characters.length === pieces.length) return [...ofCharacters(characters, /[·・•‧]/u.test(name))];
		if (!pieces.every((piece) => han.test(piece) || kana.test(piece))) return [];
		const read = pieces.map((piece) => (kana.test(piece) ? romaji(piece) : readingOfPart(piece)));
		return read.includes(undefined) ? [] : [read.join(" ")];
	}
	const [first = "", ...rest] = pieces;
	if (pieces.length > 0 && pieces.every((piece) => hangul.test(piece)))
		return koreanReadings(first, rest).map((words) => words.join(" "));
	const before = spelledBefore(pieces);
	if (before !== undefined) return [before];
	const bare = pieces.map((piece) => piece.replace(article, "")).join(" ");
	const whole = pieces.join(" ");
	return [
		...new Set(
			[whole, bare].flatMap((one) => [
				one,
				one.replace(/[ضذث]/g, (letter) => persian[letter] ?? letter),
				// In Cairo.
				one.replace(/ج/g, "گ"),
				// Arabic has no p, and writes a b for that of other languages.
				one.replace(/ب/g, "پ"),
			]),
		),
	].slice(1);
};

const ofCharacters = (runs: readonly string[], foreign: boolean): Set<string> => {
	if (foreign) {
		// Names of other languages by their sound, which has no r of its own.
		const heard = runs.map((run) => mandarin(run).join("")).join(" ");
		return new Set([heard, heard.replace(/l/g, "r")]);
	}
	const whole = runs.join("");
	const signs = [...whole];
	const end = runs.length > 1 ? [...(runs[0] as string)].length : surnameLength(signs);
	const named = (spelled: readonly string[]) => [spelled.slice(0, end).join(""), spelled.slice(end).join("")].join(" ");
	const spoken = mandarin(whole);
	return new Set([
		named(spoken),
		named(cantonese(whole)),
		named(spoken.map(wadeGiles)),
		...japaneseReadings(runs).map((one) => one.join(" ")),
		...koreanReadings(hangulOf(whole), []).map((one) => one.join(" ")),
	]);
};
