import { type Tlp, tlpLevels } from "@seamark/policy";
import type { HandlingInput } from "../alert/schema.ts";
import type { JsonObject, ParsedObject } from "./types.ts";
import { cleanText, clip, isObject, markingsOf, stringOf } from "./values.ts";
import { tlp1Ids, tlp2Extension, tlp2Ids } from "./vocabulary.ts";

export type Remark = { severity: "warning" | "note"; code: string; message: string };
type Use = NonNullable<HandlingInput["use"]>;
type Audience = HandlingInput["audience"];

export const stricterTlp = (a: Tlp, b: Tlp): Tlp => (tlpLevels.indexOf(a) >= tlpLevels.indexOf(b) ? a : b);

const tlpNamed = (name: unknown): Tlp | undefined => {
	const plain = (stringOf(name) ?? "").toLowerCase().replace(/^tlp:/, "");
	return plain === "white" ? "clear" : tlpLevels.find((level) => level === plain);
};

/** What one marking says: a TLP level, a statement for people, or something that is not read here. */
const meaningOf = (
	id: string,
	definition: JsonObject | undefined,
): { tlp: Tlp } | { statement: string } | "unread" | "unknown" => {
	const standard = tlp1Ids[id] ?? tlp2Ids[id];
	if (standard) return { tlp: standard };
	if (!definition) return "unknown";
	const extension = isObject(definition.extensions) ? definition.extensions[tlp2Extension] : undefined;
	const inner = isObject(definition.definition) ? definition.definition : {};
	const tlp = tlpNamed(isObject(extension) ? extension.tlp_2_0 : undefined) ?? tlpNamed(inner.tlp);
	if (tlp) return { tlp };
	// Something that claims to be TLP and is not understood may be the strictest.
	if (isObject(extension) || definition.definition_type === "tlp") return "unknown";
	const statement = cleanText(stringOf(inner.statement) ?? "").trim();
	return statement === "" ? "unread" : { statement };
};

export type Markings = { tlp: Tlp | undefined; statements: string[]; remarks: Remark[] };

/** Reads the markings of all members, object and granular alike: an alert is handled as strictly as its strictest part. */
export const readMarkings = (members: ParsedObject[]): Markings => {
	const definitions = new Map(
		members.filter(({ type }) => type === "marking-definition").map(({ id, value }) => [id, value]),
	);
	const result: Markings = { tlp: undefined, statements: [], remarks: [] };
	for (const id of new Set(members.flatMap(({ value }) => markingsOf(value)))) {
		const meaning = meaningOf(id, definitions.get(id));
		if (meaning === "unknown") {
			result.tlp = "red";
			result.remarks.push({
				severity: "warning",
				code: "UNREADABLE_MARKING",
				message: `The marking ${clip(id, 100)} is not in the bundle or its TLP level is not known here, so the alert is handled as TLP:RED. Send its definition with the bundle to have it read.`,
			});
		} else if (meaning === "unread")
			result.remarks.push({
				severity: "warning",
				code: "MARKING_NOT_ENFORCED",
				message: `The marking ${clip(id, 100)} is of a kind that the hub does not enforce. It is kept; set the handling of the alert to what it asks for.`,
			});
		else if ("statement" in meaning) result.statements.push(clip(meaning.statement, 500));
		else result.tlp = stricterTlp(result.tlp ?? "clear", meaning.tlp);
	}
	return result;
};

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
	const excluded = union(importer.excluded, bundle.excluded)?.slice(0, 500);
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

const sameMembers = (a: readonly string[] | undefined, b: readonly string[] | undefined) =>
	(a ?? []).length === (b ?? []).length && (a ?? []).every((item) => (b ?? []).includes(item));
const sameAudience = (a: Audience, b: Audience) =>
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

const earlier = (a: string | undefined, b: string | undefined) =>
	a && b ? (Date.parse(a) <= Date.parse(b) ? a : b) : (a ?? b);

/** What a bundle asks for: its markings, our extension's handling when it has one, the end of its indicators. */
export type Asked = { markings: Markings; own?: HandlingInput; expiresAt?: string };

const askedTlp = ({ markings, own }: Asked): Tlp | undefined => {
	if (!own) return markings.tlp;
	// TLP 1 has no AMBER+STRICT; our own export marks it RED there and says in the extension what is meant.
	if (own.tlp === "amber+strict" && markings.tlp === "red") return own.tlp;
	return stricterTlp(own.tlp, markings.tlp ?? "clear");
};

/**
 * The stricter of what the importer and the bundle ask for, point by point: nobody is admitted whom one of both keeps out.
 */
export const stricterHandling = (
	importer: HandlingInput,
	asked: Asked,
): { handling: HandlingInput; remarks: Remark[] } => {
	const remarks = [...asked.markings.remarks];
	const bundleTlp = askedTlp(asked);
	const tlp = stricterTlp(importer.tlp, bundleTlp ?? "clear");
	if (tlp !== importer.tlp)
		remarks.push({
			severity: "note",
			code: "TLP_RAISED",
			message: `The bundle is marked TLP:${tlp.toUpperCase()}, which is stricter than the TLP:${importer.tlp.toUpperCase()} that the import asked for. The stricter one applies.`,
		});
	const { own, markings } = asked;
	if (markings.statements.length > 0)
		remarks.push({
			severity: "note",
			code: "CONDITION_ADDED",
			message: "Statements that mark the bundle's objects became conditions of use.",
		});
	const bundleUse: Use = {
		...own?.use,
		...present({
			conditions: union(own?.use?.conditions, markings.statements.length > 0 ? markings.statements : undefined),
		}),
	};
	const { use, clash } = joinUse(importer.use ?? {}, bundleUse, remarks);
	const narrowed = own ? narrowAudience(importer.audience, own.audience) : importer.audience;
	// TLP:RED is for recipients named one by one.
	const named =
		tlp === "red" && importer.tlp !== "red"
			? present({ agencies: narrowed.agencies, excluded: narrowed.excluded })
			: narrowed;
	const audience = clash ? nobody(narrowed.excluded) : named;
	if (!sameAudience(audience, importer.audience))
		remarks.push({
			severity: "warning",
			code: "AUDIENCE_NARROWED",
			message:
				"The bundle's own handling admits fewer than the import asked for; TLP:RED admits agencies named one by one only. The narrower audience applies; name agencies, or ask the originator to widen it.",
		});
	const expiresAt = earlier(importer.expiresAt, earlier(own?.expiresAt, asked.expiresAt));
	const hasUse = Object.keys(use).length > 0 || importer.use || own?.use;
	return { handling: { tlp, audience, ...(hasUse ? { use } : {}), ...(expiresAt ? { expiresAt } : {}) }, remarks };
};
