import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import type { PersonState } from "../../persons/person/state.ts";
import { person, suspicion } from "../../persons/person/testing.ts";
import { decideChargePerson } from "./decide.ts";

const suspect = person({ roles: ["suspect"], suspicion: suspicion({ offence: "trafficking" }) });

test("a suspect is charged, as they were when the charge was decided", () => {
	const command = { offence: "trafficking", statute: "Act 7", chargedOn: "2025-12-01" };
	expect(cameTo(decideChargePerson({ ...suspect, version: 4 }, command, by))).toMatchObject({
		writes: [
			[
				"charge.insert",
				{
					...{ id: by.id, person_id: suspect.id, person_version: 4, statute: "Act 7", charged_on: "2025-12-01" },
					...{ status: "charged", by_post: by.actor.postId, version: 1 },
				},
			],
		],
		events: [{ name: "CaseRecordChanged", payload: { record: "charge", recordId: by.id, change: "added" } }],
		answer: { id: by.id, version: 1, breaches: [] },
	});
});

test.each([
	["somebody who is no suspect", person({ roles: ["witness"] }), "trafficking", "REFUSED", [""]],
	["somebody of an import who is in no case", { ...suspect, caseId: null }, "trafficking", "REFUSED", [""]],
	["an offence that is on no list", suspect, "arson", "REFUSED", ["/offence"]],
	["having been smuggled", suspect, "beingSmuggled", "PROTECTED_NEVER_SUSPECT", ["/offence"]],
	[
		"a protected person with what may be related",
		{ ...suspect, protectedAs: ["victim" as const] },
		"smuggling",
		"PROTECTED_NEVER_SUSPECT",
		["/offence"],
	],
])("%s is refused", (_what, state, offence, code, at) => {
	expect(cameTo(decideChargePerson(state, { offence }, by))).toMatchObject({ refused: code, at });
});

test("all that is wrong is refused together", () => {
	const refused = decideChargePerson(person({ roles: ["witness"] }), { offence: "arson", chargedOn: "2190-01-01" }, by);
	expect(cameTo(refused)).toMatchObject({ refused: "REFUSED", at: ["", "/offence", "/chargedOn"] });
});

// Charges against victims and migrants are in the documents (000:2376, 2392): one that was laid is recorded, with what it broke.
test.each<[string, PersonState, string]>([
	["a victim, with illegal entry", person({ roles: ["victim"] }), "illegalEntry"],
	["a victim, with smuggling", person({ roles: ["suspectedVictim"] }), "smuggling"],
	["a migrant, with having been smuggled", person({ roles: ["smuggledMigrant"] }), "beingSmuggled"],
	["a boy of 14 whom nobody assessed, with smuggling (003:296)", person({ age: { from: 14, to: 14 } }), "smuggling"],
	["one whom something was done to, not assessed (003:970)", person({ roles: ["concerned"] }), "smuggling"],
])("a charge that was laid against %s is a breach; one without a day is refused", (_who, state, offence) => {
	const laid = cameTo(decideChargePerson(state, { offence, chargedOn: "2025-12-01" }, by));
	expect(laid).toMatchObject({
		writes: [["charge.insert", { breaches: [{ at: "/offence" }] }]],
		events: [
			{ name: "CaseRecordChanged" },
			{ name: "ProtectionBreached", payload: { record: "charge", recordId: by.id } },
		],
	});
	expect(cameTo(decideChargePerson(state, { offence }, by))).toMatchObject({
		refused: "PROTECTED_NEVER_SUSPECT",
		at: ["/offence"],
	});
});
