import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseByTwo, openByTwo, openStage, type Stage } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const minute = 60_000;
const secret = { name: "Litia Verysecret", number: "Q7654321", phone: "+679 712 3454" };
const identity = {
	names: [{ text: secret.name }],
	documents: [{ kind: "passport", country: "FJ", number: secret.number }],
	phones: [secret.phone],
};
const newCase = async () => String((await stage.ask("fiji", "POST", "/cases", { title: "A case (invented)" })).body.id);
const victimIn = async (caseId: string) =>
	String(
		(await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, { roles: ["suspectedVictim"], identity })).body.id,
	);
type Asking = Parameters<Stage["ask"]>[4];
const open = (id: string, o: Asking = {}) => stage.ask("fiji", "GET", `/persons/${id}/identity`, undefined, o);
const ask = (id: string, more: object = {}, o: Asking = {}) =>
	stage.ask("fiji", "POST", "/openings", { person: id, reason: "for the interview", ...more }, o);
const answer = (id: unknown, given: object, o: Asking = { second: true }) =>
	stage.ask("fiji", "POST", `/second-person/${id}/answer`, { expectedVersion: 1, ...given }, o);
const said = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];

test("who a victim is opens by two officers, once, for a time, to the one who asked, for the purpose that was asked with", async () => {
	const id = await victimIn(await newCase());
	expect(said(await open(id))).toEqual([403, "SECOND_PERSON_NEEDED"]);
	expect(said(await open(id, { purpose: "crime-prevention" }))).toEqual([403, "PURPOSE_NOT_FITTING"]);
	expect(said(await ask(id, {}, { purpose: "crime-prevention" }))).toEqual([403, "PURPOSE_NOT_FITTING"]);
	const asked = await ask(id);
	expect([asked.status, asked.body.state]).toEqual([201, "waiting"]);
	expect(said(await answer(asked.body.id, { answer: "confirmed" }, {}))).toEqual([403, "SECOND_PERSON_NEEDED"]);
	expect(
		(
			await stage.ask("samoa", "POST", `/second-person/${asked.body.id}/answer`, {
				expectedVersion: 1,
				answer: "confirmed",
			})
		).status,
	).toBe(404);
	const listed = await stage.ask("fiji", "GET", "/second-person", undefined, { second: true });
	expect(listed.body.items).toContainEqual(expect.objectContaining({ id: asked.body.id, reason: "for the interview" }));
	expect((await stage.ask("samoa", "GET", "/second-person?show=all")).body.items).toEqual([]);
	expect((await answer(asked.body.id, { answer: "confirmed" })).body.state).toBe("open");
	expect((await open(id, { second: true })).status).toBe(403);
	expect((await open(id, { purpose: "victim-protection" })).status).toBe(403);
	expect((await open(id)).text).toContain(secret.name);
	expect((await open(id)).status).toBe(200);
	stage.clock.ahead += 31 * minute;
	expect(said(await open(id))).toEqual([403, "SECOND_PERSON_NEEDED"]);
	const names = (await stage.events()).filter(({ name }) => name.startsWith("SecondPerson"));
	expect(names.slice(-2)).toMatchObject([
		{ name: "SecondPersonAsked", payload: { recordId: id, alone: false } },
		{ name: "SecondPersonAnswered", payload: { recordId: id, outcome: "confirmed" } },
	]);
	// What was refused is on record as an attempt.
	const attempts = (await stage.events()).filter(
		({ name, payload }) =>
			name === "RecordsAccessed" && "found" in payload && payload.query === "read-identity" && !payload.found,
	);
	expect(attempts.length).toBeGreaterThanOrEqual(3);
});

