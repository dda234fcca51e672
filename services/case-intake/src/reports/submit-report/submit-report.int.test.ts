import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, units } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const report = (more: object = {}) => ({
	clientId: randomUUID(),
	capturedAt: "2026-01-02T03:04:05Z",
	channel: "firstResponder",
	narrative: "Two boats came in after dark.",
	...more,
});
type Faults = { at: string; message: string }[];
const faultsAt = (faults: unknown) => (faults as Faults).map(({ at }) => at).sort();

test("a report that is sent any number of times, at once and later, is one report", async () => {
	const body = report({ persons: [{ sex: "female", identity: { names: [{ text: "Mele Example (invented)" }] } }] });
	const answers = await Promise.all(Array.from({ length: 8 }, () => stage.ask("fiji", "POST", "/reports", body)));
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
	expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
	const reordered = Object.fromEntries(Object.entries(body).reverse());
	const later = await stage.ask("fiji", "POST", "/reports", reordered);
	expect([later.status, later.text]).toEqual([200, answers[0]?.text]);
	const { rows } = await stage.raw.query("select count(*) as n from report where client_id = $1", [body.clientId]);
	expect(rows[0].n).toBe(1);
	expect((await stage.rawVault.query("select count(*) as n from identity where erased_at is null")).rows[0].n).toBe(1);

	const other = await stage.ask("fiji", "POST", "/reports", { ...body, narrative: "Something else." });
	expect([other.status, other.body.code]).toEqual([409, "REPORT_CONFLICT"]);
	expect(other.body.next).toContain("new client id");
	// The same client id of another post is another report.
	expect((await stage.ask("samoa", "POST", "/reports", body)).status).toBe(201);
});

test("names go to the vault and stand in no table and no event of case intake", async () => {
	const name = "Zzyzx Uniquename (invented)";
	const body = report({
		persons: [{ identity: { names: [{ text: name }], documents: [{ kind: "passport", number: "N4711X" }] } }],
	});
	expect((await stage.ask("fiji", "POST", "/reports", body)).status).toBe(201);
	const { rows: tables } = await stage.raw.query<{ name: string }>(
		"select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'seamark')",
	);
	for (const table of tables) {
		const { rows } = await stage.raw.query(
			`select count(*) as n from ${table.name} t where t::text ~ 'Uniquename|N4711X'`,
		);
		expect([table.name, rows[0].n]).toEqual([table.name, 0]);
	}
});

test("an anonymous tip keeps neither officer nor post nor token, in rows, events and what is read later", async () => {
	const { events: before } = { events: (await stage.events()).length };
	const body = report({ channel: "anonymousTip", toAgency: units.samoa.agency });
	const headers = { "idempotency-key": "anonymous-tip-1" };
	const keys = async () => (await stage.raw.query("select from seamark.idempotency_key")).rowCount;
	const keysBefore = (await keys()) ?? 0;
	const sent = await stage.ask("fiji", "POST", "/reports", body, { headers });
	expect(sent.status).toBe(201);
	expect((await stage.ask("fiji", "POST", "/reports", body, { headers })).status).toBe(200);
	const asked = await stage.ask("fiji", "GET", `/reports/${sent.body.id}/acknowledgement`);
	expect([asked.status, asked.text]).toEqual([200, sent.text]);
	const row = (await stage.raw.query("select t::text as all from report t where id = $1", [sent.body.id])).rows[0].all;
	const said = JSON.stringify((await stage.events()).slice(before)) + row;
	for (const secret of [units.fiji.post, units.fiji.officer, "token-of-fiji"]) expect(said).not.toContain(secret);
	expect(said).toContain(units.fiji.agency);
	expect(await keys()).toBe(keysBefore);
	// A key is kept with the post that gave it: of this report there is none, of others there is.
	const named = { "idempotency-key": "named-report-1" };
	expect((await stage.ask("fiji", "POST", "/reports", report(), { headers: named })).status).toBe(201);
	expect(await keys()).toBe(keysBefore + 1);
});

