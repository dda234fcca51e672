import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseByTwo, openStage, type Stage, type UnitName, units } from "../../testing.ts";
import { keyByHub, pieceSeal } from "./seal.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const newCase = async () => String((await stage.ask("fiji", "POST", "/cases", { title: "Files (invented)" })).body.id);
const caller = (who: UnitName) =>
	JSON.stringify({ who, purpose: "investigation", scopes: ["cases:read", "cases:write"] });
const send = async (caseId: string, text: string, query = "") => {
	const answer = await stage.app.inject({
		method: "POST",
		url: `/cases/${caseId}/attachments?name=statement.txt${query}`,
		headers: { authorization: caller("fiji"), "content-type": "text/plain" },
		payload: text,
	});
	return { status: answer.statusCode, body: answer.json() as Record<string, unknown> };
};
const read = (id: unknown) =>
	stage.app.inject({ method: "GET", url: `/attachments/${id}/content`, headers: { authorization: caller("fiji") } });
const listed = async (caseId: string) =>
	((await stage.ask("fiji", "GET", `/cases/${caseId}/attachments`)).body.items as { id: string; erasure: unknown }[])
		.filter((one) => one.erasure === null)
		.map((one) => one.id);
const removed = async () =>
	(await stage.events()).flatMap((one) =>
		one.name === "CaseRecordChanged" && one.payload.record === "attachment" && one.payload.change === "removed"
			? one.payload.recordId
			: [],
	);
/** A file's row, its pieces and the key that the vault has of it, as somebody may have copied them. */
const rowsOf = async (id: unknown) => {
	const [file] = (await stage.raw.query("select * from attachment where id = $1", [id])).rows;
	const pieces = (
		await stage.raw.query("select bytes from attachment_chunk where upload_id = $1 order by n", [file.upload_id])
	).rows.map((row) => row.bytes as Buffer);
	return { file, pieces };
};

test("a file's key is in the vault and nowhere in case intake: the hub's key does not open it", async () => {
	const caseId = await newCase();
	const { body } = await send(caseId, "true statement");
	const { file, pieces } = await rowsOf(body.id);
	expect(file).toMatchObject({ sealed_by: "case" });
	const byHub = pieceSeal(keyByHub(stage.context.hubKey, file.upload_id));
	expect(() => byHub.open(0, pieces[0] ?? Buffer.alloc(0))).toThrow();
	const { rows } = await stage.rawVault.query("select case_id from file_key where id = $1", [file.upload_id]);
	expect(rows).toEqual([{ case_id: caseId }]);
});

test("a file from before the vault kept keys is read, and goes with its case; what it shares stays for the others", async () => {
	const [one, two] = [await newCase(), await newCase()];
	const { body } = await send(one, "old statement");
	const { file } = await rowsOf(body.id);
	// As it was stored then: sealed by the hub's key, its pieces in common with the same file in another case.
	const upload = randomUUID();
	const old = pieceSeal(keyByHub(stage.context.hubKey, upload));
	await stage.raw.query("insert into attachment_chunk (upload_id, n, agency, bytes) values ($1, 0, $2, $3)", [
		upload,
		units.fiji.agency,
		old.seal(0, Buffer.from("old statement")),
	]);
	await stage.raw.query("update attachment set upload_id = $2, sealed_by = 'hub' where id = $1", [file.id, upload]);
	const copy = randomUUID();
	await stage.raw.query(
		`insert into attachment select $2, $3, person_id, agency, name, media_type, sha256, size, added_at, by_post, upload_id, sealed_by
			from attachment where id = $1`,
		[file.id, copy, two],
	);
	for (const id of [file.id, copy]) expect((await read(id)).body).toBe("old statement");
	const pieces = async () =>
		(await stage.raw.query("select count(*)::int as n from attachment_chunk where upload_id = $1", [upload])).rows[0].n;
	expect((await eraseByTwo(stage, { case: one })).body).toEqual({ erased: 0, files: 1 });
	expect([(await read(file.id)).statusCode, (await read(copy)).body, await pieces()]).toEqual([
		410,
		"old statement",
		1,
	]);
	expect((await eraseByTwo(stage, { case: two })).body).toEqual({ erased: 0, files: 1 });
	expect([(await read(copy)).statusCode, await pieces()]).toEqual([410, 0]);
});

