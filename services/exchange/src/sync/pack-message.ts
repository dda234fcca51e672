import { readFileSync } from "node:fs";
import { dictionaryOf, pack, unpack } from "@seamark/link";
import { decodeSaid, encodeSaid, type Said } from "../wire/message.ts";

/** Bytes of a message: packed, and unfolded. What comes from another hub is never unfolded without a bound. */
export const mostPacked = 2_000_000;
const mostUnfolded = 16_000_000;

/** Both hubs have it, under its name. A new one comes as a new file; the old ones stay as long as hubs use them. */
const dictionary = dictionaryOf(readFileSync(new URL("dictionary-1.txt", import.meta.url)));
export const dictionaryName = dictionary.name;

export const packMessage = (said: Said, dictionaryKnown: boolean): Buffer =>
	pack(encodeSaid(said), dictionaryKnown ? dictionary : undefined);

/** Undefined where it is no message that this hub speaks. */
export const unpackMessage = (packed: Uint8Array, name: string | undefined): Said | undefined => {
	if (name !== undefined && name !== dictionary.name) return undefined;
	const bytes = unpack(packed, mostUnfolded, name === undefined ? undefined : dictionary);
	return bytes && decodeSaid(bytes);
};
