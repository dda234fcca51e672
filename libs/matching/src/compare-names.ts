import { editsBetween, jaroWinkler } from "./distance.ts";
import { areForms } from "./forms.ts";
import { nicknameLikeness } from "./nicknames.ts";
import type { Name, Part } from "./parts.ts";
import { areOtherSigns } from "./signs.ts";
import { soundOf } from "./sound.ts";
import type { Ground, How } from "./types.ts";

/** Below this two words are not the same word. */
const leastLikeness = 0.6;
/** A part that only one of the names has, one word beside several, and parts in another order, cost little. */
const missing = 0.12;
const lone = 0.8;
const reordered = 0.985;
const exchangedOrder = 0.75;
/** One character or syllable is another one: in Latin letters the two may be spelled alike, in their own script nobody takes them for one. */
const otherSigns = 0.8;
/** Two parts that are two different words. */
const contradiction = 0.85;
/** Words that are less alike than this are more likely two. */
const doubtful = 0.85;
/** A particle that one of the names has; twice that where each has others. */
const particle = 0.01;

export type NameMatch = { likeness: number; grounds: Ground[] };

type Pair = { asked: number; found: number; likeness: number; how: How };

/**
 * How well two names agree, in any order of their parts: each part is paired with one of the other name so that the
 * sum is highest. A part that the other name does not have costs little, since names are given with and without them; two
 * different parts cost all of both, and more, since they contradict each other no matter how long the rest is.
 */
export const compareNames = (asked: Name, found: Name): NameMatch => {
	// The same, no matter which is asked for, where several pairings are equally good too.
	if (textOf(asked) > textOf(found)) {
		const { likeness, grounds } = compareNames(found, asked);
		return { likeness, grounds: turned(grounds, asked) };
	}
	const best = compareParts(asked.parts, found.parts);
	const apart = particlesApart(asked.particles, found.particles);
	// Where both say which is the surname, other ones are two persons: MARTIN, Thomas and THOMAS, Martin.
	const turnedRound = asked.ordered && found.ordered && best.grounds.some(({ moved }) => moved) ? exchangedOrder : 1;
	const signed = areOtherSigns(asked.signs, found.signs) ? otherSigns : 1;
	return { ...best, likeness: best.likeness * (1 - apart) * turnedRound * signed };
};

/** As they are told of the name that was asked for: its parts in their order, then what it lacks. */
const turned = (grounds: readonly Ground[], asked: Name): Ground[] => {
	const placeOf = (ground: Ground) => {
		const at = asked.parts.findIndex(({ text }) => ground.asked.startsWith(text));
		return ground.how !== "missing" ? at : ground.asked === "" ? 200 : 100 + at;
	};
	return grounds
		.map((one) => ({ ...one, asked: one.found, found: one.asked }))
		.sort((one, other) => placeOf(one) - placeOf(other));
};

const textOf = ({ parts }: Name): string => parts.map((part) => part.text).join(" ");

/** Particles are left out and put in as people like; other ones are a hint. */
const particlesApart = (some: readonly string[], others: readonly string[]): number => {
	const differing = [...some.filter((one) => !others.includes(one)), ...others.filter((one) => !some.includes(one))]
		.length;
	return Math.min(3, differing) * (some.length > 0 && others.length > 0 ? particle * 2 : particle);
};

const compareParts = (asked: readonly Part[], found: readonly Part[]): NameMatch => {
	const plain = align(asked, found);
	if (plain.likeness > 0.97) return plain;
	const ways: NameMatch[] = [];
	const [one, other] = [
		asked.length < found.length ? asked : joinLike(asked, found),
		found.length < asked.length ? found : joinLike(found, asked),
	];
	if (one !== asked) ways.push(align(one, found));
	if (other !== found) ways.push(align(asked, other));
	return ways.reduce((best, way) => (way.likeness > best.likeness ? way : best), plain);
};

