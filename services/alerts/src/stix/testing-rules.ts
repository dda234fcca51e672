import { isObject } from "./values.ts";

// What a validator of STIX 2.1 asks of a bundle, by the specification (OASIS Standard, 10 June 2021) and by the checks of OASIS's own tool.

const uuid = (version: string) =>
	new RegExp(`--[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`);
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

/** Properties that an object of a type has to have, besides those that all have (section 4, 5 and 7). */
const required: Record<string, readonly string[]> = {
	"attack-pattern": ["name"],
	"extension-definition": ["name", "schema", "version", "extension_types", "created_by_ref"],
	identity: ["name"],
	indicator: ["pattern", "pattern_type", "valid_from"],
	infrastructure: ["name"],
	location: [],
	"marking-definition": [],
	note: ["content", "object_refs"],
	relationship: ["relationship_type", "source_ref", "target_ref"],
	report: ["name", "published", "object_refs"],
	"threat-actor": ["name"],
};

/** Open vocabularies (section 10): the tool warns of any other word. A region that is not known is said as that. */
const vocabularies: Record<string, readonly string[]> = {
	report_types:
		"attack-pattern campaign identity indicator intrusion-set malware observed-data threat-actor threat-report tool vulnerability".split(
			" ",
		),
	identity_class: "individual group system organization class unknown".split(" "),
	infrastructure_types:
		"amplification anonymization botnet command-and-control control-system exfiltration firewall hosting-malware hosting-target-lists phishing reconnaissance routers-switches staging workstation unknown".split(
			" ",
		),
	threat_actor_types:
		"activist competitor crime-syndicate criminal hacker insider-accidental insider-disgruntled nation-state sensationalist spy terrorist unknown".split(
			" ",
		),
	indicator_types: "anomalous-activity anonymization attribution benign compromised malicious-activity unknown".split(
		" ",
	),
	pattern_type: "pcre sigma snort stix suricata yara".split(" "),
	region:
		"africa eastern-africa middle-africa northern-africa southern-africa western-africa americas caribbean central-america latin-america-caribbean northern-america south-america asia central-asia eastern-asia southern-asia south-eastern-asia western-asia europe eastern-europe northern-europe southern-europe western-europe oceania antarctica australia-new-zealand melanesia micronesia polynesia unknown".split(
			" ",
		),
	sophistication: "none minimal intermediate advanced expert innovator strategic unknown".split(" "),
	resource_level: "individual club contest team organization government unknown".split(" "),
};

/** Of two times of an object the first is not the later one. */
const ordered: readonly [string, string][] = [
	["created", "modified"],
	["valid_from", "valid_until"],
	["first_seen", "last_seen"],
	["start_time", "stop_time"],
];

type Found = { id: string; fault: string };

export const stixFaults = (text: string): Found[] => {
	const bundle = JSON.parse(text) as Record<string, unknown>;
	const objects = (bundle.objects ?? []) as Record<string, unknown>[];
	const ids = new Set(objects.map(({ id }) => String(id)));
	return [
		...(bundle.type === "bundle" ? [] : [{ id: "bundle", fault: "is of another type" }]),
		...(uuid("4").test(String(bundle.id)) ? [] : [{ id: "bundle", fault: `has the id ${bundle.id}` }]),
		...(bundle.spec_version === undefined ? [] : [{ id: "bundle", fault: "has a spec_version" }]),
		...(ids.size === objects.length ? [] : [{ id: "bundle", fault: "has an object twice" }]),
		...objects.flatMap((object) =>
			[...formFaults(object), ...contentFaults(object), ...refFaults(object, ids), ...emptyFaults(object)].map(
				(fault) => ({
					id: String(object.id),
					fault,
				}),
			),
		),
	];
};

