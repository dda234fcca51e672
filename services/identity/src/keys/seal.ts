import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const about = (agencyId: string, kid: string) => Buffer.from(`seamark signing key ${agencyId} ${kid}`);

/** Encrypts a private key for the database: AES-256-GCM, bound to its agency and key id, so that rows cannot be swapped. */
export const sealKey = (hubKey: Uint8Array, agencyId: string, kid: string, pkcs8: Uint8Array): Buffer => {
	const nonce = randomBytes(12);
	const cipher = createCipheriv("aes-256-gcm", hubKey, nonce).setAAD(about(agencyId, kid));
	return Buffer.concat([nonce, cipher.update(pkcs8), cipher.final(), cipher.getAuthTag()]);
};

/** Throws when the bytes were altered, or belong to another key, agency or hub. */
export const openKey = (hubKey: Uint8Array, agencyId: string, kid: string, sealed: Uint8Array): Buffer => {
	const decipher = createDecipheriv("aes-256-gcm", hubKey, sealed.subarray(0, 12), { authTagLength: 16 })
		.setAAD(about(agencyId, kid))
		.setAuthTag(sealed.subarray(sealed.length - 16));
	return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]);
};
