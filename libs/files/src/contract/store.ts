import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openFiles } from "../files.ts";
import { partBytes } from "../parts.ts";
import { type FileStore, mostPartBytes } from "../store.ts";

/** What every store of files keeps to. `open` answers another instance on the same files each time. */
export const storeContract = (open: () => Promise<FileStore>): void => {
	const all = async (store: FileStore) => {
		const found: string[] = [];
		for await (const { file } of store.list()) found.push(file);
		return found;
	};

	refusals(open);

	test("a part comes back as it was put, for every instance, and another in its place takes it over", async () => {
		const [one, other, file] = [await open(), await open(), randomUUID()];
		const bytes = randomBytes(100_000);
		await one.put(file, 0, [bytes.subarray(0, 10), bytes.subarray(10)]);
		await one.put(file, 99_999, [Buffer.from("far")]);
		await one.settle(file);
		expect((await other.get(file, 0))?.equals(bytes)).toBe(true);
		expect((await other.get(file, 99_999))?.toString()).toBe("far");
		await other.put(file, 0, [Buffer.from("new")]);
		await other.put(file, 1, []);
		expect([(await one.get(file, 0))?.toString(), (await one.get(file, 1))?.length]).toEqual(["new", 0]);
	});

	test("what is not there is not there, and is no fault", async () => {
		const [store, file] = [await open(), randomUUID()];
		expect(await store.get(file, 0)).toBeUndefined();
		await store.remove(file);
		await store.settle(file);
		await store.put(file, 1, [Buffer.from("x")]);
		expect(await store.get(file, 0)).toBeUndefined();
	});

	test("a file that is taken away is gone with all its parts, and no other", async () => {
		const [store, file, other] = [await open(), randomUUID(), randomUUID()];
		for (let part = 0; part < 12; part++) await store.put(file, part, [Buffer.of(part)]);
		await store.put(other, 0, [Buffer.from("stays")]);
		await store.remove(file);
		for (let part = 0; part < 12; part++) expect(await store.get(file, part)).toBeUndefined();
		expect((await store.get(other, 0))?.toString()).toBe("stays");
		const left = await all(store);
		expect([left.includes(file), left.includes(other)]).toEqual([false, true]);
	});

	test("the list has every file once, with the time when it was last written", async () => {
		const store = await open();
		const files: string[] = Array.from({ length: 5 }, () => randomUUID());
		for (const file of files) for (const part of [0, 1, 2]) await store.put(file, part, [Buffer.from("x")]);
		expect((await all(store)).filter((file) => files.includes(file))).toHaveLength(5);
		for await (const { at } of store.list()) expect(Math.abs(at - Date.now())).toBeLessThan(3_600_000);
	});

	test("a file of several parts goes in and comes out, and is nothing to those without its key", async () => {
		const files = openFiles({ store: await open() });
		const [file, key] = [randomUUID(), randomBytes(32)];
		const bytes = randomBytes(2 * partBytes + 5);
		const received = await files.receive({ file, key, source: cut(bytes, 1_000_003), most: bytes.length });
		const again = openFiles({ store: await open() });
		expect((await joined(again.read({ file, key, ...received }))).equals(bytes)).toBe(true);
		await expect(joined(again.read({ file, key: randomBytes(32), ...received }))).rejects.toThrow();
		await files.erase(file);
		await expect(joined(again.read({ file, key, ...received }))).rejects.toThrow("missing");
	});
};

const refusals = (open: () => Promise<FileStore>): void => {
	test.each(["", "..", "../x", "a/b", "C:\\x", "%2e%2e", "x".repeat(36), `${randomUUID()}/../..`, `${randomUUID()}\n`])(
		"a name that is no id never reaches it: %j",
		async (name) => {
			const store = await open();
			await expect(store.put(name, 0, [Buffer.from("x")])).rejects.toThrow("named by an id");
			await expect(store.get(name, 0)).rejects.toThrow("named by an id");
			await expect(store.remove(name)).rejects.toThrow("named by an id");
			for (const part of [-1, 1.5, Number.NaN, 2 ** 20])
				await expect(store.get(randomUUID(), part)).rejects.toThrow("by a number");
		},
	);

	test("a part that is too large for a store is too large for all of them", async () => {
		const store = await open();
		await expect(store.put(randomUUID(), 0, [Buffer.alloc(mostPartBytes), Buffer.alloc(1)])).rejects.toThrow(
			"too large",
		);
	});
};

export async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const joined = async (parts: AsyncIterable<Buffer>): Promise<Buffer> => {
	const all: Buffer[] = [];
	for await (const part of parts) all.push(part);
	return Buffer.concat(all);
};
