import { catalogue } from "@seamark/errors";
import { expect, test } from "vitest";
import { jurisdictionFor } from "../classify/jurisdictions.ts";
import { assessPerson } from "./assess-person.ts";
import { changeRole } from "./change-role.ts";
import { draftAlertSubject } from "./draft-alert-subject.ts";
import { newPerson } from "./new-person.ts";
import { offences, statusConduct } from "./offences.ts";
import { type RecordReturn, recordReturn } from "./record-return.ts";
import { recordIdentification, recordScreening, setFlags } from "./record-screening.ts";
import {
	type Decision,
	type PersonState,
	type ProtectionFlag,
	protectionFlags,
	type Role,
	type ScreeningOutcome,
	type Suspicion,
} from "./state.ts";
import { accepted, assessed, by, facts, person, safeReturn, suspicion } from "./testing.ts";

const refusal = (decision: Decision | ReturnType<typeof draftAlertSubject>) => {
	if (!("refused" in decision)) return expect.unreachable("was accepted");
	expect(Object.keys(catalogue)).toContain(decision.refused.code);
	return decision.refused;
};
const screened = (state: PersonState, outcome: ScreeningOutcome, flags: ProtectionFlag[] = []) =>
	accepted(recordScreening(state, { expectedVersion: state.version, outcome, flags, by })).state;
const withRole = (state: PersonState, role: Role, because: Suspicion | null = null) =>
	changeRole(state, { expectedVersion: state.version, role, suspicion: because });
const returned = (state: PersonState, changes: Partial<RecordReturn["return"]> = {}) =>
	recordReturn(state, { expectedVersion: state.version, return: safeReturn(changes), by });

// --- assessment ------------------------------------------------------------------------------------------------------

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
	]);
});

