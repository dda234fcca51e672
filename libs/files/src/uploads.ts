import { HubError } from "@seamark/errors";
import type { Upload } from "./book.ts";
import { checkReceived, tooLarge } from "./files.ts";
import { nothing, readChained } from "./parts.ts";
import { UploadRefused } from "./refused.ts";
import { openSeen, type Received } from "./seen.ts";
import { type Append, type Appended, type Seen, take, times, type UploadsOptions } from "./take.ts";

/** So that a sender of single bytes does not fill the store with parts. */
const mostParts = 100_000;
/** Uploads of which a process remembers what went by; others are read again when they are there. */
const mostSeen = 1_000;

/** What the functions below are built on: the options, and what this process has seen of uploads. */
type Desk = UploadsOptions & { seen: Map<string, Seen> };

const find = async ({ book, now }: Desk, id: string): Promise<Upload> => {
	const upload = await book.find(id);
	if (!upload || upload.expiresAt < now())
		throw new UploadRefused(404, "NOT_FOUND", "No such upload, or its time is over.");
	return upload;
};

const end = async ({ seen, store, book }: Desk, id: string, keepBytes: boolean): Promise<void> => {
	seen.delete(id);
	if (!keepBytes) await store.remove(id);
	await book.end(id);
};

const lock = async (desk: Desk, id: string): Promise<{ upload: Upload; session: string }> => {
	await find(desk, id);
	const session = desk.newId();
	const upload = await desk.book.lock({ id, session, now: desk.now(), until: times(desk).until });
	if (!upload)
		throw new UploadRefused(423, "CONFLICT", "Another connection writes to this upload. Try again in a minute.");
	return { upload, session };
};

const append = async (desk: Desk, sent: Append): Promise<Appended> => {
	const { upload, session } = await lock(desk, sent.id);
	try {
		if (sent.offset !== upload.bytes)
			throw new UploadRefused(
				409,
				"CONFLICT",
				`The upload is at byte ${upload.bytes}. Ask where it is, and go on from there.`,
			);
		if (upload.parts >= mostParts)
			throw new UploadRefused(
				413,
				"VALIDATION",
				"The upload came in too many pieces. Begin it again with larger ones.",
			);
		const isWhole = upload.bytes === upload.length && upload.parts > 0;
		const after = isWhole ? upload : await goOn(desk, sent, { upload, session });
		if (after.bytes < after.length) return { upload: after, received: undefined };
		return { upload: after, received: await lookAt(desk, after, sent.key) };
	} finally {
		await desk.book.unlock(sent.id, session);
	}
};

const goOn = async (desk: Desk, sent: Append, locked: { upload: Upload; session: string }): Promise<Upload> => {
	const before = desk.seen.get(sent.id);
	desk.seen.delete(sent.id);
	const { upload, seen, broken } = await take(desk, sent, { ...locked, seen: before });
	if (seen) desk.seen.set(sent.id, seen);
	const [oldest] = desk.seen.keys();
	if (desk.seen.size > mostSeen && oldest !== undefined) desk.seen.delete(oldest);
	if (broken !== undefined) throw broken;
	return upload;
};

/** Says what a file is that is all there. Takes away what is refused. */
const lookAt = async (desk: Desk, upload: Upload, key: Uint8Array): Promise<Received> => {
	const seen = desk.seen.get(upload.id);
	desk.seen.delete(upload.id);
	// It is read again, unless it went by in one go.
	const inOneGo = upload.sessions <= 1 && seen?.bytes === upload.length;
	const received = inOneGo ? await seen.seeing.end() : await readAgain(desk, upload, key);
	if (!received) {
		await end(desk, upload.id, false);
		throw new UploadRefused(404, "NOT_FOUND", "Not all parts of this upload are as they came. Begin it again.");
	}
	try {
		await checkReceived(desk, { file: upload.id, key }, received, upload.metadata.sha256);
		return received;
	} catch (error) {
		await end(desk, upload.id, false);
		throw error;
	}
};

/** Undefined where a connection that had lost the lock wrote over a part, or the disk lost one. */
const readAgain = async ({ store }: Desk, upload: Upload, key: Uint8Array): Promise<Received | undefined> => {
	const seeing = openSeen();
	let so = nothing.chain;
	try {
		for await (const { opened, chain } of readChained(store, { file: upload.id, key }, upload.length)) {
			seeing.push(opened);
			so = chain;
		}
	} catch (error) {
		// A store that is away says nothing of the upload.
		if (error instanceof HubError) throw error;
		return undefined;
	}
	return so === upload.chain ? seeing.end() : undefined;
};

const create = async (
	desk: Desk,
	{ id = desk.newId(), length, metadata }: { id?: string; length: number; metadata: Readonly<Record<string, string>> },
): Promise<Upload> => {
	if (length > desk.most) throw tooLarge(desk.most);
	const upload: Upload = { id, length, metadata, ...nothing, sessions: 0, expiresAt: times(desk).expiresAt };
	await desk.book.begin(upload);
	return upload;
};

const sweep = async (
	desk: Desk,
	known: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<string[]> => {
	const over = await desk.book.expired(desk.now());
	const kept = over.length > 0 ? await known(over) : new Set<string>();
	for (const id of over) await end(desk, id, kept.has(id));
	return over.filter((id) => !kept.has(id));
};

/** Uploads that go on where they were cut off: the core of tus 1.0 with creation, expiration, checksum and termination, without HTTP. */
export const openUploads = (o: UploadsOptions) => {
	const desk: Desk = { ...o, seen: new Map() };
	return {
		/** Begins one. The caller has made its key, and keeps it under the id. */
		create: (asked: { id?: string; length: number; metadata: Readonly<Record<string, string>> }) => create(desk, asked),
		find: (id: string): Promise<Upload> => find(desk, id),
		/**
		 * Takes bytes from where the upload is. Once it is all there it is looked at, and `received` says what it is: the caller commits
		 * it, and calls `keep`. Called again with nothing more to send it says the same. What is refused is taken away.
		 */
		append: (sent: Append): Promise<Appended> => append(desk, sent),
		/** The file is committed: its upload is over, and its bytes stay. */
		keep: (id: string): Promise<void> => end(desk, id, true),
		/** Ends an upload and takes its bytes away. The lock of a writer keeps it from that. */
		terminate: async (id: string): Promise<void> => {
			await lock(desk, id);
			await end(desk, id, false);
		},
		/**
		 * Takes away what nobody went on with, but for what `known` says is committed. Answers what it took. Bytes go first, so that a
		 * sweep that is cut off finds the upload again.
		 */
		sweep: (known: (ids: readonly string[]) => Promise<ReadonlySet<string>>): Promise<string[]> => sweep(desk, known),
	};
};

export type Uploads = ReturnType<typeof openUploads>;
