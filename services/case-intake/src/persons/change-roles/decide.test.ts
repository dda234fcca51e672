import { expect, test } from "vitest";
import { newPerson } from "../person/new-person.ts";
import { offences, statusConduct } from "../person/offences.ts";
import type { PersonState, Role, Suspicion } from "../person/state.ts";
import { accepted, assessed, person, refusal, shielded, suspicion, withRole } from "../person/testing.ts";
import { decideRecordIdentification } from "../record-identification/decide.ts";
import { decideChangeRoles } from "./decide.ts";

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
	expect(suspect).toMatchObject({ suspicion: { offence: "homicide" } });
	expect(suspect.roles).toContain("suspect");
	expect(suspect.protectedAs).toEqual(state().protectedAs);
});

test.each<Role>(["suspectedVictim", "victim", "smuggledMigrant", "refugee", "concerned"])(
	"R12: %s and suspect are given at once for an unrelated offence alone, on entering the case or later",
	(role) => {
		const both = (relation: Suspicion["relation"]) => ({
			roles: [role, "suspect"] as const,
			suspicion: suspicion({ offence: "trafficking", relation }),
		});
		for (const give of [
			(given: ReturnType<typeof both>) => newPerson({ ...person(), ...given }),
			(given: ReturnType<typeof both>) => decideChangeRoles(person(), given),
		]) {
			expect(refusal(give(both("unknown")))).toMatchObject({
				code: "PROTECTED_NEVER_SUSPECT",
				faults: [{ at: "/suspicion/relation" }],
			});
			expect(accepted(give(both("unrelated"))).state.roles).toEqual(
				role === "concerned" ? ["suspect", "concerned"] : [role, "suspect"],
			);
		}
	},
);

/** What nobody is a suspect for, and what says so, written from the documents. */
const conduct = {
	beingSmuggled: /Smuggling Protocol, Art\. 5/,
	beingTrafficked: /Principle 7/,
	illegalEntry: /^(?!.*Smuggling Protocol).*1951 Refugee Convention, Art\. 31.*as a standard/,
	illegalStay: /^(?!.*Smuggling Protocol).*1951 Refugee Convention, Art\. 31.*as a standard/,
	illegalExit: /Guideline 4/,
	falseDocuments: /^(?!.*Smuggling Protocol).*1951 Refugee Convention, Art\. 31.*as a standard/,
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
		const entering = newPerson({ ...person(), roles: ["suspect"], suspicion: because });
		expect(refusal(entering).code).toBe("PROTECTED_NEVER_SUSPECT");
		expect(Object.keys(offences)).not.toContain(offence);
	}
});

test.each(shielded)("R12: that an offence is unrelated, one officer alone does not say of %s", (_who, state, law) => {
	const { code, faults } = refusal(withRole(state(), "suspect", suspicion({ unrelatedBy: null })));
	expect([code, faults.map(({ at }) => at)]).toEqual(["SECOND_PERSON_NEEDED", ["/suspicion/relation"]]);
	expect(faults[0]?.message).toMatch(law);
	for (const unrelatedBy of ["secondOfficer", "prosecutor"] as const)
		expect(accepted(withRole(state(), "suspect", suspicion({ unrelatedBy }))).state.roles).toContain("suspect");
});

test("R12: a suspect whom nobody vouches for, and who turns out to be a victim, is a suspect no longer", () => {
	const alone = person({ roles: ["suspect"], suspicion: suspicion({ unrelatedBy: null }) });
	expect(assessed(alone, "trafficking").state).toMatchObject({ roles: ["suspectedVictim"], suspicion: null });
	const before = person({ roles: ["suspect"], suspicion: suspicion({ unrelatedBy: "before" }) });
	expect(assessed(before, "trafficking").state).toMatchObject({ roles: ["suspectedVictim", "suspect"] });
});

