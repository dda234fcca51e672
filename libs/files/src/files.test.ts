import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cut, joined } from "./contract/store.ts";
import { openFiles } from "./files.ts";
import { folderStore } from "./folder.ts";
import { partBytes } from "./parts.ts";
import { openPart, sealPart, sessionBytes } from "./seal.ts";
import type { FileStore } from "./store.ts";

let root: string;
let store: FileStore;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), "seamark-files-"));
	store = folderStore(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const place = () => ({ file: randomUUID(), key: randomBytes(32) });
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const isThere = async (file: string) => (await store.get(file, 0)) !== undefined;

test.each([0, 1, partBytes - 1, partBytes, partBytes + 1, 2 * partBytes])(
	"a file of %i bytes comes back",
	async (size) => {
		const files = openFiles({ store });
		const to = place();
		const bytes = randomBytes(size);
		const received = await files.receive({ ...to, source: cut(bytes, 333_333), most: size });
		expect(received).toMatchObject({ size, sha256: sha256(bytes) });
		expect((await joined(files.read({ ...to, ...received }))).equals(bytes)).toBe(true);
		expect((await files.range({ ...to, size }, size >> 1, size)).equals(bytes.subarray(size >> 1))).toBe(true);
	},
);

test("its content says what a file is, whatever it is called", async () => {
	const files = openFiles({ store });
	const png = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(100)]);
	const type = async (bytes: Buffer) => (await files.receive({ ...place(), source: cut(bytes, 7), most: 1_000 })).type;
	expect(await type(png)).toMatchObject({ mediaType: "image/png" });
	expect(await type(Buffer.from("MZ\u0090\u0000".padEnd(200, "\0"), "latin1"))).toMatchObject({ extension: "exe" });
	expect(await type(Buffer.from("plain words"))).toBeUndefined();
});

test("what is too large, cut off, not what was announced or refused by the scan leaves nothing", async () => {
	const bytes = Buffer.from("words that a scan looks for");
	const scanned: string[] = [];
	const files = openFiles({
		store,
		scan: async ({ read, size }) => {
			scanned.push(`${size} ${(await joined(read())).toString()}`);
			return "Eicar-Test";
		},
	});
	async function* broken() {
		yield Buffer.alloc(partBytes * 2);
		throw new Error("the line broke");
	}
	for (const [more, code] of [
		[
			{ source: cut(bytes, 5), most: 10 },
			{ code: "PAYLOAD_TOO_LARGE", message: "A file may have 10 bytes." },
		],
		[{ source: broken(), most: partBytes * 9 }, { message: "the line broke" }],
		[{ source: cut(bytes, 5), most: 99, sha256: "0".repeat(64) }, { code: "VALIDATION" }],
		[
			{ source: cut(bytes, 5), most: 99 },
			{ code: "FILE_TYPE_REFUSED", faults: [{ at: "body", message: expect.stringContaining("Eicar") }] },
		],
	] as const) {
		const to = place();
		await expect(files.receive({ ...to, ...more })).rejects.toMatchObject(code);
		expect(await isThere(to.file)).toBe(false);
	}
	expect(scanned).toEqual([`${bytes.length} ${bytes}`]);
});

test("a part that was changed, moved, cut off, swapped with another file's or added is found, before the last byte leaves", async () => {
	const files = openFiles({ store });
	const [one, other] = [place(), place()];
	const bytes = randomBytes(2 * partBytes + 100);
	const received = await files.receive({ ...one, source: cut(bytes, partBytes), most: bytes.length });
	await files.receive({ ...other, source: cut(randomBytes(bytes.length), partBytes), most: bytes.length });
	const parts = await Promise.all([0, 1, 2].map(async (part) => (await store.get(one.file, part)) as Buffer));
	const [first, second, third] = parts as [Buffer, Buffer, Buffer];
	const flipped = Buffer.from(second);
	flipped[500] = (flipped[500] ?? 0) ^ 1;
	const otherSession = Buffer.from(second);
	otherSession[3] = (otherSession[3] ?? 0) ^ 1;
	for (const [part, bad] of [
		[1, flipped],
		[1, otherSession],
		[1, first],
		[1, third],
		[1, (await store.get(other.file, 1)) as Buffer],
		[1, second.subarray(0, 10)],
		[2, second],
		[0, Buffer.alloc(0)],
	] as const) {
		await store.put(one.file, part, [bad]);
		let out = 0;
		await expect(
			(async () => {
				for await (const some of files.read({ ...one, ...received })) out += some.length;
			})(),
		).rejects.toThrow();
		expect(out).toBeLessThan(bytes.length);
		await store.put(one.file, part, [parts[part] as Buffer]);
	}
	// Cut off: the last part that is left was not sealed as the last, also for somebody who could change the size.
	await expect(
		joined(files.read({ ...one, size: 2 * partBytes, sha256: sha256(bytes.subarray(0, 2 * partBytes)) })),
	).rejects.toThrow();
	expect((await joined(files.read({ ...one, ...received }))).equals(bytes)).toBe(true);
});

test("no nonce seals two texts: each session has its own, and number and end are in it", () => {
	const key = randomBytes(32);
	const session = randomBytes(sessionBytes);
	const where = { part: 7, last: false };
	const sealed = Buffer.concat(sealPart(key, session, where, Buffer.from("text")));
	expect(openPart(key, where, sealed).toString()).toBe("text");
	for (const wrong of [
		{ part: 8, last: false },
		{ part: 7, last: true },
	])
		expect(() => openPart(key, wrong, sealed)).toThrow();
	const again = Buffer.concat(sealPart(key, randomBytes(sessionBytes), where, Buffer.from("text")));
	expect(again.subarray(-20).equals(sealed.subarray(-20))).toBe(false);
});

test("files that nobody knows are swept away once they are old; others stay", async () => {
	const files = openFiles({ store });
	const [kept, orphan] = [place(), place()];
	for (const to of [kept, orphan]) await files.receive({ ...to, source: cut(Buffer.from("x"), 1), most: 1 });
	const known = async (some: readonly string[]) => new Set(some.filter((file) => file === kept.file));
	const most = 1_000;
	expect(await files.sweep({ before: Date.now() - 3_600_000, known, most })).toEqual({ swept: 0, kept: 0 });
	// Too many at once: a database that was put back knows them no more, and may know them again tomorrow.
	const tooMany = await files.sweep({ before: Date.now() + 3_600_000, known, most: 0 });
	expect([tooMany.swept, tooMany.kept > 0, await isThere(orphan.file)]).toEqual([0, true, true]);
	expect((await files.sweep({ before: Date.now() + 3_600_000, known, most })).swept).toBeGreaterThan(0);
	expect([await isThere(kept.file), await isThere(orphan.file)]).toEqual([true, false]);
});
