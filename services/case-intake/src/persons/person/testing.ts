import { catalogue } from "@seamark/errors";
import type { Refused } from "@seamark/service";
import type { StoredPerson } from "../../store/persons.ts";
import { assess } from "../assess-person/decide.ts";
import { decideChangeRoles } from "../change-roles/decide.ts";
import { jurisdictionFor } from "../classify/jurisdictions.ts";
import { always } from "../classify/laws.ts";
import { factsOf } from "../classify/testing.ts";
import type { Facts } from "../classify/types.ts";
import { decideRecordIdentification } from "../record-identification/decide.ts";
import type { RecordReturn } from "../record-return/decide.ts";
import { decideRecordScreening } from "../record-screening/decide.ts";
import { type NewPerson, newPerson } from "./new-person.ts";
import type {
	By,
	PersonDecision,
	PersonEvent,
	PersonState,
	ProtectionFlag,
	Role,
	ScreeningOutcome,
	Suspicion,
} from "./state.ts";

export const by: By & { country: string } = {
	post: "01900000-0000-7000-8000-00000000000b",
	country: "FJ",
	at: Date.parse("2026-06-01T00:00:00Z"),
};

/** The state after a decision that has to be one. */
export const accepted = (decision: PersonDecision): { state: PersonState; events: readonly PersonEvent[] } => {
	if ("refused" in decision) throw new Error(JSON.stringify(decision.refused));
	return decision;
};

/** A grown-up who just came into a case; tests say what differs. */
export const person = (changes: Partial<NewPerson> = {}): PersonState =>
	accepted(
		newPerson({
			id: "01900000-0000-7000-8000-000000000001",
			agency: "01900000-0000-7000-8000-00000000000a",
			caseId: "01900000-0000-7000-8000-00000000000c",
			roles: ["other"],
			suspicion: null,
			age: { from: 25, to: 30 },
			heldCountry: "FJ",
			flags: [],
			...changes,
		}),
	).state;

const adult = { from: 25, to: 30 };
/** Facts by what they amount to under the Protocols. */
export const facts = {
	trafficking: factsOf({ act: "met", means: "met", purpose: "met", entry: "notMet", stay: "notMet" }, adult),
	smuggling: factsOf({ entry: "met", nonNational: "met", benefit: "met", purpose: "notMet" }, adult),
	/** Smuggled, and in danger on the way. */
	endangered: factsOf(
		{ entry: "met", nonNational: "met", benefit: "met", purpose: "notMet", lifeEndangered: "met" },
		adult,
	),
	both: factsOf({ act: "met", means: "met", purpose: "met", entry: "met", nonNational: "met", benefit: "met" }, adult),
	neither: factsOf({ purpose: "notMet", entry: "notMet", stay: "notMet" }, adult),
	undetermined: factsOf({ act: "met" }, adult),
	/** Trafficking under the Protocols, and no offence where internal trafficking is none. */
	internal: factsOf({ act: "met", means: "met", purpose: "met", transnational: "notMet", stay: "notMet" }, adult),
	/** Open under the Protocols, and no offence there, no matter what comes of it. */
	internalOpen: factsOf({ act: "met", purpose: "met", transnational: "notMet", stay: "notMet" }, adult),
} satisfies Record<string, Facts>;

export const assessed = (state: PersonState, as: keyof typeof facts, law = "UN") =>
	accepted(assess(state, { facts: facts[as], laws: always(jurisdictionFor(law)), by }));

export const suspicion = (changes: Partial<Suspicion> = {}): Suspicion => ({
	offence: "homicide",
	ground: "Seen with the weapon by two witnesses",
	relation: "unrelated",
	unrelatedBy: "secondOfficer",
	...changes,
});

