/**
 * Where the bytes of files are. A file is a row of parts, numbered from 0; what the parts hold, the store does not know. Names are ids
 * that the hub made: what people call a file never comes here.
 */
export type FileStore = {
	/** The part is there and whole once this is done; until then it is not there. A part of the same number is replaced. `pieces` follow one another. */
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

/** Throws for what is no id and no number of a part: it would become a path. */
export const checkPart = (file: string, part = 0): void => {
	if (!isFileId(file)) throw new TypeError("a file is named by an id");
	if (!Number.isInteger(part) || part < 0 || part > 0xffff_ffff) throw new TypeError("a part is named by a number");
};