test("a request lapses unanswered, and a confirmed one that is not begun", async () => {
	const id = await victimIn(await newCase());
	const asked = await ask(id);
	stage.clock.ahead += 24 * 60 * minute;
	expect(said(await answer(asked.body.id, { answer: "confirmed" }))).toEqual([409, "CONFLICT"]);
	await openByTwo(stage, { person: id });
	stage.clock.ahead += 8 * 60 * minute;
	expect(said(await open(id))).toEqual([403, "SECOND_PERSON_NEEDED"]);
	const declined = await ask(id);
	expect((await answer(declined.body.id, { answer: "declined", reason: "not needed" })).body.state).toBe("declined");
	expect((await open(id)).status).toBe(403);
});

test("a life in danger opens it to one officer at once, on record, and a second one answers within a day", async () => {
	const id = await victimIn(await newCase());
	const saving = { purpose: "life-saving" } as const;
	expect((await ask(id, { lifeAtRisk: true })).status).toBe(422);
	const asked = await ask(id, { lifeAtRisk: true }, saving);
	expect([asked.status, asked.body.state, asked.body.alone]).toEqual([201, "open", true]);
	expect((await open(id, saving)).text).toContain(secret.name);
	stage.clock.ahead += 31 * minute;
	expect((await open(id, saving)).status).toBe(403);
	stage.clock.ahead += 24 * 60 * minute;
	const unanswered = await stage.ask("fiji", "GET", "/second-person");
	expect(unanswered.body.items).toContainEqual(expect.objectContaining({ id: asked.body.id, state: "unconfirmed" }));
	// Nothing more is opened alone until a second officer has looked at it.
	expect((await ask(id, { lifeAtRisk: true }, saving)).status).toBe(422);
	expect((await answer(asked.body.id, { answer: "confirmed" })).body.state).toBe("over");
	expect((await ask(id, { lifeAtRisk: true }, saving)).status).toBe(201);
});

test("one officer does not open a victim by changing what the record says, and opens nobody's whole case", async () => {
	const caseId = await newCase();
	const id = await victimIn(caseId);
	const changed = await stage.ask("fiji", "POST", `/persons/${id}/roles`, { expectedVersion: 1, roles: ["other"] });
	expect(changed.status, changed.text).toBe(200);
	expect(said(await open(id))).toEqual([403, "SECOND_PERSON_NEEDED"]);
	expect(said(await open(id, { purpose: "crime-prevention" }))).toEqual([403, "PURPOSE_NOT_FITTING"]);
	// A witness of before is opened by two for the time that is left, and by one after it.
	const witness = await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, { roles: ["witness"], identity });
	const at = String(witness.body.id);
	await stage.ask("fiji", "POST", `/persons/${at}/roles`, { expectedVersion: 1, roles: ["other"] });
	expect(said(await open(at))).toEqual([403, "SECOND_PERSON_NEEDED"]);
	stage.clock.ahead += 90 * 24 * 60 * minute;
	expect((await open(at)).status).toBe(200);

	const saving = { purpose: "life-saving" } as const;
	const whole = await stage.ask(
		"fiji",
		"POST",
		"/openings",
		{ case: caseId, reason: "all of them", lifeAtRisk: true },
		saving,
	);
	expect([whole.status, whole.body.faults]).toEqual([
		422,
		[expect.objectContaining({ at: "/lifeAtRisk", message: expect.stringContaining("one named person") })],
	]);
});