test("a reporter learns that it came and was handled, never the case; others learn nothing", async () => {
	const sent = await stage.ask("labour", "POST", "/reports", report({ toAgency: units.fiji.agency }));
	expect([sent.status, sent.body.status]).toEqual([201, "received"]);
	const at = `/reports/${sent.body.id}`;
	const taken = await stage.ask("fiji", "POST", `${at}/take-in`, { title: "Boats at night" });
	expect(taken.status).toBe(201);
	const receipt = await stage.ask("labour", "GET", `${at}/acknowledgement`);
	expect(receipt.body).toEqual({ ...sent.body, status: "handled" });
	expect(receipt.text).not.toContain(String(taken.body.caseId));
	// Read out to the desk it is found, taken in or not; to no other desk.
	const spoken = encodeURIComponent(String(receipt.body.receipt).toLowerCase().replaceAll("-", " "));
	const byReceipt = async (who: "fiji" | "samoa") =>
		(await stage.ask(who, "GET", `/reports?receipt=${spoken}`)).body.items;
	expect(await byReceipt("fiji")).toMatchObject([{ id: sent.body.id, receipt: sent.body.receipt, status: "takenIn" }]);
	expect(await byReceipt("samoa")).toEqual([]);
	expect((await stage.ask("fiji", "GET", "/reports?receipt=R-0000-0001")).status).toBe(400);

	const absent = `/reports/${randomUUID()}`;
	for (const [who, path] of [
		["samoa", "/acknowledgement"],
		["shelter", "/acknowledgement"],
		["samoa", ""],
	] as const) {
		const hidden = await stage.ask(who, "GET", at + path);
		const missing = await stage.ask(who, "GET", absent + path);
		const plain = (text: string) => text.replace(/"traceId":"[^"]*"/, "");
		expect([hidden.status, plain(hidden.text)]).toEqual([404, plain(missing.text)]);
	}
	expect((await stage.ask("labour", "GET", at)).status).toBe(403);
	expect((await stage.ask("labour", "GET", "/reports")).status).toBe(403);
});

test("all faults come at once, in words that say what to do", async () => {
	const shape = await stage.ask("fiji", "POST", "/reports", {
		...report(),
		channel: "carrierPigeon",
		persons: [{ age: { from: -1 } }],
		extra: true,
	});
	expect([shape.status, faultsAt(shape.body.faults)]).toEqual([400, ["/channel", "/extra", "/persons/0/age/from"]]);
	const sense = await stage.ask("fiji", "POST", "/reports", {
		clientId: randomUUID(),
		capturedAt: "2199-01-01T00:00:00Z",
		toAgency: units.labour.agency,
		callerCategory: "client",
		occurred: { from: "2025-02-03", to: "2025-02-01" },
		personsSeen: 2,
		childrenSeen: 3,
		persons: [{ age: { from: 30, to: 20 }, identity: { birth: { from: "1066-10-14" } } }],
		coded: "A99 D99 Z1 H20260231 A3",
	});
	expect([sense.status, sense.body.code]).toEqual([422, "REFUSED"]);
	expect(faultsAt(sense.body.faults)).toEqual([
		"/callerCategory",
		"/capturedAt",
		"/childrenSeen",
		"/coded/1",
		"/coded/2",
		"/coded/3",
		"/coded/4",
		"/occurred/to",
		"/persons/0/age/to",
		"/persons/0/identity/birth/from",
		"/toAgency",
	]);
	const nothing = await stage.ask("shelter", "POST", "/reports", {
		clientId: randomUUID(),
		capturedAt: "2026-01-01T00:00:00Z",
		channel: "hotline",
	});
	expect(faultsAt(nothing.body.faults)).toEqual(["", "/toAgency"]);
	// 2026-02-30 is a date to no calendar.
	const noDay = await stage.ask("fiji", "POST", "/reports", report({ occurred: { from: "2026-02-30" } }));
	expect([noDay.status, faultsAt(noDay.body.faults)]).toEqual([400, ["/occurred/from"]]);
});

