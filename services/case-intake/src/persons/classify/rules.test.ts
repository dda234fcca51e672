import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { checkFacts } from "./check-facts.ts";
import { classify } from "./classify.ts";
import { jurisdictionFor, jurisdictions } from "./jurisdictions.ts";
import { always, classifyUnder } from "./laws.ts";
import { formulasOf, implications, rules, rulesVersion } from "./rules.ts";
import { factsOf, inputOf } from "./testing.ts";
import { type Classification, type ElementCode, type RuleCode, ruleCodes, type Value } from "./types.ts";

/**
 * One line, one case. `+act` is met, `-act` not met; what is not named is unknown. Ages are whole years: `17`, `16-17`,
 * `18-`, `-15`; no age is an unknown age. The law is that of the Protocols unless another is named.
 */
type Case = [rule: RuleCode, facts: string, age: string, answer: Classification, why: string, law?: string];

// biome-ignore format: one line, one case
const cases: Case[] = [
	["R1", "+act +means +purpose -entry -stay", "30", "trafficking", "an adult: act, means and purpose together"],
	["R1", "-act +means +purpose -entry -stay", "30", "neither", "without an act there is no trafficking"],
	["R1", "+act -means +purpose -entry -stay", "30", "neither", "an adult without any means is not trafficked"],
	["R1", "+act +means -purpose -entry -stay", "30", "neither", "without the purpose of exploitation neither"],
	["R1", "+act +purpose -entry -stay", "30", "undetermined", "an adult: whether a means was used is missing"],
	["R1", "+means +purpose -entry -stay", "30", "undetermined", "the act is missing"],
	["R1", "+act +means -entry -stay", "30", "undetermined", "the purpose is missing"],
	["R1", "-purpose -entry -stay", "30", "neither", "one element that is missing for good settles it, whatever else is unknown"],
	["R2", "+act +purpose -means -entry -stay", "12", "trafficking", "a child needs no means"],
	["R2", "+act +purpose -entry -stay", "17", "trafficking", "nor need it be known whether one was used"],
	["R2", "+act +purpose -means -entry -stay", "18", "neither", "on the eighteenth birthday the means count"],
	["R2", "+act -purpose -entry -stay", "12", "neither", "a child too is trafficked only for exploitation"],
	["R2", "-act +purpose -entry -stay", "12", "neither", "and only by an act"],
	["R2", "+act -means +purpose -entry -stay", "16-19", "undetermined", "the range straddles 18, and the answer hangs on it"],
	["R2", "+act +means +purpose -entry -stay", "16-19", "trafficking", "the range straddles 18, and both sides agree"],
	["R2", "+act -means -purpose -entry -stay", "16-19", "neither", "both sides agree that it is none"],
	["R2", "+act -means +purpose -entry -stay", "-17", "trafficking", "at most 17 is a child"],
	["R2", "+act -means +purpose -entry -stay", "18-", "neither", "at least 18 is none"],
	["R2", "+act -means +purpose -entry -stay", "", "undetermined", "no age is known"],
	["R2", "+act -means +purpose -entry -stay", "17-", "undetermined", "17 or older"],
	["R2", "+act -means +purpose -entry -stay", "-18", "undetermined", "18 or younger"],
	["R2", "+act -means +purpose -entry -stay", "17", "trafficking", "the same State's anti-trafficking law says 18", "LC"],
	["R3", "+act +means +purpose +consent -entry -stay", "30", "trafficking", "agreed, and deceived: agreeing is irrelevant"],
	["R3", "+act +means +purpose -consent -entry -stay", "30", "trafficking", "not agreeing adds nothing"],
	["R3", "+act -means +purpose -consent -entry -stay", "30", "neither", "an adult who did not agree, and no means: consent is none"],
	["R4", "+entry +nonNational +benefit -purpose", "30", "smuggling", "illegal entry of a foreigner, for gain"],
	["R4", "+stay +nonNational +benefit -purpose", "30", "smuggling", "or illegal stay, by illegal means"],
	["R4", "+entry +nonNational -benefit -purpose", "30", "neither", "no gain, no smuggling"],
	["R4", "+entry +nonNational +humanitarianAim -purpose", "30", "neither", "help is not smuggling"],
	["R4", "+entry -nonNational +benefit -purpose", "30", "neither", "a national cannot be smuggled home"],
	["R4", "-entry -stay +nonNational +benefit -purpose", "30", "neither", "neither entry nor stay"],
	["R4", "+entry +nonNational -purpose", "30", "undetermined", "whether somebody gained is missing"],
	["R4", "+entry +benefit -purpose", "30", "undetermined", "whether the person is a foreigner is missing"],
	["R4", "+nonNational +benefit +transnational -entry -purpose", "30", "undetermined", "the stay is missing"],
	["R5", "+entry +nonMemberNational -benefit -humanitarianAim -purpose", "30", "smuggling", "the Union: entry needs no gain", "EU"],
	["R5", "+entry +nonMemberNational -benefit -humanitarianAim -purpose", "30", "smuggling", "a Member State likewise", "IT"],
	["R5", "-entry +stay +nonMemberNational -benefit -purpose", "30", "neither", "the Union: stay needs gain", "EU"],
	["R5", "-entry +stay +nonMemberNational +benefit -purpose", "30", "smuggling", "and is smuggling with it", "EU"],
	["R5", "+entry +nonMemberNational +humanitarianAim -stay -purpose", "30", "neither", "the Union: help is exempt", "EU"],
	["R5", "+entry +nonMemberNational -benefit -stay -purpose", "30", "undetermined", "the Union: no gain, and not known whether to help", "EU"],
	["R5", "+entry +nonMemberNational +benefit -purpose", "30", "smuggling", "the Union: who gains does not merely help", "EU"],
	["R5", "+entry -nonMemberNational -humanitarianAim -purpose", "30", "neither", "the Union: a national of a Member State", "EU"],
	["R6", "+act +means +purpose -transnational", "30", "trafficking", "trafficking needs no border"],
	["R6", "+stay +nonNational +benefit -transnational -purpose", "30", "smuggling", "an overstayer sold a forged permit: stay has no border (001:30)"],
	["R6", "+entry +nonNational +benefit -purpose -exploited", "30", "smuggling", "smuggling needs no exploitation"],
	["R6", "+entry +nonNational +benefit -purpose +exploited", "30", "smuggling", "exploitation along the way does not make the purpose"],
	["R6", "+entry +nonNational +benefit -purpose -consent", "30", "smuggling", "forced smuggling is smuggling"],
	["R6", "+entry +nonNational +benefit -purpose +consent", "30", "smuggling", "as is the agreed kind"],
	["R7", "+act +means +purpose -transnational +nonNational +benefit", "30", "trafficking", "from village to town: trafficking, not smuggling"],
	["R7", "+act +purpose -transnational", "9", "trafficking", "a child, within the country"],
	["R7", "+act +means +purpose -transnational -stay", "30", "neither", "Vanuatu in 2018: internal trafficking is no offence", "VU"],
	["R7", "+act +means +purpose -transnational -stay", "30", "neither", "nor in Solomon Islands", "SB"],
	["R7", "+act +means +purpose +transnational -stay -entry", "30", "trafficking", "across a border it is", "VU"],
	["R7", "+act +means +purpose -entry -stay", "30", "undetermined", "there the border is missing", "VU"],
	["R7", "+act +means +purpose +entry -nonNational", "30", "trafficking", "an illegal entry crosses one", "SB"],
	["R8", "+act +means +purpose +entry +nonNational +benefit", "30", "both", "smuggled and trafficked at once"],
	["R8", "+act +purpose +entry +nonNational +benefit -means", "16", "both", "a child smuggled in to be exploited"],
	["R8", "+act +entry +nonNational +benefit -purpose", "30", "smuggling", "facilitated entry alone is not trafficking"],
	["R8", "+act +entry +nonNational +benefit", "30", "undetermined", "smuggled, and perhaps more: not settled as smuggling"],
	["R8", "+act +means +purpose +entry +nonNational", "30", "trafficking", "trafficking waits for nothing that smuggling lacks"],
	["R9", "+act +means +purpose -exploited -entry -stay", "30", "trafficking", "freed before any exploitation: the purpose suffices"],
	["R9", "+act +means -purpose +exploited -entry -stay", "30", "neither", "exploitation without the purpose is another crime"],
	["R9", "+act +means +exploited -entry -stay", "30", "undetermined", "and does not answer for the purpose"],
	["R11", "+act +means +purpose -entry -stay", "30", "trafficking", "a crime against the person, who is its victim"],
	["R11", "+entry +nonNational +benefit -purpose", "30", "smuggling", "a crime against the State"],
	["R12", "+entry +nonNational +benefit -purpose", "30", "smuggling", "not liable for having been smuggled"],
	["R4", "+entry +nonNational +benefit -purpose", "30", "neither", "Trinidad and Tobago has no such offence (000:1221)", "TT"],
	["R1", "+act +means +purpose -entry -stay", "30", "trafficking", "and one against trafficking", "TT"],
	["R1", "+act +means +purpose +entry +nonNational +benefit", "30", "neither", "Angola has neither (000:1223)", "AO"],
	["R2", "+act +purpose -means -entry -stay", "16", "trafficking", "16 under 18: note 216 (000:1584)", "LC-LABOUR"],
	["R5", "+entry +nonMemberNational -nonNational +benefit -humanitarianAim -purpose", "30", "smuggling", "a resident of a third country, by the Union's law (001:42)", "EU"],
	["R4", "+entry +nonMemberNational -nonNational +benefit -humanitarianAim -purpose", "30", "neither", "and not by the Protocol (001:30)"],
];

