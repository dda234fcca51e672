import fc from "fast-check";
import { expect, test } from "vitest";
import { decideChargePerson } from "../../charges/charge-person/decide.ts";
import { assess } from "../assess-person/decide.ts";
import { decideChangeRoles } from "../change-roles/decide.ts";
import { decideRecordIdentification } from "../record-identification/decide.ts";
import { decideRecordReturn, type RecordReturn } from "../record-return/decide.ts";
import { decideRecordScreening } from "../record-screening/decide.ts";
import { decideSetFlags } from "../set-flags/decide.ts";
import { type Beside, type Command, command, entering } from "./arbitrary.ts";
import { draftAlertSubject } from "./draft-alert-subject.ts";
import { newPerson } from "./new-person.ts";
import { offences } from "./offences.ts";
import type { PersonDecision, PersonEvent, PersonState, Role } from "./state.ts";
import { by } from "./testing.ts";

/**
 * No sequence of commands reaches a forbidden state. What is forbidden is told by a ledger that this file keeps of the
 * events of a person's life, and not by what the decisions remember.
 */

const decisions = {
	newPerson,
	assess,
	decideChangeRoles,
	decideRecordScreening,
	decideSetFlags,
	decideRecordIdentification,
	decideRecordReturn,
	draftAlertSubject,
	decideChargePerson,
};
type Decisions = typeof decisions;

// --- what may never be -----------------------------------------------------------------------------------------------

type Ledger = {
	victim: boolean;
	smuggled: boolean;
	fled: boolean;
	open: boolean;
	screening: "none" | "valid" | "void";
};

const victimRoles: readonly Role[] = ["victim", "suspectedVictim"];
const known = ["presumed", "confirmed"];

/** Carries on what a reader of the record knows of the person after a step. */
const note = (
	ledger: Ledger,
	before: PersonState | undefined,
	after: PersonState,
	did: Command["do"] | "enter",
): Ledger => {
	const result = after.assessment?.result;
	const found = (crime: "trafficking" | "smuggling") =>
		result?.[crime] === "met" || result?.byProtocol[crime] === "met";
	const ruledOut = (crime: "trafficking" | "smuggling") =>
		result?.[crime] === "notMet" && result.byProtocol[crime] === "notMet";
	const victim =
		found("trafficking") ||
		after.roles.some((role) => victimRoles.includes(role)) ||
		known.includes(after.identification) ||
		after.screening?.outcome === "suspectedVictim" ||
		(ledger.victim && !ruledOut("trafficking"));
	const smuggled =
		found("smuggling") || after.roles.includes("smuggledMigrant") || (ledger.smuggled && !ruledOut("smuggling"));
	const foundNoNeed = after.screening?.outcome === "noProtectionNeed";
	const fled =
		after.roles.includes("refugee") ||
		after.flags.includes("asylumClaim") ||
		after.screening?.outcome === "internationalProtection" ||
		(ledger.fled && !foundNoNeed);
	const open =
		(result !== undefined || after.roles.includes("concerned")) && !found("trafficking") && !ruledOut("trafficking");
	let { screening } = ledger;
	if (did === "screen") screening = after.screening?.outcome === "inconclusive" ? "none" : "valid";
	else {
		const last = before?.assessment?.result;
		const turned = found("trafficking") && last?.trafficking !== "met" && last?.byProtocol.trafficking !== "met";
		if (screening === "valid" && (turned || (victim && !ledger.victim))) screening = "void";
	}
	return { victim, smuggled, fled, open, screening };
};