test("two officers erase with a reason, and every view says when, by which post and why; nobody else learns that it was there", async () => {
	const caseId = await newCase();
	const [id, other] = [await victimIn(caseId), await victimIn(caseId)];
	const remove = (o: Asking = {}) => stage.ask("fiji", "DELETE", `/persons/${id}/identity`, undefined, o);
	expect(said(await remove())).toEqual([403, "SECOND_PERSON_NEEDED"]);
	const request = { person: id, reason: "dataSubject", words: `Letter 7; call ${secret.phone}` };
	expect((await stage.ask("samoa", "POST", "/erasures", request)).status).toBe(404);
	for (const wrong of [
		{ ...request, words: undefined },
		{ ...request, reason: "because" },
		{ ...request, case: caseId },
	])
		expect((await stage.ask("fiji", "POST", "/erasures", wrong)).status).toBe(400);
	const asked = await stage.ask("fiji", "POST", "/erasures", request);
	expect([asked.status, asked.body.state]).toEqual([201, "waiting"]);
	expect(said(await answer(asked.body.id, { answer: "confirmed" }, {}))).toEqual([403, "SECOND_PERSON_NEEDED"]);
	// Who may only read does not confirm what only a writer may do.
	expect((await answer(asked.body.id, { answer: "confirmed" }, { second: true, scopes: ["cases:read"] })).status).toBe(
		403,
	);
	expect((await answer(asked.body.id, { answer: "confirmed" })).body.state).toBe("open");
	expect((await remove({ second: true })).status).toBe(403);
	expect((await remove()).status).toBe(204);

	const erasure = {
		at: expect.any(String),
		byPost: expect.any(String),
		confirmedByPost: expect.any(String),
		reason: "dataSubject",
		words: expect.stringMatching(/^Letter 7; call (\+679 )?\[erased\]$/),
	};
	const get = async (path: string) => (await stage.ask("fiji", "GET", path)).body;
	expect(await get(`/persons/${id}`)).toMatchObject({ identified: false, erasure });
	expect((await get(`/cases/${caseId}/persons`)).items).toContainEqual(expect.objectContaining({ id, erasure }));
	expect(await get(`/persons/${other}`)).toMatchObject({ erasure: null });
	const opened = await open(id);
	expect([opened.status, opened.body.code, opened.body.detail]).toEqual([
		410,
		"ERASED",
		expect.stringContaining("the person asked for it"),
	]);
	expect((await stage.ask("samoa", "GET", `/persons/${id}/identity`)).text).toBe(
		(await stage.ask("samoa", "GET", `/persons/${caseId}/identity`)).text,
	);
	expect((await stage.ask("fiji", "GET", "/second-person?show=all")).text).not.toContain(secret.phone);
	expect(said(await stage.ask("fiji", "POST", "/erasures", request))).toEqual([409, "CONFLICT"]);

	expect((await eraseByTwo(stage, { case: caseId }, { reason: "retentionEnded" })).status).toBe(200);
	expect(await get(`/cases/${caseId}`)).toMatchObject({ erasure: { reason: "retentionEnded" } });
	expect(await get(`/persons/${other}`)).toMatchObject({ erasure: { reason: "retentionEnded" } });
	expect(await get(`/persons/${id}`)).toMatchObject({ erasure });

	// What was erased before says so.
	await stage.raw.query("update person set erasure = null where id = $1", [other]);
	expect(await get(`/persons/${other}`)).toMatchObject({ erasure: { reason: "beforeReasons", byPost: null } });
	expect((await open(other)).body.detail).toContain("before reasons were kept");
});

test("a second officer's word is not for a record that was merged with theirs afterwards", async () => {
	const [caseId, elsewhere] = [await newCase(), await newCase()];
	const [victim, harmless] = [await victimIn(elsewhere), await victimIn(caseId)];
	const ofCase = { case: caseId, reason: "recordedByMistake", words: "opened twice" };
	const ofPerson = { person: harmless, reason: "recordedByMistake", words: "entered twice" };
	const confirm = async (path: string, body: object) =>
		expect(
			(await answer((await stage.ask("fiji", "POST", path, body)).body.id, { answer: "confirmed" })).body.state,
		).toBe("open");
	const confirmAll = async () => {
		await confirm("/openings", { person: harmless, reason: "for the interview" });
		for (const request of [ofCase, ofPerson]) await confirm("/erasures", request);
	};
	const erasePerson = () => stage.ask("fiji", "DELETE", `/persons/${harmless}/identity`);
	const eraseCase = () => stage.ask("fiji", "DELETE", `/cases/${caseId}/identities`);
	await confirmAll();
	stage.clock.ahead += minute;
	const merge = { mergedId: victim, mergedVersion: 1, expectedVersion: 1, reason: "the same name" };
	const merged = await stage.ask("fiji", "POST", `/persons/${harmless}/merges`, merge);
	expect(merged.status, merged.text).toBe(201);
	expect((await open(harmless)).status).toBe(200);
	for (const tried of [await open(victim), await erasePerson(), await eraseCase()])
		expect(said(tried)).toEqual([403, "SECOND_PERSON_NEEDED"]);
	// Who confirms now confirms both.
	stage.clock.ahead += minute;
	await confirmAll();
	expect((await open(victim)).status).toBe(200);
	expect([(await eraseCase()).body, said(await open(victim))]).toEqual([{ erased: 2, files: 0 }, [410, "ERASED"]]);
});

