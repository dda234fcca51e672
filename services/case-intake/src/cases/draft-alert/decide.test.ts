import { expect, test } from "vitest";
import type { Value } from "../../persons/classify/types.ts";
import type { PersonState } from "../../persons/person/state.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { aCase } from "../case/testing.ts";
import { type AlertDraft, type CaseFacts, decideDraftAlert } from "./decide.ts";

const person = (pseudonym: string, state: Partial<PersonState>, bits: Partial<StoredPerson["bits"]> = {}) =>
	({
		pseudonym,
		state: { roles: ["suspect"], protectedAs: [], suspicion: null, age: null, assessment: null, ...state },
		bits: { means: 0, controls: 0, ...bits },
	}) as unknown as StoredPerson;
const suspicion = {
	offence: "smuggling",
	ground: "Somebody said so",
	relation: "unrelated",
	unrelatedBy: null,
} as const;
const facts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
	one: aCase({ title: "Names of Somebody", summary: "Somebody" }),
	...{ route: [], incidents: [], persons: [], things: [] },
	...more,
});
const leg = {
	...{ n: 1, fromPlace: "Honiara", fromCountry: "SB", toPlace: "", toCountry: "FJ" },
	mode: "sea",
	...{ carrier: "MV Example", departedFrom: "2026-01-02", departedTo: null },
} as const;
const incident = {
	kind: "raid",
	...{ id: "i", occurredFrom: "2026-01-01", occurredTo: "2026-01-05", country: "VU" },
	...{ place: "", personsFound: null, note: "Somebody" },
} as const;

test("a route with its days, countries and carriers becomes a draft for nobody, without what people wrote", () => {
	const { draft, missing } = decideDraftAlert(facts({ route: [leg], incidents: [incident] }));
	expect(draft).toMatchObject({
		kind: "route",
		title: "Route SB-FJ-VU by sea",
		summary: expect.stringContaining("Carriers: MV Example."),
		countries: ["FJ", "SB", "VU"],
		route: [
			{ place: "Honiara", country: "SB", role: "origin" },
			{ place: "FJ", country: "FJ", role: "destination" },
		],
		observed: { from: "2026-01-01T00:00:00Z", until: "2026-01-05T23:59:59Z" },
		handling: { tlp: "amber" },
	});
	expect(JSON.stringify(draft)).not.toContain("Somebody");
	// What is missing is not in the draft, so that it cannot be raised by oversight.
	expect(missing.map(({ at }) => at)).toEqual(["/topic", "/grading", "/handling/audience"]);
	expect(draft).not.toHaveProperty("topic");
	expect(draft).not.toHaveProperty("grading");
	expect(draft.handling).toEqual({ tlp: "amber" });
});

type Crimes = { trafficking: Value; smuggling: Value };
const found = (trafficking: Value, smuggling: Value, own: Crimes = { trafficking, smuggling }) =>
	person("P-9", {
		roles: ["other"],
		assessment: { result: { ...own, byProtocol: { trafficking, smuggling } } } as never,
	});
const suspectOf = (offence: string) => person("P-8", { suspicion: { ...suspicion, offence } });
const gap = { trafficking: "notMet", smuggling: "notMet" } as const;

// Confusing the two crimes is what keeps victims from being found (000:1513, 004:10).
// biome-ignore format: one line, one case
test.each<[string, StoredPerson[], AlertDraft["topic"]]>([
	["nobody was assessed", [], undefined],
	["a trafficking suspect alone", [suspectOf("trafficking")], "trafficking"],
	["a smuggling suspect alone", [suspectOf("smuggling")], "smuggling"],
	["a suspect of an alternative charge (000:1602)", [suspectOf("withholdingPapers")], undefined],
	["a forced-labour victim inside Vanuatu, no crime there (000:1239)", [found("met", "notMet", gap)], "trafficking"],
	["smuggled, and not trafficked", [found("notMet", "met")], "smuggling"],
	["smuggled, and trafficking still open (003:454)", [found("unknown", "met")], undefined],
	["a smuggling suspect, and somebody whose assessment is open", [suspectOf("smuggling"), found("unknown", "unknown")], undefined],
	["a smuggling suspect, and people who landed and were not assessed", [suspectOf("smuggling"), person("P-7", { roles: ["concerned"] })], undefined],
	["a smuggling suspect, and a migrant who was not assessed", [suspectOf("smuggling"), person("P-7", { roles: ["smuggledMigrant"] })], undefined],
	["a smuggling suspect, and a witness", [suspectOf("smuggling"), person("P-7", { roles: ["witness"] })], "smuggling"],
	["one of each", [found("met", "notMet"), suspectOf("smuggling")], "trafficking-and-smuggling"],
	["neither crime", [found("notMet", "notMet")], undefined],
])("the topic of a case with %s", (_what, persons, topic) => {
	const { draft, missing } = decideDraftAlert(facts({ persons }));
	expect(draft.topic).toBe(topic);
	expect(missing.some(({ at }) => at === "/topic")).toBe(topic === undefined);
});

test("a suspect becomes a subject; one who is protected is left out by pseudonym, with the reason", () => {
	const { draft, leftOut } = decideDraftAlert(
		facts({
			persons: [
				person("P-1", { suspicion }),
				person("P-2", { suspicion, protectedAs: ["victim"] }),
				person(
					"P-3",
					{
						roles: ["victim"],
						assessment: { result: { byProtocol: { trafficking: "met", smuggling: "notMet" } } } as never,
					},
					{ means: 1 },
				),
			],
			things: [
				{ kind: "vehicle", value: "AB 12", role: "instrument" },
				{ kind: "phone", value: "555", role: "other" },
			],
		}),
	);
	expect(draft).toMatchObject({
		kind: "modus-operandi",
		topic: "trafficking-and-smuggling",
		subjects: [
			{ type: "person", role: "suspect", description: "Suspected of smuggling of migrants" },
			{ type: "vehicle", role: "instrument", name: "AB 12" },
		],
	});
	expect(draft.subjects).toHaveLength(2);
	expect(draft.modusOperandi).toHaveLength(1);
	expect(leftOut).toEqual([{ pseudonym: "P-2", reason: expect.stringContaining("protected as victim") }]);
	expect(JSON.stringify(draft)).not.toMatch(/P-\d|Somebody/);
});
