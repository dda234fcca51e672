import { createHmac } from "node:crypto";
import { protectionKeys } from "./index.ts";

/**
 * What values are known again by where nobody may read them, keyed by the hub's key. Of one agency: what two agencies have is compared by
 * neither. The vault makes them again of what it has sealed, so both services have them from here.
 */
export const digestsOf = (hubKey: Uint8Array, agency: string, keys: readonly string[]): string[] =>
	[...new Set(keys)].map((key) =>
		createHmac("sha256", hubKey).update(`value of ${agency}: ${key}`).digest("hex").slice(0, 32),
	);

type Known = {
	phones?: readonly string[] | undefined;
	documents?: readonly { number: string }[] | undefined;
	contacts?: readonly { value: string }[] | undefined;
};

/** What somebody is reached or known by; their names and birth are compared by the vault alone. `home`: by whose ways it was written. */
export const keysOfIdentity = ({ phones = [], documents = [], contacts = [] }: Known, home: string): string[] =>
	[...phones, ...documents.map(({ number }) => number), ...contacts.map(({ value }) => value)].flatMap((value) =>
		protectionKeys(value, home),
	);
