import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openPool, type Pool } from "@seamark/db";
import { expect, onTestFinished, test } from "vitest";
import { openAsker } from "../chaos/ask.ts";
import { openStage } from "../chaos/stage.ts";
import { caller } from "../support/client.ts";
import { draft } from "../support/drafts.ts";
import { openRound, until } from "./support.ts";

/** The hub's processes over a database that goes away, stalls, and comes back as it was before. */

/** A hub of its own for each try, so that what a failed one left stopped, slow or half-done meets nobody. */
const open = async () => {
	const stage = await openStage({ single: true });
	onTestFinished(() => stage[Symbol.asyncDispose]());
	const { url } = stage.parts.alerts;
	return {
		stage,
		url,
		desk: async () => caller(url, await stage.token("fj-desk-1", "investigation")),
		customs: async () => caller(url, await stage.token("to-customs-liaison-1", "border-control")),
	};
};

test("the database stopped at once and killed under load: the hub lives on, says when to come back, and loses nothing", async () => {
	const { stage, url, desk } = await open();
	const round = openRound({ urls: [url], token: stage.token });
	const pids = stage.all.map((part) => part.pid());
	for (const how of ["immediate", "kill"] as const) {
		await round.more(60);
		await stage.database.crash(how);
		const fiji = await desk();
		const away = await fiji.post("/alerts", draft(), { "idempotency-key": `away-${how}-1` });
		// Unknown where the hub had not yet heard that the connection it commits on is dead.
		expect([away.status, away.body.code]).toEqual([503, expect.toBeOneOf(["UNAVAILABLE", "OUTCOME_UNKNOWN"])]);
		expect(Number(away.headers.get("retry-after"))).toBeGreaterThan(0);
		expect((await fiji.get("/alerts")).status).toBe(503);
		const ready = await fetch(`${url}/readyz`);
		expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining("database")]);
		await stage.database.start();
	}
	await round.more(60);
	await until("the hub is ready by itself", async () => (await fetch(`${url}/readyz`)).ok);
	expect(stage.all.map((part) => part.pid())).toEqual(pids);
	expect(stage.all.every((part) => part.running())).toBe(true);
	await round.finish(() => stage.database.admin("alerts"));
});

test("connections that are cut, held half-open and slowed under load cost nothing but time", async () => {
	const { stage, url } = await open();
	const round = openRound({ urls: [url], token: stage.token });
	const { database } = stage.proxies;
	await round.more(40);
	expect(database.cut()).toBeGreaterThan(0);
	await round.more(40);
	database.hold(true);
	await pause(1_500);
	database.hold(false);
	await round.more(40);
	database.refuse(true);
	database.cut();
	await pause(500);
	database.refuse(false);
	await round.more(40);
	database.delay(40);
	await round.more(20);
	database.delay(0);
	database.throttle(100_000);
	await round.more(20);
	database.throttle(undefined);
	await round.finish(() => stage.database.admin("alerts"));
});

test("fifty at once with one key, the service killed in their midst and then the database: one record and one answer, and another body is refused", async () => {
	const { stage } = await open();
	const token = await stage.token("fj-desk-1", "investigation");
	const asker = openAsker();
	onTestFinished(() => asker.close());
	const { alerts } = stage.parts;
	const title = "fifty at once (invented)";
	const ask = (body: object) =>
		asker.ask({
			method: "POST",
			url: `${alerts.url}/alerts`,
			token,
			body: JSON.stringify(body),
			headers: { "idempotency-key": "fifty-at-once" },
		});
	const fifty = () =>
		Promise.all(Array.from({ length: 50 }, () => ask(draft({ title })).catch((error: Error) => error.message)));
	const admin = () => stage.database.admin("alerts");
	const stored = async () => {
		const pool = admin();
		const { rows } = await pool.query<{ id: string }>("select id from alert where content ->> 'title' = $1", [title]);
		await pool.end();
		return rows.map((row) => row.id);
	};
	const idsOf = (answers: Awaited<ReturnType<typeof fifty>>) =>
		answers.map((one) =>
			typeof one === "string" ? one : `${one.status} ${(JSON.parse(one.text) as { id: string }).id}`,
		);

	const first = fifty();
	await until("one of them is committed", async () => (await stored()).length > 0);
	await alerts.kill();
	await first;
	await alerts.start();
	const second = new Set(idsOf(await fifty()));
	expect([...second]).toEqual([`201 ${(await stored())[0]}`]);
	await stage.database.crash("kill");
	await stage.database.start();
	await until("the hub is ready", async () => (await fetch(`${alerts.url}/readyz`)).ok);
	expect(new Set(idsOf(await fifty()))).toEqual(second);
	expect(await stored()).toHaveLength(1);
	const other = await ask(draft({ title: "another (invented)" }));
	expect([other.status, JSON.parse(other.text)]).toMatchObject([422, { code: "IDEMPOTENCY_MISMATCH" }]);
});

