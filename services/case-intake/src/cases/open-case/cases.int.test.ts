import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, type UnitName } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const open = async (more: object = {}, who: UnitName = "fiji") => {
	const opened = await stage.ask(who, "POST", "/cases", { title: "A case (invented)", ...more });
	expect(opened.status, opened.text).toBe(201);
	return opened.body as { id: string; reference: string; version: number };
};
const faultsAt = (faults: unknown) => (faults as { at: string }[]).map(({ at }) => at).sort();

test("references run on without gaps for each agency, however many cases are opened at once", async () => {
	const made = await Promise.all(Array.from({ length: 40 }, (_, n) => open({}, n % 4 === 0 ? "samoa" : "fiji")));
	const numbers = (of: number[]) =>
		made.filter((_, n) => of.includes(n % 4)).map((one) => Number(one.reference.slice(5)));
	expect(numbers([1, 2, 3]).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
	expect(numbers([0]).sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, n) => n + 1));
	expect(made[0]?.reference).toMatch(/^\d{4}-\d{6}$/);
});

test("a retry under the same key opens the same case", async () => {
	const headers = { "idempotency-key": `open-${randomUUID()}` };
	const body = { title: "Once (invented)" };
	const answers = await Promise.all(
		Array.from({ length: 5 }, () => stage.ask("fiji", "POST", "/cases", body, { headers })),
	);
	expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
});

test("what happened is kept with rough dates, and counted apart from persons", async () => {
	const { id } = await open({ jurisdiction: "VU", summary: "What we know." });
	const at = `/cases/${id}`;
	const incident = await stage.ask("fiji", "POST", `${at}/incidents`, {
		kind: "disembarkation",
		occurred: { from: "2025-12-01" },
		country: "VU",
		place: "Reef \u202Ehcaeb",
		personsFound: 70,
	});
	const person = await stage.ask("fiji", "POST", `${at}/persons`, { roles: ["smuggledMigrant"] });
	for (const body of [
		{ kind: "transit", occurred: { to: "2025-11-30" }, country: "SB" },
		{ kind: "recruitment", occurred: { from: "2025-06-01", to: "2025-08-31" }, personId: person.body.id },
	])
		expect((await stage.ask("fiji", "POST", `${at}/events`, body)).status).toBe(201);
	const route = await stage.ask("fiji", "PUT", `${at}/route`, {
		expectedVersion: 1,
		legs: [
			{ fromPlace: "Honiara", fromCountry: "SB", toCountry: "VU", mode: "sea", carrier: "MV Example (invented)" },
			{ toPlace: "Luganville", toCountry: "VU" },
		],
	});
	expect([incident.status, route.body]).toEqual([201, { legs: 2, version: 2 }]);
	const read = await stage.ask("fiji", "GET", at);
	expect(read.body).toMatchObject({
		jurisdiction: "VU",
		persons: 1,
		byRole: { smuggledMigrant: 1 },
		byClassification: { notAssessed: 1 },
		incidents: [{ kind: "disembarkation", occurredFrom: "2025-12-01", occurredTo: null, personsFound: 70 }],
		events: [{ kind: "recruitment", personId: person.body.id }, { kind: "transit" }],
		route: [
			{ n: 1, carrier: "MV Example (invented)" },
			{ n: 2, toPlace: "Luganville", mode: "unknown" },
		],
		reports: [],
	});
	// Written again as a whole, by one of two who read the same one.
	const again = { expectedVersion: 2, legs: [{ toCountry: "FJ" }] };
	const both = await Promise.all([again, again].map((body) => stage.ask("fiji", "PUT", `${at}/route`, body)));
	expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
	expect((await stage.ask("fiji", "GET", at)).body.route).toMatchObject([{ n: 1, toCountry: "FJ" }]);
});

