import type { Tlp } from "@seamark/policy";
import { earlier, instantKey, momentMs } from "@seamark/values";
import type { HandlingInput } from "../alert/schema.ts";
import type { Markings, Remark } from "./markings.ts";
import { stricterTlp } from "./tlp.ts";

type Use = NonNullable<HandlingInput["use"]>;
type Audience = HandlingInput["audience"];

const union = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): T[] | undefined =>
	a || b ? [...new Set([...(a ?? []), ...(b ?? [])])] : undefined;
const both = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): T[] | undefined => {
	const shared = a?.filter((item) => b?.includes(item));
	return shared && shared.length > 0 ? shared : undefined;
};
/** For lists that mean everything when empty: the shared part, one list where the other says nothing, or a clash. */
const within = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): T[] | undefined | "clash" => {
	if (!a?.length || !b?.length) return a?.length ? [...a] : b?.length ? [...b] : undefined;
	return both(a, b) ?? "clash";
};
/** Leaves out what is absent, which `undefined` would not in an exact schema. */
const present = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
	Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
		[K in keyof T]?: Exclude<T[K], undefined>;
	};

const nobody = (excluded: string[] | undefined): Audience => present({ excluded });

const narrowAudience = (importer: Audience, bundle: Audience): Audience => {
	const excluded = union(importer.excluded, bundle.excluded);
	const kinds = within(importer.kinds, bundle.kinds);
	const agencies = both(importer.agencies, bundle.agencies);
	const regions = both(importer.regions, bundle.regions);
	const countries = both(importer.countries, bundle.countries);
	const placeless =
		!regions && !countries && (importer.regions ?? importer.countries ?? bundle.regions ?? bundle.countries);
	// Kinds narrow places; without any they mean nothing.
	if (kinds === "clash" || placeless) return present({ agencies, excluded });
	return present({ regions, countries, kinds, agencies, excluded });
};

/** More agencies kept out than an alert can name: nobody is let in, since one that is left out of the list would read. */
const withinReach = (audience: Audience): Audience =>
	(audience.excluded?.length ?? 0) > 500 ? nobody(audience.excluded?.slice(0, 500)) : audience;

const sameMembers = (a: readonly string[] | undefined, b: readonly string[] | undefined) =>
	(a ?? []).length === (b ?? []).length && (a ?? []).every((item) => (b ?? []).includes(item));
export const sameAudience = (a: Audience, b: Audience) =>
	sameMembers(a.regions, b.regions) &&
	sameMembers(a.countries, b.countries) &&
	sameMembers(a.kinds, b.kinds) &&
	sameMembers(a.agencies, b.agencies);

const joinUse = (importer: Use, bundle: Use, remarks: Remark[]): { use: Use; clash: boolean } => {
	const purposes = within(importer.purposes, bundle.purposes);
	const conditions = union(bundle.conditions, importer.conditions);
	if ((conditions?.length ?? 0) > 20)
		remarks.push({
			severity: "warning",
			code: "CONDITIONS_CUT",
			message:
				"There are more than 20 conditions of use. The bundle's come first and 20 were taken; add the others to the summary.",
		});
	const clash = purposes === "clash";
	return {
		use: present({
			codes: union(importer.codes, bundle.codes),
			purposes: clash ? bundle.purposes : purposes,
			conditions: conditions?.slice(0, 20),
		}),
		clash,
	};
};

/** What a bundle asks for: its markings, our extension's handling when it has one, the end of its indicators. */
export type Asked = { markings: Markings; own?: HandlingInput; expiresAt?: string };

const askedTlp = ({ markings, own }: Asked): Tlp | undefined => {
	if (!own) return markings.tlp;
	// TLP 1 has no AMBER+STRICT; our own export marks it RED there and says in the extension what is meant.
	const marked = own.tlp === "amber+strict" ? markings.besidesRed1 : markings.tlp;
	return stricterTlp(own.tlp, marked ?? "clear");
};

const remark = (severity: Remark["severity"], code: string, message: string): Remark => ({ severity, code, message });

/**
 * What an import may make of an alert that is here already, before its bundle is looked at: what it has, or what the import
 * asks for where that is stricter. The audience stays the one it has, since officers of this hub have decided on it.
 */