const elementsOf = (text: string): Partial<Record<ElementCode, Value>> =>
	Object.fromEntries(
		text.split(" ").map((word) => [word.slice(1), word.startsWith("+") ? "met" : "notMet"] as [ElementCode, Value]),
	);
const ageOf = (text: string): { from?: number; to?: number } | undefined => {
	if (text === "") return undefined;
	const [from = "", to = from] = text.split("-");
	return { ...(from ? { from: Number(from) } : {}), ...(to ? { to: Number(to) } : {}) };
};

test.each(cases)("%s %s, age %s: %s, %s %s", (rule, facts, age, answer, _why, law = "UN") => {
	const assessed = classifyUnder(factsOf(elementsOf(facts), ageOf(age)), always(jurisdictionFor(law)));
	expect(assessed.classification).toBe(answer);
	// Undetermined is exactly where something is missing to decide.
	if (answer === "undetermined") expect(assessed.missing).not.toEqual([]);
	expect(assessed.explanation.map((one) => one.rule)).toEqual(ruleCodes);
	for (const { rule: code, says } of assessed.explanation) expect(Object.keys(rules[code].says)).toContain(says);
	expect(rules[rule].law.length).toBeGreaterThan(0);
});

/** What a rule says about the case, and not only what comes out of it. */
// biome-ignore format: one line, one case
const said: [facts: string, age: string, law: string, says: Partial<Record<RuleCode, string>>][] = [
	["+act +means +purpose -transnational", "30", "UN", { R1: "threeElements", R2: "adult", R7: "internal", R9: "purposeSuffices", R11: "againstPerson", R12: "victim" }],
	["+act +purpose -means -transnational", "12", "UN", { R1: "childRuleInstead", R2: "meansNotNeeded", R3: "irrelevantForChild" }],
	["+act +purpose -means -transnational", "16-19", "UN", { R2: "ageDecides", R11: "open", R12: "open" }],
	["+act +purpose +means -transnational", "16-19", "UN", { R2: "ageMakesNoDifference", R3: "irrelevantWithMeans" }],
	["+entry +nonNational +benefit -purpose -consent", "30", "UN", { R3: "decidesNothing", R5: "entryNeedsBenefit", R6: "forcedSmuggling", R7: "crossBorder", R8: "entryAlone", R9: "noPurpose", R11: "againstState", R12: "smuggled" }],
	["+entry +nonNational +humanitarianAim -purpose", "30", "UN", { R4: "humanitarian", R12: "refugeesStill" }],
	["+entry +nonNational -benefit -purpose", "30", "UN", { R4: "noBenefit" }],
	["+entry -nonNational +benefit -purpose", "30", "UN", { R4: "national" }],
	["+entry +nonMemberNational -benefit -humanitarianAim -purpose", "30", "EU", { R4: "elements", R5: "entryWithoutBenefit" }],
	["+entry +nonNational +benefit", "30", "UN", { R8: "mayBecome", R9: "purposeOpen", R12: "open" }],
	["+act +means +purpose +entry +nonNational +benefit", "30", "UN", { R8: "both", R11: "againstBoth", R12: "victimAndSmuggled" }],
	["+act +means +purpose -transnational -stay", "30", "VU", { R7: "internalNoOffence", R11: "none", R12: "victim" }],
	["+act +purpose -transnational -stay", "30", "VU", { R7: "internalNoOffence", R11: "none", R12: "open" }],
	["+entry +nonNational -purpose", "30", "UN", { R4: "elements", R8: "entryAlone", R11: "open", R12: "open" }],
	["-entry -stay -purpose", "30", "UN", { R7: "borderUnknown", R8: "separate", R11: "none", R12: "refugeesStill" }],
];
test.each(said)("%s, age %s under %s: the rules say why", (facts, age, law, says) => {
	const { explanation } = classify(factsOf(elementsOf(facts), ageOf(age)), jurisdictionFor(law));
	expect(Object.fromEntries(explanation.map((one) => [one.rule, one.says]))).toMatchObject(says);
});

