import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { openFiles } from "@seamark/files";
import type { Input } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { begin, type Opened, openFileKey } from "../../persons/opening/open.ts";
import { type Attachment, type findAttachment, pieceBytes, readPiece } from "../../store/attachments.ts";
import { keyByHub, pieceSeal, sealBytes } from "../add-attachment/seal.ts";
import { piecesInPart } from "../file-store/move-files.ts";
import { contentDisposition } from "./content-disposition.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findAttachment>>> & { opened: Opened };

/** Sets the headers that make a browser save the file, and answers its bytes. */
export const sendAttachment = async (
	deps: Pick<Deps, "context" | "vault" | "files">,
	{ attachment, uploadId, sealedBy, keptAs, opened }: Found,
	{ actor, at, asCaller, reply }: Pick<Input, "actor" | "at" | "asCaller" | "reply">,
): Promise<Readable> => {
	const { files } = deps;
	if (sealedBy === "hub") await begin(deps.context, opened, { actor, at });
	const key =
		sealedBy === "hub"
			? keyByHub(deps.context.hubKey, uploadId)
			: await openFileKey(deps, opened, uploadId, { actor, at });
	reply
		.header("content-type", "application/octet-stream")
		.header("content-length", attachment.size)
		.header("content-disposition", contentDisposition(attachment.name))
		.header("content-security-policy", "default-src 'none'; sandbox")
		.header("cross-origin-resource-policy", "same-origin")
		.header("repr-digest", `sha-256=:${Buffer.from(attachment.sha256, "hex").toString("base64")}:`);
	if (keptAs === "parts")
		return Readable.from(openFiles({ store: present(files) }).read({ file: uploadId, key, ...attachment }));
	const inDatabase = (n: number) => asCaller((tx) => readPiece(tx, uploadId, n));
	const inStore = files && pieceInStore(files, uploadId);
	// A file may move while it is read.
	const sealed = async (n: number) => (keptAs === "database" ? await inDatabase(n) : undefined) ?? (await inStore?.(n));
	return Readable.from(piecesOf(sealed, attachment, key));
};

const present = (files: Deps["files"]): NonNullable<Deps["files"]> => {
	if (!files) throw new Error("a file is in the store of files, and SEAMARK_FILES does not say where that is");
	return files;
};

/** A piece of a file from before, out of a part that holds several. */
const pieceInStore = (files: NonNullable<Deps["files"]>, uploadId: string) => {
	let last: { part: number; bytes: Buffer | undefined } | undefined;
	const size = pieceBytes + sealBytes;
	return async (n: number): Promise<Buffer | undefined> => {
		const part = Math.floor(n / piecesInPart);
		if (last?.part !== part) last = { part, bytes: await files.get(uploadId, part) };
		const at = (n % piecesInPart) * size;
		const piece = last.bytes?.subarray(at, at + size);
		return piece && piece.length > 0 ? piece : undefined;
	};
};

/** Piece by piece. What is not what was stored breaks off before its last piece, so that nobody takes it for the file. */
async function* piecesOf(sealed: (n: number) => Promise<Buffer | undefined>, attachment: Attachment, key: Uint8Array) {
	const hash = createHash("sha256");
	const seal = pieceSeal(key);
	let held: Buffer | undefined;
	for (let n = 0; ; n++) {
		const found = await sealed(n);
		if (!found) break;
		const piece = seal.open(n, found);
		hash.update(piece);
		if (held) yield held;
		held = piece;
	}
	if (hash.digest("hex") !== attachment.sha256)
		throw new Error(`the attachment ${attachment.id} is not what was stored`);
	if (held) yield held;
}
