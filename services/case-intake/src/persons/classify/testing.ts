import { checkFacts } from "./check-facts.ts";
import type { FactsInput } from "./schema.ts";
import type { ElementCode, Facts, Value } from "./types.ts";

/** Facts as one writes them down in a table: elements by value, and the age. Every answer rests on one observation. */
export const factsOf = (
	elements: Partial<Record<ElementCode, Value>>,
	age?: { from?: number; to?: number },
	indicators: string[] = [],
): Facts => {
	const checked = checkFacts(inputOf(elements, age, indicators));
	if ("refused" in checked) throw new Error(JSON.stringify(checked.refused));
	return checked.facts;
};

export const inputOf = (
	elements: Partial<Record<string, Value>>,
	age?: { from?: number; to?: number },
	indicators: string[] = [],
): FactsInput => ({
	elements: Object.fromEntries(
		Object.entries(elements).map(([code, value]) => [
			code,
			{ value: value ?? "unknown", evidence: value === "unknown" ? [] : [{ kind: "officerObservation" }] },
		]),
	),
	...(age ? { age } : {}),
	indicators,
});
