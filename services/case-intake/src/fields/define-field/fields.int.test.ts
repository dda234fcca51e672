import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, type UnitName } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const newCase = async (who: UnitName = "fiji") =>
	String((await stage.ask(who, "POST", "/cases", { title: "Fields (invented)" })).body.id);
const define = (record: string, name: string, body: object, who: UnitName = "fiji", o = {}) =>
	stage.ask(who, "PUT", `/fields/${record}/${name}`, { label: `the ${name}`, ...body }, o);
const set = (at: string, expectedVersion: number, values: object, who: UnitName = "fiji") =>
	stage.ask(who, "PATCH", `${at}/fields`, { expectedVersion, values });
const faults = (body: Record<string, unknown>) =>
	Object.fromEntries((body.faults as { at: string; message: string }[]).map(({ at, message }) => [at, message]));
const found = async (query: string, who: UnitName = "fiji") => {
	const answer = await stage.ask(who, "GET", `/cases?${query}`);
	expect(answer.status, answer.text).toBe(200);
	return (answer.body.items as { id: string }[]).map((one) => one.id);
};

test("a field keeps its type for good, changes by version, and can be retired", async () => {
	const first = await define("case", "flight", { type: "text" });
	expect([first.status, first.body], first.text).toMatchObject([
		200,
		{ type: "text", version: 1, status: "active", choices: [] },
	]);
	expect((await define("case", "flight", { type: "text" })).body.code).toBe("VERSION_CONFLICT");
	const other = await define("case", "flight", { type: "number", expectedVersion: 1 });
	expect([other.status, other.body.code, other.body.next]).toEqual([
		409,
		"FIELD_FIXED",
		"Define a new field under another name.",
	]);
	expect(
		(await define("case", "flight", { type: "text", label: "flight number", expectedVersion: 1 })).body,
	).toMatchObject({ version: 2 });
	const answers = await Promise.all(
		["a", "b"].map((label) => define("case", "flight", { type: "text", label, expectedVersion: 2 })),
	);
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
	const retired = await stage.ask("fiji", "POST", "/fields/case/flight/retire", { expectedVersion: 3 });
	expect(retired.body).toMatchObject({ status: "retired", version: 4 });
	expect((await define("case", "flight", { type: "text", expectedVersion: 4 })).body.code).toBe("FIELD_FIXED");
	expect((await stage.ask("fiji", "POST", "/fields/case/flight/retire", { expectedVersion: 4 })).body.code).toBe(
		"FIELD_FIXED",
	);
	expect((await stage.ask("fiji", "POST", "/fields/person/flight/retire", { expectedVersion: 1 })).status).toBe(404);

	for (const [name, body, status] of [
		["rank", { type: "code" }, 422],
		["rank", { type: "text", choices: ["a"] }, 422],
		["rank", { type: "picture" }, 400],
		["Rank", { type: "text" }, 400],
		["__proto__", { type: "text" }, 400],
		["constructor", { type: "text" }, 422],
	] as const)
		expect([name, (await define("person", name, body)).status]).toEqual([name, status]);
	const list = await stage.ask("fiji", "GET", "/fields");
	expect((list.body.items as { name: string; version: number }[]).map(({ name, version }) => [name, version])).toEqual([
		["flight", 4],
	]);
	expect((await stage.ask("samoa", "GET", "/fields")).body.items).toEqual([]);
	expect((await define("case", "x", { type: "text" }, "fiji", { scopes: ["cases:write"] })).status).toBe(403);
	// Anyone who administers the agency need not be let into its cases.
	expect((await define("case", "adm", { type: "text" }, "fiji", { scopes: ["agency:admin"] })).status).toBe(200);
	expect((await define("case", "adm", { type: "text" }, "fiji", { scopes: ["agency:admin"] })).body.code).toBe(
		"VERSION_CONFLICT",
	);
});

