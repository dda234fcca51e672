import { isDeepStrictEqual } from "node:util";
import { type Fault, mustBeOneOf } from "@seamark/errors";
import { childOf } from "../classify/classify.ts";
import type { Value } from "../classify/types.ts";
import { offences, statusConduct } from "./offences.ts";
import {
	type PersonEvent,
	type PersonState,
	type ProtectedStatus,
	type ReferralReason,
	type Role,
	roles,
	type Suspicion,
} from "./state.ts";

/** The law behind each status, as refusals name it. */
export const shields: Readonly<Record<ProtectedStatus, string>> = {
	victim:
		"UN Principles and Guidelines on Human Rights and Human Trafficking (2002), Principle 7 and Guideline 4: a trafficked person is not prosecuted for entry, stay, or acts that follow directly from being trafficked",
	smuggledMigrant: "Smuggling Protocol, Art. 5: a migrant is not liable for having been smuggled",
	refugee: "1951 Refugee Convention, Art. 31: a refugee is not penalised for illegal entry or presence",
};

/** A child for every purpose of protection, no matter what a State's law says. Convention on the Rights of the Child, Art. 1. */
const childUnder = 18;

/** Trafficking under the profile or under the Protocols: a gap in a State's law takes no protection away. */
export const traffickedOf = ({ assessment }: Pick<PersonState, "assessment">): Value => {
	if (!assessment) return "unknown";
	const { trafficking, byProtocol } = assessment.result;
	if (trafficking === "met" || byProtocol.trafficking === "met") return "met";
	return trafficking === "notMet" && byProtocol.trafficking === "notMet" ? "notMet" : "unknown";
};

const smuggledOf = ({ assessment }: Pick<PersonState, "assessment">): Value => {
	if (!assessment) return "unknown";
	const { smuggling, byProtocol } = assessment.result;
	if (smuggling === "met" || byProtocol.smuggling === "met") return "met";
	return smuggling === "notMet" && byProtocol.smuggling === "notMet" ? "notMet" : "unknown";
};

/** Whether the person is a child now. An adult at the time of the act is one now; what is not known counts as a child. */
export const presentChild = ({ age, assessment }: PersonState): Value => {
	const now = childOf(age, childUnder);
	if (now !== "unknown") return now;
	return assessment && childOf(assessment.facts.age, childUnder) === "notMet" ? "notMet" : "unknown";
};

const shows: Record<ProtectedStatus, (state: PersonState) => boolean> = {
	victim: (state) =>
		traffickedOf(state) === "met" ||
		state.roles.some((role) => role === "victim" || role === "suspectedVictim") ||
		["presumed", "confirmed"].includes(state.identification) ||
		state.screening?.outcome === "suspectedVictim",
	smuggledMigrant: (state) => smuggledOf(state) === "met" || state.roles.includes("smuggledMigrant"),
	refugee: (state) =>
		state.roles.includes("refugee") ||
		state.flags.includes("asylumClaim") ||
		state.screening?.outcome === "internationalProtection",
};

/** Whether a status that no longer shows was decided against, and not merely left out of the roles. */
const decidedAgainst: Record<ProtectedStatus, (state: PersonState) => boolean> = {
	victim: (state) => traffickedOf(state) === "notMet",
	smuggledMigrant: (state) => smuggledOf(state) === "notMet",
	// Who is a refugee is decided by another authority; a screening records that it found no need.
	refugee: (state) => state.screening?.outcome === "noProtectionNeed",
};

const protectionOf = (before: PersonState, after: PersonState): readonly ProtectedStatus[] =>
	(Object.keys(shows) as ProtectedStatus[]).filter(
		(status) => shows[status](after) || (before.protectedAs.includes(status) && !decidedAgainst[status](after)),
	);

/**
 * Everybody whom the law shields, and anyone who may turn out to be shielded: an assessment has left it open, or something was done to
 * the person and nobody has assessed what.
 */
export const isShielded = (state: PersonState): boolean =>
	state.protectedAs.length > 0 || isUnsettled(state) || isChildNotCleared(state);