/** Joins neighbours where together they are a part of the other name: Mary Ann, Maryann. */
const joinLike = (parts: readonly Part[], other: readonly Part[]): readonly Part[] => {
	for (let length = Math.min(4, parts.length); length > 1; length--)
		for (let i = 0; i + length <= parts.length; i++) {
			const some = parts.slice(i, i + length);
			const text = some.map((part) => part.text).join("");
			const near = other.filter((one) => Math.abs(one.text.length - text.length) <= 2);
			if (near.length === 0) continue;
			const joined: Part = { text, abjad: some.some((part) => part.abjad), sound: soundOf(text) };
			// More like it than any of the parts is by itself.
			const gains = (one: Part) => {
				const { likeness } = likenessOf(joined, one);
				return (
					likeness >= (joined.sound === one.sound ? 0.75 : 0.9) &&
					some.every((part) => likenessOf(part, one).likeness < likeness - 0.05)
				);
			};
			if (near.some(gains)) return [...parts.slice(0, i), joined, ...parts.slice(i + length)];
		}
	return parts;
};

const align = (asked: readonly Part[], found: readonly Part[]): NameMatch => {
	const pairs = bestPairs(asked, found);
	const [fewer, more] = [Math.min(asked.length, found.length), Math.max(asked.length, found.length)];
	if (fewer === 0) return { likeness: 0, grounds: [] };
	const sum = pairs
		.map(({ asked: one, found: other, likeness }) => weight(likeness, asked[one]?.abjad !== found[other]?.abjad))
		.sort((a, b) => a - b)
		.reduce((total, one) => total + one, 0);
	// One word says less than two: a lone first name is no more than a hint.
	const alone = fewer === 1 && more > 1 ? lone : 1;
	const order = pairs.length > 1 && crossed(pairs) ? reordered : 1;
	const against = contradiction ** (fewer - pairs.length);
	return {
		likeness: (sum / (fewer + missing * (more - fewer))) * alone * order * against,
		grounds: groundsOf(asked, found, pairs),
	};
};

/** Words that are hardly alike are more likely two; without written vowels more cannot be had. */
const weight = (likeness: number, acrossScripts: boolean): number =>
	acrossScripts || likeness >= doubtful ? likeness : Math.max(0, likeness - (doubtful - likeness));

const crossed = (pairs: readonly Pair[]): boolean =>
	pairs.some((one) => pairs.some((other) => one.asked < other.asked && one.found > other.found));

const groundsOf = (asked: readonly Part[], found: readonly Part[], pairs: readonly Pair[]): Ground[] => {
	const shift = crossed(pairs);
	const matched = pairs.map(
		(pair): Ground => ({
			field: "name",
			asked: asked[pair.asked]?.text ?? "",
			found: found[pair.found]?.text ?? "",
			how: pair.how,
			likeness: rounded(pair.likeness),
			moved: shift && pairs.some((other) => one(pair.asked, other.asked) !== one(pair.found, other.found)),
		}),
	);
	const absent = (part: Part, side: "asked" | "found"): Ground => ({
		field: "name",
		asked: side === "asked" ? part.text : "",
		found: side === "found" ? part.text : "",
		how: "missing",
		likeness: 0,
		moved: false,
	});
	return [
		...matched,
		...asked.filter((_, i) => !pairs.some((pair) => pair.asked === i)).map((part) => absent(part, "asked")),
		...found.filter((_, j) => !pairs.some((pair) => pair.found === j)).map((part) => absent(part, "found")),
	];
};

const one = (a: number, b: number): number => Math.sign(a - b);

export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

type Alike = { likeness: number; how: How };
type Best = { sum: number; pairs: readonly Pair[] };

/** The pairs with the highest sum. There are at most eight parts, so every choice can be looked at, each once. */
const bestPairs = (asked: readonly Part[], found: readonly Part[]): readonly Pair[] => {
	const alike = asked.map((one) => found.map((other) => likenessOf(one, other)));
	const known = new Map<number, Best>();
	const bestFrom = (row: number, taken: number): Best => {
		if (row === asked.length) return { sum: 0, pairs: [] };
		const place = row * 256 + taken;
		const before = known.get(place);
		if (before) return before;
		let best = bestFrom(row + 1, taken);
		for (const [column, like] of (alike[row] as Alike[]).entries()) {
			if (like.likeness < leastLikeness || taken & (1 << column)) continue;
			const rest = bestFrom(row + 1, taken | (1 << column));
			if (rest.sum + like.likeness <= best.sum + 1e-9) continue;
			best = { sum: rest.sum + like.likeness, pairs: [{ asked: row, found: column, ...like }, ...rest.pairs] };
		}
		known.set(place, best);
		return best;
	};
	return bestFrom(0, 0).pairs;
};

