import type { FileStore } from "@seamark/files";
import type { Deps } from "../../deps.ts";
import { nowInStore, piecesFrom, uploadsInDatabase } from "../../store/file-store.ts";

/** So many pieces of a file from before become one part in the store of files. */
export const piecesInPart = 4;

const atOnce = 20;

type Moving = { context: Pick<Deps["context"], "pool">; files: FileStore };

/**
 * Moves the pieces of an agency's files from the database to the store of files, as they are sealed: their keys stay where they are.
 * A file leaves the database once all of it is settled in the store. Goes on where it was stopped; may run beside itself. Answers how
 * many files it moved.
 */
export const moveFiles = async ({ context, files }: Moving, agency: string, signal?: AbortSignal): Promise<number> => {
	let moved = 0;
	for (let some = [""]; some.length > 0; ) {
		some = await uploadsInDatabase(context.pool, agency, atOnce);
		for (const uploadId of some) {
			if (signal?.aborted) return moved;
			await copyPieces({ context, files }, agency, uploadId);
			await files.settle(uploadId);
			if (await nowInStore(context.pool, agency, uploadId)) moved++;
			else await files.remove(uploadId);
		}
	}
	return moved;
};

const copyPieces = async ({ context, files }: Moving, agency: string, uploadId: string): Promise<void> => {
	for (let part = 0; ; part++) {
		const from = part * piecesInPart;
		const pieces = await piecesFrom(context.pool, { agency, uploadId, from, limit: piecesInPart });
		if (pieces.length > 0) await files.put(uploadId, part, pieces);
		if (pieces.length < piecesInPart) return;
	}
};
