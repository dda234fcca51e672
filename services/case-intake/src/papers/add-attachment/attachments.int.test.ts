import { createHash, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, type UnitName, units } from "../../testing.ts";
import { docx, pdf, png } from "./testing.ts";

let stage: Stage;
let port: number;
beforeAll(async () => {
	stage = await openStage();
	await stage.app.listen({ host: "127.0.0.1", port: 0 });
	port = (stage.app.server.address() as { port: number }).port;
});
afterAll(() => stage.close());

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const newCase = async (who: UnitName = "fiji") =>
	String((await stage.ask(who, "POST", "/cases", { title: "Files (invented)" })).body.id);
const caller = (who: UnitName) =>
	JSON.stringify({ who, purpose: "investigation", scopes: ["cases:read", "cases:write"] });
const send = async (
	caseId: string,
	file: Buffer,
	name: string,
	o: { who?: UnitName; type?: string; query?: string } = {},
) => {
	const answer = await stage.app.inject({
		method: "POST",
		url: `/cases/${caseId}/attachments?name=${encodeURIComponent(name)}${o.query ?? ""}`,
		headers: { authorization: caller(o.who ?? "fiji"), "content-type": o.type ?? "application/octet-stream" },
		payload: file,
	});
	return { status: answer.statusCode, body: answer.json() as Record<string, unknown>, text: answer.body };
};
const read = (id: unknown, who: UnitName = "fiji") =>
	stage.app.inject({ method: "GET", url: `/attachments/${id}/content`, headers: { authorization: caller(who) } });
const stored = async () => {
	const { rows } = await stage.raw.query(
		"select (select count(*)::int from attachment) as files, (select count(distinct upload_id)::int from attachment_chunk) as uploads",
	);
	return rows[0] as { files: number; uploads: number };
};

test("a file comes back byte for byte, to be saved and never shown", async () => {
	const caseId = await newCase();
	// Larger than a piece, so that it is put together of several.
	const file = Buffer.concat([png(0), randomBytes(700_000)]);
	const added = await send(caseId, file, 'photo "of" boat Ünïcode 船.png', { type: "image/png" });
	expect([added.status, added.body], added.text).toMatchObject([
		201,
		{ mediaType: "image/png", size: file.length, sha256: sha256(file), personId: null },
	]);
	const got = await read(added.body.id);
	expect(got.statusCode).toBe(200);
	expect(got.rawPayload.equals(file)).toBe(true);
	expect(got.headers).toMatchObject({
		"content-type": "application/octet-stream",
		"content-length": String(file.length),
		"x-content-type-options": "nosniff",
		"content-security-policy": "default-src 'none'; sandbox",
		"repr-digest": `sha-256=:${createHash("sha256").update(file).digest("base64")}:`,
	});
	expect(got.headers["content-disposition"]).toBe(
		`attachment; filename="photo _of_ boat Unicode .png"; filename*=UTF-8''photo%20%22of%22%20boat%20%C3%9Cn%C3%AFcode%20%E8%88%B9.png`,
	);
	const event = (await stage.events()).findLast((one) => one.name === "RecordsAccessed");
	expect(event?.payload).toMatchObject({ record: "attachment", action: "disclosure", recordIds: [added.body.id] });
	expect((await stage.ask("fiji", "GET", `/cases/${caseId}/attachments`)).body.items).toEqual([added.body]);
});