export const standingHandling = (
	standing: HandlingInput,
	importer: HandlingInput,
	now: number,
): { handling: HandlingInput; remarks: Remark[] } => {
	const remarks: Remark[] = [];
	const { use, clash } = joinUse(standing.use ?? {}, importer.use ?? {}, remarks);
	const excluded = union(standing.audience.excluded, importer.audience.excluded);
	const audience = clash ? nobody(excluded) : { ...standing.audience, ...present({ excluded }) };
	if (!sameAudience(standing.audience, importer.audience))
		remarks.push(
			remark(
				"note",
				"AUDIENCE_KEPT",
				"The alert is here already and keeps the audience that it has; the import asked for another one. Update the alert to change it.",
			),
		);
	const over = standing.expiresAt !== undefined && momentMs(standing.expiresAt) <= now;
	const expiresAt = over ? importer.expiresAt : earlier(standing.expiresAt, importer.expiresAt);
	return {
		handling: { tlp: stricterTlp(standing.tlp, importer.tlp), audience, use, ...(expiresAt ? { expiresAt } : {}) },
		remarks,
	};
};

/** What the ends of an alert that is here and of its bundle come to, in words: an alert never lives longer without a line. */
export const expiryRemarks = (standing: string | undefined, next: string | undefined, asked: string | undefined) => {
	if (standing === undefined) return [];
	const [was, is, wanted] = [standing, next, asked].map((time) => instantKey(time) ?? "9999");
	if ((is ?? "") > (was ?? ""))
		return [
			remark(
				"warning",
				"EXPIRY_MOVED",
				`The alert had expired at ${standing}. Its new version ${next ? `lives until ${next}` : "does not expire"}; recall it if it is of no more use.`,
			),
		];
	return asked !== undefined && (wanted ?? "") > (was ?? "")
		? [
				remark(
					"note",
					"EXPIRY_KEPT",
					`The alert still expires at ${standing}; the import asked for ${asked}. Update the alert to move it.`,
				),
			]
		: [];
};

export const sameHandling = (a: HandlingInput, b: HandlingInput): boolean =>
	a.tlp === b.tlp &&
	sameAudience(a.audience, b.audience) &&
	sameMembers(a.audience.excluded, b.audience.excluded) &&
	sameMembers(a.use?.codes, b.use?.codes) &&
	sameMembers(a.use?.purposes, b.use?.purposes) &&
	sameMembers(a.use?.conditions, b.use?.conditions) &&
	instantKey(a.expiresAt) === instantKey(b.expiresAt);

/** TLP:RED is for recipients named one by one. */
const namedOnly = ({ agencies, excluded }: Audience): Audience => present({ agencies, excluded });

const bundleUse = ({ own, markings }: Asked): Use => ({
	...own?.use,
	...present({
		conditions: union(own?.use?.conditions, markings.statements.length > 0 ? markings.statements : undefined),
	}),
});

/**
 * The stricter of what the importer and the bundle ask for, point by point: nobody is admitted whom one of both keeps out.
 * With `here` the importer's part is what the hub has already.
 */
export const stricterHandling = (
	importer: HandlingInput,
	asked: Asked,
	here = false,
): { handling: HandlingInput; remarks: Remark[] } => {
	const { own, markings } = asked;
	const remarks = [...markings.remarks];
	const tlp = stricterTlp(importer.tlp, askedTlp(asked) ?? "clear");
	if (tlp !== importer.tlp)
		remarks.push(
			remark(
				"note",
				"TLP_RAISED",
				`The bundle is marked TLP:${tlp.toUpperCase()}, which is stricter than the TLP:${importer.tlp.toUpperCase()} that ${here ? "the alert has" : "the import asked for"}. The stricter one applies.`,
			),
		);
	if (markings.statements.some((statement) => !importer.use?.conditions?.includes(statement)))
		remarks.push(
			remark("note", "CONDITION_ADDED", "Statements that mark the bundle's objects became conditions of use."),
		);
	const { use, clash } = joinUse(importer.use ?? {}, bundleUse(asked), remarks);
	const narrowed = own ? narrowAudience(importer.audience, own.audience) : importer.audience;
	const named = tlp === "red" && (here || importer.tlp !== "red") ? namedOnly(narrowed) : narrowed;
	const audience = withinReach(clash ? nobody(narrowed.excluded) : named);
	if (!sameAudience(audience, importer.audience))
		remarks.push(
			remark(
				"warning",
				"AUDIENCE_NARROWED",
				`The bundle's own handling admits fewer than ${here ? "the alert did" : "the import asked for"}; TLP:RED admits agencies named one by one only. The narrower audience applies; name agencies, or ask the originator to widen it.`,
			),
		);
	const expiresAt = earlier(importer.expiresAt, earlier(own?.expiresAt, asked.expiresAt));
	const hasUse = Object.keys(use).length > 0 || importer.use || own?.use;
	return { handling: { tlp, audience, ...(hasUse ? { use } : {}), ...(expiresAt ? { expiresAt } : {}) }, remarks };
};