test("with a case's identities its files go, to whoever kept copies of all tables too; other cases keep theirs", async () => {
	const [caseId, other] = [await newCase(), await newCase()];
	const person = (await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, { roles: ["witness"] })).body.id;
	const files = [
		(await send(caseId, "the same statement")).body.id,
		(await send(caseId, "the same statement", `&personId=${person}`)).body.id,
	];
	const kept = (await send(other, "the same statement")).body.id;
	const before = await rowsOf(files[0]);
	expect((await eraseByTwo(stage, { case: caseId })).body).toEqual({ erased: 0, files: 2 });
	expect(await listed(caseId)).toEqual([]);
	expect(await removed()).toEqual(expect.arrayContaining(files));
	expect((await read(kept)).body).toBe("the same statement");
	for (const id of files) {
		const gone = await read(id);
		expect([gone.statusCode, gone.json().code, gone.json().detail]).toEqual([
			410,
			"ERASED",
			expect.stringContaining("a court or another authority ordered it"),
		]);
		const elsewhere = { authorization: caller("samoa") };
		const asOther = await stage.app.inject({ method: "GET", url: `/attachments/${id}/content`, headers: elsewhere });
		expect([asOther.statusCode, asOther.json().code]).toEqual([404, "NOT_FOUND"]);
	}
	const { items: traces } = (await stage.ask("fiji", "GET", `/cases/${caseId}/attachments`)).body;
	expect(traces).toMatchObject(
		files.map(() => ({ name: null, sha256: null, size: null, erasure: { reason: "courtOrder" } })),
	);
	const left = await stage.raw.query("select count(*)::int as n from attachment_chunk where upload_id = $1", [
		before.file.upload_id,
	]);
	expect(left.rows).toEqual([{ n: 0 }]);
	const fileKey = await stage.rawVault.query("select wrapped from file_key where id = $1", [before.file.upload_id]);
	expect(fileKey.rows).toEqual([{ wrapped: null }]);

	// Somebody puts the rows back from a backup of case intake: the key is gone.
	await stage.raw.query(`insert into attachment select (jsonb_populate_record(null::attachment, $1::jsonb)).*`, [
		JSON.stringify(before.file),
	]);
	for (const [n, bytes] of before.pieces.entries())
		await stage.raw.query("insert into attachment_chunk (upload_id, n, agency, bytes) values ($1, $2, $3, $4)", [
			before.file.upload_id,
			n,
			units.fiji.agency,
			bytes,
		]);
	expect((await read(files[0])).statusCode).toBe(404);

	const late = await send(caseId, "a later statement");
	expect([late.status, late.body.code, late.body.detail]).toEqual([
		409,
		"CONFLICT",
		expect.stringContaining("Open another case"),
	]);
});

test("with a person's identity the files of that person go, and no others; a person may have nothing but files", async () => {
	const caseId = await newCase();
	const add = async (identity?: object) =>
		String((await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, { roles: ["witness"], identity })).body.id);
	const [named, unnamed] = [await add({ names: [{ text: "Leava Soon" }] }), await add()];
	const ofCase = (await send(caseId, "one statement")).body.id;
	const ofNamed = (await send(caseId, "one statement", `&personId=${named}`)).body.id;
	const ofUnnamed = (await send(caseId, "one statement", `&personId=${unnamed}`)).body.id;
	expect((await eraseByTwo(stage, { person: named })).status).toBe(204);
	expect([
		(await read(ofNamed)).statusCode,
		(await stage.ask("fiji", "GET", `/persons/${named}/identity`)).status,
	]).toEqual([410, 410]);
	expect((await read(ofCase)).body).toBe("one statement");
	expect((await eraseByTwo(stage, { person: unnamed })).status).toBe(204);
	expect((await read(ofUnnamed)).statusCode).toBe(410);
	expect((await eraseByTwo(stage, { person: unnamed })).status).toBe(404);
	expect(await listed(caseId)).toEqual([ofCase]);
	expect(await removed()).toEqual(expect.arrayContaining([ofNamed, ofUnnamed]));
	// The case lives on; nothing is put to a person who was erased.
	const late = await send(caseId, "one statement", `&personId=${named}`);
	expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining("Add the person again")]);
	expect((await send(caseId, "another statement")).status).toBe(201);
});
