import { draftOf } from "../alert/draft-of.ts";
import type { AlertDraft } from "../alert/schema.ts";
import { type Cluster, clustersOf, defaultClusterLimits, shapeOf } from "./clusters.ts";
import { type Home, placeObjects } from "./homes.ts";
import { type MapContext, mapCluster } from "./map-cluster.ts";
import { mergeObjects, takenOut } from "./merge-objects.ts";
import type { JsonObject, Known, Line, MappedAlert, ParsedObject } from "./types.ts";
import { keepVictimsOut } from "./victims.ts";

/** An object that an alert holds already: it has no place in the bundle. */
const heldObject = (raw: string): ParsedObject => {
	const value = JSON.parse(raw) as JsonObject;
	return { index: -1, id: String(value.id), type: String(value.type), value, raw, earlier: [] };
};

type Mapped = { alert: MappedAlert | null; report: Line[] };

/** An alert of which nothing may stay is recalled. */
const nothingLeft = ({ known }: Home, draft: AlertDraft, sent: readonly ParsedObject[]): MappedAlert => ({
	draft,
	revoked: true,
	changed: true,
	here: known.alert,
	sent: sent.map(({ index, id }) => ({ index, id })),
	stix: {
		primaryId: known.primaryId,
		modified: known.importedAt,
		objects: [],
		ids: sent.map(({ id }) => id),
		tombstone: "{}",
	},
});

/** The next version of an alert that is here. */
const mapHome = (home: Home, sent: ParsedObject[], ctx: MapContext): Mapped => {
	const { known, kept } = home;
	const merged = mergeObjects(kept, sent);
	// What is here may be a victim's by what has come now, and the other way round.
	const safe =
		merged.changed || merged.report.length > 0
			? keepVictimsOut(merged.objects)
			: { objects: merged.objects, report: [] };
	const report = [...merged.report, ...safe.report];
	const primary = safe.objects.find(({ id }) => id === known.primaryId);
	const standing = draftOf(known.alert, true);
	if (!primary && standing) {
		const told = new Set(report.map(({ id }) => id));
		const rest = sent.filter(({ id }) => !told.has(id));
		return { alert: nothingLeft(home, standing, sent), report: [...report, ...rest.map(withVictim)] };
	}
	if (!primary) return { alert: null, report };
	const before = kept.find(({ id }) => id === known.primaryId);
	const out = before && before.raw !== primary.raw ? takenOut(primary, safe.objects, sent) : new Set<string>();
	const members = safe.objects.filter(({ id }) => !out.has(id));
	report.push(...[...out].map(takenOutLine));
	const changed = merged.changed || out.size > 0 || safe.report.length > 0;
	const cluster: Cluster = { primary, members, shape: shapeOf(primary, members) };
	const mapped = mapCluster(cluster, ctx, { here: { known, kept, changed }, sent });
	return { alert: mapped.alert, report: [...report, ...mapped.report] };
};

const withVictim = ({ index, id }: ParsedObject): Line => ({
	index,
	id,
	severity: "warning",
	code: "RECALLED",
	message: "The alert that held this object is recalled, since the bundle calls what it was about a victim.",
});
const takenOutLine = (id: string): Line => ({
	index: null,
	id,
	severity: "note",
	code: "TAKEN_OUT",
	message: "The sender's new version no longer refers to this object, so it is in the alert and its exports no more.",
});

/** Each line once, in the order of the bundle; what is about an object that the hub held already has no place in it. */
const tidy = (report: readonly Line[]): Line[] => {
	const once = new Map<string, Line>();
	for (const line of report) {
		const placed = { ...line, index: line.index === null || line.index < 0 ? null : line.index };
		const key = `${placed.index} ${placed.id} ${placed.code} ${placed.message}`;
		if (!once.has(key)) once.set(key, placed);
	}
	return [...once.values()].sort((a, b) => (a.index ?? -1) - (b.index ?? -1));
};

const sharedOnceLine = ({ index, id }: ParsedObject): Line => ({
	index,
	id,
	severity: "warning",
	code: "SHARED_ONCE",
	message:
		"Several reports refer to this object, and there was no room to keep a copy with each. It is kept with the first; send the others in bundles of their own.",
});

/**
 * Makes alerts of the objects that `readBundle` found, or new versions of those that the agency has imported before (`known`).
 * Every object is in the exports of an alert, or has a line. The drafts fit the schema of alerts. Pure: the same objects and
 * context give the same alerts.
 */
export const mapBundle = (
	objects: ParsedObject[],
	ctx: MapContext,
	known: readonly Known[] = [],
): { alerts: MappedAlert[]; report: Line[] } => {
	const safe = keepVictimsOut(objects);
	const { clusters, sharedOnce } = clustersOf(safe.objects, { ...defaultClusterLimits, ...ctx.limits });
	const homes = known.map((one) => ({ known: one, kept: one.objects.map(heldObject) }));
	const safeIds = new Set(safe.objects.map(({ id }) => id));
	const placed = placeObjects(
		clusters,
		homes,
		objects.filter(({ id }) => !safeIds.has(id)),
	);
	const mapped = [
		...[...placed.homes].map(([home, sent]) => mapHome(home, [...sent], ctx)),
		...placed.fresh.map((cluster) => mapCluster(cluster, ctx)),
	];
	const firstOf = ({ sent }: MappedAlert) => Math.min(...sent.slice(0, 1_000).map(({ index }) => index ?? -1));
	return {
		alerts: mapped.flatMap(({ alert }) => alert ?? []).sort((a, b) => firstOf(a) - firstOf(b)),
		report: tidy([
			...safe.report,
			...placed.report,
			...mapped.flatMap((one) => one.report),
			...[...sharedOnce].map(sharedOnceLine),
		]),
	};
};
