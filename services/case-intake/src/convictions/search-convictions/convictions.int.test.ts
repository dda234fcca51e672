import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "../../testing.ts";

let stage: Stage;
let caseId: string;
beforeAll(async () => {
	stage = await openStage();
	caseId = String((await stage.ask("fiji", "POST", "/cases", { title: "Courts (invented)" })).body.id);
});
afterAll(() => stage.close());

const post = (url: string, body: object, o = {}) => stage.ask("fiji", "POST", url, body, o);
const suspicion = { offence: "trafficking", ground: "two statements", relation: "unrelated" };
const add = async (name: string, more: object = { roles: ["suspect"], suspicion }) => {
	const identity = { names: [{ text: name }], documents: [{ kind: "passport", number: `N${name.length}778899` }] };
	const made = await post(`/cases/${caseId}/persons`, { ...more, identity });
	expect(made.status, made.text).toBe(201);
	return String(made.body.id);
};
const convict = async (person: string) => {
	const charge = await post(`/persons/${person}/charges`, { offence: "trafficking", chargedOn: "2024-01-10" });
	for (const [n, body] of [
		{ stage: "prosecution", reachedOn: "2024-02-01" },
		{ stage: "verdict", outcome: "convicted", reachedOn: "2024-06-01" },
	].entries())
		await post(`/charges/${charge.body.id}/stages`, { expectedVersion: n + 1, ...body });
	return String(charge.body.id);
};
const court = { court: "High Court at Suva (invented)" };
const search = async (name: string, o = {}) =>
	post("/convictions/search", { identity: { names: [{ text: name }] } }, o);
const found = async (name: string) =>
	((await search(name)).body.items as { personId: string }[]).map(({ personId }) => personId);

test("who was convicted is found across spellings, and nobody else is touched", async () => {
	const koroi = await add("Viliame Koroi");
	const namesake = await add("Viliame Koroy", { roles: ["witness"] });
	const charge = await convict(koroi);
	expect(await found("Viliame Koroi")).toEqual([]);
	const entered = await post(`/charges/${charge}/conviction`, court);
	expect([entered.status, entered.body], entered.text).toMatchObject([
		201,
		{
			personId: koroi,
			counts: true,
			decidedOn: "2024-06-01",
			appeal: "none",
			courtCountry: "FJ",
			offence: "trafficking",
		},
	]);
	expect((await post(`/charges/${charge}/conviction`, court)).status).toBe(409);

	expect(await found("KOROI, Viliami")).toEqual([koroi]);
	const answer = await search("Viliame Koroi");
	for (const secret of ["Viliame", "Koroi", namesake]) expect(answer.text).not.toContain(secret);
	expect((answer.body.items as object[])[0]).toMatchObject({
		caseReference: expect.any(String),
		score: expect.any(Number),
	});
	// The search is on record with what it showed, and without whom it was for.
	const last = (await stage.events()).filter(({ name }) => name === "RecordsAccessed").at(-1);
	expect(last).toMatchObject({ payload: { query: "search-convictions", recordIds: [entered.body.id], found: true } });
	expect(JSON.stringify(last)).not.toContain("Koroi");

	// Once it is on appeal, spent, or fell.
	await post(`/charges/${charge}/stages`, { expectedVersion: 3, stage: "appeal" });
	expect((await search("Viliame Koroi")).body.items).toMatchObject([{ appeal: "pending" }]);
	const change = (body: object) => stage.ask("fiji", "PATCH", `/convictions/${entered.body.id}`, body);
	const early = await change({ expectedVersion: 1, spentOn: "2024-06-01" });
	expect([early.status, early.body.code]).toEqual([422, "REFUSED"]);
	expect((await change({ expectedVersion: 1, spentOn: "2025-06-01" })).body).toMatchObject({
		version: 2,
		spentOn: "2025-06-01",
	});
	expect(await found("Viliame Koroi")).toEqual([]);
	expect((await change({ expectedVersion: 2, spentOn: null })).status).toBe(200);
	expect(await found("Viliame Koroi")).toEqual([koroi]);
	await post(`/charges/${charge}/stages`, { expectedVersion: 4, stage: "appeal", outcome: "acquitted" });
	expect(await found("Viliame Koroi")).toEqual([]);
	expect((await stage.ask("fiji", "GET", `/persons/${koroi}/convictions`)).body.items).toMatchObject([
		{ counts: false },
	]);
});

test("a convicted person who turns out to be a victim keeps the shield, also by a record that was merged", async () => {
	const one = await add("Semisi Tavola");
	const charge = await convict(one);
	expect((await post(`/charges/${charge}/conviction`, court)).status).toBe(201);
	expect(await found("Semisi Tavola")).toEqual([one]);
	const kept = await add("Semisi Tavola");
	const merge = { mergedId: one, expectedVersion: 1, mergedVersion: 1, reason: "one man" };
	const merged = await post(`/persons/${kept}/merges`, merge);
	expect(merged.status, merged.text).toBe(201);
	expect(await found("Semisi Tavola")).toEqual([kept]);
	expect((await post(`/persons/${kept}/roles`, { expectedVersion: 2, roles: ["victim"] })).status).toBe(200);
	expect(await found("Semisi Tavola")).toEqual([]);
	// Nor does such a conviction come into the register.
	const other = await add("Epeli Nacola");
	const second = await convict(other);
	await post(`/persons/${other}/roles`, { expectedVersion: 1, roles: ["victim"] });
	const refused = await post(`/charges/${second}/conviction`, court);
	expect([refused.status, refused.body.code]).toEqual([422, "PROTECTED_NEVER_SUSPECT"]);
});

test("nobody else, for nothing else, and nothing that does not count", async () => {
	const open = await add("Tomasi Bale");
	const { body } = await post(`/persons/${open}/charges`, { offence: "trafficking", chargedOn: "2024-01-10" });
	expect((await post(`/charges/${body.id}/conviction`, court)).status).toBe(422);
	expect((await post("/convictions/search", { identity: { birth: { from: "1980-01-01" } } })).status).toBe(422);
	for (const purpose of ["analysis", "crime-prevention"])
		expect((await search("Tomasi Bale", { purpose })).body.code).toBe("PURPOSE_NOT_FITTING");
	expect((await search("Tomasi Bale", { scopes: ["cases:read", "cases:write"] })).status).toBe(403);
	// Another agency has its own register, and learns nothing of this one.
	const listed = await post(`/charges/${await convict(open)}/conviction`, court);
	expect(listed.status, listed.text).toBe(201);
	const theirs = await stage.ask("samoa", "POST", "/convictions/search", {
		identity: { names: [{ text: "Tomasi Bale" }] },
	});
	expect([theirs.status, theirs.body.items]).toEqual([200, []]);
	const plain = (text: string) => text.replace(/"traceId":"[^"]*"/, "");
	const change = (id: unknown) =>
		stage.ask("samoa", "PATCH", `/convictions/${id}`, { expectedVersion: 1, spentOn: "2030-01-01" });
	const [there, nowhere] = [await change(listed.body.id), await change(randomUUID())];
	expect([there.status, plain(there.text)]).toEqual([404, plain(nowhere.text)]);
});