test("values are held against the definitions, with every fault at once, and found by exact value", async () => {
	for (const [name, body] of [
		["vesselFlag", { type: "text" }],
		["crew", { type: "number" }],
		["landedOn", { type: "date" }],
		["weather", { type: "code", choices: ["calm", "rough"] }],
		["armed", { type: "yesNo" }],
		["old", { type: "text" }],
	] as const)
		expect((await define("case", name, body)).status).toBe(200);
	expect((await define("person", "tattoo", { type: "code", choices: ["anchor", "none"] })).status).toBe(200);
	const caseId = await newCase();
	const at = `/cases/${caseId}`;
	expect((await set(at, 1, { old: "x" })).status).toBe(200);
	await stage.ask("fiji", "POST", "/fields/case/old/retire", { expectedVersion: 1 });

	const wrong = await set(at, 2, {
		vesselFlag: "  ",
		crew: "5",
		landedOn: "2026-02-30",
		weather: "stormy",
		armed: "yes",
		old: "y",
		tattoo: "anchor",
		constructor2: 1,
	});
	expect([wrong.status, wrong.body.code]).toEqual([422, "REFUSED"]);
	expect(Object.keys(faults(wrong.body)).sort()).toEqual(
		["armed", "constructor2", "crew", "landedOn", "old", "tattoo", "vesselFlag", "weather"].map(
			(name) => `/values/${name}`,
		),
	);
	expect(faults(wrong.body)["/values/weather"]).toBe("must be one of calm, rough");
	const right = { vesselFlag: "PA: Ñandú", crew: 7, landedOn: "2026-02-28", weather: "rough", armed: false, old: null };
	const done = await set(at, 2, right);
	expect(done.body, done.text).toMatchObject({ version: 3 });
	const { old: _, ...custom } = right;
	expect((await stage.ask("fiji", "GET", at)).body.custom).toEqual(custom);
	expect((await set(at, 2, { crew: 8 })).body.code).toBe("VERSION_CONFLICT");
	expect((await set(at, 3, {})).body.code).toBe("REFUSED");
	expect((await set(at, 3, { crew: { $gt: 1 } })).status).toBe(400);

	const person = (await stage.ask("fiji", "POST", `${at}/persons`, { roles: ["witness"] })).body.id;
	const marked = await set(`/persons/${person}`, 1, { tattoo: "anchor" });
	expect(marked.body, marked.text).toMatchObject({ version: 2, custom: { tattoo: "anchor" } });
	expect((await set(`/persons/${person}`, 2, { crew: 1 })).body.code).toBe("REFUSED");

	const value = encodeURIComponent("vesselFlag:PA: Ñandú");
	for (const query of [
		`field=${value}`,
		"field=crew:7",
		"field=landedOn:2026-02-28",
		"field=armed:false",
		"personField=tattoo:anchor",
	])
		expect([query, await found(query)]).toEqual([query, [caseId]]);
	for (const query of [
		"field=vesselFlag:PA",
		"field=crew:70",
		"field=armed:true",
		"personField=tattoo:none",
		"field=weather:calm",
	])
		expect([query, await found(query)]).toEqual([query, []]);
	for (const query of ["field=crew:seven", "field=nothing:1", "personField=crew:7", "field=landedOn:yesterday"])
		expect([query, (await stage.ask("fiji", "GET", `/cases?${query}`)).body.code]).toEqual([query, "REFUSED"]);
	expect((await stage.ask("fiji", "GET", "/cases?field=crew")).status).toBe(400);
	const audited = (await stage.events())
		.filter((one) => one.name === "RecordsAccessed")
		.map((one) => JSON.stringify(one));
	expect(audited.some((one) => one.includes("andú"))).toBe(false);
	const changed = (await stage.events()).findLast((one) => one.name === "PersonChanged");
	expect(changed?.payload).toMatchObject({ fields: ["custom.tattoo"] });
});