const forbidden = (state: PersonState, ledger: Ledger): string[] => {
	const wrong: string[] = [];
	const { roles, suspicion } = state;
	if (roles.includes("suspect") !== (suspicion !== null)) wrong.push("a suspicion without a suspect, or the reverse");
	if (suspicion && !(suspicion.offence in offences)) wrong.push(`suspected of ${suspicion.offence}`);
	if (suspicion?.ground === "") wrong.push("suspected on no ground");
	if (suspicion?.relation === "consequence") wrong.push("suspected of what followed from the crime");
	if (suspicion && young(state) && !cleared(state)) wrong.push("a child suspected");
	const vouched = suspicion?.relation === "unrelated" && suspicion.unrelatedBy !== null;
	if (suspicion && !vouched && (ledger.victim || ledger.smuggled || ledger.fled))
		wrong.push("protected, and suspected of what may be related");
	if (state.assessment?.result.byProtocol.trafficking === "met" && !roles.some((role) => victimRoles.includes(role)))
		wrong.push("trafficking without a victim");
	if (state.assessment?.result.byProtocol.smuggling === "met" && !roles.includes("smuggledMigrant"))
		wrong.push("smuggling without a migrant");
	if (roles.length === 0 || new Set(roles).size !== roles.length) wrong.push("no role, or one twice");
	return wrong;
};

/** A child by the ages on record, or who may be one. */
const young = ({ age, assessment }: PersonState): boolean => {
	const years = [age, assessment?.facts.age ?? null];
	const adult = years.some((one) => (one?.from ?? 0) >= 18) && !((age?.to ?? 99) < 18);
	return years.some((one) => one !== null) && !adult;
};
const cleared = ({ assessment }: PersonState): boolean =>
	assessment?.result.trafficking === "notMet" && assessment.result.byProtocol.trafficking === "notMet";

const forbiddenReturn = (before: PersonState, { return: done }: RecordReturn, ledger: Ledger): string[] => {
	const wrong: string[] = [];
	if (ledger.screening !== "valid") wrong.push(`returned with screening ${ledger.screening}`);
	if (before.flags.length > 0) wrong.push(`returned in spite of ${before.flags.join()}`);
	const years = [before.age, before.assessment?.facts.age];
	const adult = years.some((one) => (one?.from ?? 0) >= 18) && !years[0]?.to?.toString().match(/^(?:\d|1[0-7])$/);
	if (!adult && done.bestInterests?.decision !== "return")
		wrong.push("a child returned against its interests, or unasked");
	if (ledger.victim && !(done.safetyAssessed && done.proceedingsChecked && done.acceptingService && done.followUpOn))
		wrong.push("a victim returned into nothing");
	if (ledger.victim && (done.voluntary !== "yes" || ["removal", "deportation"].includes(done.kind)))
		wrong.push("a victim returned by force");
	if (ledger.fled && done.voluntary !== "yes") wrong.push("a refugee returned by force");
	return wrong;
};

/** What happened is recorded as a breach; what is planned is refused. */
const returnedWrongly = (before: PersonState, command: RecordReturn, ledger: Ledger, after: PersonState): string[] => {
	const wrong = forbiddenReturn(before, command, ledger);
	const told = command.return.happenedOn !== null && (after.returned?.breaches.length ?? 0) > 0;
	return told ? [] : wrong;
};

const shielded = ({ victim, smuggled, fled, open }: Ledger): boolean => victim || smuggled || fled || open;

/** Charging changes no person, so what is wrong with it shows in whom it was decided for. */
const forbiddenCharge = (state: PersonState, offence: string, ledger: Ledger): string[] => {
	const { roles, suspicion } = state;
	const wrong: string[] = young(state) && !cleared(state) ? ["a child charged"] : [];
	if (!roles.includes("suspect")) wrong.push("charged, and no suspect");
	if (!(offence in offences)) wrong.push(`charged with ${offence}`);
	const vouched = suspicion?.relation === "unrelated" && suspicion.unrelatedBy !== null;
	if (shielded(ledger) && !(vouched && suspicion.offence === offence))
		wrong.push("protected, and charged with what may be related");
	return wrong;
};

// --- the property ----------------------------------------------------------------------------------------------------

const seen = new Map<string, number>();
const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

const take = (with_: Decisions, state: PersonState, one: Exclude<Command, Beside>): PersonDecision => {
	switch (one.do) {
		case "assess":
			return with_.assess(state, one.with);
		case "changeRoles":
			return with_.decideChangeRoles(state, one.with);
		case "screen":
			return with_.decideRecordScreening(state, one.with);
		case "flag":
			return with_.decideSetFlags(state, one.with);
		case "identify":
			return with_.decideRecordIdentification(state, one.with);
		case "return":
			return with_.decideRecordReturn(state, one.with);
	}
};