/** How alike two words are and by what. The same, no matter which comes first. */
export const likenessOf = (a: Part, b: Part): Alike => {
	if (a.text === b.text) return { likeness: 1, how: "same" };
	if (a.text.length === 1 || b.text.length === 1)
		return a.text[0] === b.text[0] ? { likeness: 0.7, how: "initial" } : { likeness: 0, how: "spelling" };
	const compound = withoutOpener(a, b);
	if (compound) return likenessOf(...compound);
	const spelling = spellingOf(a.text, b.text);
	const sound = a.sound === b.sound ? soundLikeness(a, b, spelling) : 0;
	const nickname = nicknameLikeness(a.text, b.text);
	const best = Math.max(sound, spelling);
	if (nickname > best) return { likeness: nickname, how: "nickname" };
	if (best < otherForm && areForms(a.text, b.text)) return { likeness: otherForm, how: "spelling" };
	const vowels = a.abjad === b.abjad || vowelsAgree(a, b) ? 1 : otherVowels;
	return sound > spelling
		? { likeness: sound * vowels, how: "sound" }
		: { likeness: spelling * vowels, how: "spelling" };
};

/** One name in the forms of two languages. */
const otherForm = 0.9;

/** Abdulrahman and Abdulrahim differ in the word that tells them apart, and that alone is compared. */
const withoutOpener = (a: Part, b: Part): [Part, Part] | undefined => {
	if (!opened.test(a.text) || !opened.test(b.text)) return undefined;
	const rest = (part: Part): Part => {
		const text = part.text.slice(5);
		return { ...part, text, sound: soundOf(text) };
	};
	return [rest(a), rest(b)];
};
const opened = /^abdul(?=.{3})/;

/** Where no short vowels are written, long ones are: Husayn has one that Hassan has not. */
const otherVowels = 0.86;
const vowelsAgree = (a: Part, b: Part): boolean => {
	const [written, spoken] = a.abjad ? [a.text, b.text] : [b.text, a.text];
	const heard = vowelClasses(spoken);
	let at = 0;
	for (const vowel of vowelClasses(written)) {
		at = heard.indexOf(vowel, at) + 1;
		if (at === 0) return false;
	}
	return true;
};

/** Vowels after the first letter, as three: many a language tells no more of them apart. */
const vowelClasses = (word: string): string =>
	word
		.slice(1)
		.replace(/[eiy]/g, "i")
		.replace(/[ouwv]/g, "u")
		.replace(/[^aiu]/g, "");

const spellingOf = (a: string, b: string): number => {
	const longer = Math.max(a.length, b.length);
	const shorter = Math.min(a.length, b.length);
	// No number of edits closes such a gap; saves the work for most pairs.
	if (shorter / longer < 0.4) return 0;
	const jaro = a < b ? jaroWinkler(a, b) : jaroWinkler(b, a);
	if (jaro < 0.6) return 0;
	return 0.3 * jaro + 0.7 * (1 - editsBetween(a, b) / longer);
};

/** A vowel, or what many do not hear before one. */
const beginsOpen = /^[aeiouyhjw]/;

/** The same sound says more the longer it is, and is all that can be had where one script writes no vowels. */
const soundLikeness = (a: Part, b: Part, spelling: number): number => {
	const long = Math.min(1, Math.max(0, a.sound.length - 1) / 3);
	// Two classes of consonants are many words': van and ben.
	if (a.abjad === b.abjad && a.sound.length < 3 && spelling < 0.5) return spelling;
	// What begins with a vowel and what begins with a consonant are two names: Ahmed, Mohamed.
	if (a.abjad === b.abjad && beginsOpen.test(a.text) !== beginsOpen.test(b.text)) return spelling;
	const base = a.abjad !== b.abjad ? 0.86 : 0.72;
	return Math.min(0.98, base + 0.1 * long + (1 - base - 0.1 * long) * 0.5 * spelling);
};
