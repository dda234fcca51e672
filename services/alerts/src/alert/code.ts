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
const [seconds, tails] = [2 ** 31, 2 ** 9];

const prefix = "A";
const length = 9;

const halfSize = 2 ** 20;
const [stirHigh, stirLow] = [Number(stir >> 20n), Number(stir & 0xfffffn)];
/** As `number * stir` within 40 bits, in halves of twenty: numbers are many times faster than large ones, and none of these is too large. */
const stirred = (number: number): { high: number; low: number } => {
	const [high, low] = [Math.floor(number / halfSize), number % halfSize];
	const lowest = low * stirLow;
	return { high: (high * stirLow + low * stirHigh + Math.floor(lowest / halfSize)) % halfSize, low: lowest % halfSize };
};

/** Four letters of five bits. */
const halfOf = (half: number): string =>
	`${spokenLetters[half >> 15]}${spokenLetters[(half >> 10) & 31]}${spokenLetters[(half >> 5) & 31]}${spokenLetters[half & 31]}`;

export const codeOf = (id: string): string => {
	const hex = id.replaceAll("-", "");
	const since = Math.floor(Number.parseInt(hex.slice(0, 12), 16) / 1_000) - first;
	const second = ((since % seconds) + seconds) % seconds;
	const { high, low } = stirred(second * tails + (Number.parseInt(hex.slice(-3), 16) % tails));
	const letters = halfOf(high) + halfOf(low);
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
