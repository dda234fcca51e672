import type { Fault } from "@seamark/errors";
import { childOf } from "../classify/classify.ts";
import type { Value } from "../classify/types.ts";
import { offences, statusConduct } from "./offences.ts";
import type { PersonEvent, PersonState, ProtectedStatus, ReferralReason, Role, Suspicion } from "./state.ts";

/** The law behind each status, as refusals name it. */
export const shields: Readonly<Record<ProtectedStatus, string>> = {
	victim:
		"UN Principles and Guidelines on Human Rights and Human Trafficking (2002), Principle 7 and Guideline 4: a trafficked person is not prosecuted for entry, stay, or acts that follow directly from being trafficked",
	smuggledMigrant: "Smuggling Protocol, Art. 5: a migrant is not liable for having been smuggled",
	refugee: "1951 Refugee Convention, Art. 31: a refugee is not penalised for illegal entry or presence",
};

/** A child for every purpose of protection, whatever a State's law says. Convention on the Rights of the Child, Art. 1. */
const childUnder = 18;

/** Trafficking under the profile or under the Protocols: a gap in a State's law takes no protection away. */
export const traffickedOf = ({ assessment }: Pick<PersonState, "assessment">): Value => {
	if (!assessment) return "unknown";
	const { trafficking, byProtocol } = assessment.result;
	if (trafficking === "met" || byProtocol.trafficking === "met") return "met";
	return trafficking === "notMet" && byProtocol.trafficking === "notMet" ? "notMet" : "unknown";
};

const smuggledOf = ({ assessment }: PersonState): Value => {
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
		["victim", "suspectedVictim"].includes(state.role) ||
		["presumed", "confirmed"].includes(state.identification) ||
		state.screening?.outcome === "suspectedVictim",
	smuggledMigrant: (state) => smuggledOf(state) === "met" || state.role === "smuggledMigrant",
	refugee: (state) =>
		state.role === "refugee" ||
		state.flags.includes("asylumClaim") ||
		state.screening?.outcome === "internationalProtection",
};

/** Whether a status that no longer shows was decided against, and not merely covered by another role. */
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

/** Everybody whom the law shields, and whoever may turn out to be shielded because an assessment has left it open. */
export const isShielded = (state: PersonState): boolean =>
	state.protectedAs.length > 0 || (state.assessment !== null && traffickedOf(state) === "unknown");

/** Whether an offence is the unrelated one that makes a person a suspect: all that somebody who is shielded is pursued for. */
export const isUnrelated = ({ suspicion }: PersonState, offence: string): boolean =>
	suspicion?.relation === "unrelated" && suspicion.offence === offence;

/** Everything that stands against suspecting this person. */
export const suspicionFaults = (state: PersonState, { offence, ground, relation }: Suspicion): readonly Fault[] => {
	const never = (at: string, message: string): Fault => ({ at, code: "PROTECTED_NEVER_SUSPECT", message });
	const faults: Fault[] = [];
	if (Object.hasOwn(statusConduct, offence))
		faults.push(never("/suspicion/offence", `nobody becomes a suspect for this here (${statusConduct[offence]})`));
	else if (!Object.hasOwn(offences, offence))
		faults.push({ at: "/suspicion/offence", message: `must be one of ${Object.keys(offences).join(", ")}` });
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
	return faults;
};

const shieldsOf = ({ protectedAs }: PersonState) =>
	protectedAs.length > 0
		? protectedAs.map((status) => shields[status]).join("; ")
		: `an assessment is open. ${shields.victim}`;

const roleOf: Record<ProtectedStatus, Role> = {
	victim: "suspectedVictim",
	smuggledMigrant: "smuggledMigrant",
	refugee: "refugee",
};

/**
 * Carries the consequences of a change through, so that no command can leave a forbidden state behind: protection is
 * recomputed, a suspicion that it forbids falls, a screening that knew less is void, help is suggested.
 */
export const settle = (before: PersonState, changed: PersonState): { state: PersonState; events: PersonEvent[] } => {
	let state: PersonState = { ...changed, protectedAs: protectionOf(before, changed), version: before.version + 1 };
	const events: PersonEvent[] = [];
	const role = roleAfter(state);
	if (role !== state.role) {
		events.push({ type: "RoleChanged", role, previous: state.role, because: "protection" });
		state = { ...state, role, suspicion: null };
	}
	const gained = state.protectedAs.filter((status) => !before.protectedAs.includes(status));
	const screenedNow = state.screening !== before.screening;
	const found = traffickedOf(state) === "met" && traffickedOf(before) !== "met";
	if ((found || gained.includes("victim")) && state.screening && !screenedNow)
		state = { ...state, screening: { ...state.screening, reopened: true } };
	const reasons = referralReasons(gained, screenedNow ? state.screening?.outcome : undefined);
	if (reasons.length > 0) events.push({ type: "ReferralSuggested", reasons, heldCountry: state.heldCountry });
	return { state, events };
};

const roleAfter = (state: PersonState): Role => {
	const trafficked = traffickedOf(state) === "met";
	// Trafficking has a victim, and a record that says so shows it (R11).
	if (trafficked && ["smuggledMigrant", "relative", "other"].includes(state.role)) return "suspectedVictim";
	if (state.role !== "suspect" || state.suspicion?.relation === "unrelated") return state.role;
	const [first] = state.protectedAs;
	return first ? roleOf[first] : state.role;
};

const referralReasons = (gained: readonly ProtectedStatus[], screened: string | undefined): ReferralReason[] => [
	...(gained.includes("victim") ? (["victim"] as const) : []),
	...(gained.includes("refugee") ? (["internationalProtection"] as const) : []),
	...(screened === "otherProtectionNeed" ? (["otherProtectionNeed"] as const) : []),
];