test("the same content is kept once in one place, and for itself in each place", async () => {
	const [one, two, other] = [await newCase(), await newCase(), await newCase("samoa")];
	const file = Buffer.from(`a statement ${randomUUID()}`);
	const before = await stored();
	const first = await send(one, file, "a.txt");
	const again = await send(one, file, "b.txt", { query: `&sha256=${sha256(file)}` });
	expect([again.status, again.body]).toEqual([200, first.body]);
	const elsewhere = await send(two, file, "b.txt");
	expect([elsewhere.status, elsewhere.body.id !== first.body.id]).toEqual([201, true]);
	// Each case has the file under a key of its own, so that one of them can be erased.
	expect(await stored()).toEqual({ files: before.files + 2, uploads: before.uploads + 2 });
	const theirs = await send(other, file, "a.txt", { who: "samoa" });
	expect(theirs.status).toBe(201);
	expect(await stored()).toEqual({ files: before.files + 3, uploads: before.uploads + 3 });

	const person = (await stage.ask("fiji", "POST", `/cases/${one}/persons`, { roles: ["witness"] })).body.id;
	expect((await send(one, file, "a.txt", { query: `&personId=${person}` })).body).toMatchObject({ personId: person });
	expect((await send(two, file, "a.txt", { query: `&personId=${person}` })).body.code).toBe("REFUSED");
	const many = Buffer.from(`at once ${randomUUID()}`);
	const answers = await Promise.all(Array.from({ length: 3 }, () => send(one, many, "a.txt")));
	const settled = answers.filter(({ status }) => status < 300);
	expect(settled.length).toBeGreaterThan(0);
	expect(new Set(settled.map(({ body }) => body.id)).size).toBe(1);
	expect(answers.every(({ status }) => [200, 201, 429].includes(status))).toBe(true);
});

test("what is refused leaves nothing, and says why", async () => {
	const caseId = await newCase();
	const before = await stored();
	const program = Buffer.concat([Buffer.from("MZ\u0090\u0000", "latin1"), randomBytes(600_000)]);
	for (const [file, name, type, code] of [
		[program, "invoice.pdf", "application/pdf", "FILE_TYPE_REFUSED"],
		[pdf(), "invoice.jpg", "image/jpeg", "FILE_DISGUISED"],
		[docx([{ name: "word/vbaProject.bin" }]), "a.docx", "application/octet-stream", "ARCHIVE_REFUSED"],
		[
			docx([{ name: "word/media/a.bmp", content: Buffer.alloc(20_000_000) }]),
			"a.docx",
			"application/zip",
			"ARCHIVE_REFUSED",
		],
		[Buffer.from("<svg onload=alert(1)>"), "a.svg", "image/svg+xml", "FILE_TYPE_REFUSED"],
		[Buffer.alloc(26 * 1024 ** 2), "a.png", "image/png", "PAYLOAD_TOO_LARGE"],
	] as const) {
		const refused = await send(caseId, file, name, { type });
		expect([name, refused.body.code]).toEqual([name, code]);
		expect(String(refused.body.next).length).toBeGreaterThan(10);
	}
	expect((await send(caseId, pdf(), "a.pdf", { query: `&sha256=${"0".repeat(64)}` })).body.code).toBe("VALIDATION");
	expect((await send(caseId, Buffer.alloc(0), "a.pdf")).body.code).toBe("REFUSED");
	expect((await send(caseId, pdf(), "")).status).toBe(400);
	expect(await stored()).toEqual(before);
	expect((await stage.ask("fiji", "GET", `/cases/${caseId}/attachments`)).body.items).toEqual([]);
	expect((await stage.raw.query("select count(*) as n from attachment_upload")).rows).toEqual([{ n: 0 }]);
});

test("another agency's file answers as one that does not exist; a closed case takes none", async () => {
	const caseId = await newCase();
	const { body } = await send(caseId, pdf(), "a.pdf");
	const plain = (text: string) => text.replace(/"traceId":"[^"]*"/, "");
	const hidden = await read(body.id, "samoa");
	expect([hidden.statusCode, plain(hidden.body)]).toEqual([404, plain((await read(randomUUID(), "samoa")).body)]);
	expect((await send(caseId, pdf(), "a.pdf", { who: "samoa" })).body.code).toBe("CASE_NOT_FOUND");
	await stage.ask("fiji", "POST", `/cases/${caseId}/close`, { expectedVersion: 1, reason: "transferred" });
	expect((await send(caseId, png(), "a.png")).body.code).toBe("CASE_CLOSED");
	expect((await read(body.id)).statusCode).toBe(200);
});