/** A return that is planned, with which everything that can be done beforehand was done. */
export const safeReturn = (changes: Partial<RecordReturn["return"]> = {}): RecordReturn["return"] => ({
	kind: "assistedReturn",
	toCountry: "WS",
	happenedOn: null,
	voluntary: "yes",
	safetyAssessed: true,
	proceedingsChecked: true,
	acceptingService: "01900000-0000-7000-8000-0000000000aa",
	followUpOn: "2026-07-01",
	bestInterests: null,
	...changes,
});

/** Why a decision that must not be one is refused. */
export const refusal = (decision: object | Refused): Refused["refused"] => {
	if (!("refused" in decision)) throw new Error("was accepted");
	if (!Object.hasOwn(catalogue, decision.refused.code)) throw new Error(`unknown code ${decision.refused.code}`);
	return decision.refused;
};

export const screened = (state: PersonState, outcome: ScreeningOutcome, flags: ProtectionFlag[] = []) =>
	accepted(decideRecordScreening(state, { outcome, flags, by })).state;

export const withRole = (state: PersonState, role: Role, because: Suspicion | null = null) =>
	decideChangeRoles(state, { roles: [role], suspicion: because });

/** Everybody whom the law shields, each with the law. */
export const shielded: [who: string, state: () => PersonState, law: RegExp][] = [
	["a smuggled migrant", () => assessed(person(), "smuggling").state, /Smuggling Protocol, Art\. 5/],
	["a trafficking victim", () => assessed(person(), "trafficking").state, /Principle 7/],
	["a victim by the Protocols alone", () => assessed(person(), "internal", "VU").state, /Principle 7/],
	["a suspected victim", () => person({ roles: ["suspectedVictim"] }), /Principle 7/],
	["one called a smuggled migrant", () => person({ roles: ["smuggledMigrant"] }), /Smuggling Protocol, Art\. 5/],
	["a refugee", () => person({ roles: ["refugee"] }), /1951 Refugee Convention, Art\. 31/],
	["an asylum seeker", () => person({ flags: ["asylumClaim"] }), /1951 Refugee Convention, Art\. 31/],
	["one whose screening shows a victim", () => screened(person(), "suspectedVictim"), /Principle 7/],
	[
		"one presumed a victim",
		() => accepted(decideRecordIdentification(person(), { identification: "presumed" })).state,
		/Principle 7/,
	],
	[
		"one whom something was done to, and nobody has assessed what",
		() => person({ roles: ["concerned"] }),
		/an assessment is open/,
	],
	["one whose assessment is open", () => assessed(person(), "undetermined").state, /an assessment is open/],
	[
		"one whose assessment is open by the Protocols alone",
		() => assessed(person(), "internalOpen", "VU").state,
		/an assessment is open/,
	],
	[
		"a victim who was made a witness",
		() => accepted(withRole(person({ roles: ["victim"] }), "witness")).state,
		/Principle 7/,
	],
];

/** A person as case intake keeps it, who just came into a case. */
export const stored = (id: string, role: Role, more: Partial<PersonState> = {}): StoredPerson => {
	const made = newPerson({
		id,
		agency: "agency",
		caseId: "case",
		roles: [role],
		suspicion:
			role === "suspect"
				? { offence: "trafficking", ground: "what a witness saw", relation: "unrelated", unrelatedBy: null }
				: null,
		age: null,
		heldCountry: null,
		flags: [],
	});
	if ("refused" in made) throw new Error(JSON.stringify(made.refused));
	return {
		state: { ...made.state, ...more },
		pseudonym: id,
		identityId: null,
		identityBy: null,
		sex: "unknown",
		nationality: [],
		exploitationCountry: null,
		citizen: "unknown",
		mergedInto: null,
		erasedAt: null,
		erasure: null,
		createdAt: "2026-01-01T00:00:00.000Z",
		changedAt: "2026-01-01T00:00:00.000Z",
		custom: {},
		bits: { acts: 0, means: 0, controls: 0, purposes: 0, recruiters: 0, sectors: 0 },
		smuggling: null,
		duration: "unknown",
		ageBand: "unknown",
	};
};
