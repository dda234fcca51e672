import { expect, test } from "vitest";
import type { PersonState } from "../../persons/person/state.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { aCase } from "../case/testing.ts";
import { type CaseFacts, decideDraftAlert } from "./decide.ts";

const person = (pseudonym: string, state: Partial<PersonState>, bits: Partial<StoredPerson["bits"]> = {}) =>
	({
		pseudonym,
		state: { role: "suspect", protectedAs: [], suspicion: null, assessment: null, ...state },
		bits: { means: 0, controls: 0, ...bits },
	}) as unknown as StoredPerson;
const suspicion = { offence: "smuggling", ground: "Somebody said so", relation: "unrelated" } as const;
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
	const { draft } = decideDraftAlert(facts({ route: [leg], incidents: [incident] }));
	expect(draft).toMatchObject({
		kind: "route",
		topic: "smuggling",
		title: "Route SB-FJ-VU by sea",
		summary: expect.stringContaining("Carriers: MV Example."),
		countries: ["FJ", "SB", "VU"],
		route: [
			{ place: "Honiara", country: "SB", role: "origin" },
			{ place: "FJ", country: "FJ", role: "destination" },
		],
		observed: { from: "2026-01-01T00:00:00Z", until: "2026-01-05T23:59:59Z" },
		handling: { tlp: "amber", audience: {} },
	});
	expect(JSON.stringify(draft)).not.toContain("Somebody");
});

test("a suspect becomes a subject; one who is protected is left out by pseudonym, with the reason", () => {
	const { draft, leftOut } = decideDraftAlert(
		facts({
			persons: [
				person("P-1", { suspicion }),
				person("P-2", { suspicion, protectedAs: ["victim"] }),
				person(
					"P-3",
					{ role: "victim", assessment: { result: { classification: "trafficking" } } as never },
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
		topic: "trafficking",
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
