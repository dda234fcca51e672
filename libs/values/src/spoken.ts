/** Codes that people read to each other over a bad line: letters and digits that nobody confuses, the last one checks the rest. */

export const spokenLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const size = spokenLetters.length;

/** Luhn's rule over these letters: one wrong letter is noticed, and nearly every pair that is swapped. */
export const checkLetter = (letters: string): string => {
	let sum = 0;
	for (let fromLast = 0; fromLast < letters.length; fromLast++) {
		const letter = letters.charAt(letters.length - 1 - fromLast);
		const doubled = spokenLetters.indexOf(letter) * (fromLast % 2 === 0 ? 2 : 1);
		sum += Math.floor(doubled / size) + (doubled % size);
	}
	return spokenLetters[(size - (sum % size)) % size] ?? "";
};

/** What was typed or heard, as the code has it: any case, any separators; O is zero, I and L are one. */
const asHeard = (text: string): string =>
	text
		.toUpperCase()
		.replace(/[\s._-]+/g, "")
		.replaceAll("O", "0")
		.replace(/[IL]/g, "1");

/** The letters of a code of this many, its check among them, without `prefix`; undefined where they do not check. */
export const readSpoken = (text: string, prefix: string, length: number): string | undefined => {
	const heard = asHeard(text);
	const letters = heard.startsWith(prefix) && heard.length > length ? heard.slice(prefix.length) : heard;
	if (letters.length !== length || [...letters].some((letter) => !spokenLetters.includes(letter))) return undefined;
	return checkLetter(letters.slice(0, -1)) === letters.at(-1) ? letters : undefined;
};

/** Letters in groups, after their prefix: `A-7KQ-29M-XD5`. */
export const grouped = (prefix: string, letters: string, group: number): string => {
	let code = prefix;
	for (let at = 0; at < letters.length; at += group) code += `-${letters.slice(at, at + group)}`;
	return code;
};
