import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/** A new signing secret: 32 random bytes as text. The text itself is the key, so that no receiver has to decode it. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** Encrypts a secret for the database: AES-256-GCM under the hub's key, bound to its subscription, so that rows cannot be swapped. */
export const sealSecret = (hubKey: Uint8Array, subscriptionId: string, secret: string): Buffer => {
	const nonce = randomBytes(12);
	const cipher = createCipheriv("aes-256-gcm", hubKey, nonce).setAAD(Buffer.from(subscriptionId));
	return Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
};

/** Throws when the bytes were altered, or belong to another subscription or hub. */
export const openSecret = (hubKey: Uint8Array, subscriptionId: string, sealed: Uint8Array): string => {
	const decipher = createDecipheriv("aes-256-gcm", hubKey, sealed.subarray(0, 12), { authTagLength: 16 })
		.setAAD(Buffer.from(subscriptionId))
		.setAuthTag(sealed.subarray(sealed.length - 16));
	return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]).toString("utf8");
};

/** Value of the Seamark-Signature header: HMAC-SHA256 over the time in seconds, a full stop and the body as sent. */
export const signatureOf = (secret: string, body: string, seconds: number): string =>
	`t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
