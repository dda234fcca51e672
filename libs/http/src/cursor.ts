import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { HubError } from "@seamark/errors";

/**
 * Seals positions that leave the hub. A bare position would tell a reader how much they do not see; a sealed one tells
 * nothing, not even whether two are the same, and cannot be made up.
 */
export type CursorSeal = {
	seal(position: number): string;
	/** Throws CURSOR_INVALID. */
	open(cursor: string): number;
};

const shape = /^[A-Za-z0-9_-]{48}$/;

/** `key` is 32 bytes; `about` says what the positions count, so that a cursor of one list is no cursor of another. */
export const cursorSeal = (key: Uint8Array, about: string): CursorSeal => ({
	seal: (position) => {
		const nonce = randomBytes(12);
		const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
		const plain = Buffer.alloc(8);
		plain.writeBigUInt64BE(BigInt(position));
		return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64url");
	},
	open: (cursor) => {
		if (!shape.test(cursor)) throw new HubError("CURSOR_INVALID");
		const bytes = Buffer.from(cursor, "base64url");
		try {
			const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12))
				.setAAD(Buffer.from(about))
				.setAuthTag(bytes.subarray(20, 36));
			return Number(Buffer.concat([decipher.update(bytes.subarray(12, 20)), decipher.final()]).readBigUInt64BE());
		} catch (cause) {
			throw new HubError("CURSOR_INVALID", { cause });
		}
	},
});
