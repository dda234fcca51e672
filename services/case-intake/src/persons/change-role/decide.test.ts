import { expect, test } from "vitest";
import { newPerson } from "../person/new-person.ts";
import { offences, statusConduct } from "../person/offences.ts";
import type { PersonState, Suspicion } from "../person/state.ts";
import { accepted, assessed, person, refusal, shielded, suspicion, withRole } from "../person/testing.ts";
import { decideRecordIdentification } from "../record-identification/decide.ts";

test.each(shielded)("R12: %s never becomes a suspect but of an unrelated offence", (_who, state, law) => {
	for (const [offence, source] of Object.entries(statusConduct)) {
		const { code, faults } = refusal(withRole(state(), "suspect", suspicion({ offence })));
		expect(code).toBe("PROTECTED_NEVER_SUSPECT");
		expect(faults[0]?.message).toContain(source);
	}
	for (const relation of ["unknown", "consequence"] as const) {
		const { code, faults } = refusal(withRole(state(), "suspect", suspicion({ relation })));
		expect({ code, at: faults.map((fault) => fault.at) }).toEqual({
			code: "PROTECTED_NEVER_SUSPECT",
			at: ["/suspicion/relation"],
		});
		expect(faults[0]?.message).toMatch(relation === "unknown" ? law : /followed from the crime/);
	}
	expect(refusal(withRole(state(), "suspect")).faults[0]?.message).toMatch(/name the offence/);
	const suspect = accepted(withRole(state(), "suspect", suspicion())).state;
	expect(suspect).toMatchObject({ role: "suspect", suspicion: { offence: "homicide" } });
	expect(suspect.protectedAs).toEqual(state().protectedAs);
});

/** What nobody is a suspect for, and what says so, written from the documents. */
const conduct = {
	beingSmuggled: /Smuggling Protocol, Art\. 5/,
	beingTrafficked: /Principle 7/,
	illegalEntry: /Smuggling Protocol, Art\. 5; 1951 Refugee Convention, Art\. 31/,
	illegalStay: /Smuggling Protocol, Art\. 5; 1951 Refugee Convention, Art\. 31/,
	illegalExit: /Guideline 4/,
	falseDocuments: /Smuggling Protocol, Art\. 5; 1951 Refugee Convention, Art\. 31/,
	workWithoutPermit: /Principle 7/,
	prostitution: /Principle 7/,
	payingSmuggler: /Smuggling Protocol, Art\. 5/,
	seekingAsylum: /1951 Refugee Convention, Art\. 31/,
};

test("R12: nobody at all is a suspect for entering, staying or fleeing, on entering the case or later", () => {
	expect(Object.keys(statusConduct)).toEqual(Object.keys(conduct));
	for (const [offence, law] of Object.entries(conduct)) {
		const because = suspicion({ offence, relation: "unknown" });
		const { code, faults } = refusal(withRole(person(), "suspect", because));
		expect(code).toBe("PROTECTED_NEVER_SUSPECT");
		expect(faults[0]?.message).toMatch(law);
		const entering = newPerson({ ...person(), role: "suspect", suspicion: because });
		expect(refusal(entering).code).toBe("PROTECTED_NEVER_SUSPECT");
		expect(Object.keys(offences)).not.toContain(offence);
	}
});

test("R12: a suspect of an unrelated offence who turns out to be a victim stays one, and is protected", () => {
	const { state } = assessed(person({ role: "suspect", suspicion: suspicion() }), "trafficking");
	expect(state).toMatchObject({ role: "suspect", suspicion: { relation: "unrelated" }, protectedAs: ["victim"] });
});

test("R11: a person assessed as trafficked has a role in which there is a victim", () => {
	const victim = assessed(person(), "trafficking").state;
	expect(victim.role).toBe("suspectedVictim");
	for (const role of ["smuggledMigrant", "relative", "other"] as const)
		expect(refusal(withRole(victim, role))).toMatchObject({ code: "REFUSED", faults: [{ at: "/role" }] });
});

test("a suspicion belongs to suspects, names a known offence and says what it rests on; all faults at once", () => {
	expect(refusal(withRole(person(), "witness", suspicion())).faults[0]?.at).toBe("/suspicion");
	const { faults } = refusal(
		withRole(person(), "suspect", suspicion({ offence: "mischief", ground: " ", relation: "consequence" })),
	);
	expect(faults.map((fault) => fault.at)).toEqual(["/suspicion/offence", "/suspicion/ground", "/suspicion/relation"]);
	expect(refusal(withRole(person(), "suspect", suspicion({ offence: "toString" }))).faults[0]?.at).toBe(
		"/suspicion/offence",
	);
});

test("a change of role is an event, a change of suspicion too, and no change is none", () => {
	const suspect = accepted(withRole(person(), "suspect", suspicion()));
	expect(suspect.events).toEqual([{ type: "RoleChanged", role: "suspect", previous: "other", because: "command" }]);
	const again = (because: Suspicion) => accepted(withRole(suspect.state, "suspect", because)).events;
	expect(again(suspicion())).toEqual([]);
	expect(again(suspicion({ offence: "corruption" }))).toEqual([
		{ type: "RoleChanged", role: "suspect", previous: "suspect", because: "command" },
	]);
});

test("R12: an assessment that decides otherwise lifts the protection, and identification upholds it", () => {
	const victim = assessed(person({ role: "suspectedVictim" }), "trafficking").state;
	const confirmed = accepted(decideRecordIdentification(victim, { identification: "confirmed" })).state;
	const witness = (state: PersonState) => accepted(withRole(state, "witness")).state;
	expect(assessed(witness(victim), "neither").state.protectedAs).toEqual([]);
	expect(assessed(witness(confirmed), "neither").state.protectedAs).toEqual(["victim"]);
});

test("R12: who seeks asylum does not enter a case as suspect of something that may be related", () => {
	const entering = (relation: Suspicion["relation"]) =>
		newPerson({ ...person(), role: "suspect", suspicion: suspicion({ relation }), flags: ["asylumClaim"] });
	expect(refusal(entering("unknown")).code).toBe("PROTECTED_NEVER_SUSPECT");
	expect(accepted(entering("unrelated")).state).toMatchObject({ role: "suspect", protectedAs: ["refugee"] });
});

test.each([
	["trafficking", "suspectedVictim"],
	["both", "suspectedVictim"],
	["smuggling", "smuggledMigrant"],
] as const)("R12: a suspect who turns out to be %s is a suspect no longer, but %s", (as, role) => {
	const suspect = person({ role: "suspect", suspicion: suspicion({ offence: "drugs", relation: "unknown" }) });
	const { state, events } = assessed(suspect, as);
	expect(state).toMatchObject({ role, suspicion: null });
	expect(events).toContainEqual({ type: "RoleChanged", role, previous: "suspect", because: "protection" });
});
