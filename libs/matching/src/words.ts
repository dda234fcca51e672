import { apostrophes, foldWords, legible, lookalikeLetters } from "@seamark/values";
import { inherentReading } from "./inherent.ts";
import { romaji } from "./japanese.ts";
import { hangulReading, readings } from "./scripts.ts";
import { syllablesOf } from "./syllables.ts";

/** What matching reads of a name at most: characters of it, words, and letters of a word. Keeps hostile names cheap. */
const mostCharacters = 400;
const mostWords = 8;
const mostLetters = 32;

const marks = /\p{M}+/gu;
const isLatin = /\p{Script=Latin}/u;
const isLookalikeScript = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const isHan = /\p{Script=Han}/u;
const isAbjad = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const separators = /[^\p{L}\p{M}\p{N}]+/u;
/** Scripts that are read each in its own way are side by side in names of East Asia. */
const runs =
	/[\p{Script=Han}々]+|[\u3041-\u30ff]+|\p{Script=Hangul}+|[^\p{Script=Han}々\u3041-\u30ff\p{Script=Hangul}]+/gu;
const isKana = /^[\u3041-\u30ff]+$/;

/** Letters that scanners read as digits. */
const digitsAsLetters: Record<string, string> = { "0": "o", "1": "l", "3": "e", "5": "s", "6": "b", "8": "b" };

/**
 * A word of a name in Latin letters. `abjad`: its script writes no short vowels, so none can be missed in it. `marked`: it was written
 * with marks or strokes, as Lê and Đỗ are and a particle is not.
 */
export type Word = { text: string; abjad: boolean; marked?: true };

/** Pieces of a name between spaces and signs, folded, in their order. Characters, kana and syllables are apart from each other. */
export const piecesOf = (name: string): { text: string; marked: boolean }[] =>
	legible(name.slice(0, mostCharacters))
		.slice(0, mostCharacters)
		.toLowerCase()
		.replace(apostrophes, "")
		.split(separators)
		.flatMap((piece) => piece.match(runs) ?? [])
		.slice(0, mostWords * 4)
		.map((piece) => {
			const text = foldWords(piece);
			return { text, marked: isLatin.test(piece) && text !== piece };
		})
		.filter(({ text }) => text !== "");

/** Takes a name apart into words of Latin letters without marks, in their order. Han characters are a word each. */
export const wordsOf = (name: string): Word[] => {
	const words: Word[] = [];
	for (const { text: piece, marked } of piecesOf(name)) {
		for (const word of isHan.test(piece) ? [...piece] : (syllablesOf(piece) ?? [piece])) {
			const text = letters(undisguised(word)).slice(0, mostLetters);
			if (text !== "") words.push({ text, abjad: isAbjad.test(word), ...(marked ? { marked } : {}) });
		}
		if (words.length >= mostWords) break;
	}
	return words.slice(0, mostWords);
};

/** A word that mixes Latin with letters of another script that look alike is read as Latin. */
const undisguised = (word: string): string =>
	isLatin.test(word) && isLookalikeScript.test(word)
		? [...word].map((letter) => lookalikeLetters.get(letter) ?? letter).join("")
		: word;

const letters = (word: string): string => {
	if (isKana.test(word)) return romaji(word);
	const text = plain(word) ? word : (inherentReading(word) ?? transliterate(word)).normalize("NFD").replace(marks, "");
	// Jurij and Sergej: who ends a name on j writes y so.
	if (/[aeiou]j$/.test(text)) return text.replace(/j/g, "y");
	if (!/\d/.test(text) || /^\d+$/.test(text)) return text;
	return text.replace(/\d/g, (digit) => digitsAsLetters[digit] ?? "");
};

const plain = (word: string): boolean => /^[a-z]+$/.test(word);

const digraphs: Record<string, string> = { ου: "u", μπ: "b", ντ: "d", γκ: "g" };

const transliterate = (word: string): string => {
	const all = [...word.normalize("NFC")];
	let text = "";
	for (let i = 0; i < all.length; i++) {
		const letter = all[i] ?? "";
		const pair =
			digraphs[letter.normalize("NFD").replace(marks, "") + (all[i + 1] ?? "").normalize("NFD").replace(marks, "")];
		if (pair !== undefined) {
			text += pair;
			i++;
			continue;
		}
		// Where no vowel is written, k and h meet that are not one sound.
		if ((letter === "ه" || letter === "ה") && /[ckstdzgp]$/.test(text)) continue;
		text += glide(letter, i === 0, all[i - 1], all[i + 1], i + 2 === all.length) ?? reading(letter);
	}
	return text;
};

/** Arabic and Hebrew letters that are consonants at a word's start and beside a long a, and vowels elsewhere. */
const glide = (
	letter: string,
	first: boolean,
	before: string | undefined,
	after: string | undefined,
	beforeLast: boolean,
) => {
	const consonant = first || before === "ا" || after === "ا";
	// Pahlawi, Alawi: an ending of families.
	const ofFamily = beforeLast && (after === "ي" || after === "ی");
	if (letter === "و") return consonant || ofFamily ? "w" : "u";
	if (letter === "ي" || letter === "ی") return consonant ? "y" : "i";
	if (letter === "ו") return first ? "v" : "u";
	if (letter === "י") return first ? "y" : "i";
	return undefined;
};

const reading = (letter: string): string => {
	const known = readings.get(letter) ?? readings.get(letter.normalize("NFD").replace(marks, ""));
	if (known !== undefined) return known;
	return hangulReading(letter.codePointAt(0) ?? 0) ?? letter;
};
