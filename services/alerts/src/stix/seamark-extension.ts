import { createHash } from "node:crypto";
import { openValidator } from "@seamark/http";
import { Id } from "@seamark/service/schema";
import Type from "typebox";
import { AlertDraft, type Subject } from "../alert/schema.ts";
import { inWords } from "./in-words.ts";
import type { Agency, JsonObject } from "./types.ts";
import { cleanText, isObject, listOf } from "./values.ts";

/**
 * Seamark's property extension: the facts of an alert that STIX has no property for, on the report that stands for it.
 * Title and summary are the report's own name and description. Keys are in snake case, as STIX asks for.
 */
export const extensionId = "extension-definition--689251f2-108e-4a69-8d5b-fa7bccb57796";
const projectId = "identity--d418efc3-654b-41a2-902d-b41726e57731";
const published = "2026-01-01T00:00:00.000Z";

/** RFC 9562 version 5: the same alert and part always have the same id, on every hub. */
export const uuid5 = (namespace: string, name: string) => {
	const hash = createHash("sha1")
		.update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
		.update(name)
		.digest();
	hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
	hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
	return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

/** A UUID of version 4, as bundles must have, out of one that is random already. */
export const uuid4From = (id: string): string =>
	createHash("sha256")
		.update(id)
		.digest("hex")
		.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");

const toSnake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const toCamel = (key: string) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const rename = (value: unknown, key: (name: string) => string, text: (value: string) => string): unknown => {
	if (typeof value === "string") return text(value);
	if (Array.isArray(value)) return value.map((item) => rename(item, key, text));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			// STIX knows no empty lists; a missing one means the same in a draft.
			.filter(([, inner]) => !(Array.isArray(inner) && inner.length === 0))
			.map(([name, inner]) => [key(name), rename(inner, key, text)]),
	);
};

// The validator of the routes, so that what could be raised can be imported again.
const checkDraft = openValidator().compile(AlertDraft);
export const isDraft = (value: unknown): value is AlertDraft => checkDraft(value) === true;

/** The extension of an alert. Agencies that were kept out are not named to anyone outside. */
export const extensionOf = (alert: { id: string; version: number }, draft: AlertDraft): JsonObject => {
	const { title: _title, summary: _summary, handling, ...facts } = draft;
	const { excluded: _excluded, ...audience } = handling.audience;
	const content = rename(
		{ alertId: alert.id, alertVersion: alert.version, ...facts, handling: { ...handling, audience } },
		toSnake,
		(text) => text,
	);
	return { extension_type: "property-extension", ...(content as JsonObject) };
};

/** What our extension on an object says, in the names of a draft; undefined without one. Unchecked. */
export const seamarkFacts = (object: JsonObject): JsonObject | undefined => {
	const extension = isObject(object.extensions) ? object.extensions[extensionId] : undefined;
	return isObject(extension) ? (rename(extension, toCamel, cleanText) as JsonObject) : undefined;
};

/** The summary in a description that our export wrote: what it says of subjects in words is in the extension. */
const withoutWords = (description: string, facts: JsonObject): string => {
	// Unchecked so far: words are made of facts that have the form of facts alone.
	if (!listOf(facts.subjects).every(isObject) || !listOf(facts.route).every(isObject)) return description;
	const identifiers = listOf(facts.subjects).flatMap((subject) => listOf((subject as JsonObject).identifiers));
	if (!identifiers.every(isObject)) return description;
	const words = inWords({
		subjects: listOf(facts.subjects).map((subject) => ({
			...(subject as Subject),
			identifiers: listOf((subject as JsonObject).identifiers) as NonNullable<Subject["identifiers"]>,
		})),
		route: listOf(facts.route) as NonNullable<AlertDraft["route"]>,
	});
	return words !== "" && description.endsWith(words) ? description.slice(0, -words.length) : description;
};

