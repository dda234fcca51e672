import { expect, test } from "vitest";
import { checkFacts } from "./check-facts.ts";
import { forbiddenGrounds } from "./forbidden-grounds.ts";
import { indicatorLists, indicatorOf } from "./indicators.ts";
import type { FactsInput } from "./schema.ts";
import { inputOf } from "./testing.ts";
import { elementCodes } from "./types.ts";
import { actForms, evidenceKinds, meansForms, noteCodes, purposeForms } from "./vocabulary.ts";

const refused = (input: FactsInput) => {
	const result = checkFacts(input);
	if (!("refused" in result)) return expect.unreachable("was let through");
	return result.refused;
};

const withEvidence = (
	evidence: { kind: string; reference?: string; note?: string },
	element = "means",
): FactsInput => ({
	elements: { [element]: { value: "met", evidence: [evidence] } },
});

// R10, each ground under a name that somebody might type, and a word of the law that the refusal has to name.
const attempts: [ground: string, typed: string, law: RegExp][] = [
	["validPapers", "validPapers", /Art\. 3\(a\)/],
	["validPapers", "Valid_Documents", /no element of the definition asks for papers/],
	["validPapers", "falsePapers", /no element of the definition asks for papers/],
	["wishToReturn", "wantsToReturn", /Art\. 8\(2\)/],
	["wishToReturn", "refuses-to-return", /says nothing about what was done/],
	["gender", "gender", /Art\. 3\(a\) and 14\(2\)/],
	["gender", "MALE", /Men are trafficked and women are smuggled/],
	["prostitution", "prostitution", /Art\. 3\(a\) and \(b\)/],
	["prostitution", "sex-worker", /neither proves trafficking nor rules it out/],
	["hostility", "uncooperative", /section 6\.8; .*Guideline 6/],
	["hostility", "refusesToTestify", /decides nothing/],
	["initialAgreement", "initialAgreement", /Art\. 3\(b\) and \(c\)/],
	["initialAgreement", "initial_consent", /irrelevant/],
];
test.each(attempts)("R10: %s cannot be entered as %s, anywhere, and the refusal teaches", (ground, typed, law) => {
	const places: [at: string, input: FactsInput][] = [
		["/elements/means/evidence/0/kind", withEvidence({ kind: typed })],
		["/elements/means/evidence/0/note", withEvidence({ kind: "officerObservation", note: typed })],
		["/elements/means/evidence/0/reference", withEvidence({ kind: "officerObservation", reference: typed })],
		[
			"/elements/means/forms/0",
			{ elements: { means: { value: "met", forms: [typed], evidence: [{ kind: "document" }] } } },
		],
		[`/elements/${typed}`, { elements: { [typed]: { value: "met", evidence: [{ kind: "document" }] } } }],
		["/indicators/0", { elements: {}, indicators: [typed] }],
	];
	for (const [at, input] of places) {
		const { code, faults } = refused(input);
		expect({ code, at: faults.map((fault) => fault.at) }).toEqual({ code: "FORBIDDEN_GROUND", at: [at] });
		expect(faults[0]?.message).toMatch(law);
	}
	expect(forbiddenGrounds.map((one) => one.code)).toContain(ground);
});

test("R10: no list of the vocabulary holds a forbidden ground, under any of its names", () => {
	const names = forbiddenGrounds.flatMap(({ code, also }) => [code, ...also]);
	// Consent is recorded, and decides nothing: properties.test.ts.
	const lists = [
		actForms,
		meansForms,
		purposeForms,
		evidenceKinds,
		noteCodes,
		elementCodes.filter((one) => one !== "consent"),
	];
	for (const list of lists) for (const code of list) expect(names).not.toContain(code);
	expect(forbiddenGrounds).toHaveLength(6);
});

test("R10: what describes a person is no evidence, not even as an indicator", () => {
	for (const { list, indicators } of indicatorLists)
		for (const { code, pointsTo } of indicators)
			if (["B", "F", "G", "H"].includes(list)) expect({ code, pointsTo }).toEqual({ code, pointsTo: [] });
	expect(refused(withEvidence({ kind: "indicator", reference: "B2" })).faults.slice(1)).toEqual([
		{ at: "/elements/means/evidence/0/reference", message: "is no evidence of means: it is no evidence" },
	]);
});

test("what was entered comes out as facts, with what was left out filled in", () => {
	expect(
		checkFacts({
			elements: {
				act: { value: "met", forms: ["recruitment"], evidence: [{ kind: "statementOfPerson", reference: "note-1" }] },
				means: {
					value: "met",
					evidence: [{ kind: "indicator", reference: "E2", note: "corroborated" }, { kind: "officerObservation" }],
				},
				purpose: { value: "unknown" },
			},
			age: { from: 16 },
			indicators: ["E2", "B7", "H1"],
		}),
	).toEqual({
		facts: {
			elements: {
				act: {
					value: "met",
					forms: ["recruitment"],
					evidence: [{ kind: "statementOfPerson", reference: "note-1", note: null }],
				},
				means: {
					value: "met",
					forms: [],
					evidence: [
						{ kind: "indicator", reference: "E2", note: "corroborated" },
						{ kind: "officerObservation", reference: null, note: null },
					],
				},
				purpose: { value: "unknown", forms: [], evidence: [] },
			},
			age: { from: 16, to: null },
			indicators: ["E2", "B7", "H1"],
			acted: [],
		},
	});
});