test("a session that sits on the log or on an alert is named while others wait for it, then ended, and the hub goes on", async () => {
	const { stage, desk, customs } = await open();
	const fiji = await desk();
	const feed = await (await customs()).feed();
	const { id } = (await fiji.post<{ id: string }>("/alerts", draft())).body;
	const said = stage.parts.alerts.said().length;
	const heard = () => stage.parts.alerts.said().slice(said).join("\n");
	const stall = async (rows: string) => {
		const pool = openPool({ url: stage.database.server().url("seamark_alerts"), name: "stalled", max: 1 });
		const session = await pool.connect();
		const ended = new Promise<void>((resolve) => session.on("error", () => resolve()));
		await session.query("begin");
		await session.query(rows);
		return async () => {
			await ended;
			session.release(true);
			await pool.end();
		};
	};
	const ends = [
		await stall("select from seamark.log_head for update"),
		await stall(`select from alert where id = '${id}' for update`),
	];
	const began = performance.now();
	// They wait behind the stalled sessions, and are done as soon as these are ended: well before any limit of their own.
	const answers = Promise.all([
		fiji.put<{ id: string; version: number }>(`/alerts/${id}`, {
			expectedVersion: 1,
			draft: draft({ summary: "after the stall" }),
		}),
		fiji.post<{ id: string; version: number }>("/alerts", draft()),
	]);
	let answered = false;
	void answers.then(
		() => {
			answered = true;
		},
		() => undefined,
	);
	await until("the alarm, with who holds", async () =>
		/"heldBy":\[(\{"pid":\d+,[^}]*"application":"stalled"\},?){1,2}\].*"commits wait"/.test(heard()),
	);
	expect(answered, "the alarm comes while they wait").toBe(false);
	const statuses = (await answers).map(({ status }) => status);
	expect(statuses).toEqual([200, 201]);
	expect(performance.now() - began).toBeGreaterThan(5_000);
	for (const { body } of await answers)
		await feed.next((item) => item.data.id === body.id && item.data.version === body.version);
	await until("the alarm is over", async () => heard().includes("commits get through again"));
	for (const end of ends) await end();
	await feed.close();
});

/**
 * A hub whose alerts database can be put back to an earlier state, and what came after that: an alert, a reader's cursor and the
 * audit's, all of the future that is lost with it. `restore` leaves the alerts service stopped.
 */
