import { createHash, hkdfSync } from "node:crypto";
import { readFile } from "node:fs/promises";
import { seal, unseal } from "./seal.ts";

/** A key as it is in the database: sealed by one of the service's own keys. */
export type WrappedKey = { keyId: string; wrapped: Uint8Array };

/**
 * The keys that are a service's own. The first line of the file wraps; those after it only unwrap what they once wrapped, until that has
 * been wrapped again.
 */
export type SealingKeys = {
	currentId: string;
	/** Wraps a key for an owner, such as an agency; `place` says what it is for. */
	wrap(owner: string, place: readonly string[], key: Uint8Array): WrappedKey;
	/** Throws when the file has no such key, or the place is another. */
	unwrap(owner: string, place: readonly string[], wrapped: WrappedKey): Buffer;
};

/**
 * Reads the key file: a line of 32 bytes in base64url for each key, the newest first. Throws what is wrong with it. `use` tells apart what
 * keys are used for; it never changes.
 */
export const readSealingKeys = async (file: string, use: string): Promise<SealingKeys> => {
	const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
	const keys = lines.map((line) => Buffer.from(line.trim(), "base64url"));
	if (keys.length === 0 || keys.some((key) => key.length !== 32))
		throw new Error(`${file} must hold 32 bytes in base64url on each line, the newest key first.`);
	return openSealingKeys(keys, use);
};

export const openSealingKeys = (keys: readonly Uint8Array[], use: string): SealingKeys => {
	const byId = new Map(keys.map((key) => [createHash("sha256").update(key).digest("hex").slice(0, 16), key]));
	const [currentId = ""] = byId.keys();
	const derived = new Map<string, Uint8Array>();
	const wrappingKey = (keyId: string, owner: string): Uint8Array => {
		const known = derived.get(keyId + owner);
		if (known) return known;
		const key = byId.get(keyId);
		if (!key) throw new Error(`The key ${keyId} is not in the key file; without it this record stays closed.`);
		const made = new Uint8Array(hkdfSync("sha256", key, "", `${use} ${owner}`, 32));
		derived.set(keyId + owner, made);
		return made;
	};
	return {
		currentId,
		wrap: (owner, place, key) => ({
			keyId: currentId,
			wrapped: seal(wrappingKey(currentId, owner), [owner, ...place], key),
		}),
		unwrap: (owner, place, { keyId, wrapped }) => unseal(wrappingKey(keyId, owner), [owner, ...place], wrapped),
	};
};
