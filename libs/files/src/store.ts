/**
 * Where the bytes of files are. A file is a row of parts, numbered from 0; what the parts hold, the store does not know. Names are ids
 * that the hub made: what people call a file never comes here.
 */
export type FileStore = {
	/** The part is there once this is done. A part of the same number is replaced. `pieces` follow one another. */
	put(file: string, part: number, pieces: readonly Uint8Array[]): Promise<void>;
	/** Once this is done, what was put until now stays, also when the power fails. */
	settle(file: string): Promise<void>;
	get(file: string, part: number): Promise<Buffer | undefined>;
	/** Takes all parts away. No fault where there are none. */
	remove(file: string): Promise<void>;
	/** Every file that has a part or had one begun, with the time of the last (milliseconds since 1970). */
	list(): AsyncIterable<{ file: string; at: number }>;
};

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isFileId = (text: string): boolean => id.test(text);

/** Bytes that a part may have. */
export const mostPartBytes = 1024 ** 2 + 64;
const mostParts = 2 ** 20;

/** Throws for what is no id and no number of a part, which would become a path, and for what is too large for one. */
export const checkPart = (file: string, part = 0, pieces: readonly Uint8Array[] = []): void => {
	if (!isFileId(file)) throw new TypeError("a file is named by an id");
	if (!Number.isInteger(part) || part < 0 || part >= mostParts) throw new TypeError("a part is named by a number");
	if (pieces.reduce((sum, one) => sum + one.length, 0) > mostPartBytes) throw new TypeError("a part is too large");
};
