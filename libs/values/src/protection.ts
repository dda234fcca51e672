import { ibansIn } from "./accounts.ts";
import { foldCode, foldSigns } from "./fold.ts";
import { codesIn } from "./labelled.ts";
import { phonesIn } from "./phones-in.ts";
import { keysOfThing, type ThingKind } from "./things.ts";

/**
 * Whether what is said of a protected person and what somebody links or asks for may be one. It is told by none of the kinds: a
 * victim's phone is reported as an account, her account is among the contacts. To take a thing for hers harms less than not to,
 * so each value gives every key that any reading of it can have, and one that is shared is enough.
 */
export const protectionKeys = (text: string, country: string): string[] => {
	const folded = foldSigns(text.slice(0, mostCharacters));
	const keys = [...ofThings(text, country), ...ofWords(folded)].filter((key) => key.length >= least);
	return [...new Set(keys)].slice(0, mostKeys);
};

/** What the text gives as a thing that has a number or a name. */
const ofThings = (text: string, country: string): string[] => [
	...kinds.flatMap((kind) => keysOfThing(kind, text, country)),
	...phonesIn(text, country).flatMap((phone) => [phone.whole, phone.digits].flatMap((form) => [form, end(form)])),
	// Most hold the number of the account as the bank writes it.
	...ibansIn(text).flatMap((iban) => [iban, endOfDigits(iban)]),
	...codesIn("document", text).map(endOfDigits),
];

/** What it gives word by word. */
const ofWords = (folded: string): string[] => [
	...(folded.match(/[^\s<>()[\]:;,"]+@[^\s<>()[\]:;,"]+/gu) ?? []).map(foldCode),
	...folded.split(/[\s,;|<>()]+/u).flatMap((part) => {
		const code = foldCode(part);
		return [
			...(/\d/.test(code) ? [code] : []),
			endOfDigits(code),
			// A name with a service: @mele, https://example.org/mele
			...(/^@|\//.test(part) ? [foldCode(part.split(/[/@]/).findLast((piece) => piece !== "") ?? "")] : []),
		];
	}),
	// Behind a label: Facebook: mele.example
	...[...folded.matchAll(/[:=]\s*([^\s,;|<>()]+)/gu)].map(([, said = ""]) => foldCode(said)),
	// An address with its town, and without.
	...folded
		.split(/[,;\r\n]+/u)
		.filter((part) => /\d/.test(part) && /\p{L}{3}/u.test(part))
		.map(foldCode),
];

const mostCharacters = 2_000;
const mostKeys = 200;
/** Shorter ones are many people's. */
const least = 5;

/** A number with what is dialled or written before it, and without: its last seven digits. */
const end = (digits: string): string => (digits.length < 7 ? "" : `…${digits.slice(-7)}`);

const endOfDigits = (code: string): string => end(code.replace(/\D/g, ""));

const kinds: readonly ThingKind[] = ["phone", "document", "vehicle", "account", "vessel", "legalPerson", "place"];

/** Whether a thing may be one of what is known of protected persons. */
export const mayBeTheirs = (thing: readonly string[], theirs: ReadonlySet<string>): boolean =>
	thing.some((key) => theirs.has(key));
