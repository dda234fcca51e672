import { expect, test } from "vitest";
import { assessed, by, type facts, person, screened } from "../person/testing.ts";

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
			rulesVersion: "1",
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
