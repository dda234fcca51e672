import type { AudienceKind, Kind, OwnKind, PartiesKind } from "./kind.ts";
import type { AgencyKind } from "./vocabulary.ts";

/**
 * The kinds of record of all services. A service that comes adds one object here, and to the migrations of this folder the
 * statement that `kindSql` makes of it: see README.md.
 */

const investigators: AgencyKind[] = ["tcu", "police", "immigration", "prosecutor"];
const contributors: AgencyKind[] = [...investigators, "customs", "fiu", "coordination-centre"];
/** Who reads what others contribute, and the audit of it. Rapporteurs work on aggregates only, and so hold none of this. */
export const readers: AgencyKind[] = [...contributors, "central-authority", "labour-inspectorate"];

const alert = {
	name: "alert",
	rule: "audience",
	actions: {
		read: { scopes: ["alerts:read"], roles: ["originator", "reader"] },
		export: { scopes: ["alerts:export"], roles: ["originator", "reader"] },
		change: { scopes: ["alerts:raise"], roles: ["originator"] },
		acknowledge: { scopes: ["alerts:read"], roles: ["reader"] },
		feedback: { scopes: ["alerts:read"], roles: ["reader"] },
	},
	holders: {
		"alerts:read": readers,
		"alerts:raise": contributors,
		"alerts:export": contributors,
		"alerts:subscribe": readers,
	},
} as const satisfies AudienceKind;

/** Every scope of case intake reaches the records of its agency; each operation asks for the one that it is about. */
const caseIntake = [
	"cases:read",
	"cases:write",
	"cases:import",
	"reports:takeIn",
	"statistics:read",
	"links:lookUp",
] as const;

const report = {
	name: "report",
	rule: "own",
	actions: { read: { scopes: caseIntake }, change: { scopes: ["reports:takeIn"] } },
	holders: {
		// Shelters, NGOs and inspectorates report; investigative feeds stay with the investigators.
		"reports:submit": [...investigators, "customs", "labour-inspectorate", "referral-provider", "coordination-centre"],
		"reports:takeIn": investigators,
	},
} as const satisfies OwnKind;

/** A case and everything in it but persons. */
const caseKind = {
	name: "case",
	rule: "own",
	actions: { read: { scopes: caseIntake }, change: { scopes: ["cases:write", "cases:import"] } },
	holders: {
		"cases:read": investigators,
		"cases:write": investigators,
		"cases:import": investigators,
		"statistics:read": investigators,
		"links:lookUp": investigators,
	},
} as const satisfies OwnKind;

/** What is counted over all agencies of a country. Aggregates alone: who reads them may be kept from every record that they count. */
const nationalTotals = {
	name: "national-totals",
	rule: "own",
	purposes: ["analysis", "oversight"],
	actions: { read: { scopes: ["statistics:national"] } },
	// Anyone who holds the office, which the directory says.
	holders: { "statistics:national": [...readers, "rapporteur"] },
} as const satisfies OwnKind;

/** Who investigates and prosecutes crimes: the register of convictions is for nobody else, immigration and other controls included. */
const criminalJustice: AgencyKind[] = ["tcu", "police", "prosecutor"];

/** What the register of convicted persons says of a charge. */
const conviction = {
	name: "conviction",
	rule: "own",
	purposes: ["investigation", "prosecution", "life-saving"],
	actions: { read: { scopes: ["convictions:search"] }, change: { scopes: ["convictions:search"] } },
	holders: { "convictions:search": criminalJustice },
} as const satisfies OwnKind;

/** A person under a pseudonym, and what was assessed of the person. */
const person = {
	name: "person",
	rule: "own",
	actions: { read: { scopes: caseIntake }, change: { scopes: ["cases:write", "cases:import"] } },
	holders: {},
} as const satisfies OwnKind;

/** What the vault holds: keys and sealed identities. Services ask it, never agencies. */
const identity = {
	name: "identity",
	rule: "own",
	actions: { read: { scopes: "vouched" } },
	holders: {},
} as const satisfies OwnKind;

/** Who asks for and gives mutual legal assistance. */
const legalAuthorities: AgencyKind[] = ["prosecutor", "central-authority"];

