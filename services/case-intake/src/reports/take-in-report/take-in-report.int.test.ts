import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openByTwo, openStage, type Stage, type UnitName, units } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage({
		agreements: [
			{
				parties: ["FJ", "WS"],
				topics: ["trafficking-and-smuggling", "trafficking", "smuggling"],
				purposes: ["investigation"],
			},
		],
	});
});
afterAll(() => stage.close());

const send = async (more: object = {}, who: UnitName = "fiji") => {
	const sent = await stage.ask(who, "POST", "/reports", {
		clientId: randomUUID(),
		capturedAt: "2026-01-02T03:04:05Z",
		toAgency: units.fiji.agency,
		channel: "hotline",
		narrative: "Told over the phone.",
		...more,
	});
	expect(sent.status, sent.text).toBe(201);
	return String(sent.body.id);
};
type Head = { id: string; overdue: boolean; minutesLeft: number; urgency: string };
const queue = async (query = "") => {
	const answer = await stage.ask("fiji", "GET", `/reports${query}`);
	expect(answer.status, answer.text).toBe(200);
	return answer.body as { items: Head[]; timeliness: Record<string, number>; next?: string };
};

test("the queue shows what is due first, page by page, and counts what is late", async () => {
	const routine = await send();
	const urgent = await send({ urgency: "urgent" });
	const life = await send({ urgency: "lifeAtRisk" });
	const inbox = await queue();
	expect(inbox.items.map(({ id }) => id)).toEqual([life, urgent, routine]);
	expect(inbox.items[0]).toMatchObject({ overdue: false, minutesLeft: 29, urgency: "lifeAtRisk" });
	const first = await queue("?limit=2");
	expect([first.next, first.items.length]).toEqual([urgent, 2]);
	const rest = await queue(`?limit=2&after=${first.next}`);
	expect([rest.next, rest.items.map(({ id }) => id)]).toEqual([undefined, [routine]]);

	stage.clock.ahead += 60 * 60_000;
	const late = await queue("?overdue=true");
	expect(late.items).toMatchObject([{ id: life, overdue: true, minutesLeft: -31 }]);
	for (const id of [life, urgent])
		expect((await stage.ask("fiji", "POST", `/reports/${id}/dismiss`, { reason: "test" })).status).toBe(204);
	expect((await queue()).timeliness).toEqual({ waiting: 1, overdue: 0, settledInTime: 1, settledLate: 1 });
	// Nobody else's queue holds any of it.
	const others = await stage.ask("samoa", "GET", "/reports");
	expect(others.body).toMatchObject({ items: [], timeliness: { waiting: 0 } });
});

test("a case is opened from a report with its persons; nobody becomes a suspect by being reported", async () => {
	const id = await send({
		channel: "disembarkation",
		country: "FJ",
		persons: [
			{
				seenAs: "concerned",
				sex: "female",
				age: { from: 14, to: 17 },
				identity: { names: [{ text: "Ana (invented)" }] },
			},
			{ seenAs: "possibleSuspect", sex: "male" },
			{ seenAs: "witness" },
			{},
		],
	});
	const taken = await stage.ask("fiji", "POST", `/reports/${id}/take-in`, { title: "Landing at night" });
	expect(taken.status, taken.text).toBe(201);
	expect(taken.body).toMatchObject({ persons: 4, reference: expect.stringMatching(/^\d{4}-000001$/) });
	const persons = await stage.ask("fiji", "GET", `/cases/${taken.body.caseId}/persons`);
	expect((persons.body.items as { roles: string[] }[]).flatMap(({ roles }) => roles).sort()).toEqual([
		"concerned",
		"other",
		"other",
		"witness",
	]);
	const ana = (persons.body.items as { id: string; identified: boolean }[]).find((one) => one.identified);
	await openByTwo(stage, { person: ana?.id ?? "" });
	const opened = await stage.ask("fiji", "GET", `/persons/${ana?.id}/identity`);
	expect(opened.body).toMatchObject({ identity: { names: [{ text: "Ana (invented)" }] }, version: 1 });

	const again = await stage.ask("fiji", "POST", `/reports/${id}/take-in`, { title: "Landing at night" });
	expect([again.status, again.body.code]).toEqual([409, "REPORT_SETTLED"]);
	const dismissed = await stage.ask("fiji", "POST", `/reports/${id}/dismiss`, { reason: "test" });
	expect([dismissed.status, dismissed.body.code]).toEqual([409, "REPORT_SETTLED"]);
	const foreign = await stage.ask("samoa", "POST", `/reports/${id}/take-in`, { title: "mine" });
	expect([foreign.status, foreign.body.code]).toEqual([404, "REPORT_NOT_FOUND"]);
});

