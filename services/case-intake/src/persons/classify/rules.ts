import type { Formula } from "./logic.ts";
import rulesFile from "./rules.json" with { type: "json" };
import type { ElementCode, Jurisdiction, RuleCode } from "./types.ts";

/** `coveredPurpose`: the purpose is one of those that the profile names. */
export type Atom = ElementCode | "child" | "coveredPurpose";

/** Goes up with every change of what the rules or a profile decide; rules.test.ts insists on it. */
export const rulesVersion = rulesFile.version;

/** Titles, sentences and law of the rules. */
export const rules: Readonly<
	Record<RuleCode, { title: string; law: readonly string[]; says: Readonly<Record<string, string>> }>
> = rulesFile.rules;

export type Formulas = { trafficking: Formula<Atom>; smuggling: Formula<Atom> };

/** Where there is no offence, nothing makes one. */
const never: Formula<Atom> = { any: [] };

/**
 * The two crimes as conditions under a profile. R1 and R2 make trafficking, R4 and R5 smuggling, R6 and R7 the border's part in both. No
 * question is twice in a formula, so that Kleene's logic finds every answer that there is.
 */
export const formulasOf = ({ trafficking, smuggling }: Jurisdiction): Formulas => ({
	trafficking: trafficking.offence
		? {
				all: [
					"act",
					trafficking.purposes ? "coveredPurpose" : "purpose",
					trafficking.childrenOnly ? "child" : { any: ["means", "child"] },
					...(trafficking.internal ? [] : (["transnational"] as const)),
				],
			}
		: never,
	smuggling: smuggling.offence ? smugglingOf(smuggling) : never,
});

const smugglingOf = ({ entryNeedsBenefit, stayNeedsTransnational, foreigner }: Jurisdiction["smuggling"]) => {
	const border: Formula<Atom>[] = stayNeedsTransnational ? ["transnational"] : [];
	return entryNeedsBenefit
		? { all: [foreigner, "benefit" as const, { any: ["entry" as const, { all: ["stay" as const, ...border] }] }] }
		: {
				all: [
					foreigner,
					{
						any: [
							{ all: ["entry" as const, { not: "humanitarianAim" as const }] },
							{ all: ["stay" as const, "benefit" as const, ...border] },
						],
					},
				],
			};
};

/**
 * What one answer says about another, read both ways: who gains does not merely help, and an illegal entry crosses a
 * border. Answers that contradict one of these are refused before they get here.
 */
export const implications: readonly { when: ElementCode; other: ElementCode; is: "met" | "notMet" }[] = [
	{ when: "benefit", other: "humanitarianAim", is: "notMet" },
	{ when: "entry", other: "transnational", is: "met" },
];
