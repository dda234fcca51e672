import { checkLetter, grouped, readSpoken, spokenLetters } from "@seamark/values";

/**
 * The short code of an alert follows from its id, so that nothing is stored for it. It is the second in which it was raised (31
 * bits) and the last nine bits of the id, stirred so that codes of one day do not look alike. Two alerts of one second may share
 * one; anyone who asks by it is then told so.
 */
const first = Date.UTC(2020, 0, 1) / 1_000;
const bits = 40n;
const mask = (1n << bits) - 1n;
/** Odd, so that stirring can be undone; the second number undoes the first. */
const stir = 0x9e3779b97fn;
const unstir = ((): bigint => {
	let inverse = 1n;
	for (let n = 0; n < 6; n++) inverse = (inverse * (2n - stir * inverse)) & mask;
	return inverse & mask;
})();
const tail = 9n;
const tailMask = (1n << tail) - 1n;
const secondMask = (1n << 31n) - 1n;

const prefix = "A";
const length = 9;

/** Eight letters of five bits, by halves: the operators for bits are quick on numbers of 32 bits, and slow on large ones. */
const lettersOf = (number: bigint): string => halfOf(Number(number >> 20n)) + halfOf(Number(number & 0xfffffn));
const halfOf = (half: number): string =>
	`${spokenLetters[half >> 15]}${spokenLetters[(half >> 10) & 31]}${spokenLetters[(half >> 5) & 31]}${spokenLetters[half & 31]}`;

export const codeOf = (id: string): string => {
	const hex = id.replaceAll("-", "");
	const second = BigInt(Math.floor(Number.parseInt(hex.slice(0, 12), 16) / 1_000) - first) & secondMask;
	const number = (((second << tail) | (BigInt(`0x${hex.slice(-3)}`) & tailMask)) * stir) & mask;
	const letters = lettersOf(number);
	return grouped(prefix, letters + checkLetter(letters), 3);
};

/** The ids that a code may stand for: those from `from` until before `until` that end in `tail`. Undefined where it does not check. */
export const idsOfCode = (text: string): { from: string; until: string; tail: number } | undefined => {
	const letters = readSpoken(text, prefix, length);
	if (letters === undefined) return undefined;
	let number = 0n;
	for (const letter of letters.slice(0, -1)) number = (number << 5n) | BigInt(spokenLetters.indexOf(letter));
	const plain = (number * unstir) & mask;
	const second = Number(plain >> tail) + first;
	return { from: idAt(second), until: idAt(second + 1), tail: Number(plain & tailMask) };
};

const idAt = (second: number): string => {
	const hex = (second * 1_000).toString(16).padStart(12, "0");
	return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
};