test("of twenty who take one report in at once, one opens a case, and a retry under one key is one case", async () => {
	const id = await send();
	const answers = await Promise.all(
		Array.from({ length: 20 }, () => stage.ask("fiji", "POST", `/reports/${id}/take-in`, { title: "Race" })),
	);
	expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
	const { rows } = await stage.raw.query("select count(*) as n from intake_case where title = 'Race'");
	expect(rows[0].n).toBe(1);

	const other = await send();
	const headers = { "idempotency-key": `take-in-${other}` };
	const first = await stage.ask("fiji", "POST", `/reports/${other}/take-in`, { title: "Once" }, { headers });
	const retry = await stage.ask("fiji", "POST", `/reports/${other}/take-in`, { title: "Once" }, { headers });
	expect([first.status, retry.status, retry.text]).toEqual([201, 201, first.text]);
});

test("what tells of the same is suggested with reasons, by things, place and time, never by who is in it", async () => {
	const first = await send({
		country: "FJ",
		place: "Nadi Wharf",
		occurred: { from: "2026-01-01", to: "2026-01-01" },
		things: [{ kind: "vehicle", value: "AB-12 34" }],
		persons: [{ nationality: ["TO"], sex: "female" }],
	});
	const second = await send({
		country: "FJ",
		place: "nadi  wharf",
		occurred: { from: "2026-01-01" },
		// The same plate, typed with Cyrillic letters.
		things: [{ kind: "vehicle", value: "\u0410\u0412 1234" }],
	});
	const alike = await send({ persons: [{ nationality: ["TO"], sex: "female" }], capturedAt: "2025-11-01T00:00:00Z" });
	const read = await stage.ask("fiji", "GET", `/reports/${second}`);
	const duplicates = read.body.duplicates as { id: string; score: number; reasons: string[] }[];
	expect(duplicates[0]).toEqual({
		id: first,
		status: "waiting",
		caseId: null,
		score: 1,
		reasons: ["same vehicle", "same place", "same country", "at the same time"],
	});
	expect(duplicates.map(({ id }) => id)).not.toContain(alike);

	const taken = await stage.ask("fiji", "POST", `/reports/${first}/take-in`, { title: "Wharf" });
	const merged = await stage.ask("fiji", "POST", `/reports/${second}/merge`, {
		caseId: taken.body.caseId,
		withPersons: false,
	});
	expect(merged.body).toMatchObject({ caseId: taken.body.caseId, persons: 0 });
	const one = await stage.ask("fiji", "GET", `/cases/${taken.body.caseId}`);
	expect((one.body.reports as { id: string }[]).map(({ id }) => id)).toEqual([first, second]);
	expect(one.body).toMatchObject({ persons: 1 });
});

type Linked = { id: string; key: string; role: string; value: string; entityId: string };
const linksOf = async (caseId: unknown) =>
	(await stage.ask("fiji", "GET", `/cases/${caseId}/links`)).body.items as Linked[];

