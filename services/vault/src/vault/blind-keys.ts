import { createHmac, createSecretKey } from "node:crypto";
import { keysOf, type Prepared } from "@seamark/matching";

/**
 * How many rows of an agency one blind key may have. Keys of more are not worth reading, so they are not kept for more: the index
 * then shows of a frequent name no more than that it is frequent.
 */
export const mostRowsOfKey = 400;

/** Keys of the blind index as PostgreSQL's bigint, in decimal digits: HMAC-SHA-256 with the agency's key, cut to 64 bits. */
export const blindKeysOf = (indexKey: Uint8Array, person: Prepared): string[] => {
	const key = createSecretKey(indexKey);
	const blind = (text: string) => createHmac("sha256", key).update(text).digest().readBigInt64BE(0).toString();
	return keysOf(person).map(blind);
};