test("the paper form prints its codes, and what was ticked can be typed in as one line", async () => {
	const text = await stage.ask("labour", "GET", "/reports/form");
	expect(text.headers["content-type"]).toMatch(/^text\/plain/);
	for (const code of ["J4", "K9", "L1", "M14"]) expect(text.text).toContain(` ${code} `);
	expect(Math.max(...text.text.split("\n").map((line) => line.length))).toBeLessThan(100);
	const html = await stage.ask("labour", "GET", "/reports/form?as=html");
	expect(html.headers["content-type"]).toMatch(/^text\/html/);
	expect(html.text).not.toMatch(/<script|src=|href=/);

	const coded = await stage.ask("labour", "POST", "/reports", {
		clientId: randomUUID(),
		capturedAt: "2026-01-01T00:00:00Z",
		toAgency: units.fiji.agency,
		coded: "j4, l2 m1 m4 m4 n12 q3 sfj t20251230-20260101",
	});
	expect(coded.status, coded.text).toBe(201);
	const read = await stage.ask("fiji", "GET", `/reports/${coded.body.id}`);
	expect(read.body.report).toMatchObject({
		channel: "labourInspector",
		urgency: "urgent",
		country: "FJ",
		content: {
			observations: ["personsConfined", "noOrLittlePay"],
			personsSeen: 12,
			childrenSeen: 3,
			occurred: { from: "2025-12-30", to: "2026-01-01" },
		},
	});
	const both = await stage.ask("fiji", "POST", "/reports", report({ coded: "A4" }));
	expect([both.status, faultsAt(both.body.faults)]).toEqual([422, ["/channel"]]);
});

test("scripts, directions and lookalikes are kept as they were written; too long and NUL are refused by name", async () => {
	const hostile = "\u202Eevil\u202C — \u0645\u0647\u0645\u062F — \u0410\u0412-12 — \u{1F6A4}";
	const sent = await stage.ask(
		"fiji",
		"POST",
		"/reports",
		report({ narrative: hostile, place: "\u041D\u0430\u0434\u0438" }),
	);
	expect(sent.status, sent.text).toBe(201);
	const read = await stage.ask("fiji", "GET", `/reports/${sent.body.id}`);
	expect(read.body.report).toMatchObject({ content: { narrative: hostile, place: "\u041D\u0430\u0434\u0438" } });

	const long = await stage.ask(
		"fiji",
		"POST",
		"/reports",
		report({ persons: [{ identity: { names: [{ text: "x".repeat(10_000) }] } }] }),
	);
	expect([long.status, faultsAt(long.body.faults)]).toEqual([400, ["/persons/0/identity/names/0/text"]]);
	const nul = await stage.ask("fiji", "POST", "/reports", report({ narrative: "a\u0000b" }));
	expect(nul.status, nul.text).toBe(400);
});

test("without the vault a report with a name is not half stored", async () => {
	const apart = await openStage();
	await apart.rawVault.query("alter table identity rename to identity_away");
	const body = report({ persons: [{ identity: { names: [{ text: "Somebody (invented)" }] } }] });
	expect((await apart.ask("fiji", "POST", "/reports", body)).status).toBeGreaterThanOrEqual(500);
	expect((await apart.raw.query("select count(*) as n from report")).rows[0].n).toBe(0);
	await apart.rawVault.query("alter table identity_away rename to identity");
	expect((await apart.ask("fiji", "POST", "/reports", body)).status).toBe(201);
	await apart.close();
});

