import type { CourtOutcome, CourtStage } from "../../codes/courts.ts";

/**
 * What counts as a prosecution and as a conviction, and on which day, for statistics and for everybody else: once as pure functions,
 * once as SQL in `store/charges.ts`; a test holds the two together.
 *
 * A charge was prosecuted when it was brought before a court, no matter what came of it. It counts as a conviction while the last decision on
 * it is one: a conviction that fell on appeal is none, and one against which an appeal is pending is. Its day is that of the decision
 * that convicted; a later one that upheld it does not move it to another year. What was done against somebody protected is a breach,
 * and neither.
 */

export type Stage = {
	stage: CourtStage;
	outcome: CourtOutcome | null;
	reachedOn: string | null;
	breaches: readonly unknown[];
};

const prosecutions = (stages: readonly Stage[]) =>
	stages.filter(({ stage, breaches }) => stage === "prosecution" && breaches.length === 0);

export const isProsecuted = (stages: readonly Stage[]): boolean => prosecutions(stages).length > 0;

export const prosecutedOn = (stages: readonly Stage[]): string | null =>
	prosecutions(stages)
		.flatMap(({ reachedOn }) => reachedOn ?? [])
		.sort()[0] ?? null;

/** The decision by which a conviction that holds came about. */
const convicting = (stages: readonly Stage[]): Stage | undefined => {
	const decided = stages.filter(({ outcome }) => outcome !== null);
	return decided[decided.findLastIndex(({ outcome }) => outcome !== "convicted") + 1];
};

export const isConvicted = (stages: readonly Stage[]): boolean => convicting(stages)?.breaches.length === 0;

export const convictedOn = (stages: readonly Stage[]): string | null => convicting(stages)?.reachedOn ?? null;
