import { createHash, randomBytes } from "node:crypto";
import { openPart, sealedBytes, sealPart, sessionBytes, tagBytes } from "./seal.ts";
import type { FileStore } from "./store.ts";

/** Bytes of each part but those that end a file or a session. */
export const partBytes = 1024 ** 2;
/** Parts on their way to the store at once. */
const atOnce = 2;
/** So many parts are settled together: what is settled stays when the power fails. */
const settledTogether = 32;

export type Place = { file: string; key: Uint8Array };
export type Written = { parts: number; bytes: number; chain: string };
export const nothing: Written = { parts: 0, bytes: 0, chain: "" };

const link = (chain: string, sealed: Uint8Array): string =>
	createHash("sha256").update(chain).update(sealed.subarray(-tagBytes)).digest("hex");

/** Gives memory back at once: a gigabyte that goes by would leave a heap of it until it is collected. Nobody uses the bytes after it. */
const release = ({ buffer, byteLength }: Uint8Array): void => {
	if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
};

/** Writes the parts of a file from a place on, in one session. `stored` is told now and then how far the file is settled without a gap. */
export const openWriter = (
	store: FileStore,
	{ file, key }: Place,
	from: Written,
	stored: (so: Written) => Promise<void> = async () => undefined,
) => {
	const session = randomBytes(sessionBytes);
	const waiting = Buffer.allocUnsafeSlow(partBytes);
	const onTheWay: Promise<Written>[] = [];
	let filled = 0;
	let written = from;
	let settled = from;

	const settle = async (so: Written) => {
		await store.settle(file);
		settled = so;
	};
	const waitForOne = async () => {
		const first = onTheWay[0];
		if (!first) return;
		try {
			const so = await first;
			if (so.parts - settled.parts < settledTogether) return;
			await settle(so);
			await stored(so);
		} finally {
			void onTheWay.shift();
		}
	};
	const send = async (last: boolean) => {
		if (onTheWay.length >= atOnce) await waitForOne();
		const part = written.parts;
		const sealed = sealPart(key, session, { part, last }, waiting.subarray(0, filled));
		const so = { parts: part + 1, bytes: written.bytes + filled, chain: link(written.chain, sealed.at(-1) as Buffer) };
		written = so;
		filled = 0;
		const putting = store.put(file, part, sealed).then(() => {
			sealed.forEach(release);
			return so;
		});
		// Its fault is told where it is waited for.
		void putting.catch(() => undefined);
		onTheWay.push(putting);
	};
	return {
		/** A full part waits until there is more, since the last one is sealed as the last. */
		push: async (bytes: Uint8Array): Promise<void> => {
			for (let at = 0; at < bytes.length; ) {
				if (filled === partBytes) await send(false);
				const some = bytes.subarray(at, at + partBytes - filled);
				waiting.set(some, filled);
				filled += some.length;
				at += some.length;
			}
		},
		/** Stores what is left, and settles it. `whole`: the file ends here. Answers how far it is. */
		end: async (whole: boolean): Promise<Written> => {
			if (filled > 0 || (whole && written.bytes === from.bytes)) await send(whole);
			while (onTheWay.length > 0) await waitForOne();
			await settle(written);
			return written;
		},
		/** Waits for what is on its way, no matter what came of it. */
		leave: async (): Promise<void> => {
			await Promise.allSettled(onTheWay);
		},
	};
};

/** The bytes of a file, part by part, with the chain so far. Throws where a part is missing, or is not what was stored. */
export async function* readChained(
	store: FileStore,
	{ file, key }: Place,
	size: number,
): AsyncGenerator<{ opened: Buffer; chain: string }> {
	let { parts, bytes, chain } = nothing;
	do {
		const sealed = await store.get(file, parts);
		if (!sealed) throw new Error(`part ${parts} of the file ${file} is missing`);
		bytes += Math.max(0, sealed.length - sealedBytes);
		chain = link(chain, sealed);
		const opened = openPart(key, { part: parts, last: bytes >= size }, sealed);
		release(sealed);
		yield { opened, chain };
		parts++;
	} while (bytes < size);
}

export async function* readParts(store: FileStore, place: Place, size: number): AsyncGenerator<Buffer> {
	for await (const { opened } of readChained(store, place, size)) yield opened;
}
