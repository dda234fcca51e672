import { createHash, randomUUID } from "node:crypto";
import { grantable } from "@seamark/policy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseByTwo, openByTwo, openStage, type Stage, type UnitName } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

/** Sends an HTCDS file of these rows; names are invented. Answers the import's id. */
const imported = async (rows: string[], who: UnitName = "fiji") => {
	const payload = Buffer.from(
		["prs_SecondName,vic_TraffickingStatus,cco_CaseComment", ...rows].map((row) => `${row}\r\n`).join(""),
	);
	const sha256 = createHash("sha256").update(payload).digest("hex");
	const answer = await stage.app.inject({
		method: "POST",
		url: `/imports?kind=htcds&name=file.csv&size=${payload.length}&sha256=${sha256}`,
		headers: {
			authorization: JSON.stringify({ who, purpose: "investigation", scopes: grantable.tcu }),
			"content-type": "text/csv",
		},
		payload,
	});
	expect(answer.statusCode, answer.body).toBe(200);
	return String(answer.json().import.id);
};
const newCase = async (who: UnitName = "fiji") =>
	String((await stage.ask(who, "POST", "/cases", { title: "Imports (invented)" })).body.id);
const put = (caseId: string, body: object, who: UnitName = "fiji") =>
	stage.ask(who, "POST", `/cases/${caseId}/imported-persons`, body);
const personsOf = async (caseId: string) =>
	(await stage.ask("fiji", "GET", `/cases/${caseId}/persons`)).body.items as Record<string, unknown>[];
const victims = (n: number, name = "Invented") =>
	Array.from({ length: n }, (_, at) => `${name} ${at},ActualVictimOfTrafficking,"state ${at}, kept"`);

test("persons of an import join a case, all that are left or those of the rows that are named, and each one once", async () => {
	const [one, other] = [await newCase(), await newCase()];
	const importId = await imported([...victims(3), "x,NoSuchStatus,", ...victims(2, "Later")]);
	const named = await put(one, { importId, rows: [2, 4] });
	expect([named.status, named.body], named.text).toEqual([200, { added: 2, more: false }]);
	expect(await personsOf(one)).toMatchObject([
		{ roles: ["victim"], identification: "confirmed", identified: true, version: 2 },
		{ roles: ["victim"], identified: true },
	]);
	const added = (await stage.events()).filter((event) => event.name === "PersonAdded" && event.payload.caseId === one);
	expect(added.map((event) => event.name === "PersonAdded" && [event.payload.role, event.payload.identified])).toEqual(
		Array(2).fill(["victim", true]),
	);
	// Sent again, it changes nothing; line 5 was refused, and line 2 is in another case.
	expect((await put(one, { importId, rows: [2, 4] })).body).toEqual({ added: 0, more: false });
	const wrong = await put(other, { importId, rows: [2, 3, 5, 99] });
	expect([wrong.status, wrong.body.code]).toEqual([422, "REFUSED"]);
	expect((wrong.body.faults as { at: string; message: string }[]).map(({ at, message }) => [at, message])).toEqual([
		["/rows/0", "is in another case already"],
		["/rows/2", "is no row that the import has taken"],
		["/rows/3", "is no row that the import has taken"],
	]);
	expect((await put(other, { importId })).body).toEqual({ added: 3, more: false });
	expect((await put(one, { importId })).body).toEqual({ added: 0, more: false });
	expect([(await personsOf(one)).length, (await personsOf(other)).length]).toEqual([2, 3]);

	// They count in the case and in the import, once each, and leave from both with all their fields.
	const count = async (query: string) =>
		(await stage.ask("fiji", "GET", `/statistics${query}`)).body.counters as { persons: number };
	expect([(await count(`?import=${importId}`)).persons, (await count("")).persons]).toEqual([5, 5]);
	const exported = async (query: string) =>
		JSON.parse((await stage.ask("fiji", "GET", `/htcds?as=json&${query}`)).text) as Record<string, unknown>[];
	const record = (name: string, at: number) => ({
		prs_SecondName: `${name} ${at}`,
		vic_TraffickingStatus: "ActualVictimOfTrafficking",
		cco_CaseComment: `state ${at}, kept`,
	});
	// Victims leave without names until two officers have opened the case.
	expect(await exported(`case=${one}`)).toEqual(
		[0, 2].map((at) => {
			const { prs_SecondName: _name, ...rest } = record("Invented", at);
			return rest;
		}),
	);
	for (const id of [one, other]) await openByTwo(stage, { case: id });
	expect(await exported(`case=${one}`)).toEqual([record("Invented", 0), record("Invented", 2)]);
	expect(await exported(`case=${other}`)).toEqual([record("Invented", 1), record("Later", 0), record("Later", 1)]);
	expect(await exported(`import=${importId}`)).toHaveLength(5);
});

