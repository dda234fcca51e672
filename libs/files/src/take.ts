import { createHash, timingSafeEqual } from "node:crypto";
import type { Upload, UploadBook } from "./book.ts";
import type { FilesOptions } from "./files.ts";
import { openWriter, type Written } from "./parts.ts";
import { UploadRefused } from "./refused.ts";
import { openSeen, type Received, type Seeing } from "./seen.ts";

export type UploadsOptions = FilesOptions & {
	book: UploadBook;
	/** Milliseconds since 1970. */
	now: () => number;
	newId: () => string;
	/** Bytes that a file may have. */
	most: number;
	/** A lock that its holder does not hold on to is over after so long. */
	lockMs?: number;
	/** An upload that nobody goes on with is over after so long. */
	expiresMs?: number;
};

export type Append = {
	id: string;
	key: Uint8Array;
	/** Where the sender thinks that it goes on. */
	offset: number;
	source: AsyncIterable<Uint8Array>;
	/** Of what is sent now. Then nothing of it counts before it is all there. */
	checksum?: { algorithm: "sha256" | "sha1"; digest: Buffer } | undefined;
};
export type Appended = { upload: Upload; received: Received | undefined };

/** What a process has seen of an upload that came from its first byte on, in one go. */
export type Seen = { bytes: number; seeing: Seeing };
export type Taken = { upload: Upload; seen: Seen | undefined; broken: unknown };

export const times = ({ lockMs = 60_000, expiresMs = 86_400_000, now }: UploadsOptions) => ({
	until: now() + lockMs,
	expiresAt: now() + expiresMs,
});

/** Stores what comes, from where the upload is. What came before the line broke counts, unless it has a checksum to fit. */
export const take = async (
	o: UploadsOptions,
	sent: Append,
	{ upload, session, seen }: { upload: Upload; session: string; seen: Seen | undefined },
): Promise<Taken> => {
	const advance = async ({ parts, bytes, chain }: Written): Promise<Upload> => {
		const { until, expiresAt } = times(o);
		const so = { parts, bytes, chain, expiresAt };
		if (!(await o.book.advance({ id: upload.id, session, ...so, until })))
			throw new UploadRefused(423, "CONFLICT", "Another connection took this upload over.");
		return { ...upload, ...so };
	};
	// What has to fit its checksum counts only when all of it is there; until then the lock is held where it is.
	const writer = openWriter(o.store, { file: upload.id, key: sent.key }, upload, async (so) => {
		await advance(sent.checksum ? upload : so);
	});
	const seeing = upload.bytes === 0 ? openSeen() : seen?.bytes === upload.bytes ? seen.seeing : undefined;
	try {
		const { bytes, broken } = await receiveInto(writer, sent, { upload, seeing });
		const so = await writer.end(bytes === upload.length);
		return { upload: await advance(so), seen: seeing && { bytes, seeing }, broken };
	} catch (error) {
		await writer.leave();
		throw error;
	}
};

/** Answers how far it came, and what broke it off. */
const receiveInto = async (
	writer: ReturnType<typeof openWriter>,
	{ source, checksum }: Append,
	{ upload, seeing }: { upload: Upload; seeing: Seeing | undefined },
): Promise<{ bytes: number; broken: unknown }> => {
	const digest = checksum && createHash(checksum.algorithm);
	let { bytes } = upload;
	try {
		for await (const some of source) {
			if (bytes + some.length > upload.length)
				throw new UploadRefused(413, "VALIDATION", "More was sent than the upload announced.");
			bytes += some.length;
			digest?.update(some);
			seeing?.push(some);
			await writer.push(some);
		}
	} catch (broken) {
		if (checksum || broken instanceof UploadRefused) throw broken;
		return { bytes, broken };
	}
	if (digest && !equal(digest.digest(), checksum?.digest))
		throw new UploadRefused(
			460,
			"VALIDATION",
			"What came is not what was sent: its checksum is another. Send it again.",
		);
	return { bytes, broken: undefined };
};

const equal = (one: Buffer, other: Buffer | undefined): boolean =>
	one.length === other?.length && timingSafeEqual(one, other);