test("what a report names is linked to the case in the commit that takes it in, and found from there", async () => {
	const reported = {
		place: "Shelter Road 5",
		things: [
			{ kind: "vehicle", value: "TK 77-01", qualifier: "FJ" },
			{ kind: "phone", value: "+679 555 7701" },
			{ kind: "vessel", value: "IMO 9074728" },
		],
	};
	const [first, second] = [await send(reported), await send(reported)];
	const said = [{ kind: "vehicle", value: "tk7701", role: "instrument", excluded: [units.tonga.agency] }];
	const taken = await stage.ask("fiji", "POST", `/reports/${first}/take-in`, { title: "Things", things: said });
	expect([taken.status, taken.body], taken.text).toMatchObject([
		201,
		{ links: 3, unlinked: [{ kind: "vessel", value: "IMO 9074728" }] },
	]);
	const links = await linksOf(taken.body.caseId);
	expect(links).toMatchObject([
		{ kind: "phone", role: "other", key: "6795557701" },
		{ kind: "place", role: "other", value: "Shelter Road 5" },
		{ kind: "vehicle", role: "instrument", country: "FJ", value: "TK 77-01", excluded: [units.tonga.agency] },
	]);
	const events = await stage.events();
	const at = events.findLastIndex((one) => one.name === "CaseOpened");
	expect(events.slice(at).map((one) => one.name)).toEqual([
		...["CaseOpened", "ReportTakenIn"],
		...["CaseRecordChanged", "CaseRecordChanged", "CaseRecordChanged"],
		// The links that were just listed, and the case that they are of.
		...["RecordsAccessed", "RecordsAccessed"],
	]);
	expect(
		new Set(events.slice(at + 2, at + 5).map((one) => one.name === "CaseRecordChanged" && one.payload.recordId)),
	).toEqual(new Set(links.map(({ entityId }) => entityId)));
	// The case is suggested for the next report of the same things.
	const waiting = await stage.ask("fiji", "GET", `/reports/${second}`);
	expect(waiting.body.cases).toMatchObject([{ id: taken.body.caseId, shares: ["same phone", "same vehicle"] }]);
	// What was shown beside the report is in the log as well.
	expect(
		(await stage.events()).slice(-3).map((one) => one.name === "RecordsAccessed" && one.payload.recordIds),
	).toEqual([[second], [first], [taken.body.caseId]]);
	const another = await stage.ask("fiji", "POST", `/reports/${second}/take-in`, { title: "Things again" });
	const linked = await stage.ask("fiji", "GET", `/cases/${another.body.caseId}/linked-cases`);
	expect(linked.body.items).toMatchObject([{ caseId: taken.body.caseId }]);
	expect((await linksOf(another.body.caseId)).map(({ entityId }) => entityId)).toEqual(
		links.map(({ entityId }) => entityId),
	);
});

test("another agency gets a hit on what the desk gave a role, and on nothing else that a report names", async () => {
	const things = ["HT 1001", "HT 1002", "HT 1003"].map((value) => ({ kind: "vehicle", value }));
	const id = await send({ things, place: "Quay 1001" });
	const said = [
		{ ...things[0], role: "carrier" },
		{ ...things[1], role: "ofProtectedPerson" },
	];
	const hits = async () =>
		Promise.all(
			[...things, { kind: "place", value: "Quay 1001" }].map(
				async (one) => (await stage.ask("samoa", "POST", "/links/look-up", one)).body.hit,
			),
		);
	expect(await hits()).toEqual([false, false, false, false]);
	await stage.ask("fiji", "POST", `/reports/${id}/take-in`, { title: "Hits", things: said });
	expect(await hits()).toEqual([true, false, false, false]);
});

test("a number that is also in a victim's identity is the victim's: nobody gets a hit, whatever the desk says", async () => {
	const phones = ["+679 555 3301", "+679 555 3302"];
	const things = phones.map((value) => ({ kind: "phone", value }));
	const id = await send({
		things,
		persons: [
			{ seenAs: "concerned", identity: { names: [{ text: "Ana (invented)" }], phones: ["679-555-3301"] } },
			{ seenAs: "possibleSuspect", identity: { phones: ["679-555-3302"] } },
		],
	});
	const read = await stage.ask("fiji", "GET", `/reports/${id}`);
	expect((read.body.report as { content: { things: object[] } }).content.things).toEqual([
		{ ...things[0], ofProtectedPerson: true },
		things[1],
	]);
	const said = things.map((one) => ({ ...one, role: "ofSuspect" }));
	await stage.ask("fiji", "POST", `/reports/${id}/take-in`, { title: "Numbers", things: said });
	const hits = things.map(async (one) => (await stage.ask("samoa", "POST", "/links/look-up", one)).body.hit);
	expect(await Promise.all(hits)).toEqual([false, true]);
});

