import { HubError } from "@seamark/errors";
import { sealAbout, unsealAbout } from "@seamark/sealing";

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
		const plain = Buffer.alloc(8);
		plain.writeBigUInt64BE(BigInt(position));
		return sealAbout(key, about, plain).toString("base64url");
	},
	open: (cursor) => {
		if (!shape.test(cursor)) throw new HubError("CURSOR_INVALID");
		try {
			return Number(unsealAbout(key, about, Buffer.from(cursor, "base64url")).readBigUInt64BE());
		} catch (cause) {
			throw new HubError("CURSOR_INVALID", { cause });
		}
	},
});
