import { editsBetween, jaroWinkler } from "./distance.ts";
import type { Part } from "./parts.ts";
import { soundOf } from "./sound.ts";
import type { Ground, How } from "./types.ts";

/** Below this two words are not the same word. */
const leastLikeness = 0.6;

export type NameMatch = { likeness: number; grounds: Ground[] };

type Pair = { asked: number; found: number; likeness: number; how: How };

/**
 * How well two names agree, whatever the order of their parts: each part is paired with one of the other name so that the
 * sum is highest. A part that the other name does not have costs little, since names are given with and without them; two
 * different parts cost all of both.
 */
export const compareNames = (asked: readonly Part[], found: readonly Part[]): NameMatch => {
	const plain = align(asked, found);
	if (asked.length === found.length || plain.likeness > 0.97) return plain;
	const joined =
		asked.length > found.length ? align(joinLike(asked, found), found) : align(asked, joinLike(found, asked));
	return joined.likeness > plain.likeness ? joined : plain;
};

/** Joins two neighbours where together they are a part of the other name: Mary Ann, Maryann. */
const joinLike = (parts: readonly Part[], other: readonly Part[]): readonly Part[] => {
	for (let i = 0; i + 1 < parts.length; i++) {
		const [first, second] = [parts[i] as Part, parts[i + 1] as Part];
		const text = first.text + second.text;
		const joined: Part = { text, abjad: first.abjad || second.abjad, sound: soundOf(text) };
		if (other.some((one) => likenessOf(joined, one).likeness >= 0.9))
			return [...parts.slice(0, i), joined, ...parts.slice(i + 2)];
	}
	return parts;
};

const align = (asked: readonly Part[], found: readonly Part[]): NameMatch => {
	const pairs = bestPairs(asked, found);
	const [fewer, more] = [Math.min(asked.length, found.length), Math.max(asked.length, found.length)];
	if (fewer === 0) return { likeness: 0, grounds: [] };
	const sum = pairs
		.map((pair) => pair.likeness)
		.sort((a, b) => a - b)
		.reduce((total, one) => total + one, 0);
	// One word says less than two: a lone first name is no more than a hint.
	const alone = fewer === 1 && more > 1 ? 0.8 : 1;
	const order = pairs.length > 1 && crossed(pairs) ? 0.985 : 1;
	return {
		likeness: (sum / (fewer + 0.12 * (more - fewer))) * alone * order,
		grounds: groundsOf(asked, found, pairs),
	};
};

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
	const missing = (part: Part, side: "asked" | "found"): Ground => ({
		field: "name",
		asked: side === "asked" ? part.text : "",
		found: side === "found" ? part.text : "",
		how: "missing",
		likeness: 0,
		moved: false,
	});
	return [
		...matched,
		...asked.filter((_, i) => !pairs.some((pair) => pair.asked === i)).map((part) => missing(part, "asked")),
		...found.filter((_, j) => !pairs.some((pair) => pair.found === j)).map((part) => missing(part, "found")),
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

/** How alike two words are and by what. The same whichever comes first. */
export const likenessOf = (a: Part, b: Part): Alike => {
	if (a.text === b.text) return { likeness: 1, how: "same" };
	if (a.text.length === 1 || b.text.length === 1)
		return a.text[0] === b.text[0] ? { likeness: 0.7, how: "initial" } : { likeness: 0, how: "spelling" };
	const spelling = spellingOf(a.text, b.text);
	const sound = a.sound === b.sound ? soundLikeness(a, b, spelling) : 0;
	return sound > spelling ? { likeness: sound, how: "sound" } : { likeness: spelling, how: "spelling" };
};

const spellingOf = (a: string, b: string): number => {
	const longer = Math.max(a.length, b.length);
	const shorter = Math.min(a.length, b.length);
	// No number of edits closes such a gap; saves the work for most pairs.
	if (shorter / longer < 0.4) return 0;
	const jaro = a < b ? jaroWinkler(a, b) : jaroWinkler(b, a);
	if (jaro < 0.6) return 0;
	return (jaro + 1 - editsBetween(a, b) / longer) / 2;
};

/** The same sound says more the longer it is, and is all that can be had where one script writes no vowels. */
const soundLikeness = (a: Part, b: Part, spelling: number): number => {
	const long = Math.min(1, Math.max(0, a.sound.length - 1) / 3);
	const base = a.abjad !== b.abjad ? 0.86 : 0.72;
	return Math.min(0.98, base + 0.1 * long + (1 - base - 0.1 * long) * 0.5 * spelling);
};
