import type { PatternName } from "./catalogue.ts";

/** Accounts by what they do in a pattern, such as { from: [1, 2], to: [3] }. */
export type Roles = Record<string, number[]>;

export type Finding = {
	pattern: PatternName;
	roles: Roles;
	/** Accounts that a victim may hold. Nobody is called a suspect. */
	possibleVictims: number[];
	/** The evidence: numbers of the transfers, as the graph has them, in the order of time. */
	rows: number[];
	from: number;
	until: number;
	/** What was moved, in minor units. */
	amount: number;
	/** Whether the money can have gone this way: each transfer comes after the one that brought it. Not for patterns without an order. */
	inOrder?: boolean;
	/** How many like it chance alone would make in these transfers; null for signs, which are counted and not weighed. */
	byChance: number | null;
	/** 0 to 100. For a pattern, how far chance is from making it; for a sign, how far it is above its least numbers. */
	score: number;
	/** In plain words, with the figures. */
	why: string;
};

export const days = (seconds: number): string => {
	const whole = seconds / 86_400;
	return whole < 1.5 ? `${Math.max(1, Math.round(seconds / 3_600))} hours` : `${Math.round(whole)} days`;
};
