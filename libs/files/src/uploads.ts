import { createHash, timingSafeEqual } from "node:crypto";
import { HubError } from "@seamark/errors";
import type { Upload, UploadBook } from "./book.ts";
import { checkReceived, type FilesOptions, tooLarge } from "./files.ts";
import { nothing, openWriter, readChained, type Written } from "./parts.ts";
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

/** So that a sender of single bytes does not fill the store with parts. */
const mostParts = 100_000;
/** Uploads of which a process remembers what went by; others are read again when they are there. */
const mostSeen = 1_000;

/** Uploads that go on where they were cut off: the core of tus 1.0 with creation, expiration, checksum and termination, without HTTP. */
export const openUploads = (o: UploadsOptions) => {
	const { store, book, now, lockMs = 60_000, expiresMs = 86_400_000 } = o;
	/** What this process has seen of uploads, up to a byte: a file that came in one go is not read again. */
	const seen = new Map<string, { bytes: number; seeing: Seeing }>();

	const find = async (id: string): Promise<Upload> => {
		const upload = await book.find(id);
		if (!upload || upload.expiresAt < now()) throw new UploadRefused(404, "NOT_FOUND", "No such upload, or its time is over.");
		return upload;
	};
	const end = async (id: string, keepBytes: boolean): Promise<void> => {
		seen.delete(id);
		if (!keepBytes) await store.remove(id);
		await book.end(id);
	};
	const lockFor = async (id: string): Promise<{ upload: Upload; session: string }> => {
		await find(id);
		const session = o.newId();
		const upload = await book.lock({ id, session, now: now(), until: now() + lockMs });
		if (!upload) throw new UploadRefused(423, "CONFLICT", "Another connection writes to this upload. Try again in a minute.");
		return { upload, session };
	};

	const take = async (sent: Append, upload: Upload, session: string): Promise<Upload> => {
		const advance = async ({ parts, bytes, chain }: Written): Promise<Upload> => {
			const so = { parts, bytes, chain, expiresAt: now() + expiresMs };
			if (!(await book.advance({ id: upload.id, session, ...so, until: now() + lockMs })))
				throw new UploadRefused(423, "CONFLICT", "Another connection took this upload over.");
			return { ...upload, ...so };
		};
		// What has to fit its checksum counts only when all of it is there; until then the lock is held where it is.
		const writer = openWriter(store, { file: upload.id, key: sent.key }, upload, async (so) => {
			await advance(sent.checksum ? upload : so);
		});
		try {
			const { broken, seeing } = await receiveInto(writer, sent, upload);
			const so = await writer.end(upload.bytes + seeing.sent === upload.length);
			remember(upload.id, so.bytes, seeing.known);
			const after = await advance(so);
			if (broken !== undefined) throw broken;
			return after;
		} catch (error) {
			await writer.leave();
			throw error;
		}
	};

	type Writer = ReturnType<typeof openWriter>;
	/** What came before the line broke counts, unless it has a checksum to fit. */
	const receiveInto = async (writer: Writer, { source, checksum }: Append, upload: Upload) => {
		const before = seen.get(upload.id);
		seen.delete(upload.id);
		const known = upload.bytes === 0 ? openSeen() : before?.bytes === upload.bytes ? before.seeing : undefined;
		const digest = checksum && createHash(checksum.algorithm);
		let sent = 0;
		let broken: unknown;
		try {
			for await (const some of source) {
				sent += some.length;
				if (upload.bytes + sent > upload.length)
					throw new UploadRefused(413, "VALIDATION", "More was sent than the upload announced.");
				digest?.update(some);
				known?.push(some);
				await writer.push(some);
			}
		} catch (error) {
			if (checksum || error instanceof UploadRefused) throw error;
			broken = error;
		}
		if (checksum && !equal(digest?.digest() ?? Buffer.alloc(0), checksum.digest))
			throw new UploadRefused(460, "VALIDATION", "What came is not what was sent: its checksum is another. Send it again.");
		return { broken, seeing: { known, sent } };
	};

	const remember = (id: string, bytes: number, seeing: Seeing | undefined) => {
		if (!seeing) return;
		seen.set(id, { bytes, seeing });
		const [oldest] = seen.keys();
		if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest);
	};

	/** Sees a file that is all there: read again, unless it went by in one go. */
	const look = async (upload: Upload, key: Uint8Array): Promise<Received> => {
		const found = seen.get(upload.id);
		seen.delete(upload.id);
		if (upload.sessions <= 1 && found?.bytes === upload.length) return found.seeing.end();
		try {
			const seeing = openSeen();
			let so = nothing.chain;
			for await (const { opened, chain } of readChained(store, { file: upload.id, key }, upload.length)) {
				seeing.push(opened);
				so = chain;
			}
			if (so === upload.chain) return await seeing.end();
		} catch (error) {
			// A store that is away says nothing of the upload.
			if (error instanceof HubError) throw error;
		}
		// A connection that had lost the lock wrote over a part, or the disk lost one.
		await end(upload.id, false);
		throw new UploadRefused(404, "NOT_FOUND", "Not all parts of this upload are as they came. Begin it again.");
	};

	return {
		/** Begins one. The caller has made its key, and keeps it under the id. */
		create: async (asked: { id?: string; length: number; metadata: Readonly<Record<string, string>> }): Promise<Upload> => {
			if (asked.length > o.most) throw tooLarge(o.most);
			const upload = { id: asked.id ?? o.newId(), length: asked.length, metadata: asked.metadata };
			const begun: Upload = { ...upload, ...nothing, sessions: 0, expiresAt: now() + expiresMs };
			await book.begin(begun);
			return begun;
		},
		find,
		/**
		 * Takes bytes from where the upload is. Once it is all there it is looked at, and `received` says what it is: the caller commits it,
		 * and calls `keep`. Called again with nothing more to send it says the same. What is refused is taken away.
		 */
		append: async (sent: Append): Promise<Appended> => {
			const { upload: found, session } = await lockFor(sent.id);
			try {
				if (sent.offset !== found.bytes)
					throw new UploadRefused(409, "CONFLICT", `The upload is at byte ${found.bytes}. Ask where it is, and go on from there.`);
				if (found.parts >= mostParts)
					throw new UploadRefused(413, "VALIDATION", "The upload came in too many pieces. Begin it again with larger ones.");
				const upload = found.bytes === found.length && found.parts > 0 ? found : await take(sent, found, session);
				if (upload.bytes < upload.length) return { upload, received: undefined };
				const received = await look(upload, sent.key);
				try {
					await checkReceived(o, { file: upload.id, key: sent.key }, received, upload.metadata.sha256);
				} catch (error) {
					await end(upload.id, false);
					throw error;
				}
				return { upload, received };
			} finally {
				await book.unlock(sent.id, session);
			}
		},
		/** The file is committed: its upload is over, and its bytes stay. */
		keep: (id: string): Promise<void> => end(id, true),
		/** Ends an upload and takes its bytes away. The lock of a writer keeps it from that. */
		terminate: async (id: string): Promise<void> => {
			await lockFor(id);
			await end(id, false);
		},
		/**
		 * Takes away what nobody went on with, but for what `known` says is committed. Answers what it took. Bytes go first, so that a sweep
		 * that is cut off finds the upload again.
		 */
		sweep: async (known: (ids: readonly string[]) => Promise<ReadonlySet<string>>): Promise<string[]> => {
			const over = await book.expired(now());
			const kept = over.length > 0 ? await known(over) : new Set<string>();
			for (const id of over) await end(id, kept.has(id));
			return over.filter((id) => !kept.has(id));
		},
	};
};

export type Uploads = ReturnType<typeof openUploads>;

const equal = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);