/** What an assessment owes to those who hold the person elsewhere. */
const owed = (before: PersonState, after: PersonState, events: readonly PersonEvent[]): string[] => {
	const was = before.assessment?.result.classification;
	const is = after.assessment?.result.classification;
	if (was !== "smuggling" || (is !== "trafficking" && is !== "both")) return [];
	// A gap in the earlier profile had hidden that the person was known to be a victim already.
	if (before.assessment?.result.byProtocol.trafficking === "met") return [];
	return events.some((one) => one.type === "ClassificationChanged" && one.reopensScreening)
		? []
		: ["smuggling became trafficking, and nobody was told"];
};

const charging = {
	...{ id: "c", at: by.at },
	actor: { agencyId: "", postId: by.post, officerId: "", purpose: "investigation", tokenId: "", service: "" },
	country: by.country,
} as const;

type Life = { state: PersonState; ledger: Ledger };

/** What changes nobody: drafting an alert, and a charge, which is a record of its own. */
const beside = (with_: Decisions, { state, ledger }: Life, one: Beside): string[] => {
	const done =
		one.do === "draft" ? "subject" in with_.draftAlertSubject(state) : chargedBy(with_, state, one) === "charged";
	count(done ? one.do : `${one.do} refused`);
	if (!done) return [];
	if (one.do === "charge") return forbiddenCharge(state, one.offence, ledger);
	return shielded(ledger) || (young(state) && !cleared(state)) ? ["a protected person in an alert"] : [];
};

/** A charge that was laid all the same is recorded with what it broke, and is no charge here. */
const chargedBy = (with_: Decisions, state: PersonState, one: Extract<Beside, { do: "charge" }>) => {
	const { offence, chargedOn } = one;
	const decision = with_.decideChargePerson(state, { offence, ...(chargedOn ? { chargedOn } : {}) }, charging);
	if ("refused" in decision) return "refused";
	const { breaches } = decision.answer as { breaches: readonly unknown[] };
	return breaches.length > 0 ? "breach" : "charged";
};

/** One command in a life: how it goes on, and what is wrong with that. */
const step = (with_: Decisions, life: Life, one: Command): Life & { wrong: string[] } => {
	if (one.do === "draft" || one.do === "charge") return { ...life, wrong: beside(with_, life, one) };
	const { state, ledger } = life;
	const decision = take(with_, state, one);
	if ("refused" in decision) {
		count(`${one.do} refused`);
		return { state, ledger, wrong: decision.refused.faults.length > 0 ? [] : ["a refusal without a reason"] };
	}
	count(one.do);
	const after = { state: decision.state, ledger: note(ledger, state, decision.state, one.do) };
	const assessments = (after.state.assessment?.version ?? 0) - (state.assessment?.version ?? 0);
	return {
		...after,
		wrong: [
			...(one.do === "return" ? returnedWrongly(state, one.with, ledger, after.state) : []),
			...owed(state, after.state, decision.events),
			...(after.state.version === state.version + 1 ? [] : ["a change without a new version"]),
			...(assessments === (one.do === "assess" ? 1 : 0) ? [] : ["an assessment without a version of its own"]),
			...forbidden(after.state, after.ledger),
		],
	};
};

const throwAll = (wrong: readonly string[]) => {
	if (wrong.length > 0) throw new Error(wrong.join("; "));
};

const life = (with_: Decisions, report: (wrong: readonly string[]) => void = throwAll) =>
	fc.property(entering, fc.array(command, { minLength: 1, maxLength: 30 }), (input, commands) => {
		const entered = with_.newPerson(input);
		if ("refused" in entered) return;
		const blank: Ledger = { victim: false, smuggled: false, fled: false, open: false, screening: "none" };
		let at: Life = { state: entered.state, ledger: note(blank, undefined, entered.state, "enter") };
		const wrong = forbidden(at.state, at.ledger);
		for (const one of commands) {
			const next = step(with_, at, one);
			wrong.push(...next.wrong);
			at = next;
		}
		report(wrong);
	});

