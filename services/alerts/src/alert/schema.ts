import { agencyKinds, ageScopes, purposes, tlpLevels, topics, useCodes } from "@seamark/policy";
import { Country, Id, Moment, object, oneOf, RegionSlug, text } from "@seamark/service/schema";
import { exploitationForms } from "@seamark/values";
import Type, { type Static } from "typebox";

export const alertKinds = [
	"route",
	"modus-operandi",
	"document",
	"person-sought",
	"vehicle-or-vessel",
	"legal-person",
	"place",
	"trend",
	"linked-crime",
	"life-at-risk",
	"rescue",
	"missing-child",
] as const;

/** Kinds by which a life is to be saved: always flash, and beyond purposes and agreements for everybody who wants to save it. */
export const lifeKinds: readonly string[] = [
	"life-at-risk",
	"rescue",
	"missing-child",
] satisfies (typeof alertKinds)[number][];

export const urgencies = ["routine", "priority", "flash"] as const;

/** What a place on a route is there for. */
export const legRoles = ["origin", "transit", "destination", "exploitation", "embarkation", "landing"] as const;

/** Grading of source and information: the code and its scheme are kept, since conversion between schemes loses. */
export const Grading = object({
	scheme: oneOf(["4x4", "5x5x5", "3x5x2", "6x6"] as const),
	source: Type.String({ maxLength: 12, examples: ["B"] }),
	information: Type.String({ maxLength: 12, examples: ["2"] }),
	handling: Type.Optional(Type.String({ maxLength: 12 })),
});

export const HandlingInput = object({
	tlp: oneOf(tlpLevels),
	audience: object({
		regions: Type.Optional(Type.Array(RegionSlug, { maxItems: 50, uniqueItems: true })),
		countries: Type.Optional(Type.Array(Country, { maxItems: 250, uniqueItems: true })),
		kinds: Type.Optional(Type.Array(oneOf(agencyKinds), { uniqueItems: true })),
		agencies: Type.Optional(Type.Array(Id, { maxItems: 500, uniqueItems: true })),
		excluded: Type.Optional(Type.Array(Id, { maxItems: 500, uniqueItems: true })),
	}),
	use: Type.Optional(
		object({
			codes: Type.Optional(Type.Array(oneOf(useCodes), { uniqueItems: true })),
			purposes: Type.Optional(Type.Array(oneOf(purposes), { uniqueItems: true })),
			conditions: Type.Optional(Type.Array(text(500), { maxItems: 20 })),
		}),
	),
	expiresAt: Type.Optional(Moment),
});

/** Whom or what an alert is about. `role` is free here so that a victim is refused with a reason that teaches. */
export const Subject = object({
	type: oneOf([
		"person",
		"legal-person",
		"vehicle",
		"vessel",
		"document",
		"phone",
		"account",
		"place",
		"online-service",
		"other",
	] as const),
	role: Type.String({
		minLength: 1,
		maxLength: 40,
		description: "suspect, wanted, convicted, associate, instrument or location",
	}),
	name: Type.Optional(text(500)),
	otherNames: Type.Optional(Type.Array(text(500), { maxItems: 50 })),
	identifiers: Type.Optional(Type.Array(object({ scheme: text(60), value: text(200) }), { maxItems: 50 })),
	description: Type.Optional(text(2000)),
});

/** The content of an alert, as an officer writes it. */
export const AlertDraft = object({
	kind: oneOf(alertKinds),
	topic: oneOf(topics),
	urgency: oneOf(urgencies),
	title: text(200),
	summary: text(10_000),
	ages: Type.Optional(oneOf(ageScopes)),
	countries: Type.Optional(Type.Array(Country, { maxItems: 50, uniqueItems: true })),
	route: Type.Optional(
		Type.Array(
			object({
				place: text(200),
				country: Type.Optional(Country),
				role: oneOf(legRoles),
			}),
			{ maxItems: 50 },
		),
	),
	exploitation: Type.Optional(Type.Array(oneOf(exploitationForms), { uniqueItems: true })),
	modusOperandi: Type.Optional(Type.Array(text(300), { maxItems: 50 })),
	subjects: Type.Optional(Type.Array(Subject, { maxItems: 100 })),
	linkedCrimes: Type.Optional(Type.Array(text(200), { maxItems: 20 })),
	observed: Type.Optional(object({ from: Type.Optional(Moment), until: Type.Optional(Moment) })),
	references: Type.Optional(
		Type.Array(
			object({ source: text(200), id: text(200), url: Type.Optional(Type.String({ maxLength: 2000, format: "uri" })) }),
			{
				maxItems: 50,
			},
		),
	),
	grading: Grading,
	handling: HandlingInput,
});
export type AlertDraft = Static<typeof AlertDraft>;
export type Subject = Static<typeof Subject>;
export type Grading = Static<typeof Grading>;
export type HandlingInput = Static<typeof HandlingInput>;
