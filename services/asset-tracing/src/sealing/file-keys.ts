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
};

export const openFileKey = (keys: SealingKeys, file: string, wrapped: WrappedKey): FileKey => {
	const key = keys.unwrap(owner, place(file), wrapped);
	const index = Buffer.from(hkdfSync("sha256", key, "", "accounts of a tracing file", 32));
	const at = (no: number) => [file, "account", no];
	return {
		blind: (number) => createHmac("sha256", index).update(number).digest().subarray(0, 16),
		seal: (no, holder) => seal(key, at(no), padded(JSON.stringify(holder))),
		open: (no, sealed) => JSON.parse(unseal(key, at(no), sealed).toString()) as Holder,
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
