import { legible } from "./fold.ts";
import { leastDigits, type Phone, type Read, readPhone, type Written } from "./phones.ts";

/** What is read of a text at most; keeps hostile ones cheap. */
const mostCharacters = 2_000;
const mostNumbers = 20;
/** Fewer digits beside a number are its extension, or say which of several it is. */
const leastAlone = 5;

/**
 * All telephone numbers that a text holds, as whole numbers as far as they can be told: `Tel: 700 1234 / 700 1235 (ask for Mele)`.
 * `country`: ISO 3166-1 alpha-2, of the country in which it was written down; may be empty.
 */
export const phonesIn = (text: string, country: string): Phone[] => {
	const found: Read[] = [];
	for (const piece of piecesOf(text))
		for (const one of numbersOf(piece, country, found.at(-1)))
			if (
				found.length < mostNumbers &&
				!found.some((other) => other.digits === one.digits && other.whole === one.whole)
			)
				found.push(one);
	const long = found.filter((one) => one.digits.length >= leastAlone);
	return (long.length > 0 ? long : found.slice(0, 1)).map(({ digits, whole }) => ({ digits, whole }));
};

/** Runs of digits with what is between digits of one number; anything else ends it, and so does a plus. */
const piecesOf = (text: string): string[] =>
	unspoiled(legible(text.slice(0, mostCharacters)))
		.slice(0, mostCharacters)
		.split(/[^0-9+().\-–—‐‑‒\s/\\'’]+|(?=\(?\+)|[\r\n\t]+/u)
		.filter((piece) => /\d/.test(piece));

/** What spreadsheets make of a number: 6797001239.0 and 6.797001239E+09. */
const unspoiled = (text: string): string =>
	text
		.replace(/\b(\d)[.,](\d{6,14})E\+?(\d{1,2})\b/gi, (all, first: string, rest: string, power: string) =>
			rest.length <= Number(power) && Number(power) < 15 ? first + rest.padEnd(Number(power), "0") : all,
		)
		.replace(/(\d{5,})[.,]0+(?!\d)/g, "$1");

type Group = { digits: string; before: string };

const groupsOf = (piece: string): Group[] =>
	[...piece.matchAll(/([^0-9]*)(\d+)/g)].slice(0, 40).map(([, before = "", digits = ""]) => ({ before, digits }));

const written = (groups: readonly Group[]): Written => {
	const digits = groups.map((one) => one.digits).join("");
	const plus = groups[0]?.before.includes("+") === true;
	// +64 (0)21: the zero is not dialled from abroad.
	const zero = groups.findIndex(
		(one, n) => one.digits === "0" && one.before.endsWith("(") && /^\s*\)/.test(groups[n + 1]?.before ?? ""),
	);
	if (zero < 0) return { digits, plus };
	return {
		digits,
		plus,
		withoutZero: groups
			.filter((_, n) => n !== zero)
			.map((one) => one.digits)
			.join(""),
	};
};

const isWeak = ({ before }: Group): boolean => /[/\\]/.test(before);

const numbersOf = (piece: string, country: string, last: Read | undefined): Read[] => {
	const groups = groupsOf(piece);
	const parts: Group[][] = [];
	for (const group of groups) {
		const current = parts.at(-1);
		if (!current || (isWeak(group) && isNumber(current, country))) parts.push([group]);
		else current.push(group);
	}
	const found: Read[] = [];
	for (const part of parts) {
		const before = found.at(-1) ?? last;
		const here = readPhone(written(part), country);
		// 331 2009 / 10: the end of a number that is otherwise the one before.
		if (!here.sure && before?.sure && part !== parts[0] && here.digits.length < leastAlone)
			found.push(ending(before, here.digits, country));
		else found.push(...apart(part, here, country, before));
	}
	return found;
};

const isNumber = (groups: readonly Group[], country: string): boolean => {
	const one = readPhone(written(groups), country);
	return one.sure || one.digits.length >= leastDigits;
};

const ending = (before: Read, digits: string, country: string): Read =>
	readPhone(
		before.whole === ""
			? { digits: before.digits.slice(0, -digits.length) + digits, plus: false }
			: { digits: before.whole.slice(0, -digits.length) + digits, plus: true },
		country,
	);

/** One number, unless it is none that there can be and its groups are several: 700 4321 700 4322. */
const apart = (groups: readonly Group[], whole: Read, country: string, before: Read | undefined): Read[] => {
	if (whole.sure) return [whole];
	// Behind a number with its country's code, the next may be of that country.
	const there = before ? readPhone(written(groups), before.country) : whole;
	if (whole.digits.length <= leastDigits) return [there.sure ? there : whole];
	return fewest(groups, [country, before?.country ?? ""]) ?? [whole];
};

/** The fewest numbers that there can be and that the groups are, one after another; undefined where they are none. */
const fewest = (groups: readonly Group[], countries: readonly string[]): Read[] | undefined => {
	const best: (Read[] | undefined)[] = [[]];
	for (let end = 1; end <= groups.length; end++)
		for (let from = Math.max(0, end - 6); from < end; from++) {
			const left = best[from];
			const known = best[end];
			if (!left || (known && known.length <= left.length + 1)) continue;
			const one = [...countries, left.at(-1)?.country ?? ""]
				.map((of) => readPhone(written(groups.slice(from, end)), of))
				.find((read) => read.sure && read.digits.length >= leastDigits);
			if (one) best[end] = [...left, one];
		}
	return best[groups.length];
};