/** A rule that decides carries its own result, and each tells what it read. */
// biome-ignore format: one line, one case
const outcomes: [facts: string, age: string, rule: RuleCode, value: Value | null, read: Record<string, Value>][] = [
	["+act +purpose -means -transnational", "12", "R1", null, { act: "met", means: "notMet", purpose: "met", child: "met" }],
	["+act +purpose -means -transnational", "12", "R2", "met", { child: "met", act: "met", purpose: "met" }],
	["+act +purpose -means -transnational", "30", "R1", "notMet", { act: "met", means: "notMet", purpose: "met", child: "notMet" }],
	["+act +purpose -means -transnational", "30", "R2", null, { child: "notMet", act: "met", purpose: "met" }],
	["+act +purpose +means +consent", "30", "R3", null, { child: "notMet", means: "met" }],
	["+entry +benefit -purpose", "30", "R4", "unknown", { entry: "met", stay: "unknown", nonNational: "unknown", benefit: "met", humanitarianAim: "notMet" }],
	["+stay -benefit", "30", "R5", null, { entry: "unknown", stay: "met", benefit: "notMet" }],
	["+entry -purpose", "30", "R6", null, { transnational: "met", purpose: "notMet" }],
	["-transnational", "30", "R7", null, { transnational: "notMet" }],
	["+purpose -exploited", "30", "R9", null, { purpose: "met" }],
	["+act", "30", "R10", null, {}],
];
test.each(outcomes)("%s, age %s: %s comes to %s from what it read", (facts, age, rule, value, read) => {
	const { explanation } = classify(factsOf(elementsOf(facts), ageOf(age)), jurisdictionFor("UN"));
	expect(explanation.find((one) => one.rule === rule)).toMatchObject({ value, read });
	expect(Object.keys(explanation.find((one) => one.rule === rule)?.read ?? {})).toEqual(Object.keys(read));
});