test.each(["trafficking", "both"] as const)(
	"given a smuggled migrant held abroad, when found to be %s, then screening is reopened there and help suggested",
	(as) => {
		const migrant = screened(
			assessed(person({ role: "smuggledMigrant", heldCountry: "VU" }), "smuggling").state,
			"noProtectionNeed",
		);
		const { state, events } = assessed(migrant, as);
		expect(state).toMatchObject({
			role: "suspectedVictim",
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
			{ type: "RoleChanged", role: "suspectedVictim", previous: "smuggledMigrant", because: "protection" },
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
	expect(state).toMatchObject({ protectedAs: ["victim"], role: "suspectedVictim", screening: { reopened: true } });
	expect(events).toContainEqual(
		expect.objectContaining({ type: "ClassificationChanged", previous: null, reopensScreening: true }),
	);
});

test("nobody decides on a version that is gone", () => {
	const state = assessed(person(), "smuggling").state;
	const stale = { expectedVersion: 1 };
	for (const decision of [
		assessPerson(state, { ...stale, facts: facts.both, jurisdiction: jurisdictionFor("UN"), by }),
		changeRole(state, { ...stale, role: "witness", suspicion: null }),
		recordScreening(state, { ...stale, outcome: "inconclusive", flags: [], by }),
		recordIdentification(state, { ...stale, identification: "presumed" }),
		setFlags(state, { ...stale, flags: [] }),
		recordReturn(state, { ...stale, return: safeReturn(), by }),
	])
		expect(refusal(decision)).toEqual({ code: "VERSION_CONFLICT", faults: [] });
});

// --- never a suspect for being one (R12) -----------------------------------------------------------------------------

const shielded: [who: string, state: () => PersonState, law: RegExp][] = [
	["a smuggled migrant", () => assessed(person(), "smuggling").state, /Smuggling Protocol, Art\. 5/],
	["a trafficking victim", () => assessed(person(), "trafficking").state, /Principle 7/],
	["a victim by the Protocols alone", () => assessed(person(), "internal", "VU").state, /Principle 7/],
	["a suspected victim", () => person({ role: "suspectedVictim" }), /Principle 7/],
	["one called a smuggled migrant", () => person({ role: "smuggledMigrant" }), /Smuggling Protocol, Art\. 5/],
	["a refugee", () => person({ role: "refugee" }), /1951 Refugee Convention, Art\. 31/],
	["an asylum seeker", () => person({ flags: ["asylumClaim"] }), /1951 Refugee Convention, Art\. 31/],
	["one whose screening shows a victim", () => screened(person(), "suspectedVictim"), /Principle 7/],
	[
		"one presumed a victim",
		() => accepted(recordIdentification(person(), { expectedVersion: 1, identification: "presumed" })).state,
		/Principle 7/,
	],
	["one whose assessment is open", () => assessed(person(), "undetermined").state, /an assessment is open/],
	[
		"one whose assessment is open by the Protocols alone",
		() => assessed(person(), "internalOpen", "VU").state,
		/an assessment is open/,
	],
	[
		"a victim who was made a witness",
		() => accepted(withRole(person({ role: "victim" }), "witness")).state,
		/Principle 7/,
	],
];
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

test("R12: a suspect of an unrelated offence who turns out to be a victim stays one, and is protected", () => {
	const { state } = assessed(person({ role: "suspect", suspicion: suspicion() }), "trafficking");
	expect(state).toMatchObject({ role: "suspect", suspicion: { relation: "unrelated" }, protectedAs: ["victim"] });
});

test("R12: an assessment that decides otherwise lifts the protection, and identification upholds it", () => {
	const victim = assessed(person({ role: "suspectedVictim" }), "trafficking").state;
	const confirmed = accepted(
		recordIdentification(victim, { expectedVersion: victim.version, identification: "confirmed" }),
	).state;
	const witness = (state: PersonState) => accepted(withRole(state, "witness")).state;
	expect(assessed(witness(victim), "neither").state.protectedAs).toEqual([]);
	expect(assessed(witness(confirmed), "neither").state.protectedAs).toEqual(["victim"]);
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

// --- screening -------------------------------------------------------------------------------------------------------

test("a screening that finds a need suggests help; one that finds none cannot stand against the record", () => {
	const found = (outcome: ScreeningOutcome) =>
		accepted(recordScreening(person(), { expectedVersion: 1, outcome, flags: [], by })).events;
	expect(found("suspectedVictim")).toContainEqual({
		type: "ReferralSuggested",
		reasons: ["victim"],
		heldCountry: "FJ",
	});
	expect(found("internationalProtection")).toContainEqual(
		expect.objectContaining({ reasons: ["internationalProtection"] }),
	);
	expect(found("otherProtectionNeed")).toContainEqual(expect.objectContaining({ reasons: ["otherProtectionNeed"] }));
	for (const none of ["noProtectionNeed", "inconclusive"] as const)
		expect(found(none)).toEqual([{ type: "ScreeningRecorded", outcome: none }]);
	const none = (state: PersonState, flags: ProtectionFlag[] = []) =>
		recordScreening(state, { expectedVersion: state.version, outcome: "noProtectionNeed", flags, by });
	expect(refusal(none(assessed(person(), "trafficking").state)).code).toBe("REFUSED");
	expect(refusal(none(person({ role: "refugee" }))).code).toBe("REFUSED");
	expect(refusal(none(person(), ["asylumClaim"])).faults[0]?.message).toContain("asylumClaim");
	expect("state" in none(assessed(person(), "smuggling").state)).toBe(true);
});

test("a screening that finds a victim is not void for having found one", () => {
	expect(screened(person(), "suspectedVictim").screening).toMatchObject({
		outcome: "suspectedVictim",
		reopened: false,
	});
	const migrant = screened(person(), "noProtectionNeed");
	const presumed = accepted(
		recordIdentification(migrant, { expectedVersion: migrant.version, identification: "presumed" }),
	);
	expect(presumed.state.screening).toMatchObject({ outcome: "noProtectionNeed", reopened: true });
});

test("a first assessment after a screening is no change, unless it finds a victim", () => {
	const types = (as: keyof typeof facts) =>
		assessed(screened(person(), "noProtectionNeed"), as).events.map((one) => one.type);
	expect(types("smuggling")).toEqual(["PersonAssessed"]);
	expect(types("trafficking")).toContain("ClassificationChanged");
});

test("a claim for asylum that was decided and screened anew no longer stands in the way", () => {
	const claimed = person({ flags: ["asylumClaim"] });
	const decided = accepted(setFlags(claimed, { expectedVersion: 1, flags: [] }));
	expect(decided.events).toEqual([{ type: "FlagsChanged", flags: [] }]);
	expect(decided.state.protectedAs).toEqual(["refugee"]);
	expect(screened(decided.state, "noProtectionNeed").protectedAs).toEqual([]);
});

// --- return ----------------------------------------------------------------------------------------------------------

test("given a screened adult without needs, when removed, then it is recorded with the screening's outcome", () => {
	const migrant = screened(assessed(person(), "smuggling").state, "noProtectionNeed");
	const decision = accepted(
		returned(migrant, {
			kind: "removal",
			voluntary: "no",
			safetyAssessed: false,
			acceptingService: null,
			followUpOn: null,
		}),
	);
	expect(decision.state.returned).toMatchObject({
		kind: "removal",
		screeningOutcome: "noProtectionNeed",
		byPost: by.post,
	});
	expect(decision.events).toEqual([
		{ type: "ReturnRecorded", kind: "removal", toCountry: "WS", screeningOutcome: "noProtectionNeed" },
	]);
});

const victim = () => screened(assessed(person({ role: "suspectedVictim" }), "trafficking").state, "suspectedVictim");
const child = (age: { from: number | null; to: number | null } | null) => screened(person({ age }), "noProtectionNeed");
const refugee = () => screened(person(), "internationalProtection");

// biome-ignore format: one line, one gate
const gates: [why: string, state: () => PersonState, changes: Partial<RecordReturn["return"]>, at: string, law: RegExp][] = [
	["no screening", () => person(), {}, "/screening", /Smuggling Protocol, Art\. 16 and 19/],
	["a screening without a result", () => screened(person(), "inconclusive"), {}, "/screening", /screen the person again/],
	["a screening that knew less", () => assessed(screened(person(), "noProtectionNeed"), "both").state, {}, "/screening", /was reopened/],
	["a victim's safety not assessed", victim, { safetyAssessed: false }, "/return/safetyAssessed", /Trafficking Protocol, Art\. 8\(1\)/],
	["a victim's proceedings not regarded", victim, { proceedingsChecked: false }, "/return/proceedingsChecked", /Art\. 8\(2\)/],
	["nobody who receives a victim", victim, { acceptingService: null }, "/return/acceptingService", /Guideline 6/],
	["no follow-up of a victim", victim, { followUpOn: null }, "/return/followUpOn", /Guideline 6/],
	["a victim never asked", victim, { kind: "readmission", voluntary: "unknown" }, "/return/voluntary", /preferably voluntary/],
	["a victim deported", victim, { kind: "deportation", voluntary: "no" }, "/return/kind", /Art\. 8/],
	["a victim removed", victim, { kind: "removal", voluntary: "no" }, "/return/kind", /Art\. 8/],
	["a refugee returned by force", refugee, { kind: "readmission", voluntary: "no" }, "/return/kind", /must be assistedReturn or voluntaryReturn.*Art\. 33/],
	["a refugee removed, consent or not", refugee, { kind: "removal" }, "/return/kind", /must be assistedReturn or voluntaryReturn.*Art\. 33/],
	["a need found, and nobody who receives", () => screened(person(), "otherProtectionNeed"), { acceptingService: null }, "/return/acceptingService", /Guideline 6/],
	["a child of 17", () => child({ from: 17, to: 17 }), {}, "/return/bestInterests", /Convention on the Rights of the Child, Art\. 3/],
	["perhaps a child", () => child({ from: 16, to: 19 }), {}, "/return/bestInterests", /may be a child/],
	["no age known", () => child(null), {}, "/return/bestInterests", /may be a child/],
	["a child who is to stay", () => child({ from: 9, to: 9 }), { bestInterests: { decision: "stay", reference: "bi-1" } }, "/return/bestInterests", /stays/],
	...protectionFlags.map((flag): [string, () => PersonState, Partial<RecordReturn["return"]>, string, RegExp] => [flag, () => {
		const state = screened(person(), "otherProtectionNeed");
		return accepted(setFlags(state, { expectedVersion: state.version, flags: [flag] })).state;
	}, {}, "/flags", /Convention|Protocol/]),
];
test.each(gates)("no return with %s", (_why, state, differs, at, law) => {
	const { code, faults } = refusal(returned(state(), differs));
	expect({ code, at: faults.map((fault) => fault.at) }).toEqual({ code: "RETURN_NOT_CLEARED", at: [at] });
	expect(faults[0]?.message).toMatch(law);
});

test("with everything done beforehand a victim, a refugee by choice and a child may go home", () => {
	for (const state of [victim(), refugee()]) expect("state" in returned(state)).toBe(true);
	const bestInterests = { decision: "return" as const, reference: "bi-2" };
	expect("state" in returned(child({ from: 9, to: 9 }), { bestInterests })).toBe(true);
	// An adult at the time of the act is one now, though the present age was never recorded.
	expect("state" in returned(screened(assessed(person({ age: null }), "smuggling").state, "noProtectionNeed"))).toBe(
		true,
	);
	expect("state" in returned(child({ from: 18, to: null }))).toBe(true);
});

test("everything that stands against a return comes at once", () => {
	const state = accepted(
		setFlags(assessed(person({ age: { from: 12, to: 14 }, flags: ["asylumClaim"] }), "trafficking").state, {
			expectedVersion: 2,
			flags: ["asylumClaim", "reprisalRisk"],
		}),
	).state;
	const { code, faults } = refusal(
		returned(state, {
			kind: "removal",
			voluntary: "unknown",
			safetyAssessed: false,
			proceedingsChecked: false,
			acceptingService: null,
			followUpOn: null,
			toCountry: "FJ",
			happenedOn: "2027-01-01",
		}),
	);
	expect(code).toBe("RETURN_NOT_CLEARED");
	expect(faults.map((fault) => fault.at)).toEqual([
		"/screening",
		"/flags",
		"/flags",
		"/return/safetyAssessed",
		"/return/acceptingService",
		"/return/followUpOn",
		"/return/proceedingsChecked",
		"/return/voluntary",
		"/return/kind",
		"/return/kind",
		"/return/bestInterests",
		"/return/happenedOn",
		"/return/toCountry",
	]);
});

// biome-ignore format: one line, one contradiction
const absurd: [Partial<RecordReturn["return"]>, string][] = [
	[{ happenedOn: "2026-06-03" }, "/return/happenedOn"],
	[{ followUpOn: "2026-05-01" }, "/return/followUpOn"],
	[{ toCountry: "FJ" }, "/return/toCountry"],
	[{ kind: "voluntaryReturn", voluntary: "no" }, "/return/voluntary"],
];
test.each(absurd)("a return that contradicts itself is refused: %j", (differs, at) => {
	const state = screened(person(), "noProtectionNeed");
	expect(refusal(returned(state, differs))).toMatchObject({ code: "REFUSED", faults: [{ at }] });
	// Somewhere it is tomorrow already.
	expect("state" in returned(state, { happenedOn: "2026-06-02" })).toBe(true);
});

// --- towards alerts --------------------------------------------------------------------------------------------------

test("a suspect becomes the subject of an alert without anything that identifies anybody", () => {
	const suspect = person({
		role: "suspect",
		suspicion: suspicion({ offence: "trafficking", ground: "Named by four persons" }),
	});
	expect(draftAlertSubject(suspect)).toEqual({
		subject: { type: "person", role: "suspect", description: "Suspected of trafficking in persons" },
	});
});

test.each(shielded)(
	"%s never becomes the subject of an alert, not even as suspect of another offence",
	(_who, state) => {
		expect(refusal(draftAlertSubject(state())).code).toBe("VICTIM_NEVER_SUBJECT");
		const suspect = accepted(withRole(state(), "suspect", suspicion())).state;
		expect(refusal(draftAlertSubject(suspect)).code).toBe("VICTIM_NEVER_SUBJECT");
	},
);

test("nor does anybody who is no suspect", () => {
	for (const role of ["witness", "relative", "other"] as const)
		expect(refusal(draftAlertSubject(person({ role }))).code).toBe("REFUSED");
});