// biome-ignore format: one line, one case
const wrong: [what: string, input: FactsInput, at: string][] = [
	["who gains cannot merely help", inputOf({ benefit: "met", humanitarianAim: "met" }), "/elements/humanitarianAim"],
	["an illegal entry crosses a border", inputOf({ entry: "met", transnational: "notMet" }), "/elements/transnational"],
	["forms of what is not met", { elements: { means: { value: "notMet", forms: ["fraud"], evidence: [{ kind: "document" }] } } }, "/elements/means/forms"],
	["an answer that rests on nothing", { elements: { act: { value: "met" } } }, "/elements/act/evidence"],
	["a denial that rests on nothing", { elements: { purpose: { value: "notMet" } } }, "/elements/purpose/evidence"],
	["an element that there is not", inputOf({ nationality: "met" }), "/elements/nationality"],
	["an element named like a part of every object", inputOf(Object.fromEntries([["constructor", "met" as const]])), "/elements/constructor"],
	["a form of another element", { elements: { act: { value: "met", forms: ["fraud"], evidence: [{ kind: "document" }] } } }, "/elements/act/forms/0"],
	["forms of an element that has none", { elements: { benefit: { value: "met", forms: ["fraud"], evidence: [{ kind: "document" }] } } }, "/elements/benefit/forms/0"],
	["a kind of evidence that there is not", withEvidence({ kind: "hunch" }), "/elements/means/evidence/0/kind"],
	["a note that there is not", withEvidence({ kind: "document", note: "surely" }), "/elements/means/evidence/0/note"],
	["an indicator without its code", { elements: { means: { value: "met", evidence: [{ kind: "indicator" }, { kind: "document" }] } } }, "/elements/means/evidence/0/reference"],
	["an indicator that points elsewhere", { elements: { means: { value: "met", evidence: [{ kind: "indicator", reference: "C1" }, { kind: "document" }] } } }, "/elements/means/evidence/0/reference"],
	["an indicator that there is not", { elements: {}, indicators: ["A11"] }, "/indicators/0"],
	["an indicator alone", withEvidence({ kind: "indicator", reference: "E2" }), "/elements/means/evidence"],
	["beaten, as evidence that no means was used", { elements: { means: { value: "notMet", evidence: [{ kind: "document" }, { kind: "indicator", reference: "E5" }] } } }, "/elements/means/evidence/1"],
	["whether a child agreed", inputOf({ consent: "met" }, { to: 17 }), "/elements/consent"],
	["an age range turned round", { elements: {}, age: { from: 18, to: 17 } }, "/age/to"],
];
test.each(wrong)("%s: refused, and the place is named", (_what, input, at) => {
	const { code, faults } = refused(input);
	expect({ code, at: faults.map((fault) => fault.at) }).toEqual({ code: "REFUSED", at: [at] });
});

test("all faults come at once", () => {
	const { code, faults } = refused({
		elements: {
			act: { value: "met" },
			means: { value: "met", evidence: [{ kind: "gender" }, { kind: "hunch" }] },
			...inputOf({ benefit: "met", humanitarianAim: "met" }).elements,
		},
		age: { from: 9, to: 3 },
		indicators: ["Z1"],
	});
	expect(code).toBe("FORBIDDEN_GROUND");
	expect(faults.map((fault) => fault.at)).toEqual([
		"/elements/act/evidence",
		"/elements/means/evidence/0/kind",
		"/elements/means/evidence/1/kind",
		"/elements/humanitarianAim",
		"/age/to",
		"/indicators/0",
	]);
});

test("the lists run from A to H, each code once and in order, and point to elements that there are", () => {
	expect(indicatorLists.map(({ list }) => list).join("")).toBe("ABCDEFGH");
	for (const { list, indicators } of indicatorLists) {
		expect(indicators.map((one) => one.code)).toEqual(indicators.map((_, index) => `${list}${index + 1}`));
		for (const one of indicators) {
			for (const element of one.pointsTo) expect(elementCodes).toContain(element);
			expect(indicatorOf(one.code)).toBe(one);
		}
	}
});

test("every question that decides or aggravates has indicators that point to it (003:452-461, 000:1576)", () => {
	// What decides nothing is not sought, and nothing that can be seen from outside shows an aim to help.
	const unsought = ["consent", "exploited", "humanitarianAim"];
	const pointed = new Set(indicatorLists.flatMap(({ indicators }) => indicators.flatMap((one) => one.pointsTo)));
	expect(elementCodes.filter((code) => !pointed.has(code))).toEqual(
		elementCodes.filter((code) => unsought.includes(code)),
	);
});
