import { ibansIn } from "./accounts.ts";
import { foldCode, foldSigns } from "./fold.ts";
import { codesIn } from "./labelled.ts";
import { phonesIn } from "./phones-in.ts";
import { keysOfThing, type ThingKind } from "./things.ts";

/**
 * Whether what is said of a protected person and what somebody links or asks for may be one. It is told by none of the kinds: a
 * victim's phone is reported as an account, her account stands among the contacts. To take a thing for hers harms less than not to,
 * so each value gives every key that any reading of it can have, and one that is shared is enough.
 */
export const protectionKeys = (text: string, country: string): string[] => {
	const keys = new Set<string>();
	const add = (key: string) => {
		if (key.length >= least) keys.add(key);
	};
	for (const kind of kinds) for (const key of keysOfThing(kind, text, country)) add(key);
	for (const phone of phonesIn(text, country))
		for (const form of [phone.whole, phone.digits]) {
			add(form);
			add(end(form));
		}
	for (const iban of ibansIn(text)) {
		add(iban);
		// Most hold the number of the account as the bank writes it.
		add(end(iban.replace(/\D/g, "")));
	}
	for (const code of codesIn("document", text)) add(end(code.replace(/\D/g, "")));
	const folded = foldSigns(text.slice(0, mostCharacters));
	for (const mail of folded.match(/[^\s<>()[\]:;,"]+@[^\s<>()[\]:;,"]+/gu) ?? []) add(foldCode(mail));
	for (const part of folded.split(/[\s,;|<>()]+/u)) {
		const code = foldCode(part);
		if (/\d/.test(code)) add(code);
		add(end(code.replace(/\D/g, "")));
		// A name with a service: @mele, https://example.org/mele
		if (/^@|\//.test(part)) add(foldCode(part.split(/[/@]/).findLast((piece) => piece !== "") ?? ""));
	}
	// Behind a label: Facebook: mele.example
	for (const [, said = ""] of folded.matchAll(/[:=]\s*([^\s,;|<>()]+)/gu)) add(foldCode(said));
	// An address with its town, and without.
	for (const part of folded.split(/[,;\r\n]+/u)) if (/\d/.test(part) && /\p{L}{3}/u.test(part)) add(foldCode(part));
	return [...keys].slice(0, mostKeys);
};

const mostCharacters = 2_000;
const mostKeys = 200;
/** Shorter ones are many people's. */
const least = 5;

/** A number with what is dialled or written before it, and without: its last seven digits. */
const end = (digits: string): string => (digits.length < 7 ? "" : `…${digits.slice(-7)}`);

const kinds: readonly ThingKind[] = ["phone", "document", "vehicle", "account", "vessel", "legalPerson", "place"];

/** Whether a thing may be one of what is known of protected persons. */
export const mayBeTheirs = (thing: readonly string[], theirs: ReadonlySet<string>): boolean =>
	thing.some((key) => theirs.has(key));
