import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";

/**
 * Pieces of files are sealed, since a scan of a passport is an identity too: anyone who has the database or a backup of it alone
 * has no file. Each upload has a key of its own, and the number of the piece is in the seal, so that no piece can be changed or
 * put elsewhere (AES-256-GCM).
 */
export type Seal = {
	seal(n: number, bytes: Buffer): Buffer;
	/** Throws for what is not the piece that was sealed. */
	open(n: number, sealed: Buffer): Buffer;
};

const tagBytes = 16;
/** What a sealed piece has more than what it holds. */
export const sealBytes = tagBytes;

/** `key` is 32 bytes, and of one upload alone. */
export const pieceSeal = (key: Uint8Array): Seal => {
	// A key seals each number once.
	const nonce = (n: number) => {
		const bytes = Buffer.alloc(12);
		bytes.writeUInt32BE(n, 8);
		return bytes;
	};
	return {
		seal: (n, bytes) => {
			const cipher = createCipheriv("aes-256-gcm", key, nonce(n));
			return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
		},
		open: (n, sealed) => {
			const decipher = createDecipheriv("aes-256-gcm", key, nonce(n), { authTagLength: tagBytes });
			decipher.setAuthTag(sealed.subarray(-tagBytes));
			return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
		},
	};
};

/** The key of a file that was put to a case before the vault kept such keys: the hub's key gives it. */
export const keyByHub = (hubKey: Uint8Array, uploadId: string): Buffer =>
	createHmac("sha256", hubKey).update(`attachment ${uploadId}`).digest();
