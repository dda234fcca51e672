import { describe, expect, test } from "vitest";
import { type Assistance, assistance, assistanceNames, type Contents, faultsOf, needsOf } from "./contents.ts";
import { faultsOfRefusal } from "./grounds.ts";

const whole: Required<Contents> = {
	authority: "a",
	subject: "s",
	proceedings: "investigation",
	conductedBy: "c",
	conductedByFunctions: "prosecutor",
	facts: "f",
	assistance: "a",
	procedure: "p",
	persons: [{ id: "p" }],
	purpose: "p",
	property: "p",
	order: "o",
	extentOfExecution: "e",
	actions: "a",
	documents: ["d"],
	detained: { consents: true, agreed: true },
	questions: "q",
	offence: "o",
	law: "l",
	warrant: "w",
	preservedUntil: "2026-12-01",
};
const today = "2026-05-01";

describe.each(assistanceNames)("%s", (name) => {
	test("is whole with everything, and each part that it needs is missed by itself, with its article", () => {
		expect(faultsOf([name], whole, today)).toEqual([]);
		for (const { part, article } of needsOf([name]))
			expect(faultsOf([name], { ...whole, [part]: undefined }, today)).toEqual([
				{ at: `/${part}`, article, message: expect.stringMatching(/^Say .*\.$/) },
			]);
	});
	test("without anything, all that it needs is said at once", () => {
		expect(faultsOf([name], {}, today)).toHaveLength(needsOf([name]).length);
		expect(needsOf([name]).length).toBeGreaterThan(2);
	});
	test("names its article", () => expect(assistance[name].article).toMatch(/^1[3689]|^2[01]/));
});

test.each<[string, Assistance[], string, boolean]>([
	["18(15)(c): no facts for the service of documents alone", ["service-of-documents"], "facts", false],
	["18(15)(c): facts, as soon as something else is asked", ["service-of-documents", "records"], "facts", true],
	["13(3)(b): the order, for enforcing it", ["confiscation-by-our-order"], "order", true],
	["13(3)(a): the property, for an order there", ["confiscation-by-own-order"], "property", true],
	["16: extradition has its own contents", ["extradition"], "conductedBy", false],
])("%s", (_what, kinds, part, needed) => {
	expect(needsOf(kinds).some((one) => one.part === part)).toBe(needed);
});

test("16: a surrender is asked for in a request of its own", () => {
	expect(faultsOf(["extradition", "records"], whole, today)).toEqual([
		{ at: "/assistance", article: "16", message: expect.stringMatching(/of its own/) },
	]);
});

test("what two kinds ask of the same part is asked for both", () => {
	expect(needsOf(["search", "seizure-or-freezing"]).find(({ part }) => part === "actions")).toEqual({
		part: "actions",
		article: "18(15)(d); 13(3)(c)",
		asks: "the places, and what is to be looked for; the actions that are asked for",
	});
});

test("18(10): a detained person is not transferred without consent, nor without both authorities", () => {
	const contents = { ...whole, detained: { consents: false, agreed: false } };
	expect(faultsOf(["transfer-of-a-detained-person"], contents, today).map(({ article }) => article)).toEqual([
		"18(10)(a)",
		"18(10)(b)",
	]);
});

test("blanks say nothing, a past day preserves nothing, and nothing asked is no request", () => {
	expect(faultsOf(["records"], { ...whole, facts: "  " }, today)).toMatchObject([{ at: "/facts" }]);
	expect(faultsOf(["preservation-of-data"], { ...whole, preservedUntil: "2026-04-30" }, today)).toMatchObject([
		{ at: "/preservedUntil" },
	]);
	expect(faultsOf([], whole, today)).toMatchObject([{ at: "/assistance" }]);
});

describe("a refusal", () => {
	const refusal = {
		grounds: ["essential-interests"],
		reasons: "National security",
		consulted: true,
		confiscation: false,
	};
	test.each([
		["18(21) after a consultation", {}, []],
		["18(26): no consultation before it", { consulted: false }, ["18(26)"]],
		["18(9): no consultation demanded", { grounds: ["no-dual-criminality"], consulted: false }, []],
		["13(7): for confiscation", { grounds: ["offence-not-covered"], confiscation: true, consulted: false }, []],
		["13(7): for nothing else", { grounds: ["offence-not-covered"] }, ["13(7)"]],
		["18(8): bank secrecy is no ground", { grounds: ["bank-secrecy"] }, ["18(8)"]],
		["18(22): fiscal matters are no ground", { grounds: ["fiscal-matter"] }, ["18(22)"]],
		["18(23): no reasons", { reasons: " " }, ["18(23)"]],
		["no ground", { grounds: [] }, ["18(21)"]],
		[
			"all faults at once",
			{ grounds: ["bank-secrecy", "essential-interests"], consulted: false, reasons: "" },
			["18(8)", "18(26)", "18(23)"],
		],
	])("%s", (_what, change, articles) => {
		expect(faultsOfRefusal({ ...refusal, ...change }).map(({ article }) => article)).toEqual(articles);
	});
});
