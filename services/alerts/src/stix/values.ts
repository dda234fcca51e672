import { instantKey } from "@seamark/values";
import type { JsonObject } from "./types.ts";

/** Readers for values of unknown shape: they answer what is there or nothing, and never throw. */
export const isObject = (value: unknown): value is JsonObject =>
	typeof value === "object" && value !== null && !Array.isArray(value);
export const stringOf = (value: unknown) => (typeof value === "string" ? value : undefined);
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const stringsOf = (value: unknown) =>
	listOf(value).filter((item): item is string => typeof item === "string" && item !== "");

/** A key that sorts by time, or null for what is no time as STIX writes it, which ends in Z. */
export const momentKey = (value: unknown): string | null =>
	typeof value === "string" && value.endsWith("Z") && value[10] === "T" ? instantKey(value) : null;

/** Text that PostgreSQL and every reader can hold: no control characters but line ends and tabs, no half characters. */
export const cleanText = (text: string) =>
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
	text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");

/** Cuts to `max` UTF-16 units without halving a character; a cut shows as an ellipsis. */
export const clip = (text: string, max: number) =>
	text.length <= max
		? text
		: `${text
				.slice(0, max - 1)
				.toWellFormed()
				.replace(/\ufffd$/, "")}…`;

/** Shortens what a sender wrote before it goes into a message. */
export const shown = (value: unknown) => clip(cleanText(String(value)).replace(/\s+/g, " "), 100);

/** Whether the sender still holds to an object. */
export const isInForce = ({ value }: { value: JsonObject }): boolean => value.revoked !== true;

/** Every reference an object makes: the strings of properties named `*_ref` and `*_refs`, at any depth. */
export const referencesOf = (object: JsonObject): string[] => {
	const found = new Set<string>();
	const visit = (key: string, value: unknown) => {
		if (key.endsWith("_ref") && typeof value === "string") found.add(value);
		else if (key.endsWith("_refs") && Array.isArray(value)) for (const id of stringsOf(value)) found.add(id);
		else if (Array.isArray(value)) for (const item of value) visit("", item);
		else if (isObject(value)) for (const [inner, item] of Object.entries(value)) visit(inner, item);
	};
	visit("", object);
	return [...found];
};

/** The creator, markings and extension definitions that an object cannot be read without. */
export const supportOf = (object: JsonObject): string[] => [
	...stringsOf([object.created_by_ref]),
	...markingsOf(object),
	...(isObject(object.extensions) ? Object.keys(object.extensions) : []),
];

/** Ids of the markings of an object, of parts of it, and of objects inside it: in every place and shape. */
export const markingsOf = (object: JsonObject): string[] => {
	const visit = (key: string, value: unknown): string[] => {
		if (/marking_refs?$/.test(key)) return stringsOf([value].flat());
		if (Array.isArray(value)) return value.flatMap((item) => visit("", item));
		return isObject(value) ? Object.entries(value).flatMap(([inner, item]) => visit(inner, item)) : [];
	};
	return visit("", object);
};
