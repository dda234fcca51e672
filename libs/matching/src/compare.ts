import { phoneText, samePhone } from "@seamark/values";
import { compareNames, type NameMatch, rounded } from "./compare-names.ts";
import { type Prepared, prepare } from "./parts.ts";
import type { Ground, Match, Person } from "./types.ts";

/** How well two persons agree, with every ground. The same score, no matter which is asked for. */
export const comparePersons = (asked: Person, found: Person): Match => comparePrepared(prepare(asked), prepare(found));

/** As comparePersons, for persons that are compared with many others. */
export const comparePrepared = (asked: Prepared, found: Prepared): Match => {
	const name = bestName(asked, found);
	const grounds: Ground[] = [...name.grounds];
	let score = name.likeness;
	const note = (field: Ground["field"], values: readonly [string, string], how: Ground["how"], likeness: number) =>
		grounds.push({ field, asked: values[0], found: values[1], how, likeness, moved: false });

	const birth = compareBirths(asked.birth, found.birth);
	if (birth && asked.birth && found.birth) {
		note("birth", [rangeText(asked.birth), rangeText(found.birth)], birth, birthLikeness[birth]);
		// A date of birth supports or contradicts a name; alone it is nobody's.
		if (birth === "same") score += (1 - score) * 0.4 * score;
		else if (birth === "near") score += (1 - score) * 0.15 * score;
		else if (birth === "apart") score *= 0.75;
	}
	if (asked.sex !== "" && found.sex !== "" && asked.sex !== found.sex) {
		note("sex", [asked.sex, found.sex], "other", 0);
		score *= 0.9;
	}
	const phones = sharedPhone(asked, found);
	if (phones) {
		note("phone", phones, "same", 1);
		score += (1 - score) * 0.5;
	}
	const document = asked.documents.find((one) => found.documents.includes(one));
	if (document !== undefined) {
		note("document", [document, document], "same", 1);
		score += (1 - score) * 0.9;
	}
	return { score: rounded(score), grounds };
};

const sharedPhone = (asked: Prepared, found: Prepared): [string, string] | undefined => {
	for (const one of asked.phones) {
		const other = found.phones.find((each) => samePhone(one, each));
		if (other) return [phoneText(one), phoneText(other)];
	}
	return undefined;
};

const bestName = (asked: Prepared, found: Prepared): NameMatch => {
	let best: NameMatch = { likeness: 0, grounds: [] };
	for (const one of asked.names)
		for (const other of found.names) {
			const match = compareNames(one, other);
			if (match.likeness > best.likeness) best = match;
		}
	return best;
};

const birthLikeness = { same: 1, compatible: 0.6, near: 0.4, apart: 0 } as const;

type Range = { from: string; to: string };
const rangeText = ({ from, to }: Range): string => (from === to ? from : `${from}/${to}`);

const dayMs = 86_400_000;
const dayOf = (date: string, otherwise: number): number => {
	const day = Date.parse(date) / dayMs;
	return Number.isNaN(day) ? otherwise : day;
};

/**
 * Compares two ranges of dates of birth. `same`: both to the day; `compatible`: the ranges meet; `near`: they miss each other
 * by no more than two years, or day and month are exchanged; `apart` otherwise. Undefined where a date is missing.
 */
export const compareBirths = (
	a: Range | undefined,
	b: Range | undefined,
): "same" | "compatible" | "near" | "apart" | undefined => {
	if (!a || !b) return undefined;
	if (a.from !== "" && a.from === a.to && a.from === b.from && b.from === b.to) return "same";
	const [from, to] = [dayOf(a.from, -Infinity), dayOf(a.to, Infinity)];
	const [otherFrom, otherTo] = [dayOf(b.from, -Infinity), dayOf(b.to, Infinity)];
	const gap = Math.max(from - otherTo, otherFrom - to, 0);
	if (gap === 0) return "compatible";
	return gap <= 731 || exchanged(a, b) ? "near" : "apart";
};

const exchanged = (a: Range, b: Range): boolean => {
	const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(a.from) ?? [];
	return year !== undefined && a.from === a.to && b.from === b.to && b.from === `${year}-${day}-${month}`;
};

/** The dates of birth that an age, or a range of ages in whole years, allows on a day. Either age may be missing. */
export const birthFromAge = (age: { from?: number; to?: number }, on: string): Range => {
	const back = (years: number, days: number): string => {
		const date = new Date(on);
		date.setUTCFullYear(date.getUTCFullYear() - years);
		date.setUTCDate(date.getUTCDate() + days);
		return date.toISOString().slice(0, 10);
	};
	return {
		from: age.to === undefined ? "" : back(age.to + 1, 1),
		to: age.from === undefined ? "" : back(age.from, 0),
	};
};
