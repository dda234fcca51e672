import { keysOfThing } from "@seamark/values";
import type { ReportState } from "./state.ts";

/** A report that may tell of the same thing, and why. Whether it does, a person decides. */
export type Likely = {
	report: ReportState;
	/** Between 0 and 1. */
	score: number;
	reasons: readonly string[];
};

const dayMs = 86_400_000;

/** Who is in a report says nothing here: people of one origin, sex or age are not the same people. */
export const likelyDuplicates = (report: ReportState, others: readonly ReportState[]): Likely[] =>
	others
		.map((other) => compare(report, other))
		.filter(({ score }) => score >= 0.5)
		.sort((a, b) => b.score - a.score || (a.report.id < b.report.id ? -1 : 1))
		.slice(0, 20);

const compare = (a: ReportState, b: ReportState): Likely => {
	const shared = a.entityKeys.filter((key) => b.entityKeys.includes(key));
	const things = shared.filter((key) => !key.startsWith("place "));
	const days = daysBetween(a, b);
	const place = samePlace(a, b);
	const grounds: [number, string][] = [
		...things.map((key): [number, string] => [0.5, `same ${key.split(" ", 1)[0]}`]),
		...(place ? [[0.3, "same place"] satisfies [number, string]] : []),
		...(a.country !== null && a.country === b.country ? [[0.1, "same country"] satisfies [number, string]] : []),
		...(days <= 1 ? [[0.25, "at the same time"] satisfies [number, string]] : []),
		...(days > 1 && days <= 7 ? [[0.1, "in the same week"] satisfies [number, string]] : []),
		...(a.content.personsSeen !== undefined && a.content.personsSeen === b.content.personsSeen
			? [[0.1, "same number of persons"] satisfies [number, string]]
			: []),
	];
	const score = Math.min(
		1,
		grounds.reduce((sum, [weight]) => sum + weight, 0),
	);
	return { report: b, score: Math.round(score * 100) / 100, reasons: grounds.map(([, reason]) => reason) };
};

const samePlace = (a: ReportState, b: ReportState): boolean => {
	const others = placesOf(b);
	return placesOf(a).some((place) => others.includes(place));
};

/** Where it was, and the places among the things that it names. */
const placesOf = ({ content, entityKeys }: ReportState): string[] => {
	const where = keysOfThing("place", content.place ?? "");
	return [...where.map((key) => `place ${key}`), ...entityKeys.filter((key) => key.startsWith("place "))];
};

/** Between what the two tell of; between their writing where that is not known. */
const daysBetween = (a: ReportState, b: ReportState): number => {
	const [x, y] = [spanOf(a), spanOf(b)];
	if (x.from <= y.to && y.from <= x.to) return 0;
	return Math.min(Math.abs(x.from - y.to), Math.abs(y.from - x.to)) / dayMs;
};

const spanOf = ({ content, capturedAt }: ReportState) => {
	const { from, to } = content.occurred ?? {};
	const first = Date.parse(from ?? to ?? capturedAt);
	return { from: first, to: Date.parse(to ?? from ?? capturedAt) };
};