test("a report that is merged adds what the case has not; what it has stays as it is, and the desk is told", async () => {
	const things = [
		{ kind: "vehicle", value: "MG 1001" },
		{ kind: "phone", value: "679 555 1001" },
	];
	const [first, second, third] = [await send({ things }), await send({ things }), await send({ things })];
	const { caseId } = (
		await stage.ask("fiji", "POST", `/reports/${first}/take-in`, {
			title: "Merging",
			things: [{ ...things[0], role: "instrument" }],
		})
	).body;
	const merge = (id: string, said: object[] = []) =>
		stage.ask("fiji", "POST", `/reports/${id}/merge`, { caseId, withPersons: false, things: said });
	expect((await merge(second)).body).toMatchObject({ links: 0, unlinked: [] });
	expect(await linksOf(caseId)).toMatchObject([{ role: "other" }, { role: "instrument" }]);
	const wrong = await merge(third, [
		{ kind: "vehicle", value: "XX 1", role: "instrument", excluded: [units.fiji.agency] },
	]);
	expect([wrong.status, (wrong.body.faults as { at: string }[]).map(({ at }) => at)]).toEqual([
		422,
		["/things/0", "/things/0/excluded/0"],
	]);
	const merged = await merge(third, [
		{ ...things[0], role: "instrument", excluded: [units.samoa.agency] },
		{ ...things[1], role: "ofSuspect" },
	]);
	expect(merged.body).toMatchObject({
		links: 1,
		unlinked: [{ kind: "vehicle", value: "MG 1001", reason: expect.stringContaining("already") }],
	});
	expect((await linksOf(caseId)).map(({ role }) => role)).toEqual(["ofSuspect", "other", "instrument"]);
	// Of many at once that name the same new thing, all are merged, and it is linked once.
	const value = "MG 2002";
	const reports = await Promise.all(Array.from({ length: 6 }, () => send({ things: [{ kind: "vehicle", value }] })));
	const answers = await Promise.all(reports.map((id) => merge(id)));
	expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
	expect((await linksOf(caseId)).filter((one) => one.value === value)).toHaveLength(1);
});

test("a case that is closed while a report is merged takes nothing of it", async () => {
	const id = await send({ things: [{ kind: "vehicle", value: "CL 1001" }] });
	const caseId = (await stage.ask("fiji", "POST", "/cases", { title: "closing" })).body.id;
	const closing = await stage.raw.connect();
	try {
		await closing.query("begin");
		await closing.query("update intake_case set status = 'closed' where id = $1", [caseId]);
		const merging = stage.ask("fiji", "POST", `/reports/${id}/merge`, { caseId, withPersons: false });
		const waits = vi.waitUntil(
			async () =>
				(await closing.query("select 1 from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))"))
					.rows.length > 0,
			{ timeout: 10_000 },
		);
		// It has found the case open, and comes to store.
		await Promise.race([merging, waits]);
		await closing.query("commit");
		const merged = await merging;
		expect([merged.status, merged.body.code]).toEqual([409, "CASE_CLOSED"]);
		await waits;
	} finally {
		closing.release();
	}
	expect((await queue()).items.map((one) => one.id)).toContain(id);
	expect(await linksOf(caseId)).toEqual([]);
});

test("a report cannot be merged into a closed case or another agency's", async () => {
	const id = await send();
	const theirs = await stage.ask("samoa", "POST", "/cases", { title: "theirs" });
	const foreign = await stage.ask("fiji", "POST", `/reports/${id}/merge`, { caseId: theirs.body.id });
	expect([foreign.status, foreign.body.code]).toEqual([404, "CASE_NOT_FOUND"]);
	const ours = await stage.ask("fiji", "POST", "/cases", { title: "ours" });
	const closing = { expectedVersion: 1, reason: "other" };
	expect((await stage.ask("fiji", "POST", `/cases/${ours.body.id}/close`, closing)).status).toBe(200);
	const closed = await stage.ask("fiji", "POST", `/reports/${id}/merge`, { caseId: ours.body.id });
	expect([closed.status, closed.body.code]).toEqual([409, "CASE_CLOSED"]);
	expect((await queue()).items.map((one) => one.id)).toContain(id);
});

test("what was done is in the log in ids and codes, and every read with who read it", async () => {
	const id = await send({ narrative: "Secret words." });
	await stage.ask("fiji", "GET", `/reports/${id}`);
	await stage.ask("fiji", "POST", `/reports/${id}/dismiss`, { reason: "tooVague" });
	const events = await stage.events();
	expect(events.slice(-3)).toMatchObject([
		{ name: "ReportReceived", payload: { reportId: id, channel: "hotline", callerCategory: "unknown" } },
		{
			name: "RecordsAccessed",
			payload: { recordIds: [id], action: "consultation", actor: { officerId: units.fiji.officer }, found: true },
		},
		{ name: "ReportDismissed", payload: { reportId: id, reason: "tooVague" } },
	]);
	expect(JSON.stringify(events)).not.toContain("Secret words");
});