/** What has to be found out, and which crime it would decide. */
// biome-ignore format: one line, one case
const missing: [facts: string, age: string, law: string, questions: Record<string, string[]>][] = [
	["+act +purpose -means -entry -stay", "16-19", "UN", { age: ["trafficking"] }],
	["+act +purpose -entry -stay", "", "UN", { means: ["trafficking"], age: ["trafficking"] }],
	["+act +purpose -entry -stay", "30", "UN", { means: ["trafficking"] }],
	["+act +means +purpose -entry -stay", "", "UN", {}],
	["+entry +nonNational", "30", "UN", { act: ["trafficking"], purpose: ["trafficking"], means: ["trafficking"], benefit: ["smuggling"] }],
	["+act +means +purpose +entry", "30", "UN", { nonNational: ["smuggling"], benefit: ["smuggling"] }],
	["-purpose +entry +nonMemberNational -benefit", "30", "EU", { humanitarianAim: ["smuggling"] }],
	["+act +means +purpose", "30", "VU", { transnational: ["trafficking"], nonNational: ["smuggling"], benefit: ["smuggling"], entry: ["smuggling"], stay: ["smuggling"] }],
];
test.each(missing)("%s, age %s under %s: what is missing is listed", (facts, age, law, questions) => {
	const assessed = classify(factsOf(elementsOf(facts), ageOf(age)), jurisdictionFor(law));
	expect(Object.fromEntries(assessed.missing.map((one) => [one.question, one.decides]))).toEqual(questions);
});

