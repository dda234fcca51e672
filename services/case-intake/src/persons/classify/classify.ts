import type { Decided } from "./decided.ts";
import { explain } from "./explain.ts";
import { indicatorsFor } from "./indicators.ts";
import { protocols } from "./jurisdictions.ts";
import { evaluate, openAtoms } from "./logic.ts";
import { type Atom, type Formulas, formulasOf, implications, rulesVersion } from "./rules.ts";
import {
	type AgeRange,
	type Assessed,
	type Classification,
	type ElementCode,
	elementCodes,
	type Facts,
	type Jurisdiction,
	type Missing,
	type Question,
	type Value,
} from "./types.ts";

/**
 * Says for one person what the facts amount to under a profile, why, and what is missing. Facts are those that
 * `checkFacts` let through. Pure; a later version of the rules answers under its own `rulesVersion`.
 */
export const classify = (facts: Facts, jurisdiction: Jurisdiction): Assessed => {
	const own = decide(facts, jurisdiction);
	const byProtocol = jurisdiction === protocols ? own : decide(facts, protocols);
	const { classification, trafficking, smuggling, child } = own;
	return {
		classification,
		trafficking,
		smuggling,
		byProtocol: {
			classification: byProtocol.classification,
			trafficking: byProtocol.trafficking,
			smuggling: byProtocol.smuggling,
		},
		child,
		explanation: explain({ ...own, byProtocol, jurisdiction }),
		missing: missingFrom(facts, own),
		laws: [],
		jurisdiction: jurisdiction.code,
		rulesVersion,
	};
};

/** Met where everybody in the range is under the age, not met where nobody is. */
export const childOf = (age: AgeRange | null, under: number): Value => {
	if (age?.to !== null && age?.to !== undefined && age.to < under) return "met";
	return age?.from !== null && age?.from !== undefined && age.from >= under ? "notMet" : "unknown";
};

export type Known = Readonly<Record<ElementCode, Value>>;

const knownFrom = (facts: Facts, { smuggling }: Jurisdiction): Known => {
	const { elements } = facts;
	const known = Object.fromEntries(elementCodes.map((code) => [code, elements[code]?.value ?? "unknown"])) as Record<
		ElementCode,
		Value
	>;
	// What is said to have been done by ordinary dealings alone was not done by illegal means.
	const forms: readonly string[] = elements.stay?.forms ?? [];
	const ordinary = forms.length > 0 && forms.every((form) => form === "ordinaryDealings");
	if (smuggling.stayNeedsIllegalMeans && ordinary) known.stay = "notMet";
	for (const { when, other, is } of implications) {
		if (known[when] === "met" && known[other] === "unknown") known[other] = is;
		else if (known[when] === "unknown" && known[other] !== "unknown" && known[other] !== is) known[when] = "notMet";
	}
	return known;
};

/** Where a law names purposes, a purpose of which no form is known may be one of them or not. */
const coveredPurpose = ({ elements }: Facts, purpose: Value, { trafficking }: Jurisdiction): Value => {
	const forms = elements.purpose?.forms ?? [];
	if (purpose !== "met" || trafficking.purposes === null) return purpose;
	if (forms.length === 0) return "unknown";
	return forms.some((form) => trafficking.purposes?.includes(form)) ? "met" : "notMet";
};

/** Formulas are built once for each profile. */
const formulasFor = new WeakMap<Jurisdiction, Formulas>();

const decide = (facts: Facts, jurisdiction: Jurisdiction): Decided => {
	const known = knownFrom(facts, jurisdiction);
	const formulas = formulasFor.get(jurisdiction) ?? formulasOf(jurisdiction);
	formulasFor.set(jurisdiction, formulas);
	const child = childOf(facts.age, jurisdiction.trafficking.childUnder);
	const covered = coveredPurpose(facts, known.purpose, jurisdiction);
	const answer = (atom: Atom) => (atom === "child" ? child : atom === "coveredPurpose" ? covered : known[atom]);
	const trafficking = evaluate(formulas.trafficking, answer);
	const smuggling = evaluate(formulas.smuggling, answer);
	return { formulas, answer, child, trafficking, smuggling, classification: labelOf(trafficking, smuggling) };
};

/**
 * Trafficking that is established is never kept waiting for what may be known of smuggling. Smuggling alone is an answer
 * only once trafficking is ruled out: it is how victims are missed.
 */
export const labelOf = (trafficking: Value, smuggling: Value): Classification => {
	if (trafficking === "met") return smuggling === "met" ? "both" : "trafficking";
	if (trafficking === "unknown" || smuggling === "unknown") return "undetermined";
	return smuggling === "met" ? "smuggling" : "neither";
};

const missingFrom = (facts: Facts, { formulas, answer }: Decided): readonly Missing[] => {
	const trafficking = openAtoms(formulas.trafficking, answer);
	const smuggling = openAtoms(formulas.smuggling, answer);
	return [...new Set([...trafficking, ...smuggling])].map((atom) => ({
		question: questionOf(atom),
		decides: [
			...(trafficking.includes(atom) ? (["trafficking"] as const) : []),
			...(smuggling.includes(atom) ? (["smuggling"] as const) : []),
		],
		indicators: indicatorsFor(facts.indicators, questionOf(atom)),
	}));
};

/** What a person can be asked: the age, and for a purpose that the law does not name in general its form. */
const questionOf = (atom: Atom): Question => (atom === "child" ? "age" : atom === "coveredPurpose" ? "purpose" : atom);