test("no sequence of commands reaches a forbidden state", () => {
	fc.assert(life(decisions), { numRuns: 10_000 });
	// Of an engine that refuses everything the property would hold too.
	for (const what of ["assess", "changeRoles", "screen", "flag", "identify", "return", "draft", "charge"])
		expect(seen.get(what), what).toBeGreaterThan(100);
	for (const what of ["changeRoles refused", "screen refused", "return refused", "draft refused", "charge refused"])
		expect(seen.get(what), what).toBeGreaterThan(100);
});

// The control: rules broken one at a time, each as somebody might break it, are all found, and for what they are.
const next = (state: PersonState, change: Partial<PersonState>): PersonDecision => ({
	state: { ...state, ...change, version: state.version + 1 },
	events: [],
});
const assessedBut = (change: (before: PersonState) => Partial<PersonState>): Partial<Decisions> => ({
	assess: (state, command) => {
		const decision = assess(state, command);
		return "refused" in decision ? decision : { ...decision, state: { ...decision.state, ...change(state) } };
	},
});
const unasked = { outcome: "otherProtectionNeed", at: "", byPost: "", reopened: false } as const;
const broken: [what: string, part: Partial<Decisions>, wrong: RegExp][] = [
	[
		"a role is changed unasked",
		{ decideChangeRoles: (state, { roles, suspicion }) => next(state, { roles, suspicion }) },
		/suspected of illegalEntry/,
	],
	[
		"protection ends with the role",
		{
			decideChangeRoles: (state, command) =>
				decideChangeRoles({ ...state, protectedAs: [], roles: ["other"] }, command),
		},
		/protected, and suspected/,
	],
	[
		"an assessment leaves the suspicion",
		assessedBut(({ roles, suspicion }) => ({ roles, suspicion })),
		/protected, and suspected/,
	],
	["an assessment reopens nothing", assessedBut(({ screening }) => ({ screening })), /returned with screening void/],
	[
		"an assessment tells nobody",
		{
			assess: (state, command) => {
				const decision = assess(state, command);
				return "refused" in decision ? decision : { ...decision, events: [] };
			},
		},
		/nobody was told/,
	],
	[
		"a return asks for no screening",
		{ decideRecordReturn: (state, command) => decideRecordReturn({ ...state, screening: unasked }, command) },
		/returned with screening none/,
	],
	[
		"a return overlooks flags",
		{ decideRecordReturn: (state, command) => decideRecordReturn({ ...state, flags: [] }, command) },
		/in spite of/,
	],
	[
		"a return takes everybody for an adult",
		{ decideRecordReturn: (state, command) => decideRecordReturn({ ...state, age: { from: 18, to: null } }, command) },
		/a child returned/,
	],
	[
		"a return knows no victims",
		{ decideRecordReturn: (state, command) => decideRecordReturn({ ...state, protectedAs: [] }, command) },
		/a victim returned by force/,
	],
	[
		"identification protects nobody",
		{ decideRecordIdentification: (state, { identification }) => next(state, { identification }) },
		/returned with screening void/,
	],
	[
		"an alert asks for the role alone",
		{ draftAlertSubject: (state) => draftAlertSubject({ ...state, protectedAs: [], assessment: null }) },
		/in an alert/,
	],
	[
		"a charge asks for the role alone",
		{
			decideChargePerson: (state, command, o) =>
				decideChargePerson({ ...state, protectedAs: [], assessment: null }, command, o),
		},
		/charged with what may be related/,
	],
];
test.each(broken)("control: a hub in which %s is found out", (_what, part, wrong) => {
	const found = new Set<string>();
	fc.assert(
		life({ ...decisions, ...part }, (all) => all.forEach((one) => void found.add(one))),
		{ numRuns: 10_000 },
	);
	expect([...found].join("; ")).toMatch(wrong);
});
