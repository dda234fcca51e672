import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, type UnitName, units } from "../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
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
	return answer.body as { reports: Head[]; timeliness: Record<string, number>; next: string | null; more: boolean };
};

test("the queue shows what is due first, page by page, and counts what is late", async () => {
	const routine = await send();
	const urgent = await send({ urgency: "urgent" });
	const life = await send({ urgency: "lifeAtRisk" });
	const inbox = await queue();
	expect(inbox.reports.map(({ id }) => id)).toEqual([life, urgent, routine]);
	expect(inbox.reports[0]).toMatchObject({ overdue: false, minutesLeft: 29, urgency: "lifeAtRisk" });
	const first = await queue("?limit=2");
	expect([first.more, first.reports.length]).toEqual([true, 2]);
	const rest = await queue(`?limit=2&after=${first.next}`);
	expect([rest.more, rest.next, rest.reports.map(({ id }) => id)]).toEqual([false, null, [routine]]);

	stage.clock.ahead += 60 * 60_000;
	const late = await queue("?overdue=true");
	expect(late.reports).toMatchObject([{ id: life, overdue: true, minutesLeft: -31 }]);
	for (const id of [life, urgent])
		expect((await stage.ask("fiji", "POST", `/reports/${id}/dismiss`, { reason: "test" })).status).toBe(204);
	expect((await queue()).timeliness).toEqual({ waiting: 1, overdue: 0, settledInTime: 1, settledLate: 1 });
	// Nobody else's queue holds any of it.
	const others = await stage.ask("samoa", "GET", "/reports");
	expect(others.body).toMatchObject({ reports: [], timeliness: { waiting: 0 } });
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
	expect((persons.body.persons as { role: string }[]).map(({ role }) => role).sort()).toEqual([
		"other",
		"other",
		"suspectedVictim",
		"witness",
	]);
	const ana = (persons.body.persons as { id: string; identified: boolean }[]).find((one) => one.identified);
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
	expect((await queue()).reports.map((one) => one.id)).toContain(id);
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