test("impossible dates and persons of other cases are refused, all at once", async () => {
	const [{ id }, other] = [await open(), await open()];
	const stranger = await stage.ask("fiji", "POST", `/cases/${other.id}/persons`, { roles: ["witness"] });
	const refused = await stage.ask("fiji", "POST", `/cases/${id}/events`, {
		kind: "transit",
		personId: stranger.body.id,
		occurred: { from: "2190-01-01", to: "1066-10-14" },
	});
	expect([refused.status, faultsAt(refused.body.faults)]).toEqual([
		422,
		["/occurred/from", "/occurred/to", "/occurred/to", "/personId"],
	]);
	const nowhere = await stage.ask("fiji", "PUT", `/cases/${id}/route`, { expectedVersion: 1, legs: [{ mode: "sea" }] });
	expect([nowhere.status, faultsAt(nowhere.body.faults)]).toEqual([422, ["/legs/0"]]);
	const lawless = await stage.ask("fiji", "POST", "/cases", { title: "x", jurisdiction: "QQ" });
	expect([lawless.status, faultsAt(lawless.body.faults)]).toEqual([422, ["/jurisdiction"]]);
});

test("a change names the version it was made from, and of two at once one wins", async () => {
	const { id } = await open();
	const answers = await Promise.all(
		["one", "two"].map((title) => stage.ask("fiji", "PATCH", `/cases/${id}`, { expectedVersion: 1, title })),
	);
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
	const stale = await stage.ask("fiji", "PATCH", `/cases/${id}`, { expectedVersion: 1, title: "three" });
	expect(stale.body.code).toBe("VERSION_CONFLICT");
});

test("a closed case stays readable and takes nothing more", async () => {
	const { id } = await open();
	const person = await stage.ask("fiji", "POST", `/cases/${id}/persons`, { roles: ["witness"] });
	expect(
		(await stage.ask("fiji", "POST", `/cases/${id}/close`, { expectedVersion: 1, reason: "transferred" })).body,
	).toMatchObject({ status: "closed", closeReason: "transferred", version: 2 });
	const attempts = [
		stage.ask("fiji", "POST", `/cases/${id}/persons`, { roles: ["witness"] }),
		stage.ask("fiji", "POST", `/cases/${id}/incidents`, { kind: "raid" }),
		stage.ask("fiji", "POST", `/cases/${id}/events`, { kind: "transit" }),
		stage.ask("fiji", "PUT", `/cases/${id}/route`, { expectedVersion: 2, legs: [] }),
		stage.ask("fiji", "PATCH", `/cases/${id}`, { expectedVersion: 2, title: "x" }),
		stage.ask("fiji", "POST", `/cases/${id}/close`, { expectedVersion: 2, reason: "other" }),
		stage.ask("fiji", "POST", `/persons/${person.body.id}/roles`, { expectedVersion: 1, roles: ["relative"] }),
	];
	for (const { status, body } of await Promise.all(attempts)) expect([status, body.code]).toEqual([409, "CASE_CLOSED"]);
	expect((await stage.ask("fiji", "GET", `/cases/${id}`)).body).toMatchObject({ status: "closed", persons: 1 });
});

test("lists are filtered, searched and paged; another agency's cases are nowhere in them", async () => {
	const { id } = await open({ title: "Kingfisher operation", summary: "Talinga harbour, Nukuʻalofa; Đà Nẵng" });
	await stage.ask("fiji", "POST", `/cases/${id}/persons`, { roles: ["refugee"] });
	await stage.ask("fiji", "POST", `/cases/${id}/incidents`, { kind: "raid", country: "PG" });
	const found = async (query: string, who: UnitName = "fiji") => {
		const answer = await stage.ask(who, "GET", `/cases?${query}`);
		expect(answer.status, answer.text).toBe(200);
		return (answer.body.items as { id: string }[]).map((one) => one.id);
	};
	for (const query of [
		"q=kingfisher",
		"q=talinga+harbour",
		"q=nuku%27alofa",
		"q=da+nang",
		"q=nukualofa",
		"role=refugee",
		"country=PG",
	])
		expect([query, await found(query)]).toEqual([query, [id]]);
	for (const query of ["q=nothing-like-it", "classification=both", "country=AQ", "status=closed&q=kingfisher"])
		expect([query, await found(query)]).toEqual([query, []]);
	expect(await found("q=kingfisher", "samoa")).toEqual([]);

	const all: string[] = [];
	for (let after = ""; ; ) {
		const page = await stage.ask("fiji", "GET", `/cases?limit=7${after}`);
		all.push(...(page.body.items as { id: string }[]).map((one) => one.id));
		if (page.body.next === undefined) break;
		after = `&after=${page.body.next}`;
	}
	const { rows } = await stage.raw.query(
		"select count(distinct id) as n from intake_case where agency = (select agency from intake_case where id = $1)",
		[id],
	);
	expect([all.length, new Set(all).size]).toEqual([rows[0].n, rows[0].n]);
	for (const query of ["limit=0", "limit=1001", "after=1", "status=lost", "role=suspects", "unknown=1"])
		expect([query, (await stage.ask("fiji", "GET", `/cases?${query}`)).status]).toEqual([query, 400]);
});

