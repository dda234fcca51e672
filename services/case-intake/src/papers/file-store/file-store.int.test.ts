import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderStore } from "@seamark/files";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseByTwo, openStage, type Stage, units } from "../../testing.ts";
import { keyByHub, pieceSeal } from "../add-attachment/seal.ts";
import { docx, png } from "../add-attachment/testing.ts";
import { moveFiles } from "./move-files.ts";
import { careForFiles } from "./open-file-store.ts";

let stage: Stage;
let root: string;
let moving: Parameters<typeof moveFiles>[0];
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), "seamark-files-"));
	stage = await openStage({ settings: { SEAMARK_FILES: root } });
	moving = { context: stage.context, files: folderStore(root) };
});
afterAll(async () => {
	await stage.close();
	await rm(root, { recursive: true, force: true });
});

const { agency } = units.fiji;
const caller = JSON.stringify({ who: "fiji", purpose: "investigation", scopes: ["cases:read", "cases:write"] });
const newCase = async () => String((await stage.ask("fiji", "POST", "/cases", { title: "Files (invented)" })).body.id);
const send = async (caseId: string, name: string, payload: Buffer) => {
	const answer = await stage.app.inject({
		method: "POST",
		url: `/cases/${caseId}/attachments?name=${encodeURIComponent(name)}`,
		headers: { authorization: caller, "content-type": "application/octet-stream" },
		payload,
	});
	return { status: answer.statusCode, body: answer.json() as Record<string, unknown> };
};
const read = (id: unknown) =>
	stage.app.inject({ method: "GET", url: `/attachments/${id}/content`, headers: { authorization: caller } });
const rowOf = async (id: unknown) => (await stage.raw.query("select * from attachment where id = $1", [id])).rows[0];
const stored = async () => {
	const found: string[] = [];
	for await (const { file } of moving.files.list()) found.push(file);
	return found;
};
const inDatabase = async () => (await stage.raw.query("select count(*)::int as n from attachment_chunk")).rows[0].n;

/** A file as it was put to a case before there was a store of files. */
const oldFile = async (caseId: string, bytes: Buffer) => {
	const [id, upload] = [randomUUID(), randomUUID()];
	const seal = pieceSeal(keyByHub(stage.context.hubKey, upload));
	for (let n = 0; n * 262_144 < bytes.length; n++)
		await stage.raw.query("insert into attachment_chunk (upload_id, n, agency, bytes) values ($1, $2, $3, $4)", [
			upload,
			n,
			agency,
			seal.seal(n, bytes.subarray(n * 262_144, (n + 1) * 262_144)),
		]);
	await stage.raw.query(
		`insert into attachment (id, case_id, agency, name, media_type, sha256, size, added_at, by_post, upload_id, sealed_by)
			values ($1, $2, $3, 'a.bin', 'text/plain', $4, $5, now(), $3, $6, 'hub')`,
		[id, caseId, agency, createHash("sha256").update(bytes).digest("hex"), bytes.length, upload],
	);
	return { id, upload };
};

