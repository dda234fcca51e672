import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeKeyFiles } from "./key-files.ts";

test("a service that is new to a hub gets a key, and those that are there stay", async () => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-keys-"));
	try {
		const before = await makeKeyFiles(dir, ["identity", "alerts"]);
		const read = (file: string) => readFile(file, "utf8");
		const [hub, identity] = [await read(before.hub), await read(before.keyOf("identity"))];
		const after = await makeKeyFiles(dir, ["identity", "alerts", "case-intake"]);
		expect([await read(after.hub), await read(after.keyOf("identity"))]).toEqual([hub, identity]);
		expect(Object.keys(JSON.parse(await read(after.services)))).toEqual(["identity", "alerts", "case-intake"]);
		expect(JSON.parse(await read(after.keyOf("case-intake")))).toMatchObject({ kty: "OKP", d: expect.any(String) });
		expect((await stat(after.keyOf("case-intake"))).mode & 0o077).toBe(0);
		const again = await read(after.services);
		await makeKeyFiles(dir, ["identity"]);
		expect(await read(after.services)).toBe(again);
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
});
