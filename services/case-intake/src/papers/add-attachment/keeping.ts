import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { openFiles } from "@seamark/files";
import type { Deps } from "../../deps.ts";
import { type KeptAs, openPieces, pieceBytes } from "../../store/attachments.ts";
import { knownUploads } from "../../store/file-store.ts";
import { openInspector, type Seen } from "./inspect.ts";
import { pieceSeal } from "./seal.ts";

/** Where the bytes of one upload go. */
export type Keeping = {
	keptAs: KeptAs;
	/** Stores what comes, looking at it on the way. */
	take(body: Readable, tooLarge: () => Error): Promise<{ seen: Seen; sha256: string }>;
	/** Bytes from one place to another. */
	range(from: number, to: number, size: number): Promise<Buffer>;
	begin(at: string): Promise<unknown>;
	/** Ends the upload. Its bytes go, unless they have become those of a file. */
	end(): Promise<unknown>;
	/** The same for the agency's uploads in the database that began before a time. Those in the store are swept from there. */
	sweep(before: string): Promise<unknown>;
};

type Upload = { agency: string; uploadId: string; key: Uint8Array };

export const openKeeping = (deps: Pick<Deps, "context" | "files" | "mostFileBytes">, upload: Upload): Keeping =>
	deps.files ? inStore({ ...deps, files: deps.files }, upload) : inDatabase(deps, upload);

type InDatabase = Pick<Deps, "context" | "mostFileBytes">;

const inDatabase = ({ context, mostFileBytes }: InDatabase, { agency, uploadId, key }: Upload): Keeping => {
	const pieces = openPieces(context.pool, agency, uploadId, pieceSeal(key));
	return {
		keptAs: "database",
		take: (body, tooLarge) => takePieces(body, pieces, { most: mostFileBytes, tooLarge }),
		range: (from, to) => pieces.range(from, to),
		begin: pieces.begin,
		end: pieces.end,
		sweep: pieces.sweep,
	};
};

const inStore = (
	{ context, files: store, mostFileBytes }: InDatabase & { files: NonNullable<Deps["files"]> },
	{ agency, uploadId, key }: Upload,
): Keeping => {
	const files = openFiles({ store });
	// Says that the bytes are coming, so that no sweep takes them for nobody's.
	const mark = openPieces(context.pool, agency, uploadId, pieceSeal(key));
	const place = { file: uploadId, key };
	return {
		keptAs: "parts",
		take: async (body, tooLarge) => {
			const inspector = openInspector();
			let size = 0;
			const look = (bytes: Uint8Array) => {
				size += bytes.length;
				if (size > mostFileBytes) throw tooLarge();
				inspector.push(bytes as Buffer);
			};
			const { sha256 } = await files.receive({
				...place,
				// The body stays open when it is too large: closing it would close the connection, and the sender would not learn why.
				source: body.iterator({ destroyOnReturn: false }),
				most: Number.POSITIVE_INFINITY,
				look,
			});
			return { seen: inspector.end(), sha256 };
		},
		range: (from, to, size) => files.range({ ...place, size }, from, to),
		begin: mark.begin,
		end: async () => {
			await mark.end();
			if (!(await knownUploads(context.pool, [uploadId])).has(uploadId)) await files.erase(uploadId);
		},
		sweep: mark.sweep,
	};
};

type Pieces = ReturnType<typeof openPieces>;
type Limit = { most: number; tooLarge: () => Error };

/** Stores what comes in pieces of one size, looking at it on the way. */
const takePieces = async (body: Readable, pieces: Pieces, { most, tooLarge }: Limit) => {
	const inspector = openInspector();
	const hash = createHash("sha256");
	let waiting: Buffer[] = [];
	let bytes = 0;
	let size = 0;
	let n = 0;
	const write = async (piece: Buffer) => {
		hash.update(piece);
		inspector.push(piece);
		await pieces.write(n++, piece);
	};
	// As above: the body stays open.
	for await (const chunk of body.iterator({ destroyOnReturn: false })) {
		waiting.push(chunk as Buffer);
		bytes += (chunk as Buffer).length;
		size += (chunk as Buffer).length;
		if (size > most) throw tooLarge();
		if (bytes < pieceBytes) continue;
		const all = Buffer.concat(waiting);
		let from = 0;
		for (; all.length - from >= pieceBytes; from += pieceBytes) await write(all.subarray(from, from + pieceBytes));
		waiting = [all.subarray(from)];
		bytes = all.length - from;
	}
	if (bytes > 0) await write(Buffer.concat(waiting));
	return { seen: inspector.end(), sha256: hash.digest("hex") };
};
