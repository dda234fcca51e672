import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { actorOf } from "@seamark/auth";
import type { HttpServer } from "@seamark/http";
import type { Principal } from "@seamark/policy";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { audited } from "../../plumbing/audited.ts";
import { Id, object } from "../../schema.ts";
import { type Attachment, findAttachment, readPiece } from "../../store/attachments.ts";
import { readAs } from "../../store/read.ts";
import { keyByHub, pieceSeal } from "../add-attachment/seal.ts";
import { contentDisposition } from "./content-disposition.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Read the content of a file",
	description:
		"The bytes as they were sent, to be saved and not to be shown, whatever they are; the list says what. The reader is in the log before the first byte leaves.",
	tags: ["attachments"],
	params: Params,
	response: {
		200: {
			description: "the file",
			content: {
				"application/octet-stream": { schema: Type.String({ contentMediaType: "application/octet-stream" }) },
			},
		},
	},
};

export const readAttachmentRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/attachments/:id/content",
		{ schema, config: { access: "cases:read", load: "bulk" } },
		async ({ session, params: { id } }, reply) => {
			const { found, who } = await audited(deps, session, {
				action: "disclosure",
				record: "attachment",
				ids: [id],
				query: "read-attachment",
				missing: "No such attachment.",
				read: (tx) => findAttachment(tx, id),
			});
			const { attachment, uploadId, sealedBy } = found;
			const { context, vault } = deps;
			const key =
				sealedBy === "hub"
					? keyByHub(context.hubKey, uploadId)
					: await vault.openFileKey({ actor: actorOf(session, who), fileId: uploadId });
			return reply
				.header("content-type", "application/octet-stream")
				.header("content-length", attachment.size)
				.header("content-disposition", contentDisposition(attachment.name))
				.header("content-security-policy", "default-src 'none'; sandbox")
				.header("cross-origin-resource-policy", "same-origin")
				.header("repr-digest", `sha-256=:${Buffer.from(attachment.sha256, "hex").toString("base64")}:`)
				.send(Readable.from(piecesOf(deps, who, attachment, { uploadId, key })));
		},
	);
};

/** Piece by piece. What is not what was stored breaks off before its last piece, so that nobody takes it for the file. */
async function* piecesOf(
	{ context }: Deps,
	who: Principal,
	attachment: Attachment,
	{ uploadId, key }: { uploadId: string; key: Uint8Array },
) {
	const hash = createHash("sha256");
	const seal = pieceSeal(key);
	let held: Buffer | undefined;
	for (let n = 0; ; n++) {
		const sealed = await readAs(context.pool, who, context.now(), (tx) => readPiece(tx, uploadId, n));
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