test("indicators that were seen are named beside the question they point to, and decide nothing", () => {
	const seen = ["A3", "E2", "B4", "F2", "C1"];
	const known = elementsOf("+act +purpose -entry -stay");
	const assessed = classify(factsOf(known, { from: 30 }, seen), jurisdictionFor("UN"));
	expect(assessed.missing).toEqual([{ question: "means", decides: ["trafficking"], indicators: ["A3", "E2"] }]);
	expect(assessed.classification).toBe("undetermined");
});

test("a gap in a State's law shows, and protection follows the Protocols", () => {
	const internal = factsOf(elementsOf("+act +means +purpose -transnational -stay"), { from: 30 });
	expect(classify(internal, jurisdictionFor("VU"))).toMatchObject({
		classification: "neither",
		byProtocol: { classification: "trafficking", trafficking: "met", smuggling: "notMet" },
	});
});

test("what the rules decide has not changed without a new version", () => {
	const deciding = [...jurisdictions].map(([code, law]) => [
		...[code, formulasOf(law), law.trafficking, law.smuggling],
		...[law.earlier ?? [], law.joined ?? {}, law.left ?? {}],
	]);
	const sha256 = createHash("sha256")
		.update(JSON.stringify([implications, deciding]))
		.digest("hex");
	expect({ version: rulesVersion, sha256 }).toEqual({
		version: "4",
		sha256: "49ff369e81244fe63269902997f2407c24e767e04b8d6838ce80892a53fd5add",
	});
});

test("by ordinary dealings nobody is enabled to remain by illegal means: a landlord at the usual rent (001:30)", () => {
	const renting = (form: string, law: string) => {
		const evidence = [{ kind: "document" }];
		const checked = checkFacts({
			elements: {
				...inputOf({ nonNational: "met", nonMemberNational: "met", benefit: "met", entry: "notMet", purpose: "notMet" })
					.elements,
				stay: { value: "met", forms: [form], evidence },
			},
			age: { from: 30 },
		});
		if ("refused" in checked) throw new Error(JSON.stringify(checked.refused));
		return classify(checked.facts, jurisdictionFor(law)).classification;
	};
	expect([renting("ordinaryDealings", "UN"), renting("falseDocument", "UN")]).toEqual(["neither", "smuggling"]);
	// The Directive has no illegal means among its elements (001:42).
	expect(renting("ordinaryDealings", "EU")).toBe("smuggling");
});

test("a boat that was stopped protects those in it: an attempt is an entry (000:403, 003:1883)", () => {
	const known = inputOf({ nonNational: "met", benefit: "met", purpose: "notMet" }).elements;
	const checked = checkFacts({
		elements: { ...known, entry: { value: "met", forms: ["attempted"], evidence: [{ kind: "officerObservation" }] } },
		age: { from: 30 },
	});
	expect("facts" in checked && classify(checked.facts, jurisdictionFor("UN")).classification).toBe("smuggling");
});
