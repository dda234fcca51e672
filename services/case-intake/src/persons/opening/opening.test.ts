import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { purposes } from "@seamark/policy";
import { expect, test } from "vitest";
import { by } from "../../decision/testing.ts";
import { answer, ask } from "../../second-person/second-person.ts";
import { replacing } from "../person/replacing.ts";
import type { PersonState } from "../person/state.ts";
import { assessed, person, stored, suspicion } from "../person/testing.ts";
import {
	allOpenedAs,
	decideOpening,
	guardedForMs,
	needsSecondPerson,
	type Openable,
	openableOf,
	openedAs,
	purposeRefused,
} from "./opening.ts";
import { type OpeningStatus, openingRules } from "./opening-rules.ts";

const { actor, at } = by;
const subject = person().id;
const decide = (one: Openable, purpose: (typeof purposes)[number], confirmed = false) => {
	const asking = { ...actor, purpose };
	const made = ask(
		{ deed: "openIdentity", subjectKind: "person", subject, reason: "x" },
		{ id: by.id, actor: asking, at },
	);
	if ("refused" in made) throw new Error("not asked");
	const second = { actor: { ...actor, officerId: subject }, scopes: ["cases:read"] as const, at };
	const done = answer(made.request, { answer: "confirmed" }, second);
	if ("refused" in done) throw new Error("not confirmed");
	const requests = [confirmed ? done.request : made.request];
	const opening = decideOpening([one], { requests, subjects: [{ id: subject, since: null }], actor: asking, at });
	return "refused" in opening ? opening.refused.code : "opens";
};

/** Who the person is; for what two officers may open it, for what one may; every other purpose is refused. */
const cases: [string, Openable, { two: string[]; one: string[] }][] = [
	[
		"a victim",
		openableOf(assessed(person(), "trafficking").state),
		{ two: ["investigation", "life-saving", "prosecution", "victim-protection"], one: [] },
	],
	[
		"a suspect who is a victim",
		openableOf(assessed(person({ roles: ["suspect"], suspicion: suspicion() }), "trafficking").state),
		{ two: ["investigation", "life-saving", "prosecution", "victim-protection"], one: [] },
	],
	[
		"somebody who landed and was not assessed",
		openableOf(person({ roles: ["concerned"] })),
		{ two: ["investigation", "life-saving", "prosecution", "victim-protection"], one: [] },
	],
	[
		"a child",
		openableOf(person({ age: { from: 14, to: 17 } })),
		{ two: ["investigation", "life-saving", "prosecution", "victim-protection"], one: [] },
	],
	[
		"a witness",
		openableOf(person({ roles: ["witness"] })),
		{ two: ["investigation", "life-saving", "prosecution", "victim-protection"], one: [] },
	],
	[
		"a refugee",
		openableOf(person({ roles: ["refugee"] })),
		{ two: ["border-control", "investigation", "life-saving", "prosecution", "victim-protection"], one: [] },
	],
	[
		"a smuggled migrant",
		openableOf(assessed(person(), "smuggling").state),
		{ two: [], one: ["border-control", "investigation", "life-saving", "prosecution", "victim-protection"] },
	],
	[
		"a suspect",
		openableOf(person({ roles: ["suspect"], suspicion: suspicion() })),
		{
			two: [],
			one: [
				"border-control",
				"crime-prevention",
				"financial-investigation",
				"investigation",
				"life-saving",
				"prosecution",
				"victim-protection",
			],
		},
	],
];

test.each(cases)(
	"%s is opened for a purpose that fits, by two officers where the law protects who it is",
	(_who, one, fits) => {
		const where = (code: string, confirmed = false) =>
			purposes.filter((purpose) => decide(one, purpose, confirmed) === code).sort();
		expect(where("opens")).toEqual(fits.one);
		expect(where("SECOND_PERSON_NEEDED")).toEqual(fits.two);
		expect(where("opens", true)).toEqual([...fits.one, ...fits.two].sort());
		expect(where("PURPOSE_NOT_FITTING")).toEqual(
			purposes.filter((one) => ![...fits.one, ...fits.two].includes(one)).sort(),
		);
	},
);

test("who was found a victim is opened by two officers also when the roles say otherwise", () => {
	const victim = assessed(person(), "trafficking").state;
	const said = { ...openableOf(victim), roles: ["other"] as const };
	expect(openedAs(said, at)).toEqual(["victim"]);
	expect(needsSecondPerson(allOpenedAs([openableOf(person()), said], at))).toBe(true);
});