const formFaults = (object: Record<string, unknown>): string[] => {
	const type = String(object.type);
	const common = ["id", "spec_version", "created", ...(type === "marking-definition" ? [] : ["modified"])];
	return [
		...(required[type] ? [] : [`is of the type ${type}, which no rule here knows`]),
		...[...common, ...(required[type] ?? [])]
			.filter((name) => object[name] === undefined)
			.map((name) => `lacks ${name}`),
		...(object.spec_version === "2.1" ? [] : ["is not of version 2.1"]),
		...(String(object.id).startsWith(`${type}--`) && uuid("[45]").test(String(object.id))
			? []
			: ["has an id of another form"]),
		...Object.keys(object)
			.filter((name) => !/^[a-z0-9_]{2,250}$/.test(name))
			.map((name) => `names a property ${name}`),
		...(type === "location" && ["region", "country", "latitude"].every((name) => object[name] === undefined)
			? ["is nowhere"]
			: []),
		...(type === "marking-definition" && object.definition === undefined && object.extensions === undefined
			? ["marks nothing"]
			: []),
	];
};

const contentFaults = (object: Record<string, unknown>): string[] => [
	...["created", "modified", "published", "valid_from", "valid_until"]
		.filter((name) => object[name] !== undefined && !moment.test(String(object[name])))
		.map((name) => `has a time in ${name} that is none: ${object[name]}`),
	...ordered
		.filter(
			([from, to]) =>
				object[from] !== undefined && object[to] !== undefined && String(object[from]) > String(object[to]),
		)
		.map(([from, to]) => `has ${from} after ${to}`),
	...Object.entries(vocabularies).flatMap(([name, words]) =>
		[object[name] ?? []]
			.flat()
			.filter((word) => !words.includes(String(word)))
			.map((word) => `says ${word} in ${name}`),
	),
	...([object.external_references ?? []].flat() as Record<string, unknown>[])
		.filter(
			(one) =>
				typeof one.source_name !== "string" ||
				["description", "url", "external_id"].every((name) => one[name] === undefined),
		)
		.map(() => "has a reference that refers to nothing"),
	...(object.type === "location" && object.country !== undefined && !/^[A-Z]{2}$/.test(String(object.country))
		? ["is in a country that is none"]
		: []),
];

/** Markings of TLP 1 are part of the standard, and in no bundle. */
const ofTheStandard = /^marking-definition--(613f2e26|34098fce|f88d31f6|5e57c739)-/;

const refFaults = (object: Record<string, unknown>, ids: ReadonlySet<string>): string[] =>
	Object.entries(object)
		.filter(([name]) => /_refs?$/.test(name))
		.flatMap(([name, value]) => [value].flat().map((id) => [name, String(id)] as const))
		.filter(([, id]) => !ids.has(id) && !ofTheStandard.test(id))
		.map(([name, id]) => `refers in ${name} to ${id}, which is not in the bundle`);

/** STIX knows no null, no empty list and no empty dictionary. In an extension, an audience of nobody is said as one without words. */
const emptyFaults = (value: unknown, at = ""): string[] => {
	if (value === null) return [`has null at ${at}`];
	if (Array.isArray(value))
		return value.length === 0
			? [`has an empty list at ${at}`]
			: value.flatMap((one, n) => emptyFaults(one, `${at}/${n}`));
	if (!isObject(value)) return [];
	const entries = Object.entries(value);
	return entries.length === 0 && at !== "" && !at.startsWith("/extensions/")
		? [`has an empty object at ${at}`]
		: entries.flatMap(([name, one]) => emptyFaults(one, `${at}/${name}`));
};

/** What receivers read who do not know our extension. */
export const saidWithoutExtension = (text: string): string => {
	const { objects = [] } = JSON.parse(text) as { objects?: Record<string, unknown>[] };
	return objects.map(({ extensions: _, ...rest }) => strings(rest).join("\n")).join("\n");
};

const strings = (value: unknown): string[] =>
	typeof value === "string"
		? [value]
		: typeof value === "object" && value !== null
			? Object.values(value).flatMap(strings)
			: [];