/** Every address of this service that is read, with ids of a case in which a victim's identity is known. */
const readAddresses = (): string[] => {
	const src = join(import.meta.dirname, "../..");
	return readdirSync(src, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith("route.ts"))
		.map((name) => readFileSync(join(src, name), "utf8"))
		.filter((text) => /api\.(reading|listing)\(/.test(text))
		.flatMap((text) => /url: "([^"]+)"/.exec(text)?.[1] ?? []);
};

test("no address that is read says who a victim is before two officers have opened it", async () => {
	const caseId = await newCase();
	const id = await victimIn(caseId);
	await victimIn(caseId);
	const file = await stage.app.inject({
		method: "POST",
		url: `/cases/${caseId}/attachments?name=scan.txt&personId=${id}`,
		headers: {
			authorization: JSON.stringify({ who: "fiji", purpose: "investigation", scopes: ["cases:read", "cases:write"] }),
			"content-type": "text/plain",
		},
		payload: `Statement of ${secret.name} ${secret.number}`,
	});
	expect(file.statusCode, file.body).toBe(201);
	const report = await stage.ask("fiji", "POST", "/reports", {
		clientId: crypto.randomUUID(),
		capturedAt: new Date().toISOString(),
		toAgency: "00000000-0000-4000-8000-000000000001",
		channel: "firstResponder",
		persons: [{ seenAs: "concerned", identity }],
	});
	expect(report.status, report.text).toBe(201);
	const idOf: Record<string, string> = { persons: id, attachments: file.json().id, reports: String(report.body.id) };
	const addresses = readAddresses();
	expect(addresses.length).toBeGreaterThan(25);
	const query: Record<string, string> = { "/htcds": `?as=json&case=${caseId}` };
	const shown = async () => {
		const telling: string[] = [];
		for (const address of addresses) {
			const [, kind = ""] = address.split("/");
			const answered = await stage.ask(
				"fiji",
				"GET",
				address.replaceAll(/:\w+/g, idOf[kind] ?? caseId) + (query[address] ?? ""),
			);
			if (Object.values(secret).some((one) => answered.text.toLowerCase().includes(one.toLowerCase())))
				telling.push(address);
			if (/verysecret/i.test(answered.text) && !telling.includes(address)) telling.push(address);
		}
		return telling.sort();
	};
	/** What an export says of those whom it names nowhere. */
	const withheld = async () => {
		const rights = { who: "fiji", purpose: "investigation", scopes: ["cases:read"] };
		const exported = await stage.app.inject({
			method: "GET",
			url: `/htcds?as=json&case=${caseId}`,
			headers: { authorization: JSON.stringify(rights) },
		});
		return [exported.headers["seamark-without-identity"], exported.json().length];
	};
	expect(await shown()).toEqual([]);
	expect(await withheld()).toEqual(["2", 2]);
	await openByTwo(stage, { case: caseId });
	expect(await withheld()).toEqual(["0", 2]);
	expect(await shown()).toEqual([
		"/attachments/:id/content",
		"/htcds",
		"/persons/:id/duplicates",
		"/persons/:id/identity",
	]);
});
