import { createHash, randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Pool, transact } from "@seamark/db";
import { folderStore } from "@seamark/files";
import { bookContract } from "@seamark/files/testing";
import type { Statement } from "@seamark/log";
import { verifyThread } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFile, holdFile, updateFile } from "../store/files.ts";
import { uploadBook } from "../store/upload-book.ts";
import { openStage, type Stage, type UnitName, units } from "../testing.ts";
import { storyOf } from "../testing-story.ts";
import { openDesk } from "./desk.ts";
import { sweepFiles } from "./sweep-files.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());
const { draft, act, done, file, stateOf } = storyOf(() => stage);

bookContract(() => uploadBook(stage.context.pool as Pool, units.suva.agency));

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const tus = { "tus-resumable": "1.0.0" };
const metadata = (said: Record<string, string>) =>
	Object.entries(said)
		.map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
		.join(",");
const begin = (who: UnitName, request: string, length: number, said: Record<string, string>) =>
	stage.ask(who, "POST", `/mla/requests/${request}/files`, undefined, {
		headers: { ...tus, "upload-length": String(length), "upload-metadata": metadata(said) },
	});
const append = (who: UnitName, id: unknown, offset: number, bytes: Buffer) =>
	stage.ask(who, "PATCH", `/mla/files/${id}`, bytes, {
		headers: { ...tus, "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
	});
const send = async (who: UnitName, request: string, bytes: Buffer, name = "register.pdf") => {
	const begun = await begin(who, request, bytes.length, { filename: name });
	expect(begun.status, begun.text).toBe(201);
	const sent = await append(who, begun.body.id, 0, bytes);
	expect(sent.status, sent.text).toBe(204);
	return String(begun.body.id);
};
const read = async (who: UnitName, id: string) =>
	(
		await stage.app.inject({
			method: "GET",
			url: `/mla/files/${id}/content`,
			headers: {
				authorization: JSON.stringify({ who, purpose: "investigation", scopes: ["mla:read"] }),
			},
		})
	).rawPayload;
const fileOf = async (who: UnitName, id: string) => (await stage.ask(who, "GET", `/mla/files/${id}`)).body;
const comes = (who: UnitName, id: string, state: string) =>
	stage.until(async () => {
		const found = await fileOf(who, id);
		return found.state === state ? found : undefined;
	});
const examined = () => ({ step: "examined", who: "expert", where: "Apia", happened: new Date().toISOString() });
const atWork = async () => {
	const id = await draft();
	await file(id);
	await done("apia", id, "register");
	return id;
};

test("evidence is sent in pieces, handed over by signed entries, named by its hash, and comes to the other side as it was", async () => {
	const request = await atWork();
	const bytes = randomBytes(1_500_000);
	const begun = await begin("apia", request, bytes.length, { filename: "register.pdf", sha256: sha256(bytes) });
	const id = String(begun.body.id);
	expect(begun.headers.location).toBe(`/mla/files/${id}`);
	await append("apia", id, 0, bytes.subarray(0, 600_000));
	const head = await stage.app.inject({
		method: "HEAD",
		url: `/mla/files/${id}`,
		headers: { authorization: JSON.stringify({ who: "apia", purpose: "investigation", scopes: ["mla:read"] }) },
	});
	expect([head.statusCode, head.headers["upload-offset"], head.rawPayload.length]).toEqual([200, "600000", 0]);
	const named = { items: [{ says: "The register (invented)", papers: [{ id, sha256: sha256(bytes) }] }] };
	expect((await act("apia", request, "answer-in-part", named)).body.faults).toMatchObject([
		{ at: "/content/items/0/papers/0" },
	]);
	expect((await append("apia", id, 1, bytes.subarray(1))).body.code).toBe("CONFLICT");
	expect((await append("apia", id, 600_000, bytes.subarray(600_000))).status).toBe(204);
	expect(await fileOf("apia", id)).toMatchObject({ state: "here", sha256: sha256(bytes), size: bytes.length });

	const over = await stage.ask("apia", "POST", `/mla/files/${id}/custody`, {
		step: "handed-over",
		who: "evidence officer (invented)",
		to: "central authority (invented)",
		where: "Apia",
		happened: new Date().toISOString(),
	});
	expect(over.status, over.text).toBe(201);
	const wrong = { items: [{ says: "The register", papers: [{ id, sha256: "0".repeat(64) }] }] };
	expect((await act("apia", request, "answer-in-part", wrong)).body.faults).toMatchObject([
		{ at: "/content/items/0/papers/0/sha256" },
	]);
	for (const path of ["", "/content", "/custody"])
		expect((await stage.ask("suva", "GET", `/mla/files/${id}${path}`)).status, path).toBe(404);
	await done("apia", request, "answer-in-part", named);

	expect(await comes("suva", id, "here")).toMatchObject({ madeBy: "requested", name: "register.pdf" });
	expect((await read("suva", id)).equals(bytes)).toBe(true);
	expect((await stage.ask("nukualofa", "GET", `/mla/files/${id}/content`)).status).toBe(404);
	const custody = (await stage.ask("suva", "GET", `/mla/files/${id}/custody`)).body.items as { step: string }[];
	expect(custody.map(({ step }) => step)).toEqual(["taken-in", "handed-over", "received"]);
	const exported = (await stage.ask("suva", "GET", `/mla/requests/${request}/export`)).body as never;
	expect(await verifyThread(exported, new Map([[id, sha256(bytes)]]))).toMatchObject({ ok: true });
	const withFile = exported as { custody: { entries: unknown[] }[] };
	withFile.custody[0]?.entries.splice(1);
	expect(await verifyThread(exported)).toMatchObject({ ok: false, faults: [{ fault: "custody-cut-off" }] });
	// What is named is evidence, and stays.
	expect((await stage.ask("apia", "DELETE", `/mla/files/${id}`)).body.code).toBe("REFUSED");
	const rows = await stage.raw.query("select stored_as, sealed_key from mla_file where id = $1", [id]);
	expect(new Set(rows.rows.map(({ stored_as }) => stored_as)).size).toBe(2);
});

test("what is not what was announced is refused, and kept nowhere", async () => {
	const request = await draft();
	const bytes = randomBytes(5_000);
	const begun = await begin("suva", request, bytes.length, { filename: "a.bin", sha256: "0".repeat(64) });
	const refused = await append("suva", begun.body.id, 0, bytes);
	expect(refused.body).toMatchObject({ code: "VALIDATION" });
	expect(await fileOf("suva", String(begun.body.id))).toMatchObject({ state: "refused", why: expect.any(String) });
	expect((await append("suva", begun.body.id, 0, bytes)).status).toBe(404);

	// Its upload is gone: the row says so, and waits for nothing any more.
	const lost = await begin("suva", request, 200, { filename: "lost.bin" });
	await append("suva", lost.body.id, 0, randomBytes(100));
	await stage.raw.query("delete from mla_upload u using mla_file f where u.id = f.stored_as and f.id = $1", [
		lost.body.id,
	]);
	expect((await append("suva", lost.body.id, 100, randomBytes(100))).status).toBe(404);
	expect(await fileOf("suva", String(lost.body.id))).toMatchObject({ state: "refused", why: expect.any(String) });
	expect((await stage.ask("suva", "GET", `/mla/files/${begun.body.id}/content`)).status).toBe(404);

	const large = await begin("suva", request, 5 * 1024 ** 3, { filename: "a.bin" });
	expect(large.body).toMatchObject({ code: "PAYLOAD_TOO_LARGE", detail: expect.stringContaining("4 GB") });
	for (const filename of ["../../etc/passwd", "gpj.\u202eexe.pdf", "C:\\x", " ", "a\u0000b", "x".repeat(201)])
		expect((await begin("suva", request, 10, { filename })).body.code, filename).toBe("REFUSED");
	expect((await begin("suva", request, 0, { filename: "a.pdf" })).body.code).toBe("REFUSED");
	expect((await begin("nukualofa", request, 10, { filename: "a.pdf" })).status).toBe(404);
	expect((await stage.ask("suva", "POST", `/mla/requests/${request}/files`)).body.code).toBe("VALIDATION");
});

test("a file that no statement names is taken back: its key is destroyed, and its bytes go", async () => {
	const request = await draft();
	const id = await send("suva", request, randomBytes(5_000));
	const { stored_as } = (await stage.raw.query("select stored_as from mla_file where id = $1", [id])).rows[0];
	expect((await stage.ask("suva", "DELETE", `/mla/files/${id}`)).body.state).toBe("erased");
	expect((await stage.ask("suva", "DELETE", `/mla/files/${id}`)).status).toBe(200);
	expect((await stage.ask("suva", "GET", `/mla/files/${id}/content`)).status).toBe(404);
	expect((await stage.raw.query("select sealed_key from mla_file where id = $1", [id])).rows).toEqual([
		{ sealed_key: null },
	]);
	expect(stored_as).not.toBe(id);
});

test("a file is named, handed over or taken back, and never two of these at once; what the other side erased is not waited for", async () => {
	const request = await atWork();
	const id = await send("apia", request, randomBytes(5_000));
	const { agency } = units.apia;
	const rowOf = () => transact(stage.context.pool as Pool, (tx) => findFile(tx, id), writerSettings([agency]));
	/** The outcome of a change that was decided on the file as it was before. */
	const outcome = (statement: Statement, row: object) =>
		stage.context.committer.commit({ writes: [{ statement, row: row as never }], events: [], writer: agency }).then(
			() => "done",
			({ code }: { code: string }) => code,
		);
	for (const say of [
		() => stage.ask("apia", "POST", `/mla/files/${id}/custody`, examined()),
		async () => {
			const papers = [{ id, sha256: (await fileOf("apia", id)).sha256 }];
			return act("apia", request, "answer-in-part", { items: [{ says: "One (invented)", papers }] });
		},
	]) {
		const before = await rowOf();
		expect((await say()).status).toBeLessThan(300);
		expect(await outcome(updateFile, { ...before, state: "erased", version: (before?.version ?? 0) + 1 })).toBe(
			"VERSION_CONFLICT",
		);
	}
	const other = await send("apia", request, randomBytes(5));
	expect((await stage.ask("apia", "DELETE", `/mla/files/${other}`)).status).toBe(200);
	expect(await outcome(holdFile, { agency, id: other })).toBe("VERSION_CONFLICT");

	await stage.raw.query(
		`insert into mla_file (id, agency, request, made_by, name, state, size, sha256, stored_as, added_by, added_at, version)
			values ($1, $2, $3, 'requested', '', 'awaited', 0, $4, gen_random_uuid(), $5, now(), 1)`,
		[other, units.suva.agency, request, "0".repeat(64), agency],
	);
	expect((await comes("suva", other, "refused")).why).toMatch(/erased/);
});

test("evidence whose bytes were changed on the way, or whose chain of custody was, is refused at the other side", async () => {
	const request = await atWork();
	const [changed, rewritten] = [
		await send("apia", request, Buffer.from("one")),
		await send("apia", request, Buffer.from("two")),
	];
	const paper = async (id: string) => ({ id, sha256: (await fileOf("apia", id)).sha256 });
	// The other side's own store says something else than what it signed.
	const bytes = Buffer.from("another");
	const other = await send("apia", request, bytes);
	const papers = [await paper(changed), await paper(rewritten)];
	await stage.raw.query(
		`update mla_file f set stored_as = o.stored_as, sealed_key = o.sealed_key, size = o.size, sha256 = o.sha256
			from mla_file o where f.id = $1 and o.id = $2 and f.agency = o.agency`,
		[changed, other],
	);
	await stage.raw.query("update mla_custody set bytes = replace(bytes, 'this hub', 'that hub') where file = $1", [
		rewritten,
	]);
	expect((await stage.ask("apia", "POST", `/mla/files/${other}/custody`, examined())).status).toBe(201);
	// Named before it was changed: the check of the statement looks at the rows alone.
	await stage.raw.query("update mla_file set sha256 = $2 where id = $1", [changed, papers[0]?.sha256]);
	await done("apia", request, "answer-in-part", { items: [{ says: "Two (invented)", papers }] });
	await stage.raw.query("update mla_file set sha256 = $2 where id = $1 and agency = $3", [
		changed,
		sha256(bytes),
		units.apia.agency,
	]);
	expect((await comes("suva", changed, "refused")).why).toMatch(/hash/);
	expect((await comes("suva", rewritten, "refused")).why).toMatch(/entry 1: wrong-signature/);
	expect(await stateOf("suva", request)).toMatchObject({ diverged: false });
});

test("an upload that nobody goes on with ends after a day, and its lock with it", async () => {
	const request = await draft();
	const begun = await begin("suva", request, 10_000, { filename: "cut.bin" });
	await append("suva", begun.body.id, 0, randomBytes(100));
	// Its holder died: the lock ends by itself.
	const { stored_as } = (await stage.raw.query("select stored_as from mla_file where id = $1", [begun.body.id]))
		.rows[0];
	const until = new Date(Date.now() + 30_000).toISOString();
	await stage.raw.query("update mla_upload set session = $2, locked_until = $3 where id = $1", [
		stored_as,
		randomUUID(),
		until,
	]);
	expect((await append("suva", begun.body.id, 100, randomBytes(100))).body.code).toBe("CONFLICT");
	stage.clock.ahead = 61_000;
	try {
		expect((await append("suva", begun.body.id, 100, randomBytes(100))).status).toBe(204);
		const kept = await send("suva", request, randomBytes(100));
		stage.clock.ahead += 25 * 3_600_000;
		const store = folderStore(join(stage.files, "mla"));
		const orphan = randomUUID();
		// Of an agency that the directory does not name at the moment, as where the directory is that of yesterday.
		const unnamed = randomUUID();
		await stage.raw.query(
			`insert into mla_file select (jsonb_populate_record(f, jsonb_build_object('agency', $2::uuid, 'stored_as', $3::uuid))).*
				from mla_file f where f.id = $1`,
			[kept, randomUUID(), unnamed],
		);
		for (const file of [orphan, unnamed]) await store.put(file, 0, [Buffer.from("x")]);
		const deps = { context: stage.context, desk: openDesk(stage.context, store) };
		const swept = await sweepFiles(deps, { whole: true });
		expect(swept.ended).toBeGreaterThan(0);
		expect(await fileOf("suva", String(begun.body.id))).toMatchObject({ state: "refused" });
		expect((await read("suva", kept)).length).toBe(100);
		const there: string[] = [];
		for await (const { file: one } of store.list()) there.push(one);
		expect([stored_as, orphan, unnamed].filter((one) => there.includes(one))).toEqual([unnamed]);
	} finally {
		stage.clock.ahead = 0;
	}
});
