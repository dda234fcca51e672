import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
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

	test("only the account of the hub reads them, and no unfinished part is left", async () => {
		const file = randomUUID();
		const store = folderStore(root);
		await store.put(file, 0, [Buffer.from("x")]);
		const folder = join(root, file.slice(0, 2), file);
		expect(await readdir(folder)).toEqual(["0"]);
		expect([(await stat(folder)).mode & 0o777, (await stat(join(folder, "0"))).mode & 0o777]).toEqual([0o700, 0o600]);
	});

	test("a folder that is not there yet is an empty store", async () => {
		for await (const _ of folderStore(join(root, "none")).list()) throw new Error("there is nothing");
	});
});