test("a file of a case lies in the store, sealed, and comes back; what is refused or erased leaves nothing there", async () => {
	const [caseId, before] = [await newCase(), await stored()];
	const file = Buffer.concat([png(0), Buffer.from("findable words"), randomBytes(2_500_000)]);
	const added = await send(caseId, "photo.png", file);
	expect(added).toMatchObject({ status: 201, body: { size: file.length, mediaType: "image/png" } });
	expect((await read(added.body.id)).rawPayload.equals(file)).toBe(true);
	const { upload_id: upload, kept_as: keptAs } = await rowOf(added.body.id);
	expect([keptAs, await inDatabase()]).toEqual(["parts", 0]);
	const part = await moving.files.get(upload, 0);
	expect(part?.includes("findable words")).toBe(false);
	expect((await send(caseId, "a.docx", docx())).status).toBe(201);

	expect((await send(caseId, "a.docx", docx([{ name: "word/vbaProject.bin" }]))).body.code).toBe("ARCHIVE_REFUSED");
	expect((await send(caseId, "photo.png", file)).status).toBe(200);
	expect((await send(caseId, "a.png", Buffer.alloc(26 * 1024 ** 2))).body.code).toBe("PAYLOAD_TOO_LARGE");
	expect(await stored()).toHaveLength(before.length + 2);

	expect((await eraseByTwo(stage, { case: caseId })).body).toEqual({ erased: 0, files: 2 });
	expect(await stored()).toEqual(before);
	expect((await read(added.body.id)).statusCode).toBe(410);
	expect((await stage.rawVault.query("select wrapped from file_key where id = $1", [upload])).rows).toEqual([
		{ wrapped: null },
	]);
	// Somebody kept the sealed bytes, and puts them back: the key is gone.
	await moving.files.put(upload, 0, [part ?? Buffer.alloc(0)]);
	expect((await read(added.body.id)).statusCode).toBe(410);
	await moving.files.remove(upload);
});

test("files from before move with their keys, byte for byte; a move that is cut off goes on, and erasure reaches them", async () => {
	const caseId = await newCase();
	const contents = [Buffer.from("small"), randomBytes(262_144), randomBytes(4 * 262_144), randomBytes(5 * 262_144 + 9)];
	const files = await Promise.all(contents.map((bytes) => oldFile(caseId, bytes)));
	const allRead = async () => {
		for (const [n, { id }] of files.entries())
			expect((await read(id)).rawPayload.equals(contents[n] as Buffer)).toBe(true);
	};
	await allRead();
	// It ends in the middle of a file, and between the store and the database.
	let left = 2;
	const cutOff = {
		...moving,
		files: {
			...moving.files,
			settle: async (file: string) => {
				if (left-- === 0) throw new Error("killed by the test");
				await moving.files.settle(file);
			},
		},
	};
	await expect(moveFiles(cutOff, agency)).rejects.toThrow("killed");
	await allRead();
	// Two at once, as two instances do.
	const moved = await Promise.all([moveFiles(moving, agency), moveFiles(moving, agency)]);
	expect(Math.max(...moved)).toBeGreaterThan(0);
	expect([await inDatabase(), await moveFiles(moving, agency)]).toEqual([0, 0]);
	await allRead();
	expect((await eraseByTwo(stage, { case: caseId })).body).toMatchObject({ files: 4 });
	const there = await stored();
	expect(files.filter(({ upload }) => there.includes(upload))).toEqual([]);
});

test("bytes that nobody knows are swept away after a day, and what an erasure could not take away is taken later", async () => {
	const caseId = await newCase();
	const kept = String((await send(caseId, "kept.txt", Buffer.from(`kept ${randomUUID()}`))).body.id);
	const { upload_id: upload } = await rowOf(kept);
	// Of an agency that the directory does not name at the moment, as where the directory is that of yesterday.
	const [orphan, gone, unnamed] = [randomUUID(), randomUUID(), randomUUID()];
	await stage.raw.query("insert into attachment_upload (upload_id, agency, begun_at) values ($1, $2, now())", [
		unnamed,
		randomUUID(),
	]);
	for (const file of [orphan, gone, unnamed]) await moving.files.put(file, 0, [Buffer.from("x")]);
	await stage.raw.query("insert into attachment_gone (upload_id, agency) values ($1, $2)", [gone, agency]);
	const caring = { context: stage.context, directory: stage.service.identities.directory, files: moving.files };
	await careForFiles(caring, { whole: true });
	expect(await stored()).toEqual(expect.arrayContaining([upload, orphan]));
	expect(await stored()).not.toContain(gone);
	stage.clock.ahead = 2 * 86_400_000;
	try {
		await careForFiles(caring, { whole: true });
	} finally {
		stage.clock.ahead = 0;
	}
	expect(await stored()).not.toContain(orphan);
	expect(await stored()).toContain(unnamed);
	expect((await read(kept)).statusCode).toBe(200);
});
