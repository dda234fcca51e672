import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agreedByTwo, eraseByTwo, openByTwo, openStage, type Stage, units } from "../testing.ts";
import { graceMs, sweep } from "./sweep.ts";
import { expectSettled, holdings, openFaults, sweepingOf, sweepLater } from "./testing.ts";

let stage: Stage;
let faults: ReturnType<typeof openFaults>;
beforeAll(async () => {
	stage = await openStage();
	faults = openFaults([stage.context.committer, stage.vaultContext.committer]);
});
afterAll(() => stage.close());

const ask = (method: "GET" | "POST" | "PATCH" | "DELETE", url: string, body?: object, headers = {}) =>
	stage.ask("fiji", method, url, body, { headers });
const newCase = async () => String((await ask("POST", "/cases", { title: "Swept (invented)" })).body.id);
const identity = (text: string, phone = "+679 700 1234") => ({ names: [{ text }], phones: [phone] });
const add = async (caseId: string, text: string) => {
	const { status, body } = await ask("POST", `/cases/${caseId}/persons`, {
		roles: ["victim"],
		identity: identity(text),
	});
	expect(status).toBe(201);
	return String(body.id);
};
const report = (text: string, clientId = randomUUID()) => ({
	clientId,
	capturedAt: "2026-01-02T03:04:05Z",
	toAgency: units.fiji.agency,
	channel: "firstResponder",
	persons: [{ identity: identity(text) }],
	narrative: text,
});
test("an erasure that comes too late has destroyed nothing, and what it raced is the person's or nobody's", async () => {
	const caseId = await newCase();
	for (let n = 0; n < 12; n++) {
		const id = await add(caseId, `Racing ${n} (invented)`);
		const [changed, erased] = await Promise.all([
			ask("PATCH", `/persons/${id}`, { expectedVersion: 1, identity: identity(`Changed ${n} (invented)`) }),
			eraseByTwo(stage, { person: id }),
		]);
		expect([200, 409]).toContain(changed.status);
		// Who erases names no version: it is decided again, and holds.
		expect(erased.status).toBe(204);
		expect((await ask("GET", `/persons/${id}/identity`)).status).toBe(410);
	}
	await sweepLater(stage);
	await expectSettled(stage);
});

test("who is in a report, and what another officer wrote down, is erased by two officers and by no single one", async () => {
	const second = (method: "POST" | "PATCH", url: string, body: object) =>
		stage.ask("fiji", method, url, body, { second: true });
	const code = (answer: { status: number; body: Record<string, unknown> }) => [answer.status, answer.body.code];
	const sent = await ask("POST", "/reports", report("Only word (invented)"));
	const id = String(sent.body.id);
	const caseId = await newCase();
	const merge = { caseId, withPersons: false };
	const needed = [403, "SECOND_PERSON_NEEDED"];
	for (const say of [ask, second])
		for (const [url, body] of [
			["dismiss", { reason: "test" }],
			["merge", merge],
		] as const)
			expect(code(await say("POST", `/reports/${id}/${url}`, body))).toEqual(needed);
	await agreedByTwo(stage, { report: id });
	// It is for the officer who asked.
	expect(code(await second("POST", `/reports/${id}/dismiss`, { reason: "test" }))).toEqual(needed);
	expect((await ask("POST", `/reports/${id}/merge`, merge)).status).toBe(200);
	const { report: left } = (await ask("GET", `/reports/${id}`)).body as { report: { erasure: object } };
	expect(left.erasure).toMatchObject({ words: "told twice (invented)", confirmedByPost: expect.any(String) });

	const person = await add(caseId, "Written (invented)");
	const write = (say: typeof ask | typeof second, version: number, text: string) =>
		say("PATCH", `/persons/${person}`, { expectedVersion: version, identity: identity(text) });
	// The officer who wrote it corrects a slip of the pen alone; another one, or a day later, not.
	expect((await write(ask, 1, "Corrected (invented)")).status).toBe(200);
	expect(code(await write(second, 2, "Overwritten (invented)"))).toEqual(needed);
	stage.clock.ahead += 25 * 3_600_000;
	expect(code(await write(ask, 2, "Late (invented)"))).toEqual(needed);
	await openByTwo(stage, { person });
	const opened = await ask("GET", `/persons/${person}/identity`);
	expect(opened.body.identity).toMatchObject({ names: [{ text: "Corrected (invented)" }] });
	await agreedByTwo(stage, { person });
	expect((await write(ask, 2, "Agreed (invented)")).status).toBe(200);
	// Once agreed is once done: the same officer's own word of today is corrected alone, and a day later not.
	stage.clock.ahead += 25 * 3_600_000;
	expect(code(await write(ask, 3, "Again (invented)"))).toEqual(needed);
	await sweepLater(stage);
	await expectSettled(stage);
});

