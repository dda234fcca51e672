import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memoryBook } from "./book.ts";
import { cut, joined } from "./contract/store.ts";
import { openFiles } from "./files.ts";
import { folderStore } from "./folder.ts";
import { partBytes } from "./parts.ts";
import type { FileStore } from "./store.ts";
import { openUploads } from "./uploads.ts";

let root: string;
let store: FileStore;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), "seamark-uploads-"));
	store = folderStore(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const stage = () => {
	const clock = { now: 1_800_000_000_000 };
	const book = memoryBook();
	// Each call is another instance on the same book and store.
	const instance = (o: { scan?: () => Promise<string | undefined> } = {}) =>
		openUploads({ store, book, now: () => clock.now, newId: randomUUID, most: 10 * partBytes, ...o });
	return { clock, book, instance, key: randomBytes(32) };
};
async function* breaking(bytes: Buffer): AsyncGenerator<Buffer> {
	yield* cut(bytes, 100_000);
	throw new Error("the line broke");
}

test.each([
	["on the instance that it began on", false],
	["on another instance each time", true],
])("an upload goes on where the line broke, %s", async (_where, elsewhere) => {
	const { instance, key } = stage();
	const bytes = randomBytes(2 * partBytes + 700_000);
	let at = instance();
	const { id } = await at.create({ length: bytes.length, metadata: { name: "../../etc/passwd" } });
	for (const until of [500_000, partBytes + 3, 2 * partBytes]) {
		if (elsewhere) at = instance();
		const { bytes: offset } = await at.find(id);
		await expect(at.append({ id, key, offset, source: breaking(bytes.subarray(offset, until)) })).rejects.toThrow(
			"broke",
		);
		expect((await at.find(id)).bytes).toBe(until);
	}
	if (elsewhere) at = instance();
	const offset = 2 * partBytes;
	const { received } = await at.append({ id, key, offset, source: cut(bytes.subarray(offset), 99_999) });
	expect(received).toMatchObject({ size: bytes.length, sha256: sha256(bytes) });
	// Asked again, because the answer was lost, it says the same.
	expect((await at.append({ id, key, offset: bytes.length, source: cut(Buffer.alloc(0), 1) })).received).toEqual(
		received,
	);
	await at.keep(id);
	await expect(at.find(id)).rejects.toMatchObject({ status: 404 });
	const read = openFiles({ store }).read({ file: id, key, size: bytes.length, sha256: sha256(bytes) });
	expect((await joined(read)).equals(bytes)).toBe(true);
});

test("two at once, a wrong place, more than announced and a wrong checksum are refused, and nothing of them counts", async () => {
	const { instance, key } = stage();
	const at = instance();
	const bytes = randomBytes(300_000);
	const { id } = await at.create({ length: bytes.length, metadata: {} });
	let release = () => {};
	const held = new Promise<void>((done) => {
		release = done;
	});
	async function* slow() {
		yield bytes.subarray(0, 1_000);
		await held;
	}
	const first = at.append({ id, key, offset: 0, source: slow() });
	await expect
		.poll(() =>
			instance()
				.append({ id, key, offset: 0, source: cut(bytes, 9) })
				.catch((e) => e.status),
		)
		.toBe(423);
	await expect(instance().terminate(id)).rejects.toMatchObject({ status: 423 });
	release();
	expect((await first).upload.bytes).toBe(1_000);
	const rest = bytes.subarray(1_000);
	const append = (offset: number, body: Buffer, digest?: Buffer) =>
		at.append({ id, key, offset, source: cut(body, 9_999), checksum: digest && { algorithm: "sha256", digest } });
	await expect(append(0, bytes)).rejects.toMatchObject({ status: 409, message: expect.stringContaining("byte 1000") });
	await expect(append(1_000, Buffer.concat([rest, rest]))).rejects.toMatchObject({ status: 413 });
	await expect(append(1_000, rest, randomBytes(32))).rejects.toMatchObject({ status: 460 });
	expect((await at.find(id)).bytes).toBe(1_000);
	const done = await append(1_000, rest, createHash("sha256").update(rest).digest());
	expect(done.received).toMatchObject({ sha256: sha256(bytes) });
	await expect(at.create({ length: 10 * partBytes + 1, metadata: {} })).rejects.toMatchObject({
		code: "PAYLOAD_TOO_LARGE",
	});
});

test("a lock that a dead instance left is over after its time, and what the dead one writes then does not count", async () => {
	const { clock, instance, key } = stage();
	const bytes = randomBytes(200_000);
	const { id } = await instance().create({ length: bytes.length, metadata: {} });
	let wake = () => {};
	const asleep = new Promise<void>((done) => {
		wake = done;
	});
	async function* stuck() {
		yield randomBytes(1_000);
		await asleep;
		yield randomBytes(1_000);
	}
	const dead = instance().append({ id, key, offset: 0, source: stuck() });
	const other = instance();
	const go = () => other.append({ id, key, offset: 0, source: cut(bytes.subarray(0, 150_000), 7_777) });
	await expect.poll(() => go().catch((e) => e.status)).toBe(423);
	clock.now += 61_000;
	expect((await go()).upload.bytes).toBe(150_000);
	wake();
	await expect(dead).rejects.toMatchObject({ status: 423 });
	// It wrote over a part that the other had stored: that is found, and no file comes of it.
	await expect(
		other.append({ id, key, offset: 150_000, source: cut(bytes.subarray(150_000), 7_777) }),
	).rejects.toMatchObject({
		status: 404,
		message: expect.stringContaining("Begin it again"),
	});
	expect(await store.get(id, 0)).toBeUndefined();
});

test("what nobody goes on with is over after a day and swept away; what is committed stays", async () => {
	const { clock, instance, key } = stage();
	const at = instance();
	const bytes = Buffer.from("a statement");
	const [left, committed] = [
		await at.create({ length: 99, metadata: {} }),
		await at.create({ length: bytes.length, metadata: {} }),
	];
	await at.append({ id: left.id, key, offset: 0, source: cut(bytes, 4) });
	// The process ended between the commit and `keep`.
	await at.append({ id: committed.id, key, offset: 0, source: cut(bytes, 4) });
	const known = async () => new Set([committed.id]);
	expect(await at.sweep(known)).toEqual([]);
	clock.now += 86_400_001;
	await expect(at.find(left.id)).rejects.toMatchObject({ status: 404 });
	expect(await at.sweep(known)).toEqual([left.id]);
	expect([await store.get(left.id, 0), (await store.get(committed.id, 0)) !== undefined]).toEqual([undefined, true]);
	expect(await at.sweep(known)).toEqual([]);
});

test("what the scan refuses or is not what was announced is taken away; an upload that is ended is gone", async () => {
	const { instance, key } = stage();
	const at = instance({ scan: async () => "a virus" });
	const bytes = Buffer.from("a statement");
	const whole = async (metadata: Record<string, string>, uploads = at) => {
		const { id } = await uploads.create({ length: bytes.length, metadata });
		await expect(uploads.append({ id, key, offset: 0, source: cut(bytes, 4) })).rejects.toThrow();
		await expect(uploads.find(id)).rejects.toMatchObject({ status: 404 });
		expect(await store.get(id, 0)).toBeUndefined();
	};
	await whole({});
	await whole({ sha256: "0".repeat(64) }, instance());
	const ended = await at.create({ length: 5, metadata: {} });
	await at.append({ id: ended.id, key, offset: 0, source: cut(Buffer.from("ab"), 1) });
	await at.terminate(ended.id);
	expect(await store.get(ended.id, 0)).toBeUndefined();
	await expect(at.append({ id: ended.id, key, offset: 2, source: cut(bytes, 1) })).rejects.toMatchObject({
		status: 404,
	});
});