test("R12: a suspect of an unrelated offence who turns out to be a victim stays one, and is protected", () => {
	const { state } = assessed(person({ roles: ["suspect"], suspicion: suspicion() }), "trafficking");
	expect(state).toMatchObject({
		roles: ["suspectedVictim", "suspect"],
		suspicion: { relation: "unrelated" },
		protectedAs: ["victim"],
	});
});

test("R11: whoever was assessed as trafficked or smuggled shows it among the roles, whatever else somebody says", () => {
	const victim = assessed(person(), "trafficking").state;
	expect(victim.roles).toEqual(["suspectedVictim"]);
	for (const role of ["relative", "witness", "refugee"] as const)
		expect(accepted(withRole(victim, role)).state.roles).toEqual(["suspectedVictim", role]);
	expect(accepted(withRole(victim, "other")).state.roles).toEqual(["suspectedVictim"]);
	expect(accepted(withRole(victim, "victim")).state.roles).toEqual(["victim"]);
	expect(assessed(victim, "both").state.roles).toEqual(["suspectedVictim", "smuggledMigrant"]);
});

test("a victim can be a refugee and a witness at once (000:1394); what is settled takes the place of concerned", () => {
	const roles = (state: PersonState, given: Role[]) =>
		accepted(decideChangeRoles(state, { roles: given, suspicion: null })).state.roles;
	expect(roles(person(), ["witness", "refugee", "victim"])).toEqual(["victim", "refugee", "witness"]);
	expect(roles(person(), ["other", "concerned", "witness"])).toEqual(["witness", "concerned"]);
	const landed = person({ roles: ["concerned"] });
	expect(assessed(landed, "smuggling").state.roles).toEqual(["smuggledMigrant"]);
	expect(assessed(landed, "undetermined").state.roles).toEqual(["concerned"]);
	expect(refusal(decideChangeRoles(landed, { roles: [], suspicion: null })).faults[0]?.at).toBe("/roles");
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
	expect(suspect.events).toEqual([
		{ type: "RolesChanged", roles: ["suspect"], previous: ["other"], because: "command" },
	]);
	const again = (because: Suspicion) => accepted(withRole(suspect.state, "suspect", because)).events;
	expect(again(suspicion())).toEqual([]);
	expect(again(suspicion({ offence: "corruption" }))).toEqual([
		{ type: "RolesChanged", roles: ["suspect"], previous: ["suspect"], because: "command" },
	]);
});

test("R12: an assessment that decides otherwise lifts the protection, and identification upholds it", () => {
	const victim = assessed(person({ roles: ["suspectedVictim"] }), "trafficking").state;
	const confirmed = accepted(decideRecordIdentification(victim, { identification: "confirmed" })).state;
	const witness = (state: PersonState) => accepted(withRole(state, "witness")).state;
	expect(assessed(witness(victim), "neither").state.protectedAs).toEqual([]);
	expect(assessed(witness(confirmed), "neither").state.protectedAs).toEqual(["victim"]);
});

test("R12: who seeks asylum does not enter a case as suspect of something that may be related", () => {
	const entering = (relation: Suspicion["relation"]) =>
		newPerson({ ...person(), roles: ["suspect"], suspicion: suspicion({ relation }), flags: ["asylumClaim"] });
	expect(refusal(entering("unknown")).code).toBe("PROTECTED_NEVER_SUSPECT");
	expect(accepted(entering("unrelated")).state).toMatchObject({ roles: ["suspect"], protectedAs: ["refugee"] });
});

test.each([
	["trafficking", ["suspectedVictim"]],
	["both", ["suspectedVictim", "smuggledMigrant"]],
	["smuggling", ["smuggledMigrant"]],
] as const)("R12: a suspect who turns out to be %s is a suspect no longer, but %j", (as, roles) => {
	const suspect = person({ roles: ["suspect"], suspicion: suspicion({ offence: "drugs", relation: "unknown" }) });
	const { state, events } = assessed(suspect, as);
	expect(state).toMatchObject({ roles, suspicion: null });
	expect(events).toContainEqual({ type: "RolesChanged", roles, previous: ["suspect"], because: "protection" });
});
