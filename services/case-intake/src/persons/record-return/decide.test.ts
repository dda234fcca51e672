import { expect, test } from "vitest";
import { type PersonState, protectionFlags } from "../person/state.ts";
import { accepted, assessed, by, person, refusal, safeReturn, screened } from "../person/testing.ts";
import { decideSetFlags } from "../set-flags/decide.ts";
import { decideRecordReturn, type RecordReturn } from "./decide.ts";

const returned = (state: PersonState, changes: Partial<RecordReturn["return"]> = {}) =>
	decideRecordReturn(state, { return: safeReturn(changes), by });

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

const victim = () => screened(assessed(person({ roles: ["suspectedVictim"] }), "trafficking").state, "suspectedVictim");
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
	["a victim never asked", victim, { kind: "readmission", voluntary: "unknown" }, "/return/voluntary", /must be known.*preferably voluntary/],
	["a victim readmitted by force", victim, { kind: "readmission", voluntary: "no" }, "/return/voluntary", /every kind.*Guideline 4/],
	["a victim deported", victim, { kind: "deportation", voluntary: "no" }, "/return/voluntary", /Art\. 8/],
	["a victim removed, consent or not", victim, { kind: "removal" }, "/return/voluntary", /Art\. 8/],
	["a refugee returned by force", refugee, { kind: "readmission", voluntary: "no" }, "/return/voluntary", /own choice.*Art\. 33/],
	["a refugee removed, consent or not", refugee, { kind: "removal" }, "/return/voluntary", /own choice.*Art\. 33/],
	["a need found, and nobody who receives", () => screened(person(), "otherProtectionNeed"), { acceptingService: null }, "/return/acceptingService", /Guideline 6/],
	["a child of 17", () => child({ from: 17, to: 17 }), {}, "/return/bestInterests", /Convention on the Rights of the Child, Art\. 3/],
	["perhaps a child", () => child({ from: 16, to: 19 }), {}, "/return/bestInterests", /may be a child/],
	["no age known", () => child(null), {}, "/return/bestInterests", /may be a child/],
	["a child who is to stay", () => child({ from: 9, to: 9 }), { bestInterests: { decision: "stay", reference: "bi-1" } }, "/return/bestInterests", /stays/],
	...protectionFlags.map((flag): [string, () => PersonState, Partial<RecordReturn["return"]>, string, RegExp] => [flag, () => {
		const state = screened(person(), "otherProtectionNeed");
		return accepted(decideSetFlags(state, { flags: [flag] })).state;
	}, {}, "/flags", /Convention|Protocol/]),
];
test.each(gates)("no return with %s", (_why, state, differs, at, law) => {
	const { code, faults } = refusal(returned(state(), differs));
	expect({ code, at: faults.map((fault) => fault.at) }).toEqual({ code: "RETURN_NOT_CLEARED", at: [at] });
	expect(faults[0]?.message).toMatch(law);
});

test("with everything done beforehand a victim, a refugee by choice and a child may go home", () => {
	for (const state of [victim(), refugee()])
		for (const kind of ["assistedReturn", "voluntaryReturn", "readmission"] as const)
			expect("state" in returned(state, { kind })).toBe(true);
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
		decideSetFlags(assessed(person({ age: { from: 12, to: 14 }, flags: ["asylumClaim"] }), "trafficking").state, {
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
		"/return/voluntary",
		"/return/bestInterests",
		"/return/toCountry",
	]);
});

// biome-ignore format: one line, one contradiction
const absurd: [Partial<RecordReturn["return"]>, string][] = [
	[{ happenedOn: "2026-06-03" }, "/return/happenedOn"],
	[{ happenedOn: "2026-05-30", followUpOn: "2026-05-01" }, "/return/followUpOn"],
	[{ toCountry: "FJ" }, "/return/toCountry"],
	[{ kind: "voluntaryReturn", voluntary: "no" }, "/return/voluntary"],
];
test.each(absurd)("a return that contradicts itself is refused: %j", (differs, at) => {
	const state = screened(person(), "noProtectionNeed");
	expect(refusal(returned(state, differs))).toMatchObject({ code: "REFUSED", faults: [{ at }] });
	// Somewhere it is tomorrow already.
	expect("state" in returned(state, { happenedOn: "2026-06-02" })).toBe(true);
});

// Returns that happened are in the documents: victims repatriated at once (000:1899, 2374), migrants deported (000:2392).
test.each<[string, () => PersonState, Partial<RecordReturn["return"]>, string[]]>([
	["a victim, deported", victim, { kind: "deportation", voluntary: "no" }, ["/return/voluntary"]],
	["a migrant, never screened (000:960)", () => person(), { kind: "deportation", voluntary: "no" }, ["/screening"]],
	["a child, unasked", () => child({ from: 9, to: 9 }), {}, ["/return/bestInterests"]],
	["a refugee, readmitted by force", refugee, { kind: "readmission", voluntary: "no" }, ["/return/voluntary"]],
	["nobody in need", () => screened(person(), "noProtectionNeed"), {}, []],
])("what has happened is recorded with what it broke: %s", (_who, state, differs, at) => {
	const { state: after, events } = accepted(returned(state(), { ...differs, happenedOn: "2026-05-30" }));
	expect(after.returned?.breaches.map((one) => one.at)).toEqual(at);
	expect(events.some(({ type }) => type === "ProtectionBreached")).toBe(at.length > 0);
	// The same is refused while it is only planned.
	if (at.length > 0) expect(refusal(returned(state(), differs)).code).toBe("RETURN_NOT_CLEARED");
});