test("analysis and oversight open nobody, and a refusal names the law and the purposes that fit", () => {
	for (const [, { purposes: fitting, law }] of Object.entries(openingRules)) {
		expect(fitting).not.toContain("analysis");
		expect(fitting).not.toContain("oversight");
		expect(law).toMatch(/Art\. \d+|Guideline \d+/);
	}
	expect(purposeRefused(["victim", "refugee"], "border-control")).toMatchObject({
		refused: {
			code: "PURPOSE_NOT_FITTING",
			faults: [{ message: expect.stringContaining("Trafficking Protocol, Art. 6(1)") }],
			detail: "Purposes that fit: victim-protection, life-saving, investigation, prosecution.",
		},
	});
});

/** The record as the store would have it after a change. */
const after = (before: PersonState, next: PersonState, when: number): PersonState => {
	const of = (state: PersonState) => ({ ...stored(person().id, "witness"), state });
	const [write] = replacing(of(before), { ...of(next), changedAt: new Date(when).toISOString() });
	const { guarded } = (write as { row: unknown }).row as Pick<PersonState, "guarded">;
	return { ...next, guarded };
};

test("who was opened by two officers stays so for a time, whatever one officer changes of the record", () => {
	const one = (changes: Partial<PersonState>): PersonState => ({ ...person(), ...changes });
	const protectedBefore: [OpeningStatus, PersonState][] = [
		["victim", assessed(person(), "trafficking").state],
		["victim", one({ roles: ["suspectedVictim"] })],
		["victim", one({ identification: "presumed" })],
		["child", one({ age: { from: 12, to: 14 } })],
		["refugee", one({ roles: ["refugee"] })],
		["witness", one({ roles: ["witness"] })],
		["relative", one({ roles: ["relative"] })],
	];
	const harmless = one({ roles: ["suspect"], suspicion: suspicion() });
	for (const [status, before] of protectedBefore) {
		const changed = after(before, harmless, at);
		const later = after(changed, { ...changed, flags: ["reprisalRisk"] }, at + 1);
		for (const state of [changed, later]) {
			const opened = openedAs(openableOf(state), at + guardedForMs - 1);
			expect([status, opened]).toEqual([status, expect.arrayContaining([status, "suspect"])]);
			expect(needsSecondPerson(opened)).toBe(true);
			expect(openedAs(openableOf(state), at + guardedForMs)).toEqual(["suspect"]);
		}
	}
	// A migrant whom one officer opens is opened by one afterwards.
	expect(after(assessed(person(), "smuggling").state, harmless, at).guarded).toEqual([]);
});

test("a person is stored anew in one way alone, by which what protected them goes along", () => {
	const src = join(import.meta.dirname, "../..");
	const replacing = readdirSync(src, { recursive: true, encoding: "utf8" })
		.map((name) => name.replaceAll("\\", "/"))
		.filter((name) => name.endsWith(".ts") && !name.endsWith("test.ts"))
		.filter((name) => /\breplacePerson\b/.test(readFileSync(join(src, name), "utf8")));
	expect(replacing.sort()).toEqual(["persons/person/replacing.ts", "store/persons.ts"]);
});

/** What asks the vault for who somebody is, and why it need not come this way. */
const elsewhere: Record<string, string> = {
	"vault/client.ts": "the calls themselves",
	"persons/opening/open.ts": "the one way",
	"erasure/read.ts": "looks for what has to go; nothing of it is answered",
	"convictions/search-convictions/handle.ts":
		"asks among those alone whom one officer may open, and answers nothing that says who they are",
	"reports/pass-on-report/handle.ts": "seals it again for the unit that it is passed on to; nothing of it is answered",
	"persons/open-released-person/rpc.ts": "what another agency released to the caller's, as the vault decides",
	"persons/duplicates/search.ts": "leaves out what the caller may not open",
};

test("nothing asks the vault for who somebody is but by the one way", () => {
	const src = join(import.meta.dirname, "../..");
	const asking = readdirSync(src, { recursive: true, encoding: "utf8" })
		.map((name) => name.replaceAll("\\", "/"))
		.filter((name) => name.endsWith(".ts") && !name.endsWith("test.ts"))
		.filter((name) =>
			/\b(vault|client)\.(open|find|findAmong|openFileKey|openReleased|openIdentity|findCandidates)\b/.test(
				readFileSync(join(src, name), "utf8"),
			),
		);
	expect(asking.sort()).toEqual(Object.keys(elsewhere).sort());
});
