import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { checkPart, type FileStore, isFileId, mostPartBytes } from "./store.ts";

// One file on the disk for each file, so that one flush settles all its parts. Each part has a place of one size, which begins with a mark
// and its length; what is left of the place takes no room on the disk.
const placeBytes = mostPartBytes + 4_096;
const headBytes = 8;
const mark = 0x5345_4131;

const unlessMissing = <T>(error: unknown, otherwise: T): T => {
	if ((error as NodeJS.ErrnoException).code === "ENOENT") return otherwise;
	throw error;
};

const flush = async (path: string): Promise<void> => {
	const handle = await open(path);
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
};

/** A write may take less than it was given, on a disk that is nearly full. */
const writeAll = async (handle: FileHandle, pieces: readonly Uint8Array[], at: number): Promise<void> => {
	const { bytesWritten } = await handle.writev([...pieces], at);
	if (bytesWritten === pieces.reduce((sum, one) => sum + one.length, 0)) return;
	const all = Buffer.concat(pieces);
	for (let done = bytesWritten; done < all.length; )
		done += (await handle.write(all, done, all.length - done, at + done)).bytesWritten;
};

const readPlace = async (handle: FileHandle, part: number): Promise<Buffer | undefined> => {
	const head = Buffer.alloc(headBytes);
	const found = await handle.read(head, 0, headBytes, part * placeBytes);
	if (found.bytesRead < headBytes || head.readUInt32BE(0) !== mark) return undefined;
	const bytes = Buffer.allocUnsafeSlow(Math.min(head.readUInt32BE(4), mostPartBytes));
	for (let done = 0; done < bytes.length; ) {
		const { bytesRead } = await handle.read(bytes, done, bytes.length - done, part * placeBytes + headBytes + done);
		if (bytesRead === 0) return undefined;
		done += bytesRead;
	}
	return bytes;
};

/** Files in a folder, which several instances may share. */
export const folderStore = (root: string): FileStore => {
	const folderOf = (file: string) => join(root, file.slice(0, 2));
	const pathOf = (file: string) => join(folderOf(file), file);
	return {
		put: async (file, part, pieces) => {
			checkPart(file, part, pieces);
			await mkdir(folderOf(file), { recursive: true, mode: 0o700 });
			const head = Buffer.alloc(headBytes);
			head.writeUInt32BE(mark, 0);
			head.writeUInt32BE(
				pieces.reduce((sum, one) => sum + one.length, 0),
				4,
			);
			const handle = await open(pathOf(file), constants.O_RDWR | constants.O_CREAT, 0o600);
			try {
				await writeAll(handle, [head, ...pieces], part * placeBytes);
			} finally {
				await handle.close();
			}
		},
		settle: async (file) => {
			checkPart(file);
			for (const path of [pathOf(file), folderOf(file), root])
				await flush(path).catch((error: unknown) => unlessMissing(error, undefined));
		},
		get: async (file, part) => {
			checkPart(file, part);
			const handle = await open(pathOf(file)).catch((error: unknown) => unlessMissing(error, undefined));
			if (!handle) return undefined;
			try {
				return await readPlace(handle, part);
			} finally {
				await handle.close();
			}
		},
		remove: async (file) => {
			checkPart(file);
			await rm(pathOf(file), { force: true });
		},
		list: async function* () {
			for (const first of await readdir(root).catch((error: unknown) => unlessMissing(error, [])))
				for (const file of await readdir(join(root, first)).catch(() => [])) {
					if (!isFileId(file)) continue;
					const found = await stat(pathOf(file)).catch((error: unknown) => unlessMissing(error, undefined));
					if (found) yield { file, at: found.mtimeMs };
				}
		},
	};
};
