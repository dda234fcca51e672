import { createHash, createHmac } from "node:crypto";

/** Digests that take the place of random ids where the same request has to lead to the same id again. */

/** With the hub's key, since a plain digest of a short text can be guessed. */
export const keyed = (key: Uint8Array, text: string): string => createHmac("sha256", key).update(text).digest("hex");

/** A UUID (version 8) that follows from the hub's key and a text. */
export const keyedId = (key: Uint8Array, text: string): string => {
	const hex = keyed(key, text);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A UUID (version 8) that follows from a text with a random id in it, so that the same is made once. */
export const derivedId = (text: string): string => {
	const hex = createHash("sha256").update(text).digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Letters and digits that nobody confuses over a bad line, in groups of four. `groups` is at most 8. */
export const spokenCode = (id: string, groups: number): string => {
	const digest = createHash("sha256").update(id).digest();
	const letters = [...digest.subarray(0, groups * 4)].map((byte) => alphabet[byte % 32]).join("");
	return letters.match(/.{4}/g)?.join("-") ?? letters;
};

/** What a person is called in a case, on paper and over the phone. */
export const pseudonymOf = (personId: string): string => `P-${spokenCode(personId, 3)}`;

/** Ids that stand for the lines of a file: all begin alike, and end in the line. */
export const idAtLine = (base: string, line: number): string => base.slice(0, -8) + line.toString(16).padStart(8, "0");

/** The other way. Any other id gives a base that no file has. */
export const lineOfId = (id: string): { base: string; line: number } => ({
	base: idAtLine(id, 0),
	// PostgreSQL's integers end there; no file has such a line.
	line: Math.min(Number.parseInt(id.slice(-8), 16), 0x7fff_ffff),
});
