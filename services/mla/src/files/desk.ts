import { HubError } from "@seamark/errors";
import { type FileStore, type Files, openFiles, openUploads, type Uploads } from "@seamark/files";
import { newKey } from "@seamark/sealing";
import type { ServiceContext } from "@seamark/service";
import type { FileRow } from "../store/files.ts";
import { uploadBook } from "../store/upload-book.ts";
import { openKey, sealKey } from "./seal.ts";

/** Bytes that a file of a request may have. */
export const mostFileBytes = 4 * 1024 ** 3;

/** Where the bytes of files are, and how they are reached. */
export type FileDesk = {
	files: Files;
	uploadsOf(agency: string): Uploads;
	/** A new key for bytes under this id: as it is used, and as it is kept. */
	newKey(storedAs: string): { key: Uint8Array; sealedKey: string };
	/** What opens the bytes of a file. Throws NOT_FOUND where its key was destroyed. */
	placeOf(row: Pick<FileRow, "storedAs" | "sealedKey">): { file: string; key: Uint8Array };
};

type Context = Pick<ServiceContext, "pool" | "hubKey" | "now" | "newId">;

export const openDesk = ({ pool, hubKey, now, newId }: Context, store: FileStore): FileDesk => {
	const desks = new Map<string, Uploads>();
	return {
		files: openFiles({ store }),
		uploadsOf: (agency) => {
			const uploads =
				desks.get(agency) ?? openUploads({ store, book: uploadBook(pool, agency), now, newId, most: mostFileBytes });
			desks.set(agency, uploads);
			return uploads;
		},
		newKey: (storedAs) => {
			const key = newKey();
			return { key, sealedKey: sealKey(hubKey, storedAs, key) };
		},
		placeOf: ({ storedAs, sealedKey }) => {
			if (sealedKey === null) throw new HubError("NOT_FOUND", { detail: "No such file." });
			return { file: storedAs, key: openKey(hubKey, storedAs, sealedKey) };
		},
	};
};

/** Throws where this hub keeps no files of requests. */
export const deskOf = ({ desk }: { desk: FileDesk | undefined }): FileDesk => {
	if (!desk)
		throw new HubError("REFUSED", {
			detail: "This hub keeps no files of requests yet. Its operator has to set SEAMARK_FILES for mla.",
		});
	return desk;
};