const openLostFuture = async () => {
	const { stage, desk, customs } = await open();
	const { alerts } = stage.parts;
	const [fiji, tonga] = [await desk(), await customs()];
	const raise = async () => (await fiji.post<{ id: string }>("/alerts", draft())).body.id;
	const audit = stage.database.admin("audit");
	const admin = openPool({ url: stage.database.server().url("postgres"), name: "test", max: 1 });
	onTestFinished(async () => void (await Promise.all([admin.end(), audit.end()])));
	const audited = (id: string) =>
		until("the audit records it", async () =>
			audit.query("select from entry_record where record_id = $1", [id]).then(({ rowCount }) => (rowCount ?? 0) > 0),
		);
	const swap = async (statements: string[]) => {
		await alerts.kill();
		for (const statement of [
			"select pg_terminate_backend(pid) from pg_stat_activity where datname like 'seamark_alerts%'",
			...statements,
		])
			await admin.query(statement);
	};
	const early = await raise();
	// The alerts database as it is now, set aside as a template: what a restored backup of it would be.
	await swap(["create database alerts_backup template seamark_alerts owner seamark_alerts_owner"]);
	await alerts.start();
	const feed = await tonga.feed("?from=start");
	await feed.next((item) => item.data.id === early);
	const late = await raise();
	await feed.next((item) => item.data.id === late);
	let last = late;
	for (let i = 0; i < 20; i++) last = await raise();
	await feed.next((item) => item.data.id === last);
	const cursor = await until("a cursor", async () => feed.cursor() || undefined);
	await audited(last);
	await feed.close();
	const restore = () =>
		swap([
			"drop database seamark_alerts",
			"alter database alerts_backup rename to seamark_alerts",
			"grant connect on database seamark_alerts to seamark_alerts",
		]);
	return { stage, tonga, raise, early, late, cursor, audit, audited, restore };
};
const nothingTwice = async (audit: Pool) =>
	expect((await audit.query("select from entry group by source, event_id having count(*) > 1")).rowCount).toBe(0);

test("a database restored to an earlier state unnoticed: cursors from the lost future are refused by name, and a reset heals the audit", async () => {
	const { stage, tonga, raise, early, late, cursor, audit, audited, restore } = await openLostFuture();
	await restore();
	// As after a snapshot of the disk under PostgreSQL: nothing tells it from before.
	const alerts = stage.database.admin("alerts");
	await alerts.query("update seamark.log_head set place = ''").finally(() => alerts.end());
	await stage.parts.alerts.start();
	const refused = (await tonga.feed("", cursor)) as unknown as { status: number; problem: { code: string } };
	expect([refused.status, refused.problem.code]).toEqual([400, "CURSOR_IN_FUTURE"]);
	expect((await tonga.get(`/alerts/${early}`)).status).toBe(200);
	expect((await tonga.get(`/alerts/${late}`)).status).toBe(404);
	// The audit does not go on as if nothing had happened: it waits for a word of its operator.
	await until("the audit refuses its cursor", async () => {
		const ready = await fetch(`${stage.parts.audit.url}/readyz`);
		return ready.status === 503 && (await ready.text()).includes("events of alerts");
	});
	await audit.query(
		"update seamark.cursor set log_id = '', position = 0, transport_offset = null where consumer = 'audit-alerts'",
	);
	await until("the audit is ready again", async () => (await fetch(`${stage.parts.audit.url}/readyz`)).ok);
	await audited(await raise());
	await nothingTwice(audit);
});

test("a database restored as docs/operate.md says: readers and the audit go on from where they were, and miss nothing of what is new", async () => {
	const { stage, tonga, raise, late, cursor, audit, audited, restore } = await openLostFuture();
	await restore();
	const page = await readFile(join(import.meta.dirname, "../../docs/operate.md"), "utf8");
	const [, statement = ""] = /```sql\n(update seamark\.log_head [^`]+)```/.exec(page) ?? [];
	const alerts = stage.database.admin("alerts");
	await alerts.query(statement).finally(() => alerts.end());
	await stage.parts.alerts.start();
	const feed = await tonga.feed("", cursor);
	const fresh = [await raise(), await raise()];
	for (const id of fresh) await feed.next((item) => item.data.id === id);
	expect(feed.items().map((item) => item.data.id)).toEqual(fresh);
	for (const id of fresh) await audited(id);
	expect((await fetch(`${stage.parts.audit.url}/readyz`)).ok).toBe(true);
	expect((await tonga.get(`/alerts/${late}`)).status).toBe(404);
	await nothingTwice(audit);
	await feed.close();
});