test("of more than one call takes the rest is said, and of two calls at once each person joins one case", async () => {
	const importId = await imported(victims(1_203, "Many"));
	const caseId = await newCase();
	expect((await put(caseId, { importId })).body).toEqual({ added: 1_000, more: true });
	const calls = await Promise.all(
		Array.from({ length: 4 }, async (_, n) => put(n % 2 === 0 ? caseId : await newCase(), { importId })),
	);
	expect(calls.filter(({ status, body }) => status === 200 && body.added === 203)).toHaveLength(1);
	for (const { status, body } of calls)
		expect([status, status === 200 ? Number(body.added) % 203 : body.code]).toEqual(
			status === 200 ? [200, 0] : [409, "CONFLICT"],
		);
	const { rows } = await stage.raw.query(
		"select count(*)::int as n from person where import_id = $1 and case_id is not null",
		[importId],
	);
	expect(rows).toEqual([{ n: 1_203 }]);
});

test("a closed case, another agency's and an import that is none take nobody", async () => {
	const importId = await imported(victims(1, "Nobody"));
	const caseId = await newCase();
	const theirs = await newCase("samoa");
	expect((await put(theirs, { importId })).body.code).toBe("CASE_NOT_FOUND");
	expect((await put(theirs, { importId }, "samoa")).body.code).toBe("NOT_FOUND");
	expect((await put(theirs, { importId: randomUUID() }, "samoa")).body.code).toBe("NOT_FOUND");
	expect((await put(caseId, { importId, rows: [] })).status).toBe(400);
	await stage.ask("fiji", "POST", `/cases/${caseId}/close`, { expectedVersion: 1, reason: "other" });
	expect((await put(caseId, { importId })).body.code).toBe("CASE_CLOSED");
});

test("erasing a case's identities reaches those that came with an import, and no others of it", async () => {
	const importId = await imported(victims(3, "Erased"));
	const caseId = await newCase();
	await put(caseId, { importId, rows: [2, 3] });
	const erased = await eraseByTwo(stage, { case: caseId });
	expect(erased.body, erased.text).toMatchObject({ erased: 2 });
	expect(await personsOf(caseId)).toMatchObject([{ identified: false }, { identified: false }]);
	// Who may not import reads nobody of an import.
	const reader = { scopes: ["cases:read"] } as const;
	expect((await stage.ask("fiji", "GET", `/htcds?as=json&import=${importId}`, undefined, reader)).status).toBe(403);
	await openByTwo(stage, { import: importId });
	const left = JSON.parse((await stage.ask("fiji", "GET", `/htcds?as=json&import=${importId}`)).text) as object[];
	expect(left.map((one) => (one as { prs_SecondName?: string }).prs_SecondName)).toEqual([
		undefined,
		undefined,
		"Erased 2",
	]);
	// What the file said of them in words is gone with them, here and in the case; what is counted stays.
	expect(left).toMatchObject([
		{ vic_TraffickingStatus: "ActualVictimOfTrafficking" },
		{ vic_TraffickingStatus: "ActualVictimOfTrafficking" },
		{ vic_TraffickingStatus: "ActualVictimOfTrafficking", cco_CaseComment: "state 2, kept" },
	]);
	const { rows } = await stage.raw.query("select cells from imported_batch where import_id = $1", [importId]);
	expect(rows.map(({ cells }) => cells.toString().match(/state \d/g))).toEqual([["state 2"]]);
	expect((await stage.ask("fiji", "GET", `/htcds?as=json&case=${caseId}`)).text).not.toContain("state");
	// Another one of the same file, by the person alone.
	const last = await newCase();
	await put(last, { importId });
	const [person] = await personsOf(last);
	expect((await eraseByTwo(stage, { person: String(person?.id) })).status).toBe(204);
	expect((await stage.ask("fiji", "GET", `/htcds?as=json&import=${importId}`)).text).not.toContain("state");
});

