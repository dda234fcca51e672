import type { AlertDraft, HandlingInput } from "../alert/schema.ts";
import { type Cluster, clustersOf, defaultClusterLimits } from "./clusters.ts";
import { genericDraft } from "./generic-draft.ts";
import { type Asked, type Remark, readMarkings, stricterHandling } from "./handling.ts";
import { draftFromExtension, isDraft } from "./seamark-extension.ts";
import { tombstoneOf } from "./tombstone.ts";
import type { Agency, Line, MappedAlert, ParsedObject } from "./types.ts";
import { keepVictimsOut } from "./victims.ts";
import { momentKey } from "./vocabulary.ts";

export type MapContext = {
	/** Handling that the importer asks for; the bundle can only make it stricter. */
	handling: HandlingInput;
	/** Who imports. Stands in where a revoked version needs something to refer to. */
	agency: Agency;
	now: Date;
	limits?: Partial<typeof defaultClusterLimits>;
};

const latest = (members: ParsedObject[], name: string) =>
	members
		.map(({ value }) => value[name])
		.filter((value): value is string => momentKey(value) !== null)
		.reduce<string | undefined>(
			(best, value) => (best && (momentKey(best) ?? "") >= (momentKey(value) ?? "") ? best : value),
			undefined,
		);

const isRevoked = ({ primary, members, shape }: Cluster) =>
	shape === "rest"
		? members.filter(({ value }) => value.revoked !== undefined).length > 0 &&
			members.every(({ value, type }) => value.revoked === true || type === "identity" || type === "marking-definition")
		: primary.value.revoked === true;

/** When the last indicator ends, if every indicator has an end and nothing else in the alert would outlive it. */
const endOfIndicators = (members: ParsedObject[], now: Date): { expiresAt?: string; remarks: Remark[] } => {
	const indicators = members.filter(({ type }) => type === "indicator");
	const ends = indicators.map(({ value }) => value.valid_until);
	const lasting = members.some(({ type }) =>
		["threat-actor", "intrusion-set", "campaign", "incident", "infrastructure"].includes(type),
	);
	if (indicators.length === 0 || lasting || ends.some((end) => momentKey(end) === null)) return { remarks: [] };
	const expiresAt = latest(indicators, "valid_until");
	if (!expiresAt) return { remarks: [] };
	if (Date.parse(expiresAt) > now.getTime())
		return {
			expiresAt,
			remarks: [
				{
					severity: "note",
					code: "EXPIRY_SET",
					message: "Every indicator has a valid_until, so the alert expires with the last one.",
				},
			],
		};
	return {
		remarks: [
			{
				severity: "warning",
				code: "INDICATORS_ENDED",
				message:
					"Every indicator's valid_until is past. The alert was made without an expiry, so that it can be read; recall it if it is of no more use.",
			},
		],
	};
};

const contentOf = (
	cluster: Cluster,
	now: Date,
): { draft: Omit<AlertDraft, "handling">; own?: HandlingInput; remarks: Remark[] } => {
	const own = draftFromExtension(cluster.primary.value);
	if (own === undefined) return genericDraft(cluster, now);
	if (own !== "invalid") return { draft: own, own: own.handling, remarks: [] };
	const generic = genericDraft(cluster, now);
	const message =
		"Its Seamark extension does not fit the schema of alerts, so the alert was made from the STIX properties. Compare the two, and set kind, grading and handling by hand.";
	return { ...generic, remarks: [{ severity: "warning", code: "EXTENSION_INVALID", message }, ...generic.remarks] };
};

const mapCluster = (cluster: Cluster, ctx: MapContext): { alert: MappedAlert | null; report: Line[] } => {
	const { primary, members } = cluster;
	const lines = (remarks: (Remark | { severity: "error"; code: string; message: string })[]): Line[] =>
		remarks.map((remark) => ({ index: primary.index, id: primary.id, ...remark }));
	const content = contentOf(cluster, ctx.now);
	const end = content.own ? { remarks: [] } : endOfIndicators(members, ctx.now);
	const asked: Asked = {
		markings: readMarkings(members),
		...(content.own ? { own: content.own } : {}),
		...("expiresAt" in end ? { expiresAt: end.expiresAt } : {}),
	};
	const { handling, remarks } = stricterHandling(ctx.handling, asked);
	const draft = { ...content.draft, handling };
	if (!isDraft(draft)) {
		const refusal = (object: ParsedObject): Line => ({
			index: object.index,
			id: object.id,
			severity: "error",
			code: "NOT_MAPPED",
			message: "The alert that this object belongs to could not be put into the form of an alert. Raise it by hand.",
		});
		return { alert: null, report: members.map(refusal) };
	}
	const revoked = isRevoked(cluster);
	if (revoked)
		remarks.push({
			severity: "warning",
			code: "REVOKED",
			message: "The sender has revoked this. Recall the alert if the hub has it, and do not raise it again.",
		});
	const modified = latest([primary], "modified") ?? latest(members, "modified") ?? ctx.now.toISOString();
	const stix = {
		primaryId: primary.id,
		modified,
		objects: members.map(({ raw }) => raw),
		tombstone: JSON.stringify(tombstoneOf(primary, ctx.agency)),
	};
	return { alert: { draft, revoked, stix }, report: lines([...content.remarks, ...end.remarks, ...remarks]) };
};

/**
 * Makes alerts of the objects that `readBundle` found. Every object is in an alert, verbatim, or has a line of severity
 * `error`. The drafts fit the schema of alerts. Pure: the same objects and context give the same alerts.
 */
export const mapBundle = (objects: ParsedObject[], ctx: MapContext): { alerts: MappedAlert[]; report: Line[] } => {
	const safe = keepVictimsOut(objects);
	const { clusters, sharedOnce } = clustersOf(safe.objects, { ...defaultClusterLimits, ...ctx.limits });
	const mapped = clusters.map((cluster) => mapCluster(cluster, ctx));
	const shared = [...sharedOnce].map(
		(object): Line => ({
			index: object.index,
			id: object.id,
			severity: "warning",
			code: "SHARED_ONCE",
			message:
				"Several reports refer to this object, and there was no room to keep a copy with each. It is kept with the first; send the others in bundles of their own.",
		}),
	);
	const report = [...safe.report, ...mapped.flatMap((one) => one.report), ...shared];
	return {
		alerts: mapped.flatMap(({ alert }) => alert ?? []),
		report: report.sort((a, b) => (a.index ?? -1) - (b.index ?? -1)),
	};
};