test("of two officers who change an identity at once the vault keeps that of the one who was not refused", async () => {
	const caseId = await newCase();
	for (let n = 0; n < 8; n++) {
		const id = await add(caseId, `Both ${n} (invented)`);
		const names = [`One ${n}`, `Other ${n}`];
		const answers = await Promise.all(
			names.map((text) => ask("PATCH", `/persons/${id}`, { expectedVersion: 1, identity: identity(text) })),
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		const kept = names[answers.findIndex(({ status }) => status === 200)];
		await openByTwo(stage, { person: id });
		expect((await ask("GET", `/persons/${id}/identity`)).body.identity).toMatchObject({ names: [{ text: kept }] });
	}
	await expectSettled(stage);
});

test("an erasure reaches every record of the person, and the numbers in links, reports and the case's own words", async () => {
	const number = "+679 812 3456";
	const sent = await ask("POST", "/reports", {
		...report("Called from 812 3456, said (invented)"),
		persons: [{ identity: identity("Reported Once (invented)", number) }],
		things: [
			{ kind: "phone", value: "8123456" },
			{ kind: "account", value: "M-PAiSA 679 812 3456" },
			{ kind: "vehicle", value: "KEPT 12" },
		],
	});
	const taken = await ask("POST", `/reports/${sent.body.id}/take-in`, { title: "Her phone 812-3456 (invented)" });
	const caseId = String(taken.body.caseId);
	// Under a key, whose answers are kept for good.
	const headers = { "idempotency-key": "a link by a number".replaceAll(" ", "-") };
	const link = { kind: "account", value: "8123456", role: "instrument" };
	await ask("POST", `/cases/${caseId}/links`, link, headers);
	const renamed = await ask(
		"PATCH",
		`/cases/${caseId}`,
		{ expectedVersion: 1, summary: "Calls from 812 3456" },
		headers,
	);
	expect(renamed.body.code).toBe("IDEMPOTENCY_MISMATCH");
	const persons = (await ask("GET", `/cases/${caseId}/persons`)).body.items as { id: string; version: number }[];
	const [merged = { id: "", version: 1 }] = persons;
	const kept = await add(caseId, "Kept Record (invented)");
	const joined = await ask("POST", `/persons/${kept}/merges`, {
		mergedId: merged.id,
		expectedVersion: 1,
		mergedVersion: merged.version,
		reason: "The same (invented)",
	});
	expect(joined.status, joined.text).toBe(201);
	expect((await eraseByTwo(stage, { person: kept })).status).toBe(204);
	for (const id of [kept, merged.id]) expect((await ask("GET", `/persons/${id}/identity`)).status).toBe(410);
	const { rows: tables } = await stage.raw.query<{ name: string }>(
		"select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'seamark')",
	);
	for (const { name } of tables) {
		const { rows } = await stage.raw.query(
			`select t::text from ${name} t where regexp_replace(t::text, '[^0-9A-Za-z"]', '', 'g') ~ '8123456([^0-9a-f]|$)'`,
		);
		expect([name, rows]).toEqual([name, []]);
	}
	const links = (await ask("GET", `/cases/${caseId}/links`)).body.items as { value: string }[];
	expect(links.map(({ value }) => value)).toEqual(["KEPT 12"]);
	expect((await ask("GET", `/cases/${caseId}`)).body.title).toBe("Her phone [erased] (invented)");
	await expectSettled(stage);
});

test("erasing a case whose person is merged with one of another case leaves everybody else of that other case", async () => {
	const takenIn = async (said: Record<string, string>) => {
		const sent = await ask("POST", "/reports", {
			...report("Said together (invented)"),
			persons: Object.entries(said).map(([text, phone]) => ({ identity: identity(text, phone) })),
		});
		const taken = await ask("POST", `/reports/${sent.body.id}/take-in`, { title: "Two houses (invented)" });
		const caseId = String(taken.body.caseId);
		const persons = (await ask("GET", `/cases/${caseId}/persons`)).body.items as { id: string; version: number }[];
		return { caseId, persons, reportId: String(sent.body.id) };
	};
	const erased = await takenIn({ "Merged Over (invented)": "+679 700 9901", "Apart (invented)": "+679 700 9902" });
	const other = await takenIn({
		"Merged There (invented)": "+679 700 9903",
		"Stays There (invented)": "+679 700 9904",
	});
	const { rows } = await stage.raw.query<{ identity_id: string; n: number }>(
		`select p->>'identityId' as identity_id, n::int from report, jsonb_array_elements(content->'persons') with ordinality as t(p, n)
		where id = $1`,
		[other.reportId],
	);
	const [there] = rows;
	const idOf = async (identityId: string | undefined) =>
		String((await stage.raw.query("select id from person where identity_id = $1", [identityId])).rows[0]?.id);
	const [mergedThere, staying] = [await idOf(there?.identity_id), await idOf(rows[1]?.identity_id)];
	const [{ identity_id: over } = { identity_id: "" }] = (
		await stage.raw.query<{ identity_id: string }>(
			"select content->'persons'->0->>'identityId' as identity_id from report where id = $1",
			[erased.reportId],
		)
	).rows;
	const overId = await idOf(over);
	const gone = erased.persons.find(({ id }) => id === overId) ?? { id: "", version: 1 };
	for (const value of ["700 9901", "700 9902", "700 9903", "700 9904"])
		await ask("POST", `/cases/${other.caseId}/links`, { kind: "phone", value, role: "instrument" });
	const joined = await ask("POST", `/persons/${gone.id}/merges`, {
		mergedId: mergedThere,
		expectedVersion: gone.version,
		mergedVersion: other.persons.find(({ id }) => id === mergedThere)?.version,
		reason: "The same (invented)",
	});
	expect(joined.status, joined.text).toBe(201);
	expect((await eraseByTwo(stage, { case: erased.caseId })).body).toEqual({ erased: 3, files: 0 });
	// The other case keeps the number of who is in the erased case alone, which it has for reasons of its own.
	const links = (await ask("GET", `/cases/${other.caseId}/links`)).body.items as { value: string }[];
	expect(links.map(({ value }) => value).sort()).toEqual(["700 9902", "700 9904"]);
	expect((await ask("GET", `/persons/${staying}/identity`)).body.identity).toMatchObject({
		names: [{ text: "Stays There (invented)" }],
	});
	for (const id of [gone.id, mergedThere]) expect((await ask("GET", `/persons/${id}/identity`)).status).toBe(410);
	expect(await sweepLater(stage)).toMatchObject({ missing: 0, unowned: 0 });
	await expectSettled(stage);
});

test("an import whose hash was wrong and one that was left are swept with every identity", async () => {
	const csv = `prs_FirstName,prs_SecondName\n${Array.from({ length: 30 }, (_, n) => `Given ${n},Family (invented)\n`).join("")}`;
	const send = (sha256: string, size = csv.length) =>
		stage.app.inject({
			method: "POST",
			url: `/imports?kind=htcds&name=file.csv&size=${size}&sha256=${sha256}`,
			headers: {
				authorization: JSON.stringify({ who: "fiji", purpose: "analysis", scopes: ["cases:import"] }),
				"content-type": "text/csv",
			},
			payload: csv,
		});
	expect((await send("0".repeat(64))).statusCode).toBe(400);
	await expectSettled(stage);
	faults.killAt(4, false);
	await send(createHash("sha256").update(csv).digest("hex"));
	faults.revive();
	await sweepLater(stage);
	expect((await holdings(stage)).held.length).toBeGreaterThan((await holdings(stage)).owned.length);
	stage.clock.ahead += 8 * 24 * 3_600_000;
	await sweepLater(stage);
	await expectSettled(stage);
	// The file is taken as if it had never come.
	const again = await send(createHash("sha256").update(csv).digest("hex"));
	expect([again.statusCode, (again.json() as { import: object }).import]).toMatchObject([200, { rows: { taken: 30 } }]);
	expect(await sweepLater(stage)).toMatchObject({ unowned: 0, missing: 0, leaving: 0, intended: 0 });
});

test("what lies in the vault from before, and is nobody's, is found; what is young, or on its way, is left alone", async () => {
	const { vault } = sweepingOf(stage);
	const identityId = randomUUID();
	const actor = {
		agencyId: units.fiji.agency,
		postId: units.fiji.post,
		officerId: "",
		purpose: "investigation" as const,
		tokenId: "",
		service: "",
	};
	await vault.seal({
		actor,
		identityId,
		caseId: randomUUID(),
		identity: identity("Nobody (invented)"),
		facts: { sex: "unknown", nationality: [] },
	});
	expect(await sweep(sweepingOf(stage), { whole: true })).toMatchObject({ unowned: 0 });
	stage.clock.ahead += graceMs + 60_000;
	expect(await sweep(sweepingOf(stage), { whole: true })).toMatchObject({ unowned: 1, leaving: 0 });
	// So many at once that it looks like a database that was put back are left to an operator.
	await stage.rawVault.query(
		`insert into identity (agency, id, case_id, version, wrapped, person, sealed_at, sealed_by_post)
		select agency, gen_random_uuid(), case_id, 1, '\\x00', '\\x00', now(), agency from case_key, generate_series(1, 1001)
		where agency = $1 and wrapped is not null and case_id = (select case_id from case_key where wrapped is not null limit 1)`,
		[units.fiji.agency],
	);
	expect(await sweepLater(stage)).toMatchObject({ unowned: 0, kept: 1001, leaving: 0 });
	await stage.rawVault.query("delete from identity where person = '\\x00'");
	// A person whose key is gone is told of, and stays.
	const id = await add(await newCase(), "Lost (invented)");
	await stage.rawVault.query(
		"update identity set wrapped = null, person = null, documents = null, contacts = null, photos = null, erased_at = now() where id = $1",
		[(await stage.raw.query("select identity_id from person where id = $1", [id])).rows[0].identity_id],
	);
	expect(await sweepLater(stage)).toMatchObject({ unowned: 0, missing: 1 });
	const { body } = await stage.ask("fiji", "GET", "/readyz");
	expect(body).toMatchObject({ status: "ready" });
	expect(body).toHaveProperty("vaultSweep", "whole");
});

test("the sweep of every minute asks once, and of those agencies alone that have something to do", async () => {
	const asked: string[] = [];
	const { context, ...deps } = sweepingOf(stage);
	const watched = {
		...deps,
		context: {
			...context,
			pool: new Proxy(context.pool, {
				get: (pool, name) => {
					if (name === "query" || name === "connect") asked.push(String(name));
					const value = Reflect.get(pool, name, pool);
					return typeof value === "function" ? value.bind(pool) : value;
				},
			}),
		},
	};
	await sweepLater(stage);
	asked.length = 0;
	await sweep(watched, { whole: false });
	const idle = asked.length;
	await stage.raw.query(
		"insert into vault_subject (agency, kind, id, scope, cause, state, since, actor) values ($1, 'identity', $2, $2, null, 'leaving', now(), $3)",
		[
			units.fiji.agency,
			randomUUID(),
			{ agencyId: units.fiji.agency, postId: "", officerId: "", purpose: "analysis", tokenId: "", service: "" },
		],
	);
	asked.length = 0;
	expect(await sweep(watched, { whole: false })).toMatchObject({ failed: 0 });
	expect([idle, asked.length > idle]).toEqual([1, true]);
	await sweepLater(stage);
});

test("the sweep of every minute tells the desk of a report whose target passes, and counts it as overdue until it is settled", async () => {
	const every = async () => {
		const { overdue } = await sweep(sweepingOf(stage), { whole: false });
		const { rows } = await stage.raw.query<{ told: number }>("select told_due as told from report where id = $1", [id]);
		return [rows[0]?.told, overdue.lifeAtRisk];
	};
	await sweepLater(stage);
	const sent = await ask("POST", "/reports", { ...report("Due soon (invented)"), urgency: "lifeAtRisk" });
	const id = String(sent.body.id);
	expect(await every()).toEqual([0, 0]);
	stage.clock.ahead += 23 * 60_000;
	expect(await every()).toEqual([1, 0]);
	stage.clock.ahead += 8 * 60_000;
	expect(await every()).toEqual([2, 1]);
	expect(await every()).toEqual([2, 1]);
	await agreedByTwo(stage, { report: id });
	await ask("POST", `/reports/${id}/dismiss`, { reason: "test" });
	expect(await every()).toEqual([2, 0]);
	await sweepLater(stage);
});