test("the one whom others were merged into leaves with what they knew, once, from a case and from an import", async () => {
	const importId = await imported([
		"Taufa,ActualVictimOfTrafficking,came at night",
		"Tauvaa,ActualVictimOfTrafficking,has a scar",
		"Other,ActualVictimOfTrafficking,another one",
	]);
	const [one, other] = [await newCase(), await newCase()];
	await put(one, { importId, rows: [2, 3] });
	await put(other, { importId });
	const added = await stage.ask("fiji", "POST", `/cases/${one}/persons`, {
		roles: ["victim"],
		sectors: ["fishing"],
		identity: { birth: { from: "1999-01-01", to: "1999-12-31" }, phones: ["+679 700 9001"] },
	});
	const [first, second] = (await personsOf(one)).filter(({ id }) => id !== added.body.id).map(({ id }) => String(id));
	const [third] = (await personsOf(other)).map(({ id }) => String(id));
	const versionOf = async (id: unknown) => Number((await stage.ask("fiji", "GET", `/persons/${id}`)).body.version);
	const merge = async (kept: unknown, mergedId: unknown) => {
		const [expectedVersion, mergedVersion] = [await versionOf(kept), await versionOf(mergedId)];
		const body = { mergedId, expectedVersion, mergedVersion, reason: "the same (invented)" };
		const merged = await stage.ask("fiji", "POST", `/persons/${kept}/merges`, body);
		expect(merged.status, merged.text).toBe(201);
	};
	const exported = async (query: string) =>
		JSON.parse((await stage.ask("fiji", "GET", `/htcds?as=json&${query}`)).text) as Record<string, unknown>[];
	// By way of another record: the third into the added one, that one and the second into the first.
	await merge(added.body.id, third);
	await merge(first, second);
	// What was agreed to before a merge does not open whom it brought.
	await openByTwo(stage, { case: one });
	await merge(first, added.body.id);
	const known = {
		prs_SecondName: "Taufa",
		vic_TraffickingStatus: "ActualVictimOfTrafficking",
		vic_ForcedLabourIndustry: "A_AgricultureForestryAndFishing",
		cco_CaseComment: "came at night\nhas a scar\nanother one",
	};
	// The added record is of this case itself, and is opened with it; the third is of another one.
	const born = { prs_Birthdate: "1999", prs_MobilePhone: "+679 700 9001" };
	expect(await exported(`case=${one}`)).toEqual([{ ...known, ...born }]);
	// Nobody is left in the other case.
	expect((await stage.ask("fiji", "GET", `/htcds?as=json&case=${other}`)).status).toBe(404);
	await openByTwo(stage, { import: importId });
	await openByTwo(stage, { case: one });
	expect(await exported(`case=${one}`)).toEqual([{ ...known, ...born }]);
	expect(await exported(`import=${importId}`)).toEqual([{ ...known, ...born }]);
	const counted = await stage.ask("fiji", "GET", `/htcds?as=json&import=${importId}`);
	expect(counted.headers["seamark-without-identity"]).toBe("0");
});
