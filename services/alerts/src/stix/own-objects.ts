import type { Tlp } from "@seamark/policy";
import type { AlertDraft, Subject } from "../alert/schema.ts";
import { inWords } from "./in-words.ts";
import { stixRegionOf } from "./regions.ts";
import { agencyIdentity, extensionDefinition, extensionId, extensionOf, uuid5 } from "./seamark-extension.ts";
import type { Agency, JsonObject, Profile } from "./types.ts";
import { clip } from "./values.ts";
import { tlp1Ids, tlp2Extension, tlp2Ids } from "./vocabulary.ts";

type WithId = JsonObject & { id: string };

/** What an export of one version of an alert needs to know of it. */
export type AlertFacts = {
	id: string;
	version: number;
	originator: Agency;
	raisedAt: string;
	changedAt: string;
	draft: AlertDraft;
};

const idOf = (table: Record<string, Tlp>, tlp: Tlp) => Object.keys(table).find((id) => table[id] === tlp);

/** Id of the marking for a level. TLP 1 has no AMBER+STRICT: RED is the next that is no wider. */
export const tlpMarkingId = (tlp: Tlp, profile: Profile) =>
	(profile === "tlp2" ? idOf(tlp2Ids, tlp) : idOf(tlp1Ids, tlp === "amber+strict" ? "red" : tlp)) ?? "";

/** Definitions to carry along. Those of TLP 1 are part of the standard, and interoperability tests refuse copies. */
export const tlpDefinitions = (tlp: Tlp, profile: Profile): JsonObject[] =>
	profile === "tlp1-interop"
		? []
		: [
				{
					type: "marking-definition",
					spec_version: "2.1",
					id: tlpMarkingId(tlp, "tlp2"),
					created: "2022-10-01T00:00:00.000Z",
					name: `TLP:${tlp.toUpperCase()}`,
					extensions: { [tlp2Extension]: { extension_type: "property-extension", tlp_2_0: tlp } },
				},
			];

const reportTypes: Record<AlertDraft["kind"], string> = {
	route: "threat-report",
	"modus-operandi": "attack-pattern",
	document: "threat-report",
	"person-sought": "threat-actor",
	"vehicle-or-vessel": "threat-report",
	"legal-person": "identity",
	place: "threat-report",
	trend: "threat-report",
	"linked-crime": "campaign",
	"life-at-risk": "threat-report",
	rescue: "threat-report",
	"missing-child": "threat-report",
};

/** What every object of one alert shares, and the making of ids: the same alert and part have the same id everywhere. */
const frame = (alert: AlertFacts, profile: Profile) => {
	const created = new Date(alert.raisedAt).toISOString();
	const modified = new Date(alert.changedAt).toISOString();
	return (type: string, part: string, properties: JsonObject): WithId => ({
		type,
		spec_version: "2.1",
		id: `${type}--${uuid5(alert.id, part)}`,
		created_by_ref: agencyIdentity(alert.originator).id,
		created,
		// A version cannot be older than the object; clocks may say otherwise.
		modified: [created, modified].sort().at(-1),
		object_marking_refs: [tlpMarkingId(alert.draft.handling.tlp, profile)],
		...properties,
	});
};
type Frame = ReturnType<typeof frame>;

const legsInWords: Record<NonNullable<AlertDraft["route"]>[number]["role"], string> = {
	origin: "Place of origin",
	transit: "Place of transit",
	destination: "Place of destination",
	exploitation: "Place of exploitation",
	embarkation: "Place of embarkation",
	landing: "Place of landing",
};

/** The places of a route by name: receivers that do not know our extension read them here. */
const places = ({ route = [] }: AlertDraft, make: Frame) =>
	route.map(({ place, country, role }, index) => {
		const region = country && stixRegionOf(country);
		return make("location", `place:${index}`, {
			name: place,
			description: `${legsInWords[role]}: ${place}.`,
			// A location has to name one of the two; where neither is known, that is said.
			region: region ?? "unknown",
			...(region ? { country } : {}),
			external_references: [{ source_name: "Place name", external_id: place }],
		});
	});

const locations = ({ countries = [], route = [] }: AlertDraft, make: Frame) => {
	const codes = [...new Set([...countries, ...route.flatMap((leg) => leg.country ?? [])])];
	return codes.flatMap((country) => {
		const region = stixRegionOf(country);
		// A code that is no country's is in the extension; receivers would refuse it here.
		return region ? [make("location", `location:${country}`, { name: country, region, country })] : [];
	});
};

/** Escapes a value for a quoted literal of a STIX pattern. */
const quoted = (value: string) => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
const patternPaths: Record<string, string> = {
	email: "email-addr:value",
	url: "url:value",
	domain: "domain-name:value",
	ipv4: "ipv4-addr:value",
	ipv6: "ipv6-addr:value",
	phone: "user-account:account_login",
	account: "user-account:account_login",
};

const nameOf = (subject: Subject) => {
	const first = subject.identifiers?.[0];
	return subject.name ?? (first ? clip(`${first.scheme} ${first.value}`, 300) : `${subject.type}, ${subject.role}`);
};

/**
 * What a subject is known by, in its description and as references: IMO, MMSI, plate, passport, IBAN and the like have no
 * property in STIX, and receivers read no extension of ours.
 */
const identifiersInWords = ({ type, name, otherNames = [], description, identifiers = [] }: Subject): JsonObject => {
	const place = type === "place" && name !== undefined ? [{ scheme: "Place name", value: name }] : [];
	// The others have a property for them.
	const alias = type === "legal-person" ? otherNames.map((value) => ({ scheme: "Also known as", value })) : [];
	const all = [...place, ...alias, ...identifiers];
	const said = [description, ...all.map(({ scheme, value }) => `${scheme}: ${value}.`)].filter(Boolean).join("\n");
	return {
		...(said === "" ? {} : { description: said }),
		...(all.length === 0
			? {}
			: { external_references: all.map(({ scheme, value }) => ({ source_name: scheme, external_id: value })) }),
	};
};