test("an upload that is cut off leaves pieces that the next day sweeps away, and no others", async () => {
	const caseId = await newCase();
	const kept = await send(caseId, Buffer.from(`kept ${randomUUID()}`), "kept.txt");
	const cut = randomUUID();
	await stage.raw.query("insert into attachment_upload (upload_id, agency, begun_at) values ($1, $2, now())", [
		cut,
		units.fiji.agency,
	]);
	await stage.raw.query("insert into attachment_chunk (upload_id, n, agency, bytes) values ($1, 0, $2, 'x')", [
		cut,
		units.fiji.agency,
	]);
	const { uploads } = await stored();
	stage.clock.ahead = 2 * 86_400_000;
	try {
		const next = await send(caseId, Buffer.from(`next ${randomUUID()}`), "next.txt");
		expect(next.status).toBe(201);
	} finally {
		stage.clock.ahead = 0;
	}
	expect((await stored()).uploads).toBe(uploads);
	expect((await read(kept.body.id)).statusCode).toBe(200);
});

test("the database holds no file that could be read, and no piece that was changed or moved is handed out", async () => {
	const caseId = await newCase();
	const secret = `true ${randomUUID()}`;
	const { body } = await send(caseId, Buffer.from(secret.padEnd(300_000, ".")), "a.txt");
	const of = "upload_id = (select upload_id from attachment where sha256 = $1)";
	const { rows } = await stage.raw.query(`select bytes from attachment_chunk where ${of} order by n`, [body.sha256]);
	expect(rows).toHaveLength(2);
	expect(rows.some(({ bytes }: { bytes: Buffer }) => bytes.includes(secret))).toBe(false);
	const change = async (bytes: Buffer) =>
		stage.raw.query(`update attachment_chunk set bytes = $2 where n = 0 and ${of}`, [body.sha256, bytes]);
	for (const bytes of [Buffer.from("false"), rows[1].bytes]) {
		await change(bytes);
		const got = await read(body.id);
		expect([got.statusCode, got.json().code]).toEqual([500, "INTERNAL"]);
	}
	await change(rows[0].bytes);
	expect((await read(body.id)).body.startsWith(secret)).toBe(true);
	// What is cut off is not handed out as the whole.
	await stage.raw.query(`delete from attachment_chunk where n = 1 and ${of}`, [body.sha256]);
	expect((await read(body.id)).statusCode).toBe(500);
});

test.each([
	["without a length", false],
	["with its length", true],
])("a file that is too large %s is told so on the way, over a real connection", async (_how, withLength) => {
	const caseId = await newCase();
	const before = await stored();
	const size = 30 * 1024 ** 2;
	const asked = request({
		host: "127.0.0.1",
		port,
		method: "POST",
		path: `/cases/${caseId}/attachments?name=a.png`,
		headers: {
			authorization: caller("fiji"),
			"content-type": "image/png",
			...(withLength ? { "content-length": size } : {}),
		},
	});
	const answered = once(asked, "response") as Promise<[IncomingMessage]>;
	let told = false;
	void answered.then(() => {
		told = true;
	});
	const piece = Buffer.alloc(256 * 1024);
	for (let sent = 0; sent < size && !told; sent += piece.length)
		if (!asked.write(piece)) await Promise.race([once(asked, "drain"), answered]);
	const [answer] = await answered;
	let text = "";
	for await (const part of answer) text += part;
	asked.destroy();
	expect([answer.statusCode, JSON.parse(text).code]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
	await expect.poll(stored).toEqual(before);
});

test("a line that breaks in the middle of a file leaves nothing of it", async () => {
	const caseId = await newCase();
	const before = await stored();
	const socket = connect(port, "127.0.0.1");
	socket.write(
		`POST /cases/${caseId}/attachments?name=a.png HTTP/1.1\r\nhost: x\r\ncontent-type: image/png\r\ncontent-length: 2000000\r\nauthorization: ${caller("fiji")}\r\n\r\n`,
	);
	socket.write(png(1_000_000));
	await expect.poll(async () => (await stored()).uploads).toBe(before.uploads + 1);
	socket.destroy();
	await expect.poll(async () => (await stored()).uploads).toBe(before.uploads);
	expect((await stage.ask("fiji", "GET", `/cases/${caseId}/attachments`)).body.items).toEqual([]);
	expect((await stage.raw.query("select count(*) as n from attachment_upload")).rows).toEqual([{ n: 0 }]);
});
