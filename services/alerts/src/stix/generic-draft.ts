import { isCountry, momentMs, plainMoment } from "@seamark/values";
import Format from "typebox/format";
import type { AlertDraft } from "../alert/schema.ts";
import type { Cluster } from "./clusters.ts";
import type { Remark } from "./markings.ts";
import type { ParsedObject } from "./types.ts";
import { cleanText, clip, isInForce, isObject, listOf, momentKey, stringOf, stringsOf } from "./values.ts";
import { isContainer, isLink, isSupport } from "./vocabulary.ts";

type Kind = AlertDraft["kind"];

/**
 * Kinds for bundles that know nothing of Seamark. Foreign objects never make a person or company sought: that is for
 * an officer to decide, who can raise such an alert from this one.
 */
const kindByType: Record<string, Kind> = {
	campaign: "linked-crime",
	"threat-actor": "linked-crime",
	"intrusion-set": "linked-crime",
	incident: "linked-crime",
	"attack-pattern": "modus-operandi",
	malware: "modus-operandi",
	tool: "modus-operandi",
	indicator: "modus-operandi",
	infrastructure: "modus-operandi",
	vulnerability: "modus-operandi",
	"observed-data": "modus-operandi",
	"threat-report": "trend",
};

const kindOf = ({ primary, members }: Cluster): Kind => {
	// STIX 2.0 reports carry their types as labels.
	const named = [...stringsOf(primary.value.report_types), ...stringsOf(primary.value.labels)].filter((type) =>
		Object.hasOwn(kindByType, type),
	);
	const first = named.find((type) => type !== "threat-report") ?? named[0];
	const type =
		first ??
		[primary.type, ...Object.keys(kindByType)].find(
			(name) => Object.hasOwn(kindByType, name) && members.some((member) => member.type === name),
		);
	return (type && kindByType[type]) || "trend";
};

const textOf = (object: ParsedObject, name: string) => cleanText(stringOf(object.value[name]) ?? "").trim();
const label = (object: ParsedObject) => textOf(object, "name") || textOf(object, "value") || textOf(object, "path");

const titleOf = ({ primary, members, shape }: Cluster) => {
	const name = label(primary);
	const count = members.filter(({ type }) => !isSupport(type) && !isLink(type)).length || members.length;
	if (name && (shape !== "rest" || count === 1)) return name;
	return `STIX objects: ${count} without a report${name ? `, such as ${name}` : ""}`;
};

/** Says what the bundle holds where its sender wrote no description. Names of people stay in the objects alone. */
const inventory = (members: ParsedObject[]) => {
	const byType = new Map<string, { names: string[]; count: number }>();
	for (const member of members.filter(
		({ type }) => !isSupport(type) && !isContainer(type) && type !== "relationship",
	)) {
		const entry = byType.get(member.type) ?? { names: [], count: 0 };
		entry.count++;
		if (label(member) && entry.names.length < 20) entry.names.push(clip(label(member), 120));
		byType.set(member.type, entry);
	}
	const parts = [...byType]
		.slice(0, 20)
		.map(
			([type, { names, count }]) => `${clip(type, 60)} (${count})${names.length > 0 ? `: ${names.join("; ")}` : ""}`,
		);
	return parts.length > 0
		? `Imported from STIX. It holds ${parts.join(". ")}.`
		: "Imported from STIX, without a description.";
};

const summaryOf = ({ primary, members, shape }: Cluster) =>
	(shape !== "rest" && textOf(primary, "description")) || inventory(members);

const methodsOf = (members: ParsedObject[]) => [
	...members.filter(({ type }) => type === "attack-pattern").map(label),
	...members
		.filter(({ type }) => type === "indicator")
		.map((object) => [label(object), textOf(object, "pattern")].filter(Boolean).join(": ")),
];

const countriesOf = (members: ParsedObject[]) =>
	members
		.filter(({ type }) => type === "location")
		.map((object) => textOf(object, "country").toUpperCase())
		.filter((code) => code !== "");

