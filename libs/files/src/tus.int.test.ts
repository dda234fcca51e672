import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Upload } from "tus-js-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memoryBook } from "./book.ts";
import { folderStore } from "./folder.ts";
import { partBytes } from "./parts.ts";
import type { Received } from "./seen.ts";
import {
	appended,
	checkTus,
	created,
	offsetOf,
	readAppend,
	readCreation,
	statusOf,
	type TusAnswer,
	terminated,
	tusOptions,
} from "./tus.ts";
import { openUploads, type Uploads } from "./uploads.ts";

// A client that others wrote, over real connections that break.
const key = randomBytes(32);
const received: Received[] = [];
let root: string;
let uploads: Uploads;
let cutAfter = Number.POSITIVE_INFINITY;

async function* cutting(request: IncomingMessage): AsyncGenerator<Buffer> {
	let bytes = 0;
	for await (const some of request) {
		yield some as Buffer;
		bytes += (some as Buffer).length;
		if (bytes > cutAfter) request.destroy(new Error("the line broke"));
	}
}

const answer = async (request: IncomingMessage): Promise<TusAnswer> => {
	const id = request.url?.split("/")[2] ?? "";
	if (request.method === "OPTIONS") return { status: 204, headers: tusOptions(100 * 1024 ** 2) };
	if (request.method === "POST") {
		const upload = await uploads.create(readCreation(request.headers));
		return created(upload, `/files/${upload.id}`);
	}
	if (request.method === "PATCH") {
		const done = await uploads.append({ id, key, ...readAppend(request.headers), source: cutting(request) });
		if (done.received) received.push(done.received);
		return appended(done);
	}
	checkTus(request.headers);
	if (request.method === "HEAD") return offsetOf(await uploads.find(id));
	await uploads.terminate(id);
	return terminated;
};

const server = createServer((request: IncomingMessage, reply: ServerResponse) => {
	answer(request).then(
		({ status, headers }) => reply.writeHead(status, headers).end(),
		(error: unknown) => reply.writeHead(statusOf(error) ?? 500, { "tus-resumable": "1.0.0" }).end(),
	);
});
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), "seamark-tus-"));
	uploads = openUploads({
		store: folderStore(root),
		book: memoryBook(),
		now: Date.now,
		newId: randomUUID,
		most: 100 * 1024 ** 2,
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	await rm(root, { recursive: true, force: true });
});
const endpoint = () => `http://127.0.0.1:${(server.address() as { port: number }).port}/files`;

const send = (bytes: Buffer, chunkSize: number, retryDelays: number[]) =>
	new Promise<{ url: string; breaks: number }>((done, fail) => {
		let breaks = 0;
		const upload = new Upload(bytes, {
			endpoint: endpoint(),
			chunkSize,
			retryDelays,
			metadata: { filename: "../船 .pdf" },
			onShouldRetry: () => {
				breaks++;
				cutAfter = Number.POSITIVE_INFINITY;
				return true;
			},
			onSuccess: () => done({ url: upload.url ?? "", breaks }),
			onError: fail,
		});
		upload.start();
	});

test.each([
	["in one go", Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, false],
	["in pieces", 700_000, Number.POSITIVE_INFINITY, false],
	["over a line that breaks", Number.POSITIVE_INFINITY, 1_500_000, true],
])("a client of tus sends a file %s", async (_how, chunkSize, breaksAfter, breaks) => {
	const bytes = randomBytes(2 * partBytes + 500_000);
	cutAfter = breaksAfter;
	const sent = await send(bytes, chunkSize, [50, 200, 500, 1_000, 2_000, 5_000]);
	expect(sent.breaks > 0).toBe(breaks);
	expect(received.at(-1)).toMatchObject({
		size: bytes.length,
		sha256: createHash("sha256").update(bytes).digest("hex"),
	});
	await Upload.terminate(sent.url, {});
	await expect(uploads.find(sent.url.split("/").at(-1) ?? "")).rejects.toMatchObject({ status: 404 });
});
