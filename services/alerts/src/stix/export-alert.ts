import { isDeepStrictEqual } from "node:util";
import { momentMs } from "@seamark/values";
import type { AlertDraft } from "../alert/schema.ts";
import { sameHandling } from "./handling.ts";
import { altered, textOf, verbatim } from "./lossless.ts";
import { readMarkings } from "./markings.ts";
import { type AlertFacts, evaluationNote, ownObjects, tlpDefinitions, tlpMarkingId } from "./own-objects.ts";
import { type Says, saidBy, saysTheSame, tookOut } from "./says.ts";
import {
	agencyIdentity,
	draftFromExtension,
	extensionDefinition,
	extensionId,
	extensionOf,
	uuid5,
} from "./seamark-extension.ts";
import { stricterTlp } from "./tlp.ts";
import { tombstoneOf } from "./tombstone.ts";
import type { Agency, JsonObject, ParsedObject, Profile, StixOrigin } from "./types.ts";
import { isObject, momentKey, stringOf, stringsOf } from "./values.ts";
import { isTlpId } from "./vocabulary.ts";

export type ExportedAlert = {
	/** UUID. */
	id: string;
	version: number;
	originator: Agency;
	/** RFC 3339 times of the first and of this version. */
	raisedAt: string;
	changedAt: string;
	/** Null once the alert was recalled. */
	draft: AlertDraft | null;
	/** For an alert that came from STIX, with the version of the alert that the import made, and when. */
	stix?: Omit<StixOrigin, "ids"> & { importedVersion: number; importedAt?: string | undefined };
};

export type ExportContext = {
	profile: Profile;
	/** Where seamark-extension.schema.json is served, if anywhere. */
	schemaUrl?: string;
};

/** Every `excluded` at any depth: whom an alert keeps out is its originator's alone. */
const withoutExcluded = (value: unknown): unknown => {
	if (Array.isArray(value)) return value.map(withoutExcluded);
	// Numbers as they were written are objects without a prototype.
	if (!isObject(value) || Object.getPrototypeOf(value) === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => key.toLowerCase() !== "excluded")
			.map(([key, inner]) => [key, withoutExcluded(inner)]),
	);
};

/** An imported object as anybody may have it: exactly as it came, save for whom our extension keeps out. */
const shareable = (raw: string): JsonObject => {
	const object = verbatim(raw);
	const own = isObject(object.extensions) ? object.extensions[extensionId] : undefined;
	if (own === undefined || isDeepStrictEqual(withoutExcluded(own), own)) return object;
	return altered(raw, (open) => ({
		...open,
		extensions: Object.fromEntries(
			Object.entries(open.extensions as JsonObject).map(([id, inner]) => [
				id,
				id === extensionId ? withoutExcluded(inner) : inner,
			]),
		),
	}));
};

const parse = (raw: string, index: number): ParsedObject => {
	const value = shareable(raw);
	return { index, id: String(value.id), type: String(value.type), value, raw, earlier: [] };
};

/** A version must be newer than the one before it, no matter what the clocks say. */
const newerThan = (before: string | undefined, wanted: string) => {
	const time = Date.parse(wanted);
	const last = momentKey(before) === null ? Number.NEGATIVE_INFINITY : momentMs(before);
	return new Date(time > last ? time : last + 1).toISOString();
};

const recalled = (alert: ExportedAlert, schemaUrl: string | undefined): JsonObject[] => {
	const { originator, stix } = alert;
	const identity = agencyIdentity(originator);
	if (stix) {
		const stone = JSON.parse(stix.tombstone) as JsonObject;
		return [identity, { ...stone, modified: newerThan(stix.modified, alert.changedAt) }];
	}
	const id = `report--${uuid5(alert.id, "report")}`;
	const created = new Date(alert.raisedAt).toISOString();
	const stone = tombstoneOf(
		{ type: "report", id, value: { spec_version: "2.1", created, created_by_ref: identity.id } },
		originator,
	);
	const extension = {
		extension_type: "property-extension",
		alert_id: alert.id,
		alert_version: alert.version,
		recalled: true,
	};
	return [
		identity,
		...extensionDefinition(schemaUrl),
		{ ...stone, modified: newerThan(created, alert.changedAt), extensions: { [extensionId]: extension } },
	];
};

/** The name and description that the primary needs now: its own, as long as the alert says what was made of them. */
const wording = (ways: readonly Says[], draft: AlertDraft): JsonObject => ({
	...(ways.some(({ title }) => title === draft.title) ? {} : { name: draft.title }),
	...(ways.some(({ summary }) => summary === draft.summary) ? {} : { description: draft.summary }),
});

const markingRefs = (primary: JsonObject, draft: AlertDraft, profile: Profile) => [
	...stringsOf(primary.object_marking_refs).filter((id) => !isTlpId(id)),
	tlpMarkingId(draft.handling.tlp, profile),
];

const without = (objects: readonly JsonObject[], ids: readonly ParsedObject[]) =>
	objects.filter((object) => !ids.some(({ id }) => id === object.id));

/** An alert that came from STIX, and what is looked at to export it. */
type FromStix = {
	facts: AlertFacts;
	members: ParsedObject[];
	primary: ParsedObject | undefined;
	ways: Says[];
	ctx: ExportContext;
};

