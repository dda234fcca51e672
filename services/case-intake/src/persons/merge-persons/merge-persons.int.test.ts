import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openByTwo, openStage, type Stage, type UnitName } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const newCase = async (who: UnitName = "fiji") =>
	(await stage.ask(who, "POST", "/cases", { title: "A case (invented)" })).body.id as string;
const add = async (caseId: string, name: string | undefined, more: object = {}, who: UnitName = "fiji") => {
	const added = await stage.ask(who, "POST", `/cases/${caseId}/persons`, {
		roles: ["suspectedVictim"],
		...(name ? { identity: { names: [{ text: name }] } } : {}),
		...more,
	});
	expect(added.status, added.text).toBe(201);
	return added.body as { id: string; pseudonym: string; version: number };
};
type Duplicate = {
	personId: string | null;
	reportId: string | null;
	caseId: string;
	score: number;
	grounds: object[];
	version: number;
};
const duplicates = async (id: string, who: UnitName = "fiji") => {
	const found = await stage.ask(who, "GET", `/persons/${id}/duplicates`);
	expect(found.status, found.text).toBe(200);
	return found.body.items as Duplicate[];
};
const ids = (found: Duplicate[]) => found.map((one) => one.personId);
const merge = (
	kept: { id: string; version: number },
	merged: { id: string; version: number },
	o: object = {},
	headers = {},
) =>
	stage.ask(
		"fiji",
		"POST",
		`/persons/${kept.id}/merges`,
		{
			mergedId: merged.id,
			expectedVersion: kept.version,
			mergedVersion: merged.version,
			reason: "the same passport photograph",
			...o,
		},
		{ headers },
	);
const listed = async (caseId: string) =>
	((await stage.ask("fiji", "GET", `/cases/${caseId}/persons`)).body.items as { id: string }[]).map((one) => one.id);

test("the same name in another script, swapped or misspelt is suggested with its grounds, and nobody else's is", async () => {
	const [one, two] = [await newCase(), await newCase()];
	const asked = await add(one, "Zaynab Al-Kharusi");
	const script = await add(two, "زينب الخروصي");
	const spelt = await add(two, "Kharousi Zeinab");
	await add(two, "Tomasi Vakatawa");
	const nameless = await add(two, undefined);
	await add(await newCase("samoa"), "Zaynab Al-Kharusi", {}, "samoa");
	// That they agree is told; what victims are called, once two officers have opened both.
	for (const { grounds } of await duplicates(asked.id))
		for (const ground of grounds) expect(ground).toMatchObject({ asked: "", found: "" });
	for (const id of [one, two]) await openByTwo(stage, { case: id });
	const found = await duplicates(asked.id);
	expect(ids(found).sort()).toEqual([script.id, spelt.id].sort());
	expect(found[0]).toMatchObject({ caseId: two, reportId: null, version: 1, roles: ["suspectedVictim"] });
	expect(found.find((two) => two.personId === spelt.id)?.grounds).toEqual(
		expect.arrayContaining([expect.objectContaining({ field: "name", asked: "zaynab", found: "zeinab", moved: true })]),
	);
	expect(await duplicates(nameless.id)).toEqual([]);
	const accessed = (await stage.events()).flatMap((event) => (event.name === "RecordsAccessed" ? [event.payload] : []));
	expect(accessed.some((one) => one.query.startsWith("list-duplicates") && one.recordIds.includes(script.id))).toBe(
		true,
	);
	expect((await stage.ask("samoa", "GET", `/persons/${asked.id}/duplicates`)).body.code).toBe("PERSON_NOT_FOUND");
	expect((await stage.ask("labour", "GET", `/persons/${asked.id}/duplicates`)).status).toBe(403);
});

test("persons are not suggested for their nationality, sex or age", async () => {
	const caseId = await newCase();
	const facts = { sex: "female", nationality: ["TO"], age: { from: 20, to: 25 } };
	const one = await add(caseId, "Mele Fifita", facts);
	await add(caseId, "Losa Taufa", facts);
	expect(await duplicates(one.id)).toEqual([]);
});

