import { createHash } from "node:crypto";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** Shared text that both sides have, so that it need not be sent. It is named by its hash: sides with other dictionaries use none. */
export type Dictionary = { name: string; bytes: Buffer };
export const dictionaryOf = (bytes: Buffer): Dictionary => ({
	name: createHash("sha256").update(bytes).digest("hex").slice(0, 16),
	bytes,
});

const level = 6;

export const pack = (bytes: Uint8Array, dictionary?: Dictionary): Buffer =>
	zstdCompressSync(bytes, {
		params: { [constants.ZSTD_c_compressionLevel]: level },
		...(dictionary ? { dictionary: dictionary.bytes } : {}),
	});

/** Undefined where it is no such data, or more than `largest` bytes: what a peer sends is never unfolded without a bound. */
export const unpack = (packed: Uint8Array, largest: number, dictionary?: Dictionary): Buffer | undefined => {
	try {
		return zstdDecompressSync(packed, {
			maxOutputLength: largest,
			...(dictionary ? { dictionary: dictionary.bytes } : {}),
		});
	} catch {
		return undefined;
	}
};
