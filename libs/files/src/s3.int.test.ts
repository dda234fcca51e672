import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeContract } from "./contract/store.ts";
import { s3Store } from "./s3.ts";

// s3rver speaks S3, and does not refuse a wrong signature. It is no product of a provider: each of them has its own differences.
const keys = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER", region: "us-east-1" };
let server: S3rver;
let directory: string;
let bucket: string;
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), "seamark-s3-"));
	server = new S3rver({
		address: "127.0.0.1",
		port: 0,
		silent: true,
		directory,
		configureBuckets: [{ name: "files", configs: [] }],
	});
	bucket = `http://127.0.0.1:${(await server.run()).port}/files`;
});
afterAll(async () => {
	await server.close();
	await rm(directory, { recursive: true, force: true });
});

describe("files in an S3-compatible store", () => {
	storeContract(async () => s3Store({ bucket, ...keys }));

	test("a store that does not answer, or does not know the bucket, is away and says so", async () => {
		const file = "00000000-0000-4000-8000-000000000001";
		const wrong = [bucket.replace(/files$/, "nothing-here"), "http://127.0.0.1:1/files"];
		for (const store of wrong.map((one) => s3Store({ bucket: one, ...keys })))
			await expect(store.put(file, 0, [Buffer.from("x")])).rejects.toMatchObject({ code: "UNAVAILABLE" });
	});
});
