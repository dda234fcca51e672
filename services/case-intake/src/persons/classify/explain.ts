import type { Decided } from "./decided.ts";
import { evaluate } from "./logic.ts";
import type { Atom } from "./rules.ts";
import type { Jurisdiction, RuleCode, RuleOutcome, Value } from "./types.ts";

type Considered = Decided & { byProtocol: Decided; jurisdiction: Jurisdiction };

/** Every rule in order, with what it read and what it had to say about these facts. */
export const explain = (one: Considered): readonly RuleOutcome[] => [
	outcome(one, "R1", adultRule(one), {
		value: adultRule(one) !== "threeElements" ? null : evaluate<Atom>({ all: ["act", "means", "purpose"] }, one.answer),
		read: ["act", "means", "purpose", "child"],
	}),
	outcome(one, "R2", childRule(one), {
		value: one.child === "notMet" ? null : one.trafficking,
		read: ["child", "act", "purpose"],
	}),
	outcome(one, "R3", consentRule(one), { read: ["child", "means"] }),
	outcome(one, "R4", smugglingRule(one), {
		value: one.smuggling,
		read: ["entry", "stay", one.jurisdiction.smuggling.foreigner, "benefit", "humanitarianAim"],
	}),
	outcome(one, "R5", one.jurisdiction.smuggling.entryNeedsBenefit ? "entryNeedsBenefit" : "entryWithoutBenefit", {
		read: ["entry", "stay", "benefit"],
	}),
	outcome(
		one,
		"R6",
		one.answer("consent") === "notMet" && one.smuggling === "met" ? "forcedSmuggling" : "differences",
		{
			read: ["transnational", "purpose"],
		},
	),
	outcome(one, "R7", borderRule(one), { read: ["transnational"] }),
	outcome(one, "R8", coexistence(one), { read: [] }),
	outcome(one, "R9", purposeRule(one), { read: ["purpose"] }),
	outcome(one, "R10", "noSuchGround", { read: [] }),
	outcome(one, "R11", injured(one), { read: [] }),
	outcome(one, "R12", shielded(one), { read: [] }),
	outcome(one, "R13", aggravation(one), { read: ["lifeEndangered", "inhumanTreatment", "organisedGroup"] }),
];

const outcome = (
	{ answer }: Considered,
	rule: RuleCode,
	says: string,
	{ value = null, read }: { value?: Value | null; read: readonly Atom[] },
): RuleOutcome => {
	const found: Partial<Record<Atom, Value>> = {};
	for (const atom of read) found[atom] = answer(atom);
	return { rule, says, value, read: found };
};

const adultRule = ({ child, jurisdiction }: Considered) => {
	if (child === "met") return "childRuleInstead";
	return jurisdiction.trafficking.childrenOnly ? "childrenOnly" : "threeElements";
};

const purposeRule = ({ answer }: Considered) => {
	const purpose = answer("purpose");
	if (purpose === "met") return answer("coveredPurpose") === "notMet" ? "purposeNotCovered" : "purposeSuffices";
	return purpose === "notMet" ? "noPurpose" : "purposeOpen";
};

/** Danger and degrading treatment weigh where there is smuggling, by the profile or by the Protocols. */
const aggravation = ({ smuggling, byProtocol, answer }: Considered) => {
	if (smuggling !== "met" && byProtocol.smuggling !== "met") return "notSmuggled";
	const [danger, inhuman] = [answer("lifeEndangered"), answer("inhumanTreatment")];
	if (danger === "met") return inhuman === "met" ? "dangerAndInhuman" : "danger";
	if (inhuman === "met") return "inhuman";
	return danger === "notMet" && inhuman === "notMet" ? "none" : "open";
};

const childRule = ({ child, formulas, answer }: Considered) => {
	if (child === "met") return "meansNotNeeded";
	if (child === "notMet") return "adult";
	const ifChild = (is: Value) => evaluate(formulas.trafficking, (atom) => (atom === "child" ? is : answer(atom)));
	return ifChild("met") === ifChild("notMet") ? "ageMakesNoDifference" : "ageDecides";
};

const consentRule = ({ child, answer }: Considered) => {
	if (child === "met") return "irrelevantForChild";
	return answer("means") === "met" ? "irrelevantWithMeans" : "decidesNothing";
};

const smugglingRule = ({ smuggling, answer, jurisdiction }: Considered) => {
	if (smuggling !== "notMet") return "elements";
	if (!jurisdiction.smuggling.offence) return "noOffence";
	if (answer(jurisdiction.smuggling.foreigner) === "notMet") return "national";
	if (answer("humanitarianAim") === "met") return "humanitarian";
	return jurisdiction.smuggling.entryNeedsBenefit && answer("benefit") === "notMet" ? "noBenefit" : "elements";
};

const borderRule = ({ answer, jurisdiction }: Considered) => {
	const border = answer("transnational");
	if (border === "met") return "crossBorder";
	if (border === "unknown") return "borderUnknown";
	return jurisdiction.trafficking.internal ? "internal" : "internalNoOffence";
};

const coexistence = ({ trafficking, smuggling, answer, jurisdiction }: Considered) => {
	if (trafficking === "met" && smuggling === "met") return "both";
	if (jurisdiction.smuggling.involvesExploitation && answer("purpose") !== "notMet") return "lawMixesThem";
	if (smuggling === "met" && trafficking === "unknown") return "mayBecome";
	const helped = answer("entry") === "met" || answer("stay") === "met";
	return helped && trafficking === "notMet" ? "entryAlone" : "separate";
};

const injured = ({ trafficking, smuggling }: Considered) => {
	if (trafficking === "met") return smuggling === "met" ? "againstBoth" : "againstPerson";
	if (trafficking === "unknown") return "open";
	return { met: "againstState", notMet: "none", unknown: "open" }[smuggling];
};

/** Looks at the Protocols beside the profile: a gap in a State's law accuses nobody. */
const shielded = ({ trafficking, smuggling, byProtocol }: Considered) => {
	const victim = trafficking === "met" || byProtocol.trafficking === "met";
	const smuggled = smuggling === "met" || byProtocol.smuggling === "met";
	if (victim) return smuggled ? "victimAndSmuggled" : "victim";
	if (trafficking === "unknown" || byProtocol.trafficking === "unknown") return "open";
	if (smuggled) return "smuggled";
	return smuggling === "unknown" ? "open" : "refugeesStill";
};
