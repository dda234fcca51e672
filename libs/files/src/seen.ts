import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";

export type FileType = { mediaType: string; extension: string };
/** What a file is, seen from its bytes. The type is a hint of its first bytes, and no scan. */
export type Received = { size: number; sha256: string; type: FileType | undefined };

const headBytes = 4_100;

/** Looks at a file while it goes by. */
export const openSeen = () => {
	const hash = createHash("sha256");
	let size = 0;
	let head = Buffer.alloc(0);
	return {
		push: (bytes: Uint8Array): void => {
			hash.update(bytes);
			size += bytes.length;
			if (head.length < headBytes) head = Buffer.concat([head, bytes.subarray(0, headBytes - head.length)]);
		},
		end: async (): Promise<Received> => {
			const sha256 = hash.digest("hex");
			const found = await fileTypeFromBuffer(head).catch(() => undefined);
			return { size, sha256, type: found && { mediaType: found.mime, extension: found.ext } };
		},
	};
};

export type Seeing = ReturnType<typeof openSeen>;