/**
 * A child by the ages on record, or who may be one, as long as no assessment has ruled out that the child was trafficked. Such a child
 * is accused of nothing, related or not: trafficked children are not to be criminalised in any way.
 */
export const isChildNotCleared = (state: PersonState): boolean => mayBeChild(state) && traffickedOf(state) !== "notMet";

/** A child by the ages on record, or who may be one; a person without any age on record is none. */
export const mayBeChild = (state: PersonState): boolean =>
	(state.age !== null || (state.assessment?.facts.age ?? null) !== null) && presentChild(state) !== "notMet";

/** What was done to the person is not settled: an assessment left it open, or nobody has assessed it. */
export const isUnsettled = (state: PersonState): boolean =>
	traffickedOf(state) === "unknown" && (state.assessment !== null || state.roles.includes("concerned"));

/** Whether an offence is the unrelated one that makes a person a suspect: all that somebody who is shielded is pursued for. */
export const isUnrelated = ({ suspicion }: PersonState, offence: string): boolean =>
	isVouchedFor(suspicion) && suspicion?.offence === offence;

/** Called unrelated by more than the officer who says it. */
const isVouchedFor = (suspicion: Suspicion | null): boolean =>
	suspicion?.relation === "unrelated" && suspicion.unrelatedBy !== null;

/** Whether a fault says that a protected person is accused: what has happened is then recorded with it, and not refused. */
export const isBreach = ({ code }: Fault): boolean => code === "PROTECTED_NEVER_SUSPECT";

/** Everything that speaks against suspecting this person. */
export const suspicionFaults = (state: PersonState, suspicion: Suspicion): readonly Fault[] => {
	const { offence, ground, relation } = suspicion;
	const never = (at: string, message: string): Fault => ({ at, code: "PROTECTED_NEVER_SUSPECT", message });
	const faults: Fault[] = [];
	if (Object.hasOwn(statusConduct, offence))
		faults.push(never("/suspicion/offence", `nobody becomes a suspect for this here (${statusConduct[offence]})`));
	else if (!Object.hasOwn(offences, offence))
		faults.push({ at: "/suspicion/offence", message: mustBeOneOf(Object.keys(offences)) });
	if (isChildNotCleared(state)) faults.push(never("", childLaw));
	if (ground.trim() === "")
		faults.push({ at: "/suspicion/ground", message: "is empty: say what the suspicion rests on" });
	if (relation === "consequence")
		faults.push(
			never("/suspicion/relation", `what followed from the crime is no offence of its victim (${shields.victim})`),
		);
	else if (relation === "unknown" && isShielded(state))
		faults.push(
			never(
				"/suspicion/relation",
				`the person is protected: only an offence unrelated to what was done to them can make a suspect (${shieldsOf(state)})`,
			),
		);
	else if (relation === "unrelated" && isShielded(state) && !isVouchedFor(suspicion))
		faults.push({ at: "/suspicion/relation", code: "SECOND_PERSON_NEEDED", message: `${vouch} (${shieldsOf(state)})` });
	return faults;
};

const vouch =
	"the person is protected: that the offence is unrelated to what was done to them, a prosecutor says, or two officers. Ask for it (POST /persons/{id}/unrelated), and try again when a second officer has confirmed it";

/** Why a child is accused of nothing before an assessment has ruled out that the child was trafficked. */
export const childLaw =
	"the person is a child or may be one: nobody accuses a child before an assessment has ruled out that the child was trafficked (UN Principles and Guidelines on Human Rights and Human Trafficking (2002), Guideline 8). Assess first, or record an age of at least 18";

const shieldsOf = ({ protectedAs }: PersonState) =>
	protectedAs.length > 0
		? protectedAs.map((status) => shields[status]).join("; ")
		: `an assessment is open. ${shields.victim}`;

const roleOf: Readonly<Record<ProtectedStatus, Role>> = {
	victim: "suspectedVictim",
	smuggledMigrant: "smuggledMigrant",
	refugee: "refugee",
};

/**
 * Carries the consequences of a change through, so that no command can leave a forbidden state behind. Protection is
 * recomputed, a suspicion that it forbids falls, a screening that knew less is void, help is suggested.
 */
