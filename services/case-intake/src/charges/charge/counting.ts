import type { CourtOutcome, CourtStage } from "../../codes/courts.ts";

/**
 * What counts as a prosecution and as a conviction, for statistics and for everybody else: once as pure functions, once as
 * SQL in `store/charges.ts`; a test holds the two together.
 *
 * A charge was prosecuted when it was brought before a court, whatever came of it. It counts as a conviction while the
 * last decision on it is one: a conviction that fell on appeal is none, and one against which an appeal is pending stands.
 */

export type Stage = { stage: CourtStage; outcome: CourtOutcome | null };

export const isProsecuted = (stages: readonly Stage[]): boolean => stages.some(({ stage }) => stage === "prosecution");

export const isConvicted = (stages: readonly Stage[]): boolean =>
	stages.findLast(({ outcome }) => outcome !== null)?.outcome === "convicted";