/** One side's copy of a request for mutual legal assistance, and everything in it. Each side has a copy of its own. */
const mlaRequest = {
	name: "mla-request",
	rule: "own",
	purposes: ["investigation", "prosecution", "financial-investigation", "victim-protection"],
	actions: {
		read: { scopes: ["mla:read"] },
		change: { scopes: ["mla:write", "mla:sign"] },
	},
	holders: { "mla:read": legalAuthorities, "mla:write": legalAuthorities, "mla:sign": legalAuthorities },
} as const satisfies OwnKind;

/** What is said beside a request: drafts for comment, and the informal lane between units. */
const mlaLetter = {
	name: "mla-letter",
	rule: "own",
	actions: { read: { scopes: ["mla:inform"] }, change: { scopes: ["mla:inform"] } },
	holders: { "mla:inform": [...contributors, "central-authority"] },
} as const satisfies OwnKind;

/** Who may ask for money to be traced, and reads what was found. */
const askers: AgencyKind[] = ["tcu", "police", "prosecutor", "central-authority"];

/** Who restrains property and keeps its books: a unit that may freeze, and the authorities that go to court. */
const keepers: AgencyKind[] = ["fiu", ...legalAuthorities];

/**
 * A tracing file and everything in it: accounts, transfers, traces, property, books. The lead works on it, partners may add to it, and who
 * asked for it reads it. Account numbers and names are opened by the lead alone. Property is restrained, and its books are kept, by the lead
 * and by an authority that asked.
 */
const tracingFile = {
	name: "tracing-file",
	rule: "parties",
	purposes: ["investigation", "prosecution", "financial-investigation"],
	actions: {
		read: { scopes: ["assets:read"], roles: ["lead", "partner", "asker"] },
		load: { scopes: ["assets:load"], roles: ["lead", "partner"] },
		reveal: { scopes: ["assets:reveal"], roles: ["lead"] },
		change: { scopes: ["assets:open"], roles: ["lead"] },
		restrain: { scopes: ["assets:restrain"], roles: ["lead", "asker"] },
		book: { scopes: ["assets:book"], roles: ["lead", "asker"] },
	},
	writers: ["lead", "partner", "asker"],
	holders: {
		"assets:read": ["fiu", ...askers],
		"assets:open": ["fiu", ...askers],
		"assets:load": ["fiu"],
		"assets:reveal": ["fiu"],
		"assets:restrain": keepers,
		"assets:book": keepers,
	},
} as const satisfies PartiesKind;

/** That one unit looked up whether another one knows something, for both of them. What was looked up is nowhere. */
const assetLookup = {
	name: "asset-lookup",
	rule: "parties",
	purposes: ["investigation", "prosecution", "financial-investigation"],
	actions: { read: { scopes: ["assets:share"], roles: ["asker", "responder"] } },
	writers: ["asker"],
	holders: { "assets:share": ["fiu"] },
} as const satisfies PartiesKind;

/** What one unit asks another one, or tells it unasked: for both of them. */
const assetMessage = {
	name: "asset-message",
	rule: "parties",
	purposes: ["investigation", "prosecution", "financial-investigation"],
	actions: { read: { scopes: ["assets:share"], roles: ["sender", "receiver"] } },
	writers: ["sender", "receiver"],
	// With the scope that look-ups bring.
	holders: {},
} as const satisfies PartiesKind;

export const kinds = [
	alert,
	report,
	caseKind,
	nationalTotals,
	conviction,
	person,
	identity,
	mlaRequest,
	mlaLetter,
	tracingFile,
	assetLookup,
	assetMessage,
] as const satisfies readonly Kind[];

type AnyKind = (typeof kinds)[number];
export type KindName = AnyKind["name"];
export type KindOf<Name extends KindName> = Extract<AnyKind, { name: Name }>;
/** What can be done to a record of this kind. */
export type ActionOf<Name extends KindName> = Name extends KindName
	? Extract<keyof KindOf<Name>["actions"], string>
	: never;

const byName: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.name, kind]));
export const kindNamed = (name: string): Kind | undefined => byName.get(name);
