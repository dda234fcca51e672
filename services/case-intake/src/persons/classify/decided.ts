import type { Atom, Formulas } from "./rules.ts";
import type { Classification, Value } from "./types.ts";

/** What the facts amount to under one profile, and how its rules answer. */
export type Decided = {
	formulas: Formulas;
	answer: (atom: Atom) => Value;
	child: Value;
	trafficking: Value;
	smuggling: Value;
	classification: Classification;
};
