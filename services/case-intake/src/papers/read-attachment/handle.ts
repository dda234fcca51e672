import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Input } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { begin, type Opened, openFileKey } from "../../persons/opening/open.ts";
import { type Attachment, type findAttachment, readPiece } from "../../store/attachments.ts";
import { keyByHub, pieceSeal } from "../add-attachment/seal.ts";
import { contentDisposition } from "./content-disposition.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findAttachment>>> & { opened: Opened };

/** Sets the headers that make a browser save the file, and answers its bytes. */
export const sendAttachment = async (
	deps: Pick<Deps, "context" | "vault">,
	{ attachment, uploadId, sealedBy, opened }: Found,
	{ actor, at, asCaller, reply }: Pick<Input, "actor" | "at" | "asCaller" | "reply">,
): Promise<Readable> => {
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
	return Readable.from(piecesOf(asCaller, attachment, { uploadId, key }));
};

/** Piece by piece. What is not what was stored breaks off before its last piece, so that nobody takes it for the file. */
async function* piecesOf(
	asCaller: Input["asCaller"],
	attachment: Attachment,
	{ uploadId, key }: { uploadId: string; key: Uint8Array },
) {
	const hash = createHash("sha256");
	const seal = pieceSeal(key);
	let held: Buffer | undefined;
	for (let n = 0; ; n++) {
		const sealed = await asCaller((tx) => readPiece(tx, uploadId, n));
		if (!sealed) break;
		const piece = seal.open(n, sealed);
		hash.update(piece);
		if (held) yield held;
		held = piece;
	}
	if (hash.digest("hex") !== attachment.sha256)
		throw new Error(`the attachment ${attachment.id} is not what was stored`);
	if (held) yield held;
}
