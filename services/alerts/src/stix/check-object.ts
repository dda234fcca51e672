import type { Faults } from "./json-scan.ts";
import type { JsonObject, Line } from "./types.ts";
import { isObject, momentKey, shown } from "./values.ts";
import { domainTypes, isContainer, isKnownType, observableTypes, relationshipTypes, typeOfId } from "./vocabulary.ts";

export type Fault = Pick<Line, "severity" | "code" | "message">;

export const error = (code: string, message: string): Fault => ({ severity: "error", code, message });
export const warning = (code: string, message: string): Fault => ({ severity: "warning", code, message });
export const note = (code: string, message: string): Fault => ({ severity: "note", code, message });

export const formFaults = (faults: Faults): Fault[] => {
	const found: Fault[] = [];
	if (faults.tooDeep)
		found.push(error("TOO_DEEP", "It is nested deeper than 64 levels. Flatten it and send it again."));
	if (faults.duplicateKey !== undefined)
		found.push(
			error(
				"DUPLICATE_KEY",
				`The key "${shown(faults.duplicateKey)}" is there twice in one JSON object, so it is unclear which one counts. Keep one.`,
			),
		);
	if (faults.unsafeKey !== undefined)
		found.push(
			error(
				"UNSAFE_KEY",
				`The key "${faults.unsafeKey}" is not accepted, since it can alter programs that read it. Rename it.`,
			),
		);
	return found;
};

const requiredOf = (type: string): { required: string[]; ends: string[] } => {
	const ends =
		type === "relationship"
			? ["relationship_type", "source_ref", "target_ref"]
			: type === "sighting"
				? ["sighting_of_ref"]
				: [];
	if (domainTypes.has(type) || relationshipTypes.has(type)) return { required: ["created", "modified"], ends };
	return { required: type === "marking-definition" ? ["created"] : [], ends };
};

/** Times that are mapped; a wrong one makes the object no less whole, so it is only left out of the mapping. */
const otherTimes = [
	"published",
	"valid_from",
	"valid_until",
	"first_seen",
	"last_seen",
	"first_observed",
	"last_observed",
];

const versionFaults = (value: JsonObject, type: string): Fault[] => {
	const version = value.spec_version;
	if (version === undefined) {
		if (observableTypes.has(type)) return [];
		return [
			note(
				"STIX_2_0",
				"There is no spec_version, which the standard reads as STIX 2.0. It is kept as it is; send spec_version 2.1 where you can.",
			),
		];
	}
	if (typeof version !== "string") return [error("BAD_PROPERTY", 'spec_version must be a string. Write "2.1".')];
	if (version === "2.0") return [note("STIX_2_0", "This is a STIX 2.0 object. It is kept as it is.")];
	return version === "2.1"
		? []
		: [
				warning(
					"UNKNOWN_VERSION",
					`spec_version ${shown(version)} is not known here. It was read as 2.1; check the alert.`,
				),
			];
};

const missing = (name: string, type: string, or: string) =>
	error("MISSING_PROPERTY", `${name} is missing${or}. A ${type} must have it; add it.`);

const timeFaults = (value: JsonObject, type: string): Fault[] => {
	const wrong = (names: string[]) =>
		names.filter((name) => value[name] !== undefined && momentKey(value[name]) === null);
	const advice = "Write it in UTC, such as 2026-01-31T08:00:00.000Z.";
	const found = [
		...wrong(["created", "modified"]).map((name) =>
			error("BAD_TIMESTAMP", `${name} is no time as STIX writes it. ${advice}`),
		),
		...wrong(isKnownType(type) ? otherTimes : []).map((name) =>
			warning("BAD_TIMESTAMP", `${name} is no time as STIX writes it, so it is kept but not used. ${advice}`),
		),
	];
	const [created, modified] = [momentKey(value.created), momentKey(value.modified)];
	if (created && modified && modified < created)
		found.push(warning("BAD_TIMESTAMP", "modified lies before created. Check the sender's clock."));
	return found;
};

const propertyFaults = (value: JsonObject, type: string): Fault[] => {
	const { required, ends } = requiredOf(type);
	const found = [
		...required.filter((name) => value[name] === undefined).map((name) => missing(name, type, "")),
		...ends.filter((name) => typeof value[name] !== "string").map((name) => missing(name, type, " or no string")),
		...timeFaults(value, type),
	];
	if (value.revoked !== undefined && typeof value.revoked !== "boolean")
		found.push(
			error("BAD_PROPERTY", "revoked must be true or false. Correct it, so that nobody acts on what was taken back."),
		);
	if (isContainer(type) && !Array.isArray(value.object_refs))
		found.push(
			warning(
				"MISSING_PROPERTY",
				"object_refs is missing or no array, so the alert is made of this object alone. Add the ids it is about.",
			),
		);
	return found;
};

export const checkObject = (
	value: unknown,
): { found: Fault[]; id: string | null; whole?: { id: string; type: string; value: JsonObject } } => {
	if (!isObject(value))
		return {
			found: [error("NOT_AN_OBJECT", "This entry of objects is no JSON object. Remove it or put a STIX object there.")],
			id: null,
		};
	const { type, id } = value;
	const readId = typeof id === "string" ? shown(id) : null;
	const found: Fault[] = [];
	for (const [name, got] of Object.entries({ type, id }))
		if (typeof got !== "string")
			found.push(error("MISSING_PROPERTY", `${name} is missing or no string. Every STIX object must have it; add it.`));
	if (typeof id === "string" && typeOfId(id) === null)
		found.push(
			error(
				"BAD_ID",
				"The id is not of the form type--uuid. Give it one, such as indicator--9299f726-ce06-492e-8472-2b52ccb53191.",
			),
		);
	else if (typeof id === "string" && typeof type === "string" && typeOfId(id) !== type)
		found.push(
			error("BAD_ID", `The id does not begin with the object's type, ${shown(type)}. Correct one of the two.`),
		);
	if (typeof type !== "string" || typeof id !== "string") return { found, id: readId };
	found.push(...versionFaults(value, type), ...propertyFaults(value, type));
	if (!isKnownType(type))
		found.push(
			note(
				"CUSTOM_TYPE",
				`${shown(type)} is no type of STIX 2.1, so the hub cannot read it. Such objects are kept as they are and given back on export.`,
			),
		);
	return { found, id: readId, whole: { id, type, value } };
};
