import { expect, test } from "vitest";
import { by as charging } from "../../decision/testing.ts";
import type { FactsInput } from "../classify/schema.ts";
import type { PersonState } from "../person/state.ts";
import { assessed, by, type facts, person, refusal, screened, stored } from "../person/testing.ts";
import { decideAssessPerson } from "./decide.ts";

test("given an unassessed person, when assessed, then there is version 1 with who and when, and one event", () => {
	const { state, events } = assessed(person(), "smuggling");
	expect(state).toMatchObject({
		version: 2,
		protectedAs: ["smuggledMigrant"],
		assessment: {
			version: 1,
			at: "2026-06-01T00:00:00.000Z",
			byPost: by.post,
			result: { classification: "smuggling" },
		},
	});
	expect(events).toEqual([
		{
			type: "PersonAssessed",
			assessmentVersion: 1,
			classification: "smuggling",
			classificationByProtocol: "smuggling",
			jurisdiction: "UN",
			rulesVersion: "4",
		},
		{ type: "RolesChanged", roles: ["smuggledMigrant"], previous: ["other"], because: "protection" },
	]);
});

test.each<["trafficking" | "both", string[]]>([
	["trafficking", ["suspectedVictim"]],
	["both", ["suspectedVictim", "smuggledMigrant"]],
])(
	"given a smuggled migrant held abroad, when found to be %s, then screening is reopened there and help suggested",
	(as, roles) => {
		const migrant = screened(
			assessed(person({ roles: ["smuggledMigrant"], heldCountry: "VU" }), "smuggling").state,
			"noProtectionNeed",
		);
		const { state, events } = assessed(migrant, as);
		expect(state).toMatchObject({
			roles,
			assessment: { version: 2 },
			screening: { outcome: "noProtectionNeed", reopened: true },
		});
		expect(state.protectedAs).toContain("victim");
		expect(events.slice(1)).toEqual([
			{
				type: "ClassificationChanged",
				assessmentVersion: 2,
				classification: as,
				previous: "smuggling",
				reopensScreening: true,
				heldCountry: "VU",
			},
			{
				type: "RolesChanged",
				roles,
				previous: ["smuggledMigrant"],
				because: "protection",
			},
			{ type: "ReferralSuggested", reasons: ["victim"], heldCountry: "VU" },
		]);
	},
);

// biome-ignore format: one line, one change
const changes: [from: keyof typeof facts, to: keyof typeof facts, event: { reopensScreening: boolean } | undefined][] = [
	["smuggling", "smuggling", undefined],
	["trafficking", "trafficking", undefined],
	["undetermined", "trafficking", { reopensScreening: true }],
	["neither", "both", { reopensScreening: true }],
	["undetermined", "smuggling", { reopensScreening: false }],
	["smuggling", "undetermined", { reopensScreening: false }],
	["trafficking", "both", { reopensScreening: false }],
	["trafficking", "neither", { reopensScreening: false }],
	["both", "smuggling", { reopensScreening: false }],
];
test.each(changes)("an assessment that goes from %s to %s says so: %j", (from, to, event) => {
	const { events } = assessed(assessed(person(), from).state, to);
	const found = events.find((one) => one.type === "ClassificationChanged");
	if (event) expect(found).toMatchObject({ ...event, previous: from, classification: to });
	else expect(found).toBeUndefined();
});

test("a gap in a State's law takes no protection away: internal trafficking in Vanuatu", () => {
	const { state, events } = assessed(screened(person(), "noProtectionNeed"), "internal", "VU");
	expect(state.assessment?.result.classification).toBe("neither");
	expect(state).toMatchObject({ protectedAs: ["victim"], roles: ["suspectedVictim"], screening: { reopened: true } });
	expect(events).toContainEqual(
		expect.objectContaining({ type: "ClassificationChanged", previous: null, reopensScreening: true }),
	);
});

test("a first assessment after a screening is no change, unless it finds a victim", () => {
	const types = (as: keyof typeof facts) =>
		assessed(screened(person(), "noProtectionNeed"), as).events.map((one) => one.type);
	expect(types("smuggling")).toEqual(["PersonAssessed", "RolesChanged"]);
	expect(types("trafficking")).toContain("ClassificationChanged");
});

const evidence = [{ kind: "officerObservation" }];
const assessing = (age: PersonState["age"], facts: object, known: string[] = [], country = "FJ") =>
	decideAssessPerson(
		{ person: { ...stored("p", "other"), state: person({ age }) }, version: 1, ofCase: undefined },
		{ facts: facts as FactsInput },
		charging,
		new Set(known),
		{ country },
	);

test("nobody was older then than now: the age on record is used, and contradicted by no other", () => {
	const elements = {
		act: { value: "met", evidence },
		purpose: { value: "met", evidence },
		means: { value: "notMet", evidence },
	};
	const child = assessing({ from: 15, to: 16 }, { elements });
	expect("answer" in child && child.answer).toMatchObject({ assessment: { trafficking: "met", child: "met" } });
	expect(refusal(assessing({ from: 15, to: 16 }, { elements, age: { from: 20 } })).faults[0]?.at).toBe(
		"/facts/age/from",
	);
});

test("what a refusal cites is told apart from what binds the State", () => {
	const consent = { elements: { consent: { value: "met", evidence } } };
	const papers = { elements: { validPapers: { value: "met", evidence } } };
	for (const facts of [consent, papers])
		expect(refusal(assessing({ from: 15, to: 16 }, facts, [], "VU")).faults[0]?.message).toMatch(
			/Trafficking Protocol.*not known to bind VU, and is cited as a standard/,
		);
});

test("what evidence refers to has to be in the case", () => {
	const note = "01900000-0000-7000-8000-0000000000d1";
	const facts = { elements: { act: { value: "met", evidence: [{ kind: "document", reference: note }] } } };
	expect(refusal(assessing(null, facts)).faults[0]?.at).toBe("/facts/elements/act/evidence/0/reference");
	expect("answer" in assessing(null, facts, [note])).toBe(true);
});

test("a smuggled migrant whose life was endangered is to be helped, once (000:2439)", () => {
	const first = assessed(person(), "endangered");
	const referral = { type: "ReferralSuggested", reasons: ["smuggledVictimOfCrime"], heldCountry: "FJ" };
	expect(first.events).toContainEqual(referral);
	expect(assessed(first.state, "endangered").events.map((one) => one.type)).not.toContain("ReferralSuggested");
	expect(assessed(person(), "smuggling").events.map((one) => one.type)).not.toContain("ReferralSuggested");
});
