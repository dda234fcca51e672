import { HubError } from "@seamark/errors";
import { nothing, openWriter, type Place, readParts } from "./parts.ts";
import { openSeen, type Received } from "./seen.ts";
import type { FileStore } from "./store.ts";

/** Looks into a file that came whole, such as a scanner of viruses. Answers why it is refused; undefined where nothing speaks against it. */
export type Scan = (file: Received & { read: () => AsyncIterable<Buffer> }) => Promise<string | undefined>;

export type FilesOptions = { store: FileStore; scan?: Scan | undefined };

export type Receive = Place & {
	source: AsyncIterable<Uint8Array>;
	/** Bytes that it may have. */
	most: number;
	/** Lower-case hex, where the sender announced it. */
	sha256?: string | undefined;
	/** Sees the bytes too, while they go by. */
	look?: (bytes: Uint8Array) => void;
};

export const tooLarge = (most: number): HubError =>
	new HubError("PAYLOAD_TOO_LARGE", { detail: `A file may have ${sizeInWords(most)}.` });

const sizeInWords = (bytes: number): string => {
	const units = ["bytes", "kB", "MB", "GB"];
	const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
	return `${Math.round((bytes / 1024 ** step) * 10) / 10} ${units[step]}`;
};

/** Throws what speaks against a file that is there. */
export const checkReceived = async (
	{ store, scan }: FilesOptions,
	place: Place,
	received: Received,
	announced: string | undefined,
): Promise<void> => {
	if (announced !== undefined && announced !== received.sha256)
		throw new HubError("VALIDATION", {
			detail: "What was sent is not the file that was announced.",
			faults: [{ at: "sha256", message: "is not the SHA-256 of what was sent" }],
		});
	const refused = await scan?.({ ...received, read: () => readParts(store, place, received.size) });
	if (refused !== undefined)
		throw new HubError("FILE_TYPE_REFUSED", {
			faults: [{ at: "body", message: `is refused by the scan: ${refused}` }],
		});
};

/** Takes a whole file in one go. What is refused or cut off leaves nothing. */
const receive = async (o: FilesOptions, { file, key, source, most, sha256, look }: Receive): Promise<Received> => {
	const place = { file, key };
	const seen = openSeen();
	const writer = openWriter(o.store, place, nothing);
	try {
		let bytes = 0;
		for await (const some of source) {
			bytes += some.length;
			if (bytes > most) throw tooLarge(most);
			seen.push(some);
			look?.(some);
			await writer.push(some);
		}
		await writer.end(true);
		const received = await seen.end();
		await checkReceived(o, place, received, sha256);
		return received;
	} catch (error) {
		await writer.leave();
		await o.store.remove(file);
		throw error;
	}
};

/**
 * The bytes of a file. What is not what was stored breaks off before its last part, so that nobody takes it for the file. Throws
 * before the first byte where the file is of one part.
 */
async function* read(
	store: FileStore,
	{ file, key, size, sha256 }: Place & { size: number; sha256: string },
): AsyncGenerator<Buffer> {
	const seen = openSeen();
	let held: Buffer | undefined;
	for await (const part of readParts(store, { file, key }, size)) {
		seen.push(part);
		if (held) yield* sliced(held);
		held = part;
	}
	const found = await seen.end();
	if (found.sha256 !== sha256 || found.size !== size) throw new Error(`the file ${file} is not what was stored`);
	if (held) yield* sliced(held);
}

/** A stream reads several pieces ahead: small ones take little memory. */
function* sliced(part: Buffer): Generator<Buffer> {
	for (let at = 0; at < part.length; at += sliceBytes) yield part.subarray(at, at + sliceBytes);
}
const sliceBytes = 64 * 1024;

/** Some of the bytes, without a check of the whole. */
const range = async (store: FileStore, place: Place & { size: number }, from: number, to: number): Promise<Buffer> => {
	const some: Buffer[] = [];
	let at = 0;
	for await (const part of readParts(store, place, place.size)) {
		some.push(part.subarray(Math.max(0, from - at), Math.max(0, to - at)));
		at += part.length;
		if (at >= to) break;
	}
	return Buffer.concat(some);
};

export type Sweep = {
	/** Files that somebody has written to since stay (milliseconds since 1970). */
	before: number;
	/** Which of them are committed, or are coming. */
	known: (files: readonly string[]) => Promise<ReadonlySet<string>>;
	/** More of them at once look like a database that was put back: then none is taken away. */
	most: number;
};

/** How many were taken away, or were left alone since they were too many. */
export type Swept = { swept: number; kept: number };

/** How many it asks about at once. */
const askedAtOnce = 500;

/** Takes away files that nobody knows any more. */
const sweep = async (store: FileStore, { before, known, most }: Sweep): Promise<Swept> => {
	const nobodys: string[] = [];
	let some: string[] = [];
	const ask = async () => {
		const kept = some.length > 0 ? await known(some) : new Set();
		nobodys.push(...some.filter((one) => !kept.has(one)));
		some = [];
	};
	for await (const { file, at } of store.list()) {
		if (at < before) some.push(file);
		if (some.length >= askedAtOnce) await ask();
	}
	await ask();
	if (nobodys.length > most) return { swept: 0, kept: nobodys.length };
	for (const file of nobodys) await store.remove(file);
	return { swept: nobodys.length, kept: 0 };
};

/** Files, sealed in parts, each under a key of its own that the caller gives and keeps. */
export const openFiles = (o: FilesOptions) => ({
	receive: (file: Receive): Promise<Received> => receive(o, file),
	read: (file: Parameters<typeof read>[1]): AsyncGenerator<Buffer> => read(o.store, file),
	range: (file: Place & { size: number }, from: number, to: number): Promise<Buffer> => range(o.store, file, from, to),
	/** Takes the bytes away. Its key the caller destroys first: then copies of the bytes are nothing too. */
	erase: (file: string): Promise<void> => o.store.remove(file),
	sweep: (of: Sweep): Promise<Swept> => sweep(o.store, of),
});

export type Files = ReturnType<typeof openFiles>;