/** The objects as imported, with a new version of the primary that carries what has been added and how it is handled. */
const updated = ({ facts, members, primary, ways, ctx }: FromStix): JsonObject[] => {
	const objects = members.map(({ value }) => value);
	// Without `modified` an object has no versions, so the changes go into a report of our own.
	if (!primary || momentKey(primary.value.modified) === null)
		return [...objects, ...without(ownObjects(facts, ctx.profile, ctx.schemaUrl), members)];
	const { draft } = facts;
	const version = altered(primary.raw, (open) => ({
		...open,
		...wording(ways, draft),
		modified: newerThan(stringOf(primary.value.modified), facts.changedAt),
		object_marking_refs: markingRefs(primary.value, draft, ctx.profile),
		extensions: {
			...(isObject(open.extensions) ? open.extensions : {}),
			[extensionId]: extensionOf(facts, draft),
		},
	}));
	return [
		...objects.map((object) => (object.id === primary.id ? version : object)),
		...without([...extensionDefinition(ctx.schemaUrl), ...tlpDefinitions(draft.handling.tlp, ctx.profile)], members),
	];
};

/**
 * What the alert says now and nothing of what was imported, since something of that was taken out. A report gets a version
 * that replaces the imported one at receivers; another leading object is revoked there, without content.
 */
const fromCurrent = (
	{ facts, primary, ctx }: FromStix,
	{ tombstone, modified }: NonNullable<ExportedAlert["stix"]>,
): JsonObject[] => {
	const versioned = primary && momentKey(primary.value.modified) !== null;
	const next = newerThan(modified, facts.changedAt);
	if (!versioned) return ownObjects(facts, ctx.profile, ctx.schemaUrl);
	if (primary.type !== "report")
		return [
			{ ...(JSON.parse(tombstone) as JsonObject), modified: next },
			...ownObjects(facts, ctx.profile, ctx.schemaUrl),
		];
	const { id, created, created_by_ref = agencyIdentity(facts.originator).id } = primary.value;
	return ownObjects(facts, ctx.profile, ctx.schemaUrl, { id: String(id), created, created_by_ref, modified: next });
};

/** Whether imported objects say weaker things of their handling than what holds. */
const isWeaker = ({ facts, members, primary }: FromStix): "extension" | "marking" | undefined => {
	const { handling } = facts.draft;
	const own = primary && draftFromExtension(primary.value);
	if (own && own !== "invalid") return sameHandling(own.handling, handling) ? undefined : "extension";
	const level = readMarkings(members).tlp ?? "clear";
	const bound = handling.tlp !== "clear" && handling.tlp !== "green";
	return bound && stricterTlp(level, handling.tlp) !== level ? "marking" : undefined;
};

const handlingNote = ({ facts, ctx }: FromStix, about: string): JsonObject[] => [
	agencyIdentity(facts.originator),
	...tlpDefinitions(facts.draft.handling.tlp, ctx.profile),
	evaluationNote(facts, ctx.profile, "handling", about),
];

const imported = (facts: AlertFacts, stix: NonNullable<ExportedAlert["stix"]>, ctx: ExportContext): JsonObject[] => {
	const members = stix.objects.map(parse);
	const primary = members.find(({ id }) => id === stix.primaryId);
	const ways = saidBy(stix.primaryId, members, stix.importedAt ?? facts.changedAt);
	const from: FromStix = { facts, members, primary, ways, ctx };
	const { handling: _, ...says } = facts.draft;
	if (tookOut(ways, says)) return fromCurrent(from, stix);
	const weaker = isWeaker(from);
	if (facts.version !== stix.importedVersion || !saysTheSame(ways, says) || weaker === "extension")
		return updated(from);
	const note = weaker ? handlingNote(from, stix.primaryId) : [];
	return [...members.map(({ value }) => value), ...without(note, members)];
};

/**
 * The STIX 2.1 objects of one alert, for a bundle, made from its current version. Objects that were imported are given back
 * exactly as they came as long as the alert says what they say; agencies that an alert keeps out are never in the result.
 * Whether the caller may export is not decided here.
 */
export const exportAlert = (alert: ExportedAlert, ctx: ExportContext): JsonObject[] => {
	const { draft, stix } = alert;
	if (draft === null) return recalled(alert, ctx.schemaUrl);
	const facts: AlertFacts = { ...alert, draft };
	return stix ? imported(facts, stix, ctx) : ownObjects(facts, ctx.profile, ctx.schemaUrl);
};

/** The JSON text of one bundle for several alerts. Objects that alerts share are in it once, in their newest version. */
export const bundleText = (bundleId: string, objects: JsonObject[]): string => {
	const newest = new Map<string, JsonObject>();
	for (const object of objects) {
		const id = String(object.id);
		const other = newest.get(id);
		if (!other || (momentKey(object.modified) ?? "") > (momentKey(other.modified) ?? "")) newest.set(id, object);
	}
	const head = `{"type":"bundle","id":"bundle--${bundleId}"`;
	// STIX knows no empty lists.
	return newest.size === 0 ? `${head}}` : `${head},"objects":[${[...newest.values()].map(textOf).join(",")}]}`;
};
