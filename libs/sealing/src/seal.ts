import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";

const nonceBytes = 12;
const tagBytes = 16;

/** 32 random bytes. */
export const newKey = (): Buffer => randomBytes(32);

/** Text that only opens for the same key and the same place. */
const placeOf = (place: readonly (string | number)[]): Buffer => Buffer.from(JSON.stringify(place));

// A key object is several times faster than the bytes of a key.

/** AES-256-GCM with a random nonce: nonce, ciphertext, tag. `place` binds it to where it belongs. */
export const seal = (key: Uint8Array, place: readonly (string | number)[], plain: Uint8Array): Buffer => {
	const nonce = randomBytes(nonceBytes);
	const cipher = createCipheriv("aes-256-gcm", createSecretKey(key), nonce);
	cipher.setAAD(placeOf(place));
	return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Throws when the key is another, or anything was changed or moved. */
export const unseal = (key: Uint8Array, place: readonly (string | number)[], sealed: Uint8Array): Buffer => {
	const nonce = sealed.subarray(0, nonceBytes);
	const decipher = createDecipheriv("aes-256-gcm", createSecretKey(key), nonce, { authTagLength: tagBytes });
	decipher.setAAD(placeOf(place));
	decipher.setAuthTag(sealed.subarray(-tagBytes));
	return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
};