test("another agency's case answers exactly as one that does not exist", async () => {
	const { id } = await open();
	const person = await stage.ask("fiji", "POST", `/cases/${id}/persons`, { roles: ["witness"] });
	const plain = (text: string) => text.replace(/"traceId":"[^"]*"/, "");
	const asks: ((x: string, p: string) => [Parameters<Stage["ask"]>[1], string, object?])[] = [
		(x) => ["GET", `/cases/${x}`],
		(x) => ["GET", `/cases/${x}/persons`],
		(x) => ["GET", `/cases/${x}/alert-draft`],
		(x) => ["POST", `/cases/${x}/persons`, { roles: ["witness"] }],
		(x) => ["POST", `/cases/${x}/incidents`, { kind: "raid" }],
		(x) => ["PATCH", `/cases/${x}`, { expectedVersion: 1, title: "x" }],
		(x) => ["POST", `/cases/${x}/close`, { expectedVersion: 1, reason: "other" }],
		(_, p) => ["GET", `/persons/${p}`],
		(_, p) => ["GET", `/persons/${p}/identity`],
		(_, p) => ["GET", `/persons/${p}/assessments`],
		(_, p) => ["POST", `/persons/${p}/roles`, { expectedVersion: 1, roles: ["relative"] }],
		(_, p) => ["PATCH", `/persons/${p}`, { expectedVersion: 1, sex: "male" }],
	];
	for (const ask of asks) {
		const hidden = await stage.ask("samoa", ...ask(id, String(person.body.id)));
		const missing = await stage.ask("samoa", ...ask(randomUUID(), randomUUID()));
		expect([ask.toString(), hidden.status, plain(hidden.text)]).toEqual([ask.toString(), 404, plain(missing.text)]);
	}
	// Scopes decide first: who may hold none of them learns nothing either.
	for (const who of ["labour", "shelter"] as const)
		expect((await stage.ask(who, "GET", `/cases/${id}`)).status).toBe(403);
});

test("the database itself keeps one agency's rows from another, and lets nobody write for it", async () => {
	await open();
	const { rows: tables } = await stage.raw.query<{ name: string; forced: boolean; enabled: boolean }>(
		`select c.relname as name, c.relforcerowsecurity as forced, c.relrowsecurity as enabled from pg_class c
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
	);
	expect(tables.length).toBeGreaterThan(20);
	expect(tables.filter((table) => !table.forced || !table.enabled)).toEqual([]);
	// Without a principal, nothing is seen.
	expect((await stage.context.pool.query("select count(*) as n from intake_case")).rows[0].n).toBe(0);
	await expect(
		stage.context.pool.query(
			"insert into case_number (agency, year, last) values ('00000000-0000-4000-8000-000000000001', 1999, 1)",
		),
	).rejects.toMatchObject({ code: "42501" });
	for (const table of ["assessment", "return_record", "yearly_return", "note"])
		await expect(stage.context.pool.query(`update ${table} set agency = agency`)).rejects.toMatchObject({
			code: "42501",
		});
});
