import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { plainBody } from "./plain-body.ts";

const open = (body: Readable, encoding: string | undefined = "gzip") => {
	const gone = new AbortController();
	const counted = { bytes: 0 };
	const unfolded = (bytes: number) => {
		counted.bytes += bytes;
	};
	return { plain: plainBody({ body, encoding, gone: gone.signal, unfolded }), gone, counted };
};
const refused = { code: "PAYLOAD_TOO_LARGE" };

test("a compressed file comes as it was, and is counted as what it unfolds to; a plain one was counted on its way in", async () => {
	const file = Buffer.from(randomBytes(100_000).toString("hex").repeat(20));
	const packed = gzipSync(file);
	const { plain, counted } = open(Readable.from([packed]));
	expect((await buffer(plain)).equals(file)).toBe(true);
	expect(counted.bytes).toBe(file.length);
	const asItIs = open(Readable.from([file]), "identity");
	expect((await buffer(asItIs.plain)).equals(file)).toBe(true);
	expect(asItIs.counted.bytes).toBe(0);
});

test("what says the same again and again is refused once it is more than a megabyte, and unfolds no further", async () => {
	const small = Buffer.alloc(1024 * 1024, "a");
	expect((await buffer(open(Readable.from([gzipSync(small)])).plain)).length).toBe(small.length);
	const packed = gzipSync(Buffer.alloc(200 * 1024 * 1024, "a"));
	const { plain, counted } = open(Readable.from([packed]));
	await expect(buffer(plain)).rejects.toMatchObject(refused);
	expect(counted.bytes).toBeLessThan(25 * 1024 * 1024);
});

test("it ends when the caller is gone, also when all of the body had come, and when the body is broken or cut off", async () => {
	const packed = gzipSync(Buffer.from(randomBytes(1_000_000).toString("hex")));
	const { plain, gone, counted } = open(Readable.from([packed]));
	const pieces = plain[Symbol.asyncIterator]();
	await pieces.next();
	gone.abort(new Error("gone"));
	await expect(
		(async () => {
			for (let piece = await pieces.next(); !piece.done; piece = await pieces.next());
		})(),
	).rejects.toThrow("gone");
	const before = counted.bytes;
	if (!plain.closed) await once(plain, "close");
	expect(counted.bytes).toBe(before);
	await expect(buffer(open(Readable.from([packed.subarray(0, 1_000)])).plain)).rejects.toMatchObject({
		code: "Z_BUF_ERROR",
	});
	await expect(buffer(open(Readable.from([Buffer.from("no gzip")])).plain)).rejects.toMatchObject({
		code: "Z_DATA_ERROR",
	});
	const cut = new Readable({ read: () => undefined });
	cut.on("error", () => undefined);
	const reading = buffer(open(cut).plain);
	cut.push(packed.subarray(0, 1_000));
	cut.destroy(new Error("reset"));
	await expect(reading).rejects.toThrow("cut off");
});
