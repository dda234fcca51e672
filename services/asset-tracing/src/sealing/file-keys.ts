import { createHmac, hkdfSync } from "node:crypto";
import { newKey, type SealingKeys, seal, unseal, type WrappedKey } from "@seamark/sealing";

/** Each tracing file has a key of its own. When it goes, nobody reads an account number or a name of the file again. */

const owner = "tracing-file";
const place = (file: string) => [file];

export const makeFileKey = (keys: SealingKeys, file: string): WrappedKey => keys.wrap(owner, place(file), newKey());

export type Holder = { number: string; names: string[] };

export type FileKey = {
	/** The same for the same number, within the file alone. */
	blind(number: string): Buffer;
	seal(no: number, holder: Holder): Buffer;
	open(no: number, sealed: Uint8Array): Holder;
	/** Parties are found by the keys that files give them. */
	blindParty(key: string): Buffer;
	sealParty(no: number, names: readonly string[]): Buffer;
	openParty(no: number, sealed: Uint8Array): string[];
	/** Under which the graph of the file lies in a file between two starts. */
	graphKey(): Uint8Array;
};

export const openFileKey = (keys: SealingKeys, file: string, wrapped: WrappedKey): FileKey => {
	const key = keys.unwrap(owner, place(file), wrapped);
	const index = Buffer.from(hkdfSync("sha256", key, "", "accounts of a tracing file", 32));
	const parties = Buffer.from(hkdfSync("sha256", key, "", "parties of a tracing file", 32));
	const hash = (by: Buffer, text: string) => createHmac("sha256", by).update(text).digest().subarray(0, 16);
	const at = (no: number) => [file, "account", no];
	const ofParty = (no: number) => [file, "party", no];
	return {
		blind: (number) => hash(index, number),
		seal: (no, holder) => seal(key, at(no), padded(JSON.stringify(holder))),
		open: (no, sealed) => JSON.parse(unseal(key, at(no), sealed).toString()) as Holder,
		blindParty: (one) => hash(parties, one),
		sealParty: (no, names) => seal(key, ofParty(no), padded(JSON.stringify(names))),
		openParty: (no, sealed) => JSON.parse(unseal(key, ofParty(no), sealed).toString()) as string[],
		graphKey: () => Buffer.from(hkdfSync("sha256", key, "", "graph of a tracing file", 32)),
	};
};

/** Filled up with blanks, which JSON does not mind, so that the size says little of what is inside. */
const padded = (json: string): Buffer => Buffer.from(json + " ".repeat((64 - (Buffer.byteLength(json) % 64)) % 64));

/** One spelling for one account: banks print blanks and hyphens in their numbers, and small letters. */
export const foldNumber = (text: string): string =>
	text
		.normalize("NFKC")
		.replace(/[\s\-.]/g, "")
		.toUpperCase();
