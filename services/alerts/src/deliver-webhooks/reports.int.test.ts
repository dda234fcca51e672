import { randomUUID } from "node:crypto";
import { encodeEvent } from "@seamark/contracts";
import { transact } from "@seamark/db";
import type { Scope } from "@seamark/policy";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { WebhookNotice } from "./attempt.ts";
import { queueReports } from "./reports.ts";
import { draft, openReceiver, openStage, origin, reader, type Stage } from "./test-support.ts";

let stage: Stage;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
beforeEach(async () => {
	[stage, receiver] = await Promise.all([openStage(), openReceiver()]);
	stage.directory.change(({ posts }) => {
		for (const post of posts) post.scopes.push("reports:takeIn");
	});
});
afterEach(async () => {
	await stage.close();
	await receiver.close();
});

const desk = (scopes: Scope[] = ["alerts:subscribe", "reports:takeIn"]) => stage.sessionOf(reader, scopes);
const ask = (method: "GET" | "POST" | "PATCH", url: string, body?: object, session = desk()) =>
	stage.inject(session, method, url, body);
const hook = (more: object = {}) => ({
	name: "reports",
	...{ reports: ["received", "overdue"], webhook: { url: receiver.url } },
	...more,
});
const subscribe = async () => (await ask("POST", "/subscriptions", hook())).json() as { id: string };
const is = (kind: WebhookNotice["kind"]) => (notice: WebhookNotice) => notice.kind === kind;

let position = 0;
/** As the log of case intake tells it. */
const happens = async (
	what: "received" | "due" | "overdue",
	o: { report?: string; agency?: string; ago?: number } = {},
): Promise<string> => {
	const { report = randomUUID(), agency = reader.agency, ago = 0 } = o;
	const event =
		what === "received"
			? encodeEvent("ReportReceived", report, {
					...{ reportId: report, agencyId: agency, actor: undefined, channel: "hotline" },
					...{ callerCategory: "", urgency: "lifeAtRisk", capturedAt: "", country: "WS" },
				})
			: encodeEvent("ReportDue", report, {
					...{ reportId: report, agencyId: agency, dueAt: "", overdue: what === "overdue" },
				});
	const time = new Date(stage.clock.now - ago).toISOString();
	await transact(stage.context.pool, (tx) =>
		queueReports(stage.deps)(tx, [{ ...event, position: ++position, id: randomUUID(), time, traceparent: "" }]),
	);
	// Reports are looked for by the clock: the log of this service tells nothing of them.
	stage.pass(1_000);
	return report;
};
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body));

test("what becomes of the agency's reports is posted, signed and on record, in ids alone; no alert is, and nobody else's report", async () => {
	await stage.deliver();
	const { id } = await subscribe();
	await happens("received", { ago: 60_000 });
	await happens("received", { agency: origin.agency });
	await happens("due");
	await stage.raise(draft("an alert that the desk may read"));
	const first = await happens("received");
	await stage.notices.nth(1, is("delivered"));
	await happens("overdue", { report: first });
	await stage.notices.nth(2, is("delivered"));
	const report = { id: first, receipt: expect.stringMatching(/^R-/) };
	expect(bodies()).toEqual(
		["report-received", "report-overdue"].map((change) => ({
			...{ delivery: expect.any(String), subscription: id, change, report },
		})),
	);
	expect(receiver.received[0]?.headers).toMatchObject({
		"seamark-event": "report-received",
		"seamark-signature": expect.stringMatching(/^t=\d+,v1=[0-9a-f]{64}$/),
		"webhook-signature": expect.any(String),
	});
	const reads = (await stage.events()).flatMap(({ name, payload }) =>
		name === "RecordsAccessed" && "query" in payload && payload.query === "report-webhook"
			? [[payload.record, payload.recordIds, payload.actor?.postId, payload.actor?.officerId]]
			: [],
	);
	expect(reads).toEqual(Array.from({ length: 2 }, () => ["report", [first], reader.post, ""]));
	expect((await ask("GET", "/subscriptions")).json().items).toMatchObject([
		{ id, reports: ["received", "overdue"], webhook: { state: "active", waiting: 0 } },
	]);
});

test("what was given up is listed by its report, and delivered when it is asked for; a post without the scope gets nothing", async () => {
	await stage.deliver();
	receiver.answers(() => ({ status: 500 }));
	const { id } = await subscribe();
	const report = await happens("received");
	await stage.notices.nth(1, is("failed"));
	for (let hour = 0; hour < 30 && !stage.notices.all.some(is("dead-letter")); hour++) {
		const tried = stage.notices.all.filter((one) => is("failed")(one) || is("dead-letter")(one)).length;
		stage.pass(3_600_000);
		await stage.notices.nth(tried + 1, (one) => is("failed")(one) || is("dead-letter")(one));
	}
	expect((await ask("GET", `/subscriptions/${id}/dead-letters`)).json().items).toMatchObject([
		{ report, change: "report-received", cause: expect.any(String) },
	]);
	receiver.answers(() => ({ status: 204 }));
	expect((await ask("POST", `/subscriptions/${id}/redeliver`)).json()).toEqual({ queued: 1 });
	await stage.notices.nth(1, is("delivered"));
	expect(bodies().at(-1)).toMatchObject({ report: { id: report } });

	stage.directory.change(({ posts }) => {
		for (const post of posts) post.scopes.splice(post.scopes.indexOf("reports:takeIn"), 1);
	});
	const before = receiver.received.length;
	await happens("received");
	await stage.notices.nth(1, (one) => one.kind === "state" && one.state === "suspended");
	expect(receiver.received).toHaveLength(before);
});

test("a subscription is of alerts or of reports; one of reports is for a webhook, needs its scope, and lets no alert through", async () => {
	const answers = async (body: object, session = desk()) => {
		const { statusCode, ...answer } = await ask("POST", "/subscriptions", body, session);
		return [statusCode, answer.json().faults?.map(({ at }: { at: string }) => at)];
	};
	expect(await answers(hook({ filter: { kinds: ["route"] } }))).toEqual([422, ["/filter"]]);
	expect(await answers({ name: "reports", reports: ["due"] })).toEqual([422, ["/webhook"]]);
	expect(await answers({ name: "neither" })).toEqual([422, ["/filter"]]);
	expect(await answers(hook({ reports: ["read"] }))).toEqual([400, ["/reports/0"]]);
	expect((await answers(hook(), desk(["alerts:subscribe", "alerts:read"])))[0]).toBe(403);
	const { id } = await subscribe();
	expect((await ask("PATCH", `/subscriptions/${id}`, { expectedVersion: 1, filter: {} })).statusCode).toBe(422);
	expect((await ask("PATCH", `/subscriptions/${id}`, { expectedVersion: 1, name: "renamed" })).statusCode).toBe(200);
	const feed = await ask(
		"GET",
		`/alerts/feed?subscription=${id}`,
		undefined,
		desk(["alerts:subscribe", "alerts:read"]),
	);
	expect([feed.statusCode, feed.json().code]).toEqual([404, "NOT_FOUND"]);
});