const subjectObject = (subject: Subject, index: number, make: Frame, profile: Profile): WithId => {
	const part = `subject:${index}`;
	const aliases = subject.otherNames?.length ? { aliases: subject.otherNames } : {};
	const common = { name: nameOf(subject), ...identifiersInWords(subject) };
	if (subject.type === "legal-person")
		return make("identity", part, { ...common, roles: [subject.role], identity_class: "organization" });
	if (subject.type !== "person")
		return make("infrastructure", part, { ...common, ...aliases, infrastructure_types: ["unknown"] });
	// The interoperability profile demands properties about which an alert knows nothing.
	const demanded =
		profile === "tlp1-interop"
			? { sophistication: "unknown", resource_level: "unknown", primary_motivation: "unknown" }
			: {};
	return make("threat-actor", part, {
		...common,
		...aliases,
		threat_actor_types: ["unknown"],
		roles: [subject.role],
		...demanded,
	});
};

/** Indicators for what can be watched for, tied to whom or what they point at. */
const indicators = (alert: AlertFacts, subject: Subject, index: number, object: WithId, make: Frame): WithId[] => {
	const from = new Date(alert.raisedAt).toISOString();
	const end = alert.draft.handling.expiresAt;
	const until = end && Date.parse(end) > Date.parse(from) ? { valid_until: new Date(end).toISOString() } : {};
	return (subject.identifiers ?? []).flatMap(({ scheme, value }, place) => {
		const path = patternPaths[scheme.toLowerCase()];
		if (!path) return [];
		const part = `subject:${index}:identifier:${place}`;
		const indicator = make("indicator", part, {
			name: `${scheme} of ${clip(nameOf(subject), 200)}`,
			description: `Points at a subject of the alert "${alert.draft.title}".`,
			indicator_types: ["attribution"],
			pattern: `[${path} = ${quoted(value)}]`,
			pattern_type: "stix",
			valid_from: from,
			...until,
		});
		const relationship_type = object.type === "identity" ? "related-to" : "indicates";
		return [
			indicator,
			make("relationship", `${part}:indicates`, { relationship_type, source_ref: indicator.id, target_ref: object.id }),
		];
	});
};

const methods = ({ modusOperandi = [] }: AlertDraft, make: Frame, profile: Profile, report: string): WithId[] => {
	if (modusOperandi.length === 0) return [];
	if (profile === "tlp2")
		return modusOperandi.map((name, index) => make("attack-pattern", `method:${index}`, { name }));
	// There an attack pattern must be a catalogued one; methods of trafficking are in no such catalogue.
	return [
		make("note", "methods", { abstract: "Modus operandi", content: modusOperandi.join("\n"), object_refs: [report] }),
	];
};

const evaluation = ({ grading, handling }: AlertDraft) => {
	const codes = handling.use?.codes ?? [];
	const parts = [
		`Grading ${grading.scheme}: source ${grading.source}, information ${grading.information}${grading.handling ? `, handling ${grading.handling}` : ""}.`,
	];
	if (codes.length > 0) parts.push(`Use: ${codes.join(", ")}.`);
	if (handling.use?.purposes?.length) parts.push(`For these purposes only: ${handling.use.purposes.join(", ")}.`);
	return [...parts, ...(handling.use?.conditions ?? []).map((condition) => `Condition: ${condition}`)].join("\n");
};

/** Grading and use in words, for readers of STIX that do not know our extension. */
export const evaluationNote = (alert: AlertFacts, profile: Profile, part: string, about: string) =>
	frame(alert, profile)("note", part, {
		abstract: "Evaluation",
		content: evaluation(alert.draft),
		object_refs: [about],
	});

const externalReferences = ({ references = [] }: AlertDraft) =>
	references.length > 0
		? {
				external_references: references.map(({ source, id, url }) => ({
					source_name: source,
					external_id: id,
					...(url ? { url } : {}),
				})),
			}
		: {};

/**
 * What an alert says, as STIX 2.1 objects: a report, what it refers to, and what is needed to read it. `as` is the report of
 * another sender that this one is a new version of.
 */
export const ownObjects = (
	alert: AlertFacts,
	profile: Profile,
	schemaUrl?: string,
	as?: JsonObject & { id: string },
): JsonObject[] => {
	const { draft } = alert;
	const make = frame(alert, profile);
	const identity = agencyIdentity(alert.originator);
	const reportId = as?.id ?? `report--${uuid5(alert.id, "report")}`;
	const subjects = (draft.subjects ?? []).flatMap((subject, index) => {
		const object = subjectObject(subject, index, make, profile);
		return [object, ...indicators(alert, subject, index, object, make)];
	});
	const parts = [
		...locations(draft, make),
		...places(draft, make),
		...subjects,
		...methods(draft, make, profile, reportId),
	];
	const content = parts.filter(({ type }) => type !== "note");
	const report = make("report", "report", {
		name: draft.title,
		description: draft.summary + inWords(draft),
		report_types: [reportTypes[draft.kind]],
		published: new Date(alert.raisedAt).toISOString(),
		object_refs: content.length > 0 ? content.map(({ id }) => id) : [identity.id],
		...externalReferences(draft),
		extensions: { [extensionId]: extensionOf(alert, draft) },
		...as,
	});
	const note = evaluationNote(alert, profile, "evaluation", reportId);
	return [
		identity,
		...extensionDefinition(schemaUrl),
		...tlpDefinitions(draft.handling.tlp, profile),
		...parts,
		report,
		note,
	];
};