/**
 * The draft that an object with our extension stands for, or "invalid" when it does not fit the schema of alerts;
 * undefined when there is no such extension.
 */
export const draftFromExtension = (object: JsonObject): AlertDraft | "invalid" | undefined => {
	const facts = seamarkFacts(object);
	if (!facts || facts.recalled === true) return undefined;
	const { extensionType: _type, alertId: _id, alertVersion: _version, ...rest } = facts;
	const { name, description } = object;
	const draft = {
		...rest,
		title: typeof name === "string" ? cleanText(name) : name,
		summary: typeof description === "string" ? withoutWords(cleanText(description), rest) : description,
	};
	return isDraft(draft) ? draft : "invalid";
};

const schemaText =
	"JSON Schema seamark-extension.schema.json, version 1.0.0, in the source of the Seamark hub (services/alerts/src/stix).";

/** The extension definition and the identity that STIX wants as its creator. `schemaUrl` is where the schema is served, if anywhere. */
export const extensionDefinition = (schemaUrl?: string): JsonObject[] => [
	{
		type: "identity",
		spec_version: "2.1",
		id: projectId,
		created_by_ref: projectId,
		created: published,
		modified: published,
		name: "Seamark",
		description: "Exchange hub between national transnational crime units.",
		identity_class: "system",
	},
	{
		type: "extension-definition",
		spec_version: "2.1",
		id: extensionId,
		created_by_ref: projectId,
		created: published,
		modified: published,
		name: "Seamark alert",
		description:
			"Kind, topic, urgency, grading and handling of an alert between transnational crime units, and the facts that STIX has no property for.",
		schema: schemaUrl ?? schemaText,
		version: "1.0.0",
		extension_types: ["property-extension"],
	},
];

export const agencyIdentity = (agency: Agency): JsonObject & { id: string } => {
	const time = agency.registeredAt ? new Date(agency.registeredAt).toISOString() : published;
	const id = `identity--${agency.id}`;
	return {
		type: "identity",
		spec_version: "2.1",
		id,
		created_by_ref: id,
		created: time,
		modified: time,
		name: agency.name,
		identity_class: "organization",
		sectors: ["government"],
	};
};

const snakeSchema = (schema: unknown, inProperties = false): unknown => {
	if (Array.isArray(schema))
		return schema.map((item) =>
			typeof item === "string" && /^[a-z]+([A-Z][a-z]*)+$/.test(item) ? toSnake(item) : snakeSchema(item),
		);
	if (!isObject(schema)) return schema;
	return Object.fromEntries(
		Object.entries(schema).map(([key, value]) => [
			inProperties ? toSnake(key) : key,
			snakeSchema(value, key === "properties" && !inProperties),
		]),
	);
};

/** JSON Schema of the extension, made from the schema of alerts; `npm run gen` writes it to seamark-extension.schema.json. */
export const extensionSchema = (): JsonObject => {
	const { title: _title, summary: _summary, handling, ...facts } = AlertDraft.properties;
	const { excluded: _excluded, ...audience } = handling.properties.audience.properties;
	const head = {
		extensionType: Type.Literal("property-extension"),
		alertId: Id,
		alertVersion: Type.Integer({ minimum: 1 }),
	};
	const closed = { additionalProperties: false };
	const shared = Type.Object({ ...handling.properties, audience: Type.Object(audience, closed) }, closed);
	const live = Type.Object({ ...head, ...facts, handling: shared }, closed);
	const recalled = Type.Object({ ...head, recalled: Type.Literal(true) }, closed);
	const plain: unknown = JSON.parse(JSON.stringify({ anyOf: [live, recalled] }));
	return {
		$schema: "https://json-schema.org/draft/2020-12/schema",
		title: "Seamark alert, version 1.0.0",
		description: `Content of extensions["${extensionId}"] on the report that is the alert. Agencies that an alert keeps out are never in it.`,
		...(snakeSchema(plain) as JsonObject),
	};
};
