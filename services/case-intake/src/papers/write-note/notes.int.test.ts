import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const newCase = async () => String((await stage.ask("fiji", "POST", "/cases", { title: "Notes (invented)" })).body.id);
const write = (caseId: string, body: object, headers = {}) =>
	stage.ask("fiji", "POST", `/cases/${caseId}/notes`, body, { headers });
const correct = (id: unknown, expectedVersion: number, text: string, headers = {}) =>
	stage.ask("fiji", "POST", `/notes/${id}/corrections`, { expectedVersion, text }, { headers });

test("a note is corrected and never changed: everything that it said stays", async () => {
	const caseId = await newCase();
	const headers = { "idempotency-key": randomUUID() };
	const text = "\u202Eright to left, and 中文; <script> is only text here.";
	const note = await write(caseId, { text }, headers);
	expect([note.status, note.body], note.text).toEqual([201, { id: expect.any(String), version: 1 }]);
	expect((await write(caseId, { text }, headers)).body).toEqual(note.body);
	const key = { "idempotency-key": randomUUID() };
	expect((await correct(note.body.id, 1, "second", key)).body).toEqual({ id: note.body.id, version: 2 });
	expect((await correct(note.body.id, 1, "second", key)).body).toEqual({ id: note.body.id, version: 2 });
	expect((await correct(note.body.id, 1, "third")).body.code).toBe("VERSION_CONFLICT");
	expect((await correct(note.body.id, 2, "second")).body.code).toBe("REFUSED");
	const versions = await stage.ask("fiji", "GET", `/notes/${note.body.id}/versions`);
	expect(versions.body.items).toMatchObject([
		{ id: note.body.id, version: 1, text },
		{ id: note.body.id, version: 2, text: "second" },
	]);
	const listed = await stage.ask("fiji", "GET", `/cases/${caseId}/notes`);
	expect(listed.body).toEqual({ items: [expect.objectContaining({ version: 2, text: "second", personId: null })] });
	for (const change of ["update note set text = ''", "delete from note"])
		await expect(stage.context.pool.query(change)).rejects.toMatchObject({ code: "42501" });
	const said = JSON.stringify((await stage.events()).filter((one) => one.name === "CaseRecordChanged"));
	expect(said).not.toContain("second");
});

test("of two corrections at once one is kept; notes are paged, by person too", async () => {
	const caseId = await newCase();
	const person = String((await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, { roles: ["witness"] })).body.id);
	const ids: unknown[] = [];
	for (let n = 0; n < 5; n++)
		ids.push((await write(caseId, { text: `note ${n}`, ...(n % 2 ? { personId: person } : {}) })).body.id);
	const answers = await Promise.all(["a", "b", "c"].map((text) => correct(ids[0], 1, text)));
	expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
	const page = await stage.ask("fiji", "GET", `/cases/${caseId}/notes?limit=2`);
	expect((page.body.items as { id: string }[]).map(({ id }) => id)).toEqual(ids.slice(0, 2));
	const rest = await stage.ask("fiji", "GET", `/cases/${caseId}/notes?limit=9&after=${page.body.next}`);
	expect((rest.body.items as { id: string }[]).map(({ id }) => id)).toEqual(ids.slice(2));
	const theirs = await stage.ask("fiji", "GET", `/cases/${caseId}/notes?personId=${person}`);
	expect((theirs.body.items as { id: string }[]).map(({ id }) => id)).toEqual([ids[1], ids[3]]);
	expect((await write(await newCase(), { text: "x", personId: person })).body.code).toBe("REFUSED");
});

test("what is too long is refused, a closed case takes nothing, and another agency finds nothing", async () => {
	const caseId = await newCase();
	const { body } = await write(caseId, { text: "x".repeat(20_000) });
	expect((await write(caseId, { text: "x".repeat(20_001) })).status).toBe(400);
	expect((await write(caseId, { text: "" })).status).toBe(400);
	const plain = (text: string) => text.replace(/"traceId":"[^"]*"/, "");
	for (const [method, url, sent] of [
		["GET", (id: string) => `/notes/${id}/versions`, undefined],
		["POST", (id: string) => `/notes/${id}/corrections`, { expectedVersion: 1, text: "x" }],
	] as const) {
		const hidden = await stage.ask("samoa", method, url(String(body.id)), sent);
		const missing = await stage.ask("samoa", method, url(randomUUID()), sent);
		expect([hidden.status, plain(hidden.text)]).toEqual([404, plain(missing.text)]);
	}
	expect((await stage.ask("samoa", "POST", `/cases/${caseId}/notes`, { text: "x" })).body.code).toBe("CASE_NOT_FOUND");
	// What was refused to them is in the audit, by what the address named.
	const attempts = (await stage.events())
		.filter((one) => one.name === "RecordsAccessed")
		.map(
			({ payload }) =>
				payload as { action: string; record: string; recordIds: string[]; query: string; found: boolean },
		)
		.filter(({ found }) => !found);
	const refused = { action: "alteration", found: false };
	expect(attempts).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ ...refused, query: "correct-note", record: "note", recordIds: [body.id] }),
			expect.objectContaining({ ...refused, query: "write-note", record: "case", recordIds: [caseId] }),
		]),
	);
	await stage.ask("fiji", "POST", `/cases/${caseId}/close`, { expectedVersion: 1, reason: "transferred" });
	expect((await write(caseId, { text: "x" })).body.code).toBe("CASE_CLOSED");
	expect((await correct(body.id, 1, "x")).body.code).toBe("CASE_CLOSED");
});
