import { type PatternName, patternNames } from "./catalogue.ts";
import type { Finding } from "./finding.ts";

/** What was planted: the pattern, and the numbers of its transfers. */
export type Truth = { pattern: PatternName; rows: number[] };

export type PatternScore = {
	pattern: PatternName;
	planted: number;
	found: number;
	right: number;
	precision: number;
	recall: number;
};

const likeness = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
	let both = 0;
	for (const one of a) if (b.has(one)) both++;
	return both / (a.size + b.size - both);
};

/**
 * A finding is right where it has the name of what was planted and at least half of its transfers and its own in common with it (Jaccard);
 * each planted one counts once, so naming it twice is one wrong.
 */
export const scorePatterns = (findings: readonly Finding[], truth: readonly Truth[]): PatternScore[] => {
	const planted = truth.map((one) => ({ ...one, set: new Set(one.rows), met: false }));
	const byRow = new Map<number, typeof planted>();
	for (const one of planted) for (const row of one.set) byRow.set(row, [...(byRow.get(row) ?? []), one]);
	const right = new Map<PatternName, number>();
	for (const { pattern, rows } of findings) {
		const mine = new Set(rows);
		const near = new Set([...mine].flatMap((row) => byRow.get(row) ?? []));
		const match = [...near].find((one) => !one.met && one.pattern === pattern && likeness(mine, one.set) >= 0.5);
		if (!match) continue;
		match.met = true;
		right.set(pattern, (right.get(pattern) ?? 0) + 1);
	}
	const count = (list: readonly { pattern: PatternName }[], name: PatternName) =>
		list.filter(({ pattern }) => pattern === name).length;
	return patternNames
		.map((pattern) => {
			const hits = right.get(pattern) ?? 0;
			const [there, found] = [count(truth, pattern), count(findings, pattern)];
			return {
				...{ pattern, planted: there, found, right: hits },
				precision: found === 0 ? 1 : hits / found,
				recall: there === 0 ? 1 : hits / there,
			};
		})
		.filter(({ planted: there, found }) => there > 0 || found > 0);
};

/** For sets that name accounts and no patterns: how many of those in findings are named, and how many of the named are in findings. */
export const accountsScore = (findings: readonly Finding[], flagged: ReadonlySet<number>) => {
	const named = new Set(findings.flatMap(({ roles }) => Object.values(roles).flat()));
	let right = 0;
	for (const one of named) if (flagged.has(one)) right++;
	const precision = named.size === 0 ? 1 : right / named.size;
	const recall = flagged.size === 0 ? 1 : right / flagged.size;
	return {
		named: named.size,
		right,
		precision,
		recall,
		f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
	};
};
