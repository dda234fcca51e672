import type { AlertDraft } from "../alert/schema.ts";
import { genericDraft } from "./generic-draft.ts";
import { type AlertFacts, evaluationNote, ownObjects, tlpDefinitions, tlpMarkingId } from "./own-objects.ts";
import {
	agencyIdentity,
	draftFromExtension,
	extensionDefinition,
	extensionId,
	extensionOf,
	uuid5,
} from "./seamark-extension.ts";
import { tombstoneOf } from "./tombstone.ts";
import type { Agency, JsonObject, ParsedObject, Profile, StixOrigin } from "./types.ts";
import { isObject, stringOf, stringsOf } from "./values.ts";
import { isTlpId, momentKey } from "./vocabulary.ts";

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
	/** For an alert that came from STIX, with the version of the alert that the import made. */
	stix?: StixOrigin & { importedVersion: number };
};

export type ExportContext = {
	profile: Profile;
	/** Where seamark-extension.schema.json is served, if anywhere. */
	schemaUrl?: string;
	/**
	 * Adds a note with the alert's own marking to objects that are given back as imported. Their own markings can be
	 * weaker than the handling that the importer set, and cannot be changed without changing the objects.
	 */
	statesHandling?: boolean;
};

const parse = (raw: string, index: number): ParsedObject => {
	const value = JSON.parse(raw) as JsonObject;
	return { index, id: String(value.id), type: String(value.type), value, raw, earlier: [] };
};

/** A version must be newer than the one before it, whatever the clocks say. */
const newerThan = (before: string | undefined, wanted: string) => {
	const time = Date.parse(wanted);
	const last = before && momentKey(before) ? Date.parse(before) : Number.NEGATIVE_INFINITY;
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
const wording = (primary: ParsedObject, members: ParsedObject[], draft: AlertDraft): JsonObject => {
	const own = draftFromExtension(primary.value);
	const shapes = ["container", "component", "rest"] as const;
	const before =
		own && own !== "invalid"
			? [own]
			: shapes.map((shape) => genericDraft({ primary, members, shape }, new Date(0)).draft);
	return {
		...(before.some(({ title }) => title === draft.title) ? {} : { name: draft.title }),
		...(before.some(({ summary }) => summary === draft.summary) ? {} : { description: draft.summary }),
	};
};

const markingRefs = (primary: JsonObject, draft: AlertDraft, profile: Profile) => [
	...stringsOf(primary.object_marking_refs).filter((id) => !isTlpId(id)),
	tlpMarkingId(draft.handling.tlp, profile),
];

/** The objects as imported, with a new version of the primary that carries what has changed since. */
const updated = (facts: AlertFacts, stix: StixOrigin, ctx: ExportContext): JsonObject[] => {
	const members = stix.objects.map(parse);
	const objects = members.map(({ value }) => value);
	const primary = members.find(({ id }) => id === stix.primaryId);
	const added = (extra: JsonObject[]) => extra.filter((object) => !members.some(({ id }) => id === object.id));
	// Without `modified` an object has no versions, so the changes go into a report of our own.
	if (!primary || momentKey(primary.value.modified) === null)
		return [...objects, ...added(ownObjects(facts, ctx.profile, ctx.schemaUrl))];
	const { draft } = facts;
	const version = {
		...primary.value,
		...wording(primary, members, draft),
		modified: newerThan(stringOf(primary.value.modified), facts.changedAt),
		object_marking_refs: markingRefs(primary.value, draft, ctx.profile),
		extensions: {
			...(isObject(primary.value.extensions) ? primary.value.extensions : {}),
			[extensionId]: extensionOf(facts, draft),
		},
	};
	const others = objects.map((object) => (object.id === primary.id ? version : object));
	return [
		...others,
		...added([...extensionDefinition(ctx.schemaUrl), ...tlpDefinitions(draft.handling.tlp, ctx.profile)]),
	];
};

const handlingNote = (facts: AlertFacts, stix: StixOrigin, profile: Profile): JsonObject[] => [
	agencyIdentity(facts.originator),
	...tlpDefinitions(facts.draft.handling.tlp, profile),
	evaluationNote(facts, profile, "handling", stix.primaryId),
];

/**
 * The STIX 2.1 objects of one alert, for a bundle. An alert from STIX that was not changed here gives back exactly what
 * was imported; agencies that an alert keeps out are never in the result. Whether the caller may export is not decided here.
 */
export const exportAlert = (alert: ExportedAlert, ctx: ExportContext): JsonObject[] => {
	const { draft, stix } = alert;
	if (draft === null) return recalled(alert, ctx.schemaUrl);
	const facts: AlertFacts = { ...alert, draft };
	if (!stix) return ownObjects(facts, ctx.profile, ctx.schemaUrl);
	if (alert.version !== stix.importedVersion) return updated(facts, stix, ctx);
	const objects = stix.objects.map((raw) => JSON.parse(raw) as JsonObject);
	const note = ctx.statesHandling ? handlingNote(facts, stix, ctx.profile) : [];
	return [...objects, ...note.filter(({ id }) => !objects.some((object) => object.id === id))];
};

/** One bundle for several alerts. Objects that alerts share stand in it once, in their newest version. */
export const bundleOf = (bundleId: string, objects: JsonObject[]): JsonObject => {
	const newest = new Map<string, JsonObject>();
	for (const object of objects) {
		const id = String(object.id);
		const other = newest.get(id);
		if (!other || (momentKey(object.modified) ?? "") > (momentKey(other.modified) ?? "")) newest.set(id, object);
	}
	return { type: "bundle", id: `bundle--${bundleId}`, objects: [...newest.values()] };
};
