import { earlier, momentMs, plainMoment } from "@seamark/values";
import { draftOf } from "../alert/draft-of.ts";
import type { AlertDraft, HandlingInput } from "../alert/schema.ts";
import type { Cluster, ClusterLimits } from "./clusters.ts";
import { genericDraft } from "./generic-draft.ts";
import {
	type Asked,
	expiryRemarks,
	sameAudience,
	sameHandling,
	standingHandling,
	stricterHandling,
} from "./handling.ts";
import { type Remark, readMarkings } from "./markings.ts";
import { type Says, saidBy, tookOut, withOfficersWords } from "./says.ts";
import { draftFromExtension, isDraft } from "./seamark-extension.ts";
import { tombstoneOf } from "./tombstone.ts";
import type { Agency, JsonObject, Known, Line, MappedAlert, ParsedObject } from "./types.ts";
import { isInForce, momentKey } from "./values.ts";

export type MapContext = {
	/** Handling that the importer asks for; the bundle can only make it stricter. */
	handling: HandlingInput;
	/** Who imports. Named where a revoked version needs something to refer to. */
	agency: Agency;
	now: Date;
	/** What the bundle says beside its objects. */
	around?: JsonObject;
	limits?: Partial<ClusterLimits>;
};

/** An alert that is here, what it held before the bundle, and whether the bundle changes any of that. */
export type Here = { known: Known; kept: ParsedObject[]; changed: boolean };

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
	if (momentMs(expiresAt) > now.getTime())
		return {
			expiresAt: plainMoment(expiresAt),
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

/** What the bundle asks for, beside an alert that is here: what the sender said of its audience before, officers have decided on. */
const ownAsked = (own: HandlingInput | undefined, standing: HandlingInput, { known, kept }: Here) => {
	const primary = kept.find(({ id }) => id === known.primaryId);
	const before = primary && draftFromExtension(primary.value);
	if (!own || !before || before === "invalid" || !sameAudience(before.handling.audience, own.audience)) return own;
	return { ...own, audience: { ...standing.audience, excluded: own.audience.excluded ?? [] } };
};

const handlingOf = (ctx: MapContext, asked: Asked, here: Here | undefined) => {
	const before = here && draftOf(here.known.alert, true)?.handling;
	if (!here || !before) return { ...stricterHandling(ctx.handling, asked), besides: [] };
	const base = standingHandling(before, ctx.handling, ctx.now.getTime());
	const own = ownAsked(asked.own, base.handling, here);
	const made = stricterHandling(base.handling, { ...asked, ...(own ? { own } : {}) }, true);
	const end = earlier(ctx.handling.expiresAt, earlier(asked.own?.expiresAt, asked.expiresAt));
	const besides = [...base.remarks, ...expiryRemarks(before.expiresAt, made.handling.expiresAt, end)];
	return { ...made, besides };
};

/** The draft that an alert which is here comes to; undefined where it stays as it is. */
const draftHere = (
	{ known, kept, changed }: Here,
	coming: { says: Says; handling: HandlingInput },
): { draft?: AlertDraft; says: Says; remarks: Remark[] } => {
	const standing = draftOf(known.alert, true);
	if (!standing) return { says: coming.says, remarks: [] };
	const { handling, ...says } = standing;
	if (changed) {
		const words = withOfficersWords(saidBy(known.primaryId, kept, known.importedAt), says, coming.says);
		const message = `Officers have changed this here, so it stays as it is, although the bundle says something new: ${words.kept.join(", ")}. Update the alert if the bundle is right.`;
		return {
			draft: { ...words.says, handling: coming.handling },
			says: words.says,
			remarks: words.kept.length > 0 ? [{ severity: "note", code: "OFFICERS_WORDS_KEPT", message }] : [],
		};
	}
	if (sameHandling(handling, coming.handling)) return { says, remarks: [] };
	if (known.alert.version === known.importedVersion)
		return { draft: { ...says, handling: coming.handling }, says, remarks: [] };
	const message =
		"The objects are as they were, and officers have changed the alert since, so it keeps its handling, which is wider than this import asks for. Update the alert to make it stricter.";
	return { says, remarks: [{ severity: "warning", code: "HANDLING_KEPT", message }] };
};

type Told = Omit<Line, "index" | "id">;
const placeOf = ({ index, id }: ParsedObject) => ({ index: index < 0 ? null : index, id });
const forEach = (objects: readonly ParsedObject[], told: Told): Line[] =>
	objects.map((object) => ({ ...placeOf(object), ...told }));

const notMapped: Told = {
	severity: "error",
	code: "NOT_MAPPED",
	message: "The alert that this object belongs to could not be put into the form of an alert. Raise it by hand.",
};
const revokedLine: Told = {
	severity: "warning",
	code: "REVOKED",
	message:
		"The sender has revoked the alert that this object belongs to. It is recalled if the hub has it, and not raised again.",
};
const withheld: Told = {
	severity: "note",
	code: "WITHHELD",
	message:
		"Officers have taken something out of the alert that this object belongs to, so exports are made from what the alert says now, without the objects that were imported.",
};

/**
 * The alert that a cluster makes, or with `here` the next version of one. `sent` are the objects that came with the bundle:
 * each of them is in the exports of the alert, or has a line.
 */
export const mapCluster = (
	cluster: Cluster,
	ctx: MapContext,
	{ here, sent = cluster.members }: { here?: Here; sent?: readonly ParsedObject[] } = {},
): { alert: MappedAlert | null; report: Line[] } => {
	const { primary, members } = cluster;
	const content = contentOf(cluster, ctx.now);
	const end = content.own ? { remarks: [] } : endOfIndicators(members.filter(isInForce), ctx.now);
	const asked: Asked = {
		markings: readMarkings(members, { withText: !content.own, around: ctx.around ?? {} }),
		...(content.own ? { own: content.own } : {}),
		...("expiresAt" in end ? { expiresAt: end.expiresAt } : {}),
	};
	const made = handlingOf(ctx, asked, here);
	const merged = here && draftHere(here, { says: content.draft, handling: made.handling });
	const draft = merged ? merged.draft : { ...content.draft, handling: made.handling };
	const remarks = [
		...content.remarks,
		...end.remarks,
		...(draft ? made.remarks : asked.markings.remarks),
		...made.besides,
		...(merged?.remarks ?? []),
	];
	const report: Line[] = remarks.map((remark) => ({ ...placeOf(primary), ...remark }));
	if (draft && !isDraft(draft)) return { alert: null, report: forEach(sent, notMapped) };
	const revoked = isRevoked(cluster);
	if (revoked) report.push(...forEach(sent, revokedLine));
	else if (merged && tookOut(saidBy(primary.id, members, ctx.now.toISOString()), merged.says))
		report.push(...forEach(sent, withheld));
	const alert: MappedAlert = {
		draft: draft ?? { ...content.draft, handling: made.handling },
		revoked,
		changed: draft !== undefined,
		...(here ? { here: here.known.alert } : {}),
		sent: sent.map(placeOf),
		stix: {
			primaryId: primary.id,
			modified: latest([primary], "modified") ?? latest(members, "modified") ?? ctx.now.toISOString(),
			objects: members.map(({ raw }) => raw),
			ids: members.map(({ id }) => id),
			tombstone: JSON.stringify(tombstoneOf(primary, ctx.agency)),
		},
	};
	return { alert, report };
};
