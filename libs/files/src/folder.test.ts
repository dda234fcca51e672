import { randomUUID } from "node:crypto";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeContract } from "./contract/store.ts";
import { folderStore } from "./folder.ts";

let root: string;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), "seamark-files-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe("files in a folder", () => {
	storeContract(async () => folderStore(root));

	test("only the account of the hub reads them, and parts that are small take little room", async () => {
		const file = randomUUID();
		const store = folderStore(root);
		await store.put(file, 50, [Buffer.from("x")]);
		const folder = join(root, file.slice(0, 2));
		const { mode, blocks } = await stat(join(folder, file));
		expect([(await stat(folder)).mode & 0o777, mode & 0o777]).toEqual([0o700, 0o600]);
		expect(blocks * 512).toBeLessThan(100_000);
	});

	test("a folder that is not there yet is an empty store", async () => {
		for await (const _ of folderStore(join(root, "none")).list()) throw new Error("there is nothing");
	});
});
