import { createHmac } from "node:crypto";
import { sealAbout, unsealAbout } from "@seamark/sealing";

/** Each file has a random key of its own, which is kept under the hub's key with the row of the file. Without the row's key the bytes are nothing. */
const wrappingKey = (hubKey: Uint8Array): Buffer => createHmac("sha256", hubKey).update("files of requests").digest();

/** Base64. The place is in the seal: a key that is put into another row opens nothing. */
export const sealKey = (hubKey: Uint8Array, place: string, key: Uint8Array): string =>
	sealAbout(wrappingKey(hubKey), place, key).toString("base64");

/** Throws for what was not sealed for that place. */
export const openKey = (hubKey: Uint8Array, place: string, sealed: string): Buffer =>
	unsealAbout(wrappingKey(hubKey), place, Buffer.from(sealed, "base64"));
