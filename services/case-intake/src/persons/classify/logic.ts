import type { Value } from "./types.ts";

/** A condition over questions, as data. */
export type Formula<Atom extends string> =
	| Atom
	| { all: readonly Formula<Atom>[] }
	| { any: readonly Formula<Atom>[] }
	| { not: Formula<Atom> };

export const not = (value: Value): Value => (value === "met" ? "notMet" : value === "notMet" ? "met" : "unknown");

/** Kleene's strong logic: one `notMet` settles `all` and one `met` settles `any`, no matter what is still unknown. */
export const evaluate = <Atom extends string>(formula: Formula<Atom>, answer: (atom: Atom) => Value): Value => {
	if (typeof formula === "string") return answer(formula);
	if ("not" in formula) return not(evaluate(formula.not, answer));
	const settles: Value = "all" in formula ? "notMet" : "met";
	let result = not(settles);
	for (const part of "all" in formula ? formula.all : formula.any) {
		const value = evaluate(part, answer);
		if (value === settles) return settles;
		if (value === "unknown") result = "unknown";
	}
	return result;
};

/** Unknown questions whose answer could still help to settle the formula; none once it is settled. */
export const openAtoms = <Atom extends string>(
	formula: Formula<Atom>,
	answer: (atom: Atom) => Value,
): readonly Atom[] => {
	if (evaluate(formula, answer) !== "unknown") return [];
	if (typeof formula === "string") return [formula];
	const parts = "not" in formula ? [formula.not] : "all" in formula ? formula.all : formula.any;
	return parts.flatMap((part) => openAtoms(part, answer));
};
