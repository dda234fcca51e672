/** Code lists of cases and of what hangs on them. */

export const caseStatuses = ["open", "closed"] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Why a case was closed. Source: the outcomes that UNODC's Global Report questionnaire and HTCDS tell apart. */
export const closeReasons = [
	"prosecutionConcluded",
	"noCrimeFound",
	"insufficientEvidence",
	"transferred",
	"referredOnly",
	"duplicate",
	"other",
] as const;
export type CloseReason = (typeof closeReasons)[number];

export const incidentKinds = [
	"raid",
	"routineControl",
	"rescue",
	"disembarkation",
	"interception",
	"escape",
	"death",
	"discovery",
	"other",
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** Source: HTCDS 2.0 (IOM, CC BY 4.0), hte_Type, and the stages after exploitation that a case goes through. */
export const caseEventKinds = [
	"recruitment",
	"transit",
	"harbouring",
	"exploitation",
	"escape",
	"rescue",
	"return",
	"other",
] as const;
export type CaseEventKind = (typeof caseEventKinds)[number];

/** Source: means of travel in the Recommendation on digital identities of transport (UN/CEFACT Rec. 19), in words. */
export const travelModes = ["sea", "air", "road", "rail", "river", "foot", "unknown"] as const;
export type TravelMode = (typeof travelModes)[number];

/** Roles of a thing in a case. */
export const entityKinds = ["legalPerson", "vehicle", "vessel", "phone", "account", "document", "place"] as const;
export type EntityKind = (typeof entityKinds)[number];
