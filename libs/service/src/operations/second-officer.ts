import type { Fault } from "@seamark/errors";
import { type Refused, refuse } from "./decision.ts";

/**
 * What takes two officers, everywhere: one asks, prepares or names it, and another one decides. An officer is a person. On another duty post,
 * of another agency, or by another door they are the same one, and a system is nobody's second: who has its key would be both.
 */
type Words = {
	/** Where in the request. */
	at?: string;
	/** What the officer did before, such as "was prepared by you". */
	first: string;
	/** Who does what next, such as "another officer of your authority signs it". */
	next: string;
};

/** Why this officer may not be the second one; empty where they may. `firsts`: those who asked; null or empty where none did. */
export const faultsOfSecond = (
	second: string | undefined,
	firsts: readonly (string | null | undefined)[],
	{ at = "", first, next }: Words,
): Fault[] => {
	if (!second) return [needed(at, `takes two officers, and a system is none: ${next}`)];
	return firsts.includes(second) ? [needed(at, `${first}: ${next}`)] : [];
};

/** Why nobody may ask here: the first of two officers is a person too. */
export const faultsOfFirst = (first: string | undefined, at = ""): Fault[] =>
	first
		? []
		: [needed(at, "takes two officers, and a system is none: an officer asks for it, and another one decides")];

const needed = (at: string, message: string): Fault => ({ at, message, code: "SECOND_PERSON_NEEDED" });

/** A refusal with all its faults, which says first that one officer alone may not do this, where that is among them. */
export const refuseAll = (faults: readonly Fault[]): Refused =>
	refuse(faults.some(({ code }) => code === "SECOND_PERSON_NEEDED") ? "SECOND_PERSON_NEEDED" : "REFUSED", faults);
