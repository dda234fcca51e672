import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { checkPart, type FileStore, isFileId } from "./store.ts";

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
const writeAll = async (handle: FileHandle, pieces: readonly Uint8Array[]): Promise<void> => {
	const { bytesWritten } = await handle.writev([...pieces]);
	let left = Buffer.concat(bytesWritten === pieces.reduce((sum, one) => sum + one.length, 0) ? [] : pieces).subarray(bytesWritten);
	while (left.length > 0) left = left.subarray((await handle.write(left)).bytesWritten);
};

/** Files in a folder, which several instances may share: a folder for each file, under the first letters of its id. */
export const folderStore = (root: string): FileStore => {
	const folderOf = (file: string) => join(root, file.slice(0, 2), file);
	/** What this process has put, on its way to the disk. */
	const settling = new Map<string, Promise<void>[]>();
	return {
		put: async (file, part, pieces) => {
			checkPart(file, part);
			const folder = folderOf(file);
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const unfinished = join(folder, `.${part}-${randomBytes(6).toString("hex")}`);
			try {
				const handle = await open(unfinished, "wx", 0o600);
				try {
					await writeAll(handle, pieces);
				} finally {
					await handle.close();
				}
				await rename(unfinished, join(folder, String(part)));
			} catch (error) {
				await rm(unfinished, { force: true });
				throw error;
			}
			const flushed = flush(join(folder, String(part)));
			// Its fault is told where it is waited for.
			flushed.catch(() => undefined);
			settling.set(file, [...(settling.get(file) ?? []), flushed]);
		},
		settle: async (file) => {
			checkPart(file);
			const parts = settling.get(file) ?? [];
			settling.delete(file);
			await Promise.all(parts);
			if (parts.length > 0) for (const folder of [folderOf(file), join(root, file.slice(0, 2)), root]) await flush(folder);
		},
		get: async (file, part) => {
			checkPart(file, part);
			return readFile(join(folderOf(file), String(part))).catch((error: unknown) => unlessMissing(error, undefined));
		},
		remove: async (file) => {
			checkPart(file);
			settling.delete(file);
			await rm(folderOf(file), { recursive: true, force: true });
		},
		list: async function* () {
			for (const first of await readdir(root).catch((error: unknown) => unlessMissing(error, [])))
				for (const file of await readdir(join(root, first)).catch(() => [])) {
					if (!isFileId(file)) continue;
					const found = await stat(folderOf(file)).catch((error: unknown) => unlessMissing(error, undefined));
					if (found) yield { file, at: found.mtimeMs };
				}
		},
	};
};
