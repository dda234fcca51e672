import { keysOfThing, type ThingKind } from "@seamark/values";
import type { AlertContent } from "../alert/state.ts";

/** What two alerts have in common when they are about one thing: a vessel, a vehicle, a number, a document, an account or a company. */

const kinds: Record<string, ThingKind | undefined> = {
	vessel: "vessel",
	vehicle: "vehicle",
	phone: "phone",
	account: "account",
	document: "document",
	"legal-person": "legalPerson",
};
/** Of a person only what an identifier names: names are compared by people. */
const schemes: readonly [RegExp, ThingKind][] = [
	[/imo|mmsi|call ?sign/i, "vessel"],
	[/passport|document|visa|licen[cs]e|id ?card|identity/i, "document"],
	[/phone|mobile|msisdn|whatsapp/i, "phone"],
	[/iban|account/i, "account"],
	[/plate|registration|vin\b/i, "vehicle"],
];

const mostKeys = 200;
/** A word of people never begins with it. */
export const keyMark = "=";

const valuesOf = (subject: NonNullable<AlertContent["subjects"]>[number]): [ThingKind, string][] => {
	const kind = kinds[subject.type];
	const names = kind && kind !== "document" ? [subject.name, ...(subject.otherNames ?? [])] : [];
	const identifiers = (subject.identifiers ?? []).flatMap(({ scheme, value }): [ThingKind, string][] => {
		const of = kind ?? schemes.find(([named]) => named.test(scheme))?.[1];
		return of ? [[of, of === "vessel" && /imo|mmsi/i.test(scheme) ? `${scheme} ${value}` : value]] : [];
	});
	return [
		...names.flatMap((name): [ThingKind, string][] => (kind && name ? [[kind, name]] : [])),
		...(subject.type === "document" && subject.name ? [["document", subject.name] as [ThingKind, string]] : []),
		...identifiers,
	];
};

/** Keys of the things that an alert is about, as `=vessel:IMO9074729`. */
export const keysOf = (content: AlertContent): string[] => {
	const keys = (content.subjects ?? []).flatMap(valuesOf).flatMap(([kind, value]) =>
		keysOfThing(kind, value)
			// Two letters are too little to tell one thing from another.
			.filter((key) => key.length >= 4)
			.map((key) => `${keyMark}${kind}:${key.slice(0, 100)}`),
	);
	return [...new Set(keys)].slice(0, mostKeys);
};

/** What the key names, for people: the kind of thing alone. */
export const kindOfKey = (key: string): string => key.slice(keyMark.length, key.indexOf(":"));