export const settle = (before: PersonState, changed: PersonState): { state: PersonState; events: PersonEvent[] } => {
	const kept: PersonState = { ...changed, roles: withoutRefuted(before, changed) };
	let state: PersonState = { ...kept, protectedAs: protectionOf(before, kept), version: before.version + 1 };
	const events: PersonEvent[] = [];
	const roles = rolesAfter(state);
	if (!isDeepStrictEqual(roles, changed.roles)) {
		events.push({ type: "RolesChanged", roles, previous: changed.roles, because: "protection" });
		state = { ...state, roles, suspicion: roles.includes("suspect") ? state.suspicion : null };
	}
	const gained = state.protectedAs.filter((status) => !before.protectedAs.includes(status));
	const screenedNow = state.screening !== before.screening;
	const found = traffickedOf(state) === "met" && traffickedOf(before) !== "met";
	if ((found || gained.includes("victim")) && state.screening && !screenedNow)
		state = { ...state, screening: { ...state.screening, reopened: true } };
	const reasons: ReferralReason[] = referralReasons(gained, screenedNow ? state.screening?.outcome : undefined);
	if (isHarmedInSmuggling(state) && !isHarmedInSmuggling(before)) reasons.push("smuggledVictimOfCrime");
	if (reasons.length > 0) events.push({ type: "ReferralSuggested", reasons, heldCountry: state.heldCountry });
	return { state, events };
};

/**
 * What was found of the person shows in the roles, beside what somebody gave: trafficking has a victim (R11), and who was smuggled
 * is a smuggled migrant. A suspicion that protection forbids falls.
 */
const rolesAfter = (state: PersonState): readonly Role[] => {
	const has = new Set(state.roles);
	if (traffickedOf(state) === "met" && !has.has("victim")) has.add("suspectedVictim");
	if (smuggledOf(state) === "met") has.add("smuggledMigrant");
	const forbidden = (!isVouchedFor(state.suspicion) && state.protectedAs.length > 0) || isChildNotCleared(state);
	if (has.has("suspect") && forbidden) {
		has.delete("suspect");
		for (const status of state.protectedAs) has.add(roleOf[status]);
		if (has.size === 0) has.add("concerned");
	}
	return inOrder(has);
};

/** Roles that an earlier assessment had found, and that a later one decides against, end with it. */
const withoutRefuted = (before: PersonState, after: PersonState): readonly Role[] => {
	const turned = (of: typeof traffickedOf) => of(before) === "met" && of(after) === "notMet";
	const has = new Set(after.roles);
	if (turned(traffickedOf)) has.delete("suspectedVictim");
	if (turned(smuggledOf)) has.delete("smuggledMigrant");
	return has.size > 0 ? [...has] : ["other"];
};

/** What settles what happened to a person takes the place of `concerned`, and any other role that of `other`. */
const settles: readonly Role[] = ["suspectedVictim", "victim", "smuggledMigrant", "refugee"];

/** Roles as they are kept: in the order of the list, each once. */
export const inOrder = (given: Iterable<Role>): readonly Role[] => {
	const has = new Set(given);
	if (has.has("victim")) has.delete("suspectedVictim");
	if (settles.some((role) => has.has(role))) has.delete("concerned");
	if (has.size > 1) has.delete("other");
	return roles.filter((role) => has.has(role));
};

/** Smuggling is against the State, and what was done on the way is against the person: who suffered it is helped too. */
const isHarmedInSmuggling = (state: PersonState): boolean => {
	const { lifeEndangered, inhumanTreatment } = state.assessment?.facts.elements ?? {};
	return smuggledOf(state) === "met" && [lifeEndangered, inhumanTreatment].some((one) => one?.value === "met");
};

const referralReasons = (gained: readonly ProtectedStatus[], screened: string | undefined): ReferralReason[] => [
	...(gained.includes("victim") ? (["victim"] as const) : []),
	...(gained.includes("refugee") ? (["internationalProtection"] as const) : []),
	...(screened === "otherProtectionNeed" ? (["otherProtectionNeed"] as const) : []),
];
