import type { Pool } from "@seamark/db";
import { keyTables, type StoredKey, wrapAnew } from "../store/rotate-keys.ts";
import type { VaultKeys } from "../vault/vault-keys.ts";

const page = 500;

/** What a key is bound to, beside its agency. */
const placeOf = ({ case_id }: StoredKey): string[] => (case_id === null ? ["index"] : ["case", case_id]);

/**
 * Wraps every key that an older key of the vault wraps with the newest. The wrapped keys stay what they are, so nothing is sealed
 * again. Afterwards the older lines of the key file may be deleted, and with them every old copy of these tables is closed for
 * good. May run beside everything else and in several processes. Returns how many keys were wrapped again.
 */
export const rotateKeys = async (pool: Pool, keys: VaultKeys): Promise<number> => {
	const wrapped = (row: StoredKey): Uint8Array => {
		const old = { keyId: row.key_id, wrapped: row.wrapped };
		return keys.wrap(row.agency, placeOf(row), keys.unwrap(row.agency, placeOf(row), old)).wrapped;
	};
	let done = 0;
	for (const table of keyTables)
		for (let count = page; count === page; done += count)
			count = await wrapAnew(pool, { table, keyId: keys.currentId, limit: page, wrapped });
	return done;
};
