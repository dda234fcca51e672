import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** 32 random bytes. */
export const newKey = (): Buffer => randomBytes(32);

/**
 * AES-256-GCM with a random nonce: nonce, ciphertext, tag. It opens only for the same key and the same `about`, which says where it
 * belongs, so that nobody moves it elsewhere.
 */
export const sealAbout = (key: Uint8Array, about: string, plain: Uint8Array | string): Buffer => {
	const nonce = randomBytes(nonceBytes);
	// A key object is several times faster than the bytes of a key.
	const cipher = createCipheriv(algorithm, createSecretKey(key), nonce).setAAD(Buffer.from(about));
	const text = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
	return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]);
};

/** Throws when the key is another, or anything was changed or moved. */
export const unsealAbout = (key: Uint8Array, about: string, sealed: Uint8Array): Buffer => {
	const nonce = sealed.subarray(0, nonceBytes);
	const decipher = createDecipheriv(algorithm, createSecretKey(key), nonce, { authTagLength: tagBytes })
		.setAAD(Buffer.from(about))
		.setAuthTag(sealed.subarray(-tagBytes));
	return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
};

type Place = readonly (string | number)[];

/** As `sealAbout`, for a place that is made of several names. */
export const seal = (key: Uint8Array, place: Place, plain: Uint8Array): Buffer =>
	sealAbout(key, JSON.stringify(place), plain);

/** Throws when the key is another, or anything was changed or moved. */
export const unseal = (key: Uint8Array, place: Place, sealed: Uint8Array): Buffer =>
	unsealAbout(key, JSON.stringify(place), sealed);