const isUri = (text: string) => text.length <= 2000 && Format.IsUri(text);

const referencesOf = (primary: ParsedObject): NonNullable<AlertDraft["references"]> => {
	const outside = listOf(primary.value.external_references)
		.filter(isObject)
		.flatMap((reference) => {
			const [source, url] = [cleanText(stringOf(reference.source_name) ?? ""), stringOf(reference.url) ?? ""];
			const id = cleanText(stringOf(reference.external_id) ?? "") || url;
			if (source === "" || id === "" || id.length > 200) return [];
			return [{ source: clip(source, 200), id, ...(isUri(url) ? { url } : {}) }];
		});
	return [{ source: "STIX", id: clip(primary.id, 200) }, ...outside];
};

/** The earliest and latest time at which the sender saw something. Times to come are objectives or mistakes, not observations. */
const observedOf = (members: ParsedObject[], now: Date): AlertDraft["observed"] => {
	const times = (names: string[]) =>
		members
			.flatMap(({ value }) => names.map((name) => value[name]))
			.filter((value): value is string => momentKey(value) !== null && momentMs(value) <= now.getTime())
			.sort((a, b) => ((momentKey(a) ?? "") < (momentKey(b) ?? "") ? -1 : 1));
	const from = times(["first_seen", "first_observed"])[0];
	const last = times(["last_seen", "last_observed"]).at(-1);
	const until = from && last && (momentKey(last) ?? "") < (momentKey(from) ?? "") ? undefined : last;
	if (!from && !until) return undefined;
	return { ...(from ? { from: plainMoment(from) } : {}), ...(until ? { until: plainMoment(until) } : {}) };
};

/** A draft, save its handling, from objects that carry no Seamark extension. Everything that is cut is still kept verbatim. */
export const genericDraft = (
	cluster: Cluster,
	now: Date,
): { draft: Omit<AlertDraft, "handling">; remarks: Remark[] } => {
	const { primary } = cluster;
	// What the sender has revoked is in the objects, and said no more.
	const members = cluster.members.filter((member) => member === primary || isInForce(member));
	const inForce = { ...cluster, members };
	const remarks: Remark[] = [];
	const cut = (what: string) =>
		remarks.push({
			severity: "note",
			code: "TEXT_CUT",
			message: `${what} was too long or too much for an alert and was shortened there. It is kept whole and given back on export.`,
		});
	const fitted = (text: string, max: number, what: string) => {
		if (text.length > max) cut(what);
		return clip(text, max);
	};
	const methods = [...new Set(methodsOf(members).filter(Boolean))];
	if (methods.length > 50 || methods.some((method) => method.length > 300)) cut("The list of methods and patterns");
	const countries = [...new Set(countriesOf(members))];
	const known = countries.filter(isCountry).slice(0, 50);
	if (known.length < countries.length)
		remarks.push({
			severity: "warning",
			code: "COUNTRY_LEFT_OUT",
			message:
				"Some countries of its locations are no country's two-letter code (ISO 3166-1), or beyond 50, and are left out of the alert. Add what they mean by hand.",
		});
	const references = referencesOf(primary);
	if (references.length > 50) cut("The list of references");
	const observed = observedOf(members, now);
	const draft: Omit<AlertDraft, "handling"> = {
		kind: kindOf(inForce),
		topic: "related-crime",
		urgency: "routine",
		title: fitted(titleOf(inForce), 200, "The title"),
		summary: fitted(summaryOf(inForce), 10_000, "The summary"),
		...(known.length > 0 ? { countries: known } : {}),
		...(methods.length > 0 ? { modusOperandi: methods.slice(0, 50).map((method) => clip(method, 300)) } : {}),
		...(observed ? { observed } : {}),
		references: references.slice(0, 50),
		// X and 4: nothing is known of the source, and the information cannot be judged. STIX confidence is no grading.
		grading: { scheme: "4x4", source: "X", information: "4" },
	};
	return { draft, remarks };
};
