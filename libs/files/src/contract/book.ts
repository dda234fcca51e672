import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Upload, UploadBook } from "../book.ts";

/** What every book of uploads keeps to. `open` answers another instance on the same uploads each time. */
export const bookContract = (open: () => UploadBook): void => {
	const now = 1_800_000_000_000;
	const begun = async (over: Partial<Upload> = {}): Promise<Upload> => {
		const upload = {
			id: randomUUID(),
			length: 5_000_000_000,
			bytes: 0,
			parts: 0,
			chain: "",
			sessions: 0,
			metadata: { sha256: "0".repeat(64) },
			expiresAt: now + 1_000,
			...over,
		};
		await open().begin(upload);
		return upload;
	};
	const lock = (id: string, at = now) => {
		const session = randomUUID();
		return open()
			.lock({ id, session, now: at, until: at + 100 })
			.then((upload) => (upload ? { upload, session } : undefined));
	};

	test("an upload is found as it was begun, by every instance, until it ends", async () => {
		const upload = await begun();
		expect(await open().find(upload.id)).toEqual(upload);
		await open().end(upload.id);
		expect(await open().find(upload.id)).toBeUndefined();
		expect(await lock(upload.id)).toBeUndefined();
		await open().end(upload.id);
	});

	test("one writer holds the lock, of many who ask at once; it ends by itself, and each holder is counted", async () => {
		const { id } = await begun();
		const held = (await Promise.all(Array.from({ length: 5 }, () => lock(id)))).filter((one) => one !== undefined);
		expect(held.map(({ upload }) => upload.sessions)).toEqual([1]);
		expect(await lock(id, now + 99)).toBeUndefined();
		expect((await lock(id, now + 100))?.upload.sessions).toBe(2);
	});

	test("only who holds the lock says how far it is, and gives the lock back", async () => {
		const { id } = await begun();
		const first = await lock(id);
		const second = await lock(id, now + 100);
		const so = { id, parts: 1, bytes: 4_294_967_296, chain: "c", until: now + 500, expiresAt: now + 9_000 };
		expect(await open().advance({ ...so, session: first?.session ?? "" })).toBe(false);
		expect(await open().advance({ ...so, session: second?.session ?? "" })).toBe(true);
		expect(await open().find(id)).toMatchObject({ parts: 1, bytes: 4_294_967_296, chain: "c", expiresAt: now + 9_000 });
		await open().unlock(id, first?.session ?? "");
		expect(await lock(id, now + 499)).toBeUndefined();
		await open().unlock(id, second?.session ?? "");
		expect(await lock(id, now + 499)).toBeDefined();
	});

	test("what nobody goes on with has expired, and nothing that somebody writes to", async () => {
		const [over, running, held] = [await begun(), await begun({ expiresAt: now + 5_000 }), await begun()];
		await open().lock({ id: held.id, session: randomUUID(), now, until: now + 9_000 });
		const expired = await open().expired(now + 2_000);
		expect([over, running, held].map(({ id }) => expired.includes(id))).toEqual([true, false, false]);
	});
};