test("two records are merged by a person, are one in lists and searches, and two again when it is undone", async () => {
	const [caseId, other] = [await newCase(), await newCase()];
	const kept = await add(caseId, "Ropate Quenamoli");
	const merged = await add(caseId, "Quenamoli Ropati", { flags: ["asylumClaim"], age: { to: 17 } });
	const asked = await add(other, "Robate Kwenamoli");
	const before = await stage.ask("fiji", "GET", `/persons/${kept.id}`);
	const mergedBefore = await stage.ask("fiji", "GET", `/persons/${merged.id}`);

	const headers = { "idempotency-key": randomUUID() };
	const done = await merge(kept, merged, { score: 0.9 }, headers);
	expect([done.status, done.body], done.text).toEqual([
		201,
		{ id: expect.any(String), keptId: kept.id, mergedId: merged.id, keptVersion: 2, mergedVersion: 2 },
	]);
	expect(await listed(caseId)).toEqual([kept.id]);
	expect((await stage.ask("fiji", "GET", `/persons/${kept.id}`)).body).toMatchObject({
		flags: ["asylumClaim"],
		age: { to: 17 },
	});
	// Both names lead to the one record.
	expect(ids(await duplicates(asked.id))).toEqual([kept.id]);
	expect(await duplicates(kept.id)).toMatchObject([{ personId: asked.id }]);
	expect((await merge({ id: asked.id, version: 1 }, { id: merged.id, version: 2 })).status).toBe(409);

	const listing = await stage.ask("fiji", "GET", `/persons/${kept.id}/merges`);
	expect(listing.body.items).toMatchObject([
		{ id: done.body.id, score: 0.9, reason: "the same passport photograph", undoneAt: null },
	]);
	expect((await stage.ask("samoa", "POST", `/merges/${done.body.id}/undo`)).status).toBe(404);
	const undone = await stage.ask("fiji", "POST", `/merges/${done.body.id}/undo`);
	expect([undone.status, undone.body], undone.text).toMatchObject([200, { keptVersion: 3, mergedVersion: 3 }]);
	expect((await listed(caseId)).sort()).toEqual([kept.id, merged.id].sort());
	const facts = ({ version: _, changedAt: __, ...rest }: Record<string, unknown>) => rest;
	expect(facts((await stage.ask("fiji", "GET", `/persons/${kept.id}`)).body)).toEqual(facts(before.body));
	expect(facts((await stage.ask("fiji", "GET", `/persons/${merged.id}`)).body)).toEqual(facts(mergedBefore.body));
	expect((await stage.ask("fiji", "POST", `/merges/${done.body.id}/undo`)).status).toBe(409);
	const names = (await stage.events()).map((event) => event.name);
	expect(names).toEqual(expect.arrayContaining(["PersonsMerged", "MergeUndone"]));
});

test("of two merges of one record at once one is done", async () => {
	const caseId = await newCase();
	const [a, b, c] = [await add(caseId, undefined), await add(caseId, undefined), await add(caseId, undefined)];
	const answers = await Promise.all([merge(a, b), merge(c, b), merge(a, c)]);
	const statuses = answers.map(({ status }) => status).sort();
	expect(statuses[0]).toBe(201);
	expect(statuses.slice(1).every((status) => status === 409)).toBe(true);
});

test("a suspect is not merged with a victim, nor a child's age with an adult's", async () => {
	const caseId = await newCase();
	const victim = await add(caseId, undefined, { age: { from: 10, to: 12 } });
	const suspect = await add(caseId, undefined, {
		roles: ["suspect"],
		suspicion: { offence: "trafficking", ground: "seen by two", relation: "unrelated" },
	});
	const adult = await add(caseId, undefined, { age: { from: 30 } });
	for (const [one, two] of [
		[victim, suspect],
		[suspect, victim],
		[victim, adult],
	] as const) {
		const refused = await merge(one, two);
		expect([refused.status, refused.body.code], refused.text).toEqual([422, "REFUSED"]);
	}
});

test("a waiting report says whom it may be about before a case is made of it", async () => {
	const caseId = await newCase();
	const known = await add(caseId, "Sisilia Waqabaca");
	const sent = await stage.ask("fiji", "POST", "/reports", {
		clientId: randomUUID(),
		capturedAt: new Date().toISOString(),
		channel: "firstResponder",
		formVersion: "1",
		toAgency: "00000000-0000-4000-8000-000000000001",
		persons: [{ identity: { names: [{ text: "Waqabatha, Cecilia" }, { text: "Sisi Waqabaca" }] } }, {}],
	});
	expect(sent.status, sent.text).toBe(201);
	const found = await stage.ask("fiji", "GET", `/reports/${sent.body.id}/duplicates`);
	expect(found.body.items, found.text).toMatchObject([{ index: 0, duplicates: [{ personId: known.id, caseId }] }]);
	// It shows persons of cases: who may only take reports in reads none of it, nor that there is a case.
	const desk = { scopes: ["reports:takeIn"] } as const;
	expect((await stage.ask("fiji", "GET", `/reports/${sent.body.id}/duplicates`, undefined, desk)).status).toBe(403);
	// And the other way: the person of the case is asked about.
	expect(await duplicates(known.id)).toMatchObject([{ personId: null, reportId: sent.body.id }]);
	expect((await stage.ask("samoa", "GET", `/reports/${sent.body.id}/duplicates`)).body.code).toBe("REPORT_NOT_FOUND");
});
