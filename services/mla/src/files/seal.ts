import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/** Each file has a random key of its own, which is kept under the hub's key with the row of the file. Without the row's key the bytes are nothing. */
const wrappingKey = (hubKey: Uint8Array): Buffer => createHmac("sha256", hubKey).update("files of requests").digest();

export const newKey = (): Buffer => randomBytes(32);

/** Base64. The place is in the seal: a key that is put into another row opens nothing. */
export const sealKey = (hubKey: Uint8Array, place: string, key: Uint8Array): string => {
	const nonce = randomBytes(12);
	const cipher = createCipheriv("aes-256-gcm", wrappingKey(hubKey), nonce).setAAD(Buffer.from(place));
	return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString("base64");
};

/** Throws for what was not sealed for that place. */
export const openKey = (hubKey: Uint8Array, place: string, sealed: string): Buffer => {
	const bytes = Buffer.from(sealed, "base64");
	const decipher = createDecipheriv("aes-256-gcm", wrappingKey(hubKey), bytes.subarray(0, 12), { authTagLength: 16 })
		.setAAD(Buffer.from(place))
		.setAuthTag(bytes.subarray(-16));
	return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
};
