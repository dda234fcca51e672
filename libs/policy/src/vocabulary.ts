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

/** Kinds of record that agreements cover and the policy decides over. */
export const recordKinds = ["alert", "case", "person", "referral", "mla-request", "trace"] as const;
export type RecordKind = (typeof recordKinds)[number];

/**
 * Use limitation (Europol handling codes). H0: for crime prevention and law enforcement; H1: not in judicial
 * proceedings without the originator's permission; H2: no dissemination without it; H3: other, see the conditions.
 */
export const useCodes = ["H0", "H1", "H2", "H3"] as const;
export type UseCode = (typeof useCodes)[number];

/** What a token may allow. `grantable` says which kinds of agency may hold which. */
export const scopes = [
	"alerts:read",
	"alerts:raise",
	"alerts:export",
	"alerts:subscribe",
	"reports:submit",
	"reports:takeIn",
	"cases:read",
	"cases:write",
	"cases:import",
	"statistics:read",
	"links:lookUp",
	"audit:read",
	"audit:verify",
	"directory:read",
	"directory:write",
	"agency:admin",
	"ops:redrive",
] as const;
export type Scope = (typeof scopes)[number];

const everyone: Scope[] = ["directory:read", "agency:admin"];
const reader: Scope[] = [...everyone, "alerts:read", "alerts:subscribe", "audit:read"];
const contributor: Scope[] = [...reader, "alerts:raise", "alerts:export"];
/** Who keeps cases: units that take reports in, assess persons and answer for them. */
const cases: Scope[] = [
	"reports:submit",
	"reports:takeIn",
	"cases:read",
	"cases:write",
	"cases:import",
	"statistics:read",
	"links:lookUp",
];

/** The most that an agency of a kind can ever be granted; a token asking for more is refused. */
export const grantable: Record<AgencyKind, readonly Scope[]> = {
	tcu: [...contributor, ...cases],
	police: [...contributor, ...cases],
	customs: [...contributor, "reports:submit"],
	immigration: [...contributor, ...cases],
	prosecutor: [...contributor, ...cases],
	"central-authority": reader,
	fiu: contributor,
	"labour-inspectorate": [...reader, "reports:submit"],
	// Shelters and NGOs report and receive what is addressed to them; investigative feeds stay with the investigators.
	"referral-provider": [...everyone, "reports:submit"],
	"coordination-centre": [...contributor, "reports:submit", "audit:verify", "directory:write", "ops:redrive"],
	// Rapporteurs work on aggregates only.
	rapporteur: everyone,
};
