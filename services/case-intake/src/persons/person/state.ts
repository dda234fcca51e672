import type { Refused } from "@seamark/service";
import type { AgeRange, Assessed, Classification, Facts } from "../classify/types.ts";
import type { OpeningStatus } from "../opening/opening-rules.ts";

/**
 * What a person is in a case. A person can be several at once: a victim is often a refugee too, and a witness.
 * How far somebody is identified as a victim is the identification, no matter what the roles are.
 */
export const roles = [
	"suspectedVictim",
	"victim",
	"smuggledMigrant",
	"refugee",
	"witness",
	"suspect",
	"relative",
	/** Nothing of the above. Never together with another. */
	"other",
	/** Something was done to the person, and nobody has settled what: of somebody who landed, say. */
	"concerned",
] as const;
export type Role = (typeof roles)[number];

export const identifications = ["unknown", "presumed", "confirmed", "notConfirmed"] as const;
export type Identification = (typeof identifications)[number];

/** What a screening found. `inconclusive` is recorded and opens nothing. */
export const screeningOutcomes = [
	"noProtectionNeed",
	"suspectedVictim",
	"internationalProtection",
	"otherProtectionNeed",
	"inconclusive",
] as const;
export type ScreeningOutcome = (typeof screeningOutcomes)[number];

/** Each of them hinders a return while it is set. */
export const protectionFlags = [
	/** A claim for asylum is open. 1951 Refugee Convention, Art. 33. */
	"asylumClaim",
	/** Return would expose the person to persecution, torture or the like. Smuggling Protocol, Art. 19(1). */
	"nonRefoulement",
	/** Reprisals by traffickers or smugglers are to be feared. UN Principles and Guidelines (2002), Guideline 6. */
	"reprisalRisk",
	/** The person is likely to be trafficked again. Guideline 6. */
	"reTraffickingRisk",
	/** Proceedings need the person here, or a stay has been granted. Trafficking Protocol, Art. 7 and 8(2). */
	"stayGranted",
] as const;
export type ProtectionFlag = (typeof protectionFlags)[number];

/** Whom the law shields from being accused of what was done to them. */
export const protectedStatuses = ["victim", "smuggledMigrant", "refugee"] as const;
export type ProtectedStatus = (typeof protectedStatuses)[number];

/** What a suspect is suspected of. `relation` says how it relates to what was done to this person. */
export type Suspicion = {
	/** Code of the list in offences.ts. */
	offence: string;
	/** In words, without names: what it rests on. */
	ground: string;
	relation: "unrelated" | "consequence" | "unknown";
	/**
	 * Who vouches, beside the officer who says it, that it is unrelated: a second officer, or a prosecutor. Null where nobody does; `before` for
	 * what was recorded before this was asked. A protected person is a suspect of nothing that nobody vouches for.
	 */
	unrelatedBy: UnrelatedBy | null;
};

export const unrelatedBys = ["secondOfficer", "prosecutor", "before"] as const;
export type UnrelatedBy = (typeof unrelatedBys)[number];

export type AssessmentRecord = {
	/** 1 for the first. */
	version: number;
	facts: Facts;
	result: Assessed;
	/** RFC 3339. */
	at: string;
	byPost: string;
};

export type Screening = { outcome: ScreeningOutcome; at: string; byPost: string; reopened: boolean };

export type ReturnRecord = {
	kind: ReturnKind;
	/** ISO 3166-1 alpha-2. */
	toCountry: string;
	/** ISO date; null while it is only planned. */
	happenedOn: string | null;
	voluntary: "yes" | "no" | "unknown";
	safetyAssessed: boolean;
	proceedingsChecked: boolean;
	/** Id of the provider or authority that receives the person; null when nobody does. */
	acceptingService: string | null;
	/** ISO date. */
	followUpOn: string | null;
	/** For a child: what the authority for the child's best interests decided, and where it is written. */
	bestInterests: { decision: "return" | "stay"; reference: string } | null;
	/** Null where nobody had screened the person. */
	screeningOutcome: ScreeningOutcome | null;
	/** What stood against a return that happened all the same. */
	breaches: readonly Breach[];
	at: string;
	byPost: string;
};
/** A rule that was broken: where in the record, and what it says. */
export type Breach = { at: string; message: string };
export const returnKinds = ["removal", "deportation", "readmission", "assistedReturn", "voluntaryReturn"] as const;
export type ReturnKind = (typeof returnKinds)[number];

/** A person of a case as the decisions see them. Nothing in it identifies anybody. */
export type PersonState = {
	id: string;
	agency: string;
	caseId: string | null;
	version: number;
	/** At least one, in the order of the list. */
	roles: readonly Role[];
	/** Set exactly while suspect is among the roles. */
	suspicion: Suspicion | null;
	identification: Identification;
	/** Present age; the age at the time of the act is among the facts of the assessment. */
	age: AgeRange | null;
	/** ISO 3166-1 alpha-2 of the country that holds or hosts the person. */
	heldCountry: string | null;
	/** The latest; every version is kept. */
	assessment: AssessmentRecord | null;
	/**
	 * Stays when roles change, so that no way round leads to an accusation. Only an assessment or identification that
	 * decides the question otherwise takes it away.
	 */
	protectedAs: readonly ProtectedStatus[];
	screening: Screening | null;
	flags: readonly ProtectionFlag[];
	/** The latest. */
	returned: ReturnRecord | null;
	/** As what the person was opened before, by two officers, and until when that goes on. */
	guarded: readonly Guarded[];
};

/** `until` is RFC 3339. */
export type Guarded = { as: OpeningStatus; until: string };

/** Who decides, and when: milliseconds since the epoch. */
export type By = { post: string; at: number };

/** What happened to a person, in ids and codes, named as the events of the log. The service adds the ids and who acted. */
export type PersonEvent =
	| {
			type: "PersonAssessed";
			assessmentVersion: number;
			classification: Classification;
			/** The same under the Protocols; differs where a State's law has a gap. */
			classificationByProtocol: Classification;
			jurisdiction: string;
			rulesVersion: string;
	  }
	| {
			type: "ClassificationChanged";
			assessmentVersion: number;
			classification: Classification;
			/** Null: screened, and not assessed before. */
			previous: Classification | null;
			/** The person turned out to be a trafficking victim: the screening on record is void. */
			reopensScreening: boolean;
			heldCountry: string | null;
	  }
	/** `because` tells a change that somebody asked for from one that the law made. */
	| { type: "RolesChanged"; roles: readonly Role[]; previous: readonly Role[]; because: "command" | "protection" }
	| { type: "IdentificationChanged"; identification: Identification; previous: Identification }
	| { type: "ScreeningRecorded"; outcome: ScreeningOutcome }
	| { type: "FlagsChanged"; flags: readonly ProtectionFlag[] }
	| { type: "ReferralSuggested"; reasons: readonly ReferralReason[]; heldCountry: string | null }
	| { type: "ReturnRecorded"; kind: ReturnKind; toCountry: string; screeningOutcome: ScreeningOutcome | null }
	| { type: "ProtectionBreached"; record: "return" };

export type ReferralReason = "victim" | "internationalProtection" | "otherProtectionNeed" | "smuggledVictimOfCrime";

/** A decision on a person: who they are then with what happened, or everything that speaks against it. */
export type PersonDecision = { state: PersonState; events: readonly PersonEvent[] } | Refused;