test("fields are filled in as a case is opened, a report taken in or a person added, with every fault at once", async () => {
	for (const [record, name, type] of [
		["case", "berth", "number"],
		["person", "vest", "yesNo"],
	] as const)
		expect((await define(record, name, { type })).status).toBe(200);
	const opened = await stage.ask("fiji", "POST", "/cases", { title: "Berths (invented)", custom: { berth: 7 } });
	expect(opened.status, opened.text).toBe(201);
	const at = `/cases/${opened.body.id}`;
	expect((await stage.ask("fiji", "GET", at)).body).toMatchObject({ version: 1, custom: { berth: 7 } });
	expect(await found("field=berth:7")).toEqual([opened.body.id]);
	const person = await stage.ask("fiji", "POST", `${at}/persons`, { roles: ["witness"], custom: { vest: true } });
	expect((await stage.ask("fiji", "GET", `/persons/${person.body.id}`)).body.custom).toEqual({ vest: true });
	const report = async () =>
		(
			await stage.ask("fiji", "POST", "/reports", {
				clientId: randomUUID(),
				capturedAt: "2026-01-02T03:04:05Z",
				channel: "hotline",
				narrative: "Told over the phone.",
			})
		).body.id;
	const taken = await stage.ask("fiji", "POST", `/reports/${await report()}/take-in`, {
		title: "Berths again (invented)",
		custom: { berth: 8 },
	});
	expect(taken.status, taken.text).toBe(201);
	expect(await found("field=berth:8")).toEqual([taken.body.caseId]);

	const wrong = { title: "x", jurisdiction: "QQ", custom: { berth: "seven", vest: true } };
	for (const url of ["/cases", `/reports/${await report()}/take-in`]) {
		const refused = await stage.ask("fiji", "POST", url, wrong);
		expect([url, refused.status, Object.keys(faults(refused.body)).sort()]).toEqual([
			url,
			422,
			["/custom/berth", "/custom/vest", "/jurisdiction"],
		]);
	}
	const nobody = { roles: ["witness"], age: { from: 9, to: 3 }, custom: { vest: "yes", berth: 7 } };
	const refused = await stage.ask("fiji", "POST", `${at}/persons`, nobody);
	expect([refused.status, Object.keys(faults(refused.body)).sort()]).toEqual([
		422,
		["/age/to", "/custom/berth", "/custom/vest"],
	]);
	// They are changed where their version is named, and nowhere else.
	const patched = await stage.ask("fiji", "PATCH", at, { expectedVersion: 1, custom: { berth: 9 } });
	expect(patched.status).toBe(400);
});

test("another agency's fields are not ours, and its records are not there", async () => {
	await define("case", "ours", { type: "text" });
	const theirs = await newCase("samoa");
	expect((await set(`/cases/${theirs}`, 1, { ours: "x" }, "samoa")).body.code).toBe("REFUSED");
	expect((await set(`/cases/${theirs}`, 1, { ours: "x" })).body.code).toBe("CASE_NOT_FOUND");
	expect((await set(`/persons/${randomUUID()}`, 1, { tattoo: "none" })).body.code).toBe("PERSON_NOT_FOUND");
});

test("a search belongs to the duty post: saved, run, removed", async () => {
	const caseId = await newCase();
	await stage.ask("fiji", "PATCH", `/cases/${caseId}`, { expectedVersion: 1, title: "Frigatebird watch" });
	const headers = { "idempotency-key": randomUUID() };
	const body = { name: "our birds", criteria: { q: "frigatebird", status: "open" } };
	const saved = await stage.ask("fiji", "POST", "/searches", body, { headers });
	expect(saved.status, saved.text).toBe(201);
	expect((await stage.ask("fiji", "POST", "/searches", body, { headers })).body).toEqual(saved.body);
	expect((await stage.ask("fiji", "POST", "/searches", body)).body.code).toBe("CONFLICT");
	expect((await stage.ask("fiji", "POST", "/searches", { name: "x", criteria: { status: "lost" } })).status).toBe(400);
	expect((await stage.ask("fiji", "POST", "/searches", { name: "x", criteria: { limit: "5" } })).status).toBe(400);
	expect((await stage.ask("fiji", "GET", "/searches")).body.items).toMatchObject([{ id: saved.body.id, ...body }]);
	const run = (who: UnitName = "fiji") => stage.ask(who, "GET", `/searches/${saved.body.id}/cases?limit=5`);
	expect((await run()).body).toEqual({ items: [expect.objectContaining({ id: caseId })] });
	await stage.ask("fiji", "POST", `/cases/${caseId}/close`, { expectedVersion: 2, reason: "transferred" });
	expect((await run()).body.items).toEqual([]);
	expect((await run("samoa")).status).toBe(404);
	expect((await stage.ask("samoa", "DELETE", `/searches/${saved.body.id}`)).status).toBe(404);
	expect((await stage.ask("fiji", "DELETE", `/searches/${saved.body.id}`)).status).toBe(204);
	expect((await run()).status).toBe(404);
	expect((await stage.ask("fiji", "DELETE", `/searches/${saved.body.id}`)).status).toBe(404);
	const events = (await stage.events()).filter(
		(one) => one.name === "CaseRecordChanged" && one.payload.record === "search",
	);
	expect(events.map((one) => one.name === "CaseRecordChanged" && one.payload.change)).toEqual(["added", "removed"]);
});
