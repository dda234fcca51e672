/** The closed vocabularies that the policy decides over. Every list is ordered where order means something. */

/** What a registered agency is. Source: the units named in the region's founding agreement. */
export const agencyKinds = [
	"tcu",
	"police",
	"customs",
	"immigration",
	"prosecutor",
	"central-authority",
	"fiu",
	"labour-inspectorate",
	"referral-provider",
	"coordination-centre",
	"rapporteur",
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** Traffic Light Protocol 2.0 (FIRST), from least to most restricted. The order is the order of clearance. */
export const tlpLevels = ["clear", "green", "amber", "amber+strict", "red"] as const;
export type Tlp = (typeof tlpLevels)[number];

/** What a reader wants a record for. Carried in the access token, checked on every read, written to the audit. */
export const purposes = [
	"crime-prevention",
	"investigation",
	"prosecution",
	"border-control",
	"financial-investigation",
	"victim-protection",
	"life-saving",
	"analysis",
	"oversight",
] as const;
export type Purpose = (typeof purposes)[number];

/** The crime a record is about. `trafficking` and `smuggling` are told apart because agreements tell them apart. */
export const topics = ["trafficking", "smuggling", "trafficking-and-smuggling", "related-crime"] as const;
export type Topic = (typeof topics)[number];

/** Whom a record is about by age; agreements may cover children only. */
export const ageScopes = ["child", "adult", "any", "unknown"] as const;
export type AgeScope = (typeof ageScopes)[number];

/** Kinds of record that agreements cover; those of services that are to come can be agreed on before. */
export const recordKinds = ["alert", "case", "person", "referral", "mla-request", "trace"] as const;
export type RecordKind = (typeof recordKinds)[number];

/**
 * Use limitation (Europol handling codes). H0: for crime prevention and law enforcement; H1: not in judicial
 * proceedings without the originator's permission; H2: no dissemination without it; H3: other, see the conditions.
 */
export const useCodes = ["H0", "H1", "H2", "H3"] as const;
export type UseCode = (typeof useCodes)[number];