test("a report that is passed on waits at the other unit with all that it says, and both ends learn when it is dealt with", async () => {
	const name = "Sina Passedon (invented)";
	const sent = await stage.ask("labour", "POST", "/reports", {
		...report({ toAgency: units.fiji.agency, urgency: "urgent", place: "Wharf (invented)" }),
		persons: [
			{ seenAs: "concerned", sex: "female", identity: { names: [{ text: name }] } },
			{ seenAs: "possibleSuspect" },
		],
		things: [{ kind: "phone", value: "+679 555 0199" }],
	});
	const id = String(sent.body.id);
	const word = await stage.ask("fiji", "POST", `/reports/${id}/dismiss`, { reason: "passedOn" });
	expect([word.status, faultsAt(word.body.faults)]).toEqual([422, ["/reason"]]);
	for (const toAgency of [units.fiji.agency, units.labour.agency, randomUUID()])
		expect((await stage.ask("fiji", "POST", `/reports/${id}/pass-on`, { toAgency })).status).toBe(422);

	const passed = await stage.ask("fiji", "POST", `/reports/${id}/pass-on`, { toAgency: units.samoa.agency });
	expect(passed.status, passed.text).toBe(201);
	const there = await stage.ask("samoa", "GET", `/reports/${passed.body.id}`);
	expect(there.body.report, there.text).toMatchObject({
		...{ status: "waiting", urgency: "urgent", fromAgency: units.fiji.agency, capturedAt: "2026-01-02T03:04:05.000Z" },
		content: {
			place: "Wharf (invented)",
			narrative: "Two boats came in after dark.",
			persons: [
				{ seenAs: "concerned", sex: "female", identified: true },
				{ seenAs: "possibleSuspect", identified: false },
			],
			things: [{ kind: "phone", value: "+679 555 0199" }],
		},
		passedBy: [{ agency: units.fiji.agency, receipt: sent.body.receipt }],
	});
	// Here it is settled, and who is in it is known no more; there it is.
	const here = async () => (await stage.ask("fiji", "GET", `/reports/${id}`)).body.report as Record<string, unknown>;
	expect(await here()).toMatchObject({
		...{ status: "dismissed", dismissReason: "passedOn" },
		passedTo: { agency: units.samoa.agency, receipt: passed.body.receipt, status: "passedOn" },
	});
	const ofReporter = async () => (await stage.ask("labour", "GET", `/reports/${id}/acknowledgement`)).body.status;
	const ofDesk = async () => (await stage.ask("fiji", "GET", `/reports/${passed.body.id}/acknowledgement`)).body.status;
	expect([await ofReporter(), await ofDesk()]).toEqual(["passedOn", "received"]);
	expect((await stage.ask("fiji", "POST", `/reports/${id}/pass-on`, { toAgency: units.samoa.agency })).body.code).toBe(
		"REPORT_SETTLED",
	);
	// Not back to who has had it.
	const back = await stage.ask("samoa", "POST", `/reports/${passed.body.id}/pass-on`, { toAgency: units.fiji.agency });
	expect([back.status, faultsAt(back.body.faults)]).toEqual([422, ["/toAgency"]]);
	expect((await stage.ask("fiji", "GET", `/reports/${passed.body.id}`)).status).toBe(404);

	const taken = await stage.ask("samoa", "POST", `/reports/${passed.body.id}/take-in`, {
		title: "At the wharf (invented)",
	});
	expect(taken.status, taken.text).toBe(201);
	expect([await ofReporter(), await ofDesk()]).toEqual(["handled", "handled"]);
	expect(await here()).toMatchObject({ passedTo: { status: "handled" } });
	const { rows } = await stage.rawVault.query(
		"select agency, count(*) filter (where wrapped is not null) as open from identity where case_id = any ($1::uuid[]) group by agency order by agency",
		[[id, passed.body.id]],
	);
	expect(new Map(rows.map((row) => [row.agency, row.open]))).toEqual(
		new Map([
			[units.fiji.agency, 0],
			[units.samoa.agency, 1],
		]),
	);
});

test("a flood of one sender ends at its limit, says when the next may come, and costs no other sender and no retry anything", async () => {
	const own = await openStage();
	try {
		const bodies = Array.from({ length: 200 }, () => report());
		for (let at = 0; at < bodies.length; at += 8)
			for (const { status } of await Promise.all(
				bodies.slice(at, at + 8).map((body) => own.ask("fiji", "POST", "/reports", body)),
			))
				expect(status).toBe(201);
		const over = await own.ask("fiji", "POST", "/reports", report());
		expect([over.status, over.body.code]).toEqual([429, "TOO_MANY_REQUESTS"]);
		expect(over.body.detail).toMatch(/200 reports an hour.*in \d+ seconds?\./);
		expect((await own.ask("fiji", "POST", "/reports", bodies[0])).status).toBe(200);
		expect((await own.ask("samoa", "POST", "/reports", report())).status).toBe(201);
		expect((await own.raw.query("select count(*)::int as n from report")).rows).toEqual([{ n: 201 }]);
	} finally {
		await own.close();
	}
});
