import { createHmac } from "node:crypto";
import type { DecodedEvent, EventName, EventPayload } from "@seamark/contracts";
import { openPool, queryWith } from "@seamark/db";
import type { Scope } from "@seamark/policy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AlertDraft } from "../alert/schema.ts";
import { parseAllow } from "./addresses.ts";
import type { WebhookNotice } from "./attempt.ts";
import {
	draft,
	flash,
	openReceiver,
	openStage,
	origin,
	type Received,
	reader,
	type Stage,
	textOf,
	titles,
} from "./test-support.ts";

let stage: Stage;
let receiver: Awaited<ReturnType<typeof openReceiver>>;

beforeEach(async () => {
	[stage, receiver] = await Promise.all([openStage(), openReceiver()]);
});
afterEach(async () => {
	await stage.close();
	await receiver.close();
});

type Saved = { id: string; name: string; createdAt: string; secret?: string };
type Subscription = { webhook: { state: string } | null };
const asReader = () => stage.sessionOf(reader);
const subscribe = (url = receiver.url, headers = {}, session = asReader()) =>
	stage.call<Saved>(session, "POST", "/subscriptions", { name: "desk", filter: {}, webhook: { url } }, headers);
const subscriptions = async () =>
	(await stage.call<{ items: Subscription[] }>(asReader(), "GET", "/subscriptions")).items;
const redeliver = (id: string) => stage.call(asReader(), "POST", `/subscriptions/${id}/redeliver`);
const deadLettersOf = (id: string, session = asReader()) =>
	stage.call(session, "GET", `/subscriptions/${id}/dead-letters`);
const rotateSecret = (id: string, session = asReader()) =>
	stage.call<{ secret: string }>(session, "POST", `/subscriptions/${id}/rotate-secret`);
const raise = (content: AlertDraft) => stage.raise(content);
const recall = (id: string, expectedVersion: number) =>
	stage.call(stage.sessionOf(origin), "POST", `/alerts/${id}/recall`, {
		expectedVersion,
		reason: "withdrawn by its source",
	});
const update = (id: string, expectedVersion: number, content: AlertDraft) =>
	stage.call(stage.sessionOf(origin), "PUT", `/alerts/${id}`, { expectedVersion, draft: content });
const webhook = async () => (await subscriptions())[0]?.webhook;

const is = (kind: WebhookNotice["kind"]) => (notice: WebhookNotice) => notice.kind === kind;
const state = (name: string) => (notice: WebhookNotice) => notice.kind === "state" && notice.state === name;
const changes = (events: readonly DecodedEvent[]) =>
	events.flatMap((event) => (event.name === "SubscriptionChanged" ? [event.payload.change] : []));
const named = <N extends EventName>(events: readonly DecodedEvent[], name: N) =>
	events.filter((event) => event.name === name).map((event) => event.payload as EventPayload<N>);

/** What docs/webhooks.md tells a receiver to do. */
const verifies = (secret: string | undefined, { headers, body }: Received) => {
	const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["seamark-signature"])) ?? [];
	return (
		createHmac("sha256", secret ?? "")
			.update(`${t}.${body}`)
			.digest("hex") === v1
	);
};

describe("an alert", () => {
	test("arrives once, signed, and the audit can tell to whom", async () => {
		await stage.deliver();
		const { id, secret } = await subscribe();
		const { id: alert } = await raise(draft("a route"));
		await stage.notices.nth(1, is("delivered"));
		await raise(draft("not for them", { handling: { tlp: "green", audience: { countries: ["FJ"] } } }));
		await raise(draft("another"));
		await stage.notices.nth(2, is("delivered"));

		expect(titles(receiver.received)).toEqual(["a route", "another"]);
		const first = receiver.received[0] as Received;
		expect(textOf(first)).toMatchObject({
			subscription: id,
			change: "raised",
			alert: { id: alert, version: 1, status: "live" },
		});
		expect(first.headers).toMatchObject({
			"seamark-event": "raised",
			"seamark-delivery": textOf(first).delivery,
			"content-type": "application/json",
		});
		expect(verifies(secret, first)).toBe(true);
		expect(verifies(`${secret}x`, first)).toBe(false);
		expect(stage.deps.feedCursors.open(textOf(first).cursor)).toBeGreaterThan(0);

		const end = stage.deps.feedCursors.open(textOf(receiver.received[1]).cursor);
		const events = await stage.logged((all) =>
			named(all, "DeliveryProgressed").some((one) => one.ranges.some((range) => range.toPosition >= end)),
		);
		const [opened, ...more] = named(events, "DeliveryOpened");
		expect(more).toEqual([]);
		expect(opened).toMatchObject({
			channel: "webhook",
			instanceId: "",
			principal: {
				agency: reader.agency,
				post: reader.post,
				officer: "",
				purpose: "crime-prevention",
				scopes: ["alerts:read", "alerts:subscribe"],
			},
		});
		expect(opened?.fromPosition).toBeLessThan(end);
	});

	test("comes by the filter that the post has given last, and the audit knows by which", async () => {
		await stage.deliver();
		const { id } = await subscribe();
		let version = 1;
		const edit = (filter: object) =>
			stage.call(asReader(), "PATCH", `/subscriptions/${id}`, { filter, expectedVersion: version++ });
		await raise(draft("a route"));
		await receiver.count(1);
		await edit({ route: ["origin:VU"] });
		await raise(draft("not for them any more"));
		await raise(draft("by Vanuatu", { route: [{ place: "Luganville", country: "VU", role: "origin" }] }));
		await receiver.count(2);
		await edit({ exploitation: ["servitude"] });
		await raise(draft("of servitude", { exploitation: ["servitude"] }));
		await receiver.count(3);
		expect(titles(receiver.received)).toEqual(["a route", "by Vanuatu", "of servitude"]);
		const opened = named(await stage.events(), "DeliveryOpened");
		expect(opened.map(({ filter }) => JSON.parse(filter))).toEqual([
			{},
			{ route: ["origin:VU"] },
			{ exploitation: ["servitude"] },
		]);
	});

	test("is not needed to try the address: a signed message says what the receiver answers", async () => {
		const { id, secret } = await subscribe();
		const tryIt = () => stage.inject(asReader(), "POST", `/subscriptions/${id}/test-webhook`);
		expect((await tryIt()).json()).toEqual({ taken: true });
		const [sent] = receiver.received as [Received];
		expect([sent.headers["seamark-event"], verifies(secret, sent)]).toEqual(["test", true]);
		expect(JSON.parse(sent.body)).toEqual({
			delivery: sent.headers["seamark-delivery"],
			subscription: id,
			change: "test",
		});
		receiver.answers(() => ({ status: 500 }));
		expect((await tryIt()).json()).toEqual({ taken: false, cause: expect.stringContaining("500") });
		expect(await webhook()).toMatchObject({ state: "active", waiting: 0 });
		expect(changes(await stage.events()).slice(-2)).toEqual(["webhook-tested", "webhook-tested"]);
		// What waits for an officer to confirm it gets nothing, not even this.
		await queryWith(stage.context.pool, [["seamark.service", "webhooks"]], {
			text: "update webhook set state = 'waiting-for-confirmation', cause = 'nobody'",
		});
		expect([(await tryIt()).statusCode, receiver.received.length]).toEqual([422, 2]);
	});

	test("that is withdrawn from the reader, or recalled, sends a tombstone", async () => {
		await stage.deliver();
		await subscribe();
		const { id } = await raise(draft("one"));
		const { id: other } = await raise(draft("two"));
		await receiver.count(2);
		await update(id, 1, draft("one", { handling: { tlp: "green", audience: { countries: ["FJ"] } } }));
		await recall(other, 1);
		await receiver.count(4);
		const tombstones = receiver.received.slice(2).map(textOf);
		expect(tombstones.find((one) => one.alert.id === id)).toMatchObject({
			change: "withdrawn",
			alert: { id, version: 2, status: "withdrawn" },
		});
		expect(tombstones.find((one) => one.alert.id === other)).toMatchObject({
			change: "recalled",
			alert: { version: 2, status: "recalled", recall: { reason: "withdrawn by its source" } },
		});
		expect(receiver.received.slice(2).some((one) => one.body.includes("what was seen"))).toBe(false);
	});

	test("that is recalled between two attempts is not sent any more: a tombstone is", async () => {
		receiver.answers(() => ({ status: 503 }));
		await stage.deliver();
		await subscribe();
		const { id } = await raise(draft("a secret route"));
		await stage.notices.nth(1, is("failed"));
		await recall(id, 1);
		receiver.answers(() => ({ status: 200 }));
		stage.pass(60_000);
		await stage.notices.nth(1, is("delivered"));
		expect(stage.notices.all.filter(is("not-for-reader"))).toHaveLength(1);
		expect(receiver.received.slice(1).map((one) => textOf(one).change)).toEqual(["recalled"]);
		expect(receiver.received.at(-1)?.body).not.toContain("a secret route");
	});
});

describe("a receiver that fails", () => {
	test("is tried again, and gets each alert's versions in order", async () => {
		receiver.answers(() => ({ status: 500 }));
		await stage.deliver();
		await subscribe();
		const { id } = await raise(draft("one, first version"));
		await stage.notices.nth(1, is("failed"));
		await update(id, 1, draft("one, second version"));
		await update(id, 2, draft("one, third version"));
		await raise(draft("two"));
		await stage.notices.nth(2, is("failed"));
		for (const n of [3, 4, 5]) {
			stage.pass(15 * 60_000);
			await stage.notices.nth(n, is("failed"));
		}
		await stage.notices.nth(1, state("failing"));
		expect(await webhook()).toMatchObject({ state: "failing", cause: "HTTP 500", waiting: 4 });
		const before = receiver.received.length;
		expect(new Set(titles(receiver.received))).toEqual(new Set(["one, first version", "two"]));
		receiver.answers(() => ({ status: 200 }));
		stage.pass(15 * 60_000);
		await stage.notices.nth(4, is("delivered"));
		const after = titles(receiver.received.slice(before));
		expect(after.filter((title) => title?.startsWith("one"))).toEqual([
			"one, first version",
			"one, second version",
			"one, third version",
		]);
		expect(after).toContain("two");
		await stage.notices.nth(1, state("active"));
		expect(await webhook()).toMatchObject({ state: "active", cause: "", waiting: 0 });
		expect(changes(await stage.events())).toEqual(["saved", "webhook-set", "webhook-failing", "webhook-resumed"]);
	});

	test("on one alert does not keep the others waiting", async () => {
		receiver.answers((request) => ({ status: textOf(request).alert.title === "bad" ? 422 : 200 }));
		await stage.deliver();
		await subscribe();
		await raise(draft("bad"));
		await stage.notices.nth(1, is("failed"));
		await raise(draft("good"));
		await raise(draft("better"));
		await stage.notices.nth(2, is("delivered"));
		expect(await webhook()).toMatchObject({ state: "active", waiting: 1 });
	});

	test("is given up after a day; what was put aside is listed, and delivered when asked for", async () => {
		receiver.answers(() => ({ status: 404 }));
		await stage.deliver();
		const { id } = await subscribe();
		const { id: alert } = await raise(draft("one"));
		await stage.notices.nth(1, is("failed"));
		stage.pass(25 * 60 * 60_000);
		await stage.notices.nth(1, is("dead-letter"));
		await stage.notices.nth(1, state("failing"));
		expect(await deadLettersOf(id)).toEqual({
			items: [expect.objectContaining({ alert, version: 1, attempts: 2, cause: "HTTP 404", urgent: false })],
		});
		await expect(deadLettersOf(id, stage.sessionOf(origin))).rejects.toMatchObject({ code: "NOT_FOUND" });
		receiver.answers(() => ({ status: 200 }));
		expect(await redeliver(id)).toEqual({ queued: 1 });
		await stage.notices.nth(1, is("delivered"));
		expect(new Set(receiver.received.map((one) => textOf(one).delivery)).size).toBe(1);
		expect(await webhook()).toMatchObject({ state: "active", waiting: 0, deadLetters: 0 });
		// The range that was open when it was given up says that nobody knows; the new one covers it.
		const events = await stage.events();
		expect(named(events, "DeliveryClosed")).toEqual([
			expect.objectContaining({ uncertain: true, reason: "a delivery was given up" }),
		]);
		const raised = events.findIndex((event) => event.name === "AlertRaised") + 1;
		expect(named(events, "DeliveryOpened").map((one) => one.fromPosition < raised)).toEqual([true, true]);
	});

	test("and is gone (410) gets nothing until its post asks again; then nothing is missing", async () => {
		receiver.answers(() => ({ status: 410 }));
		await stage.deliver();
		const { id } = await subscribe();
		await raise(draft("one"));
		await stage.notices.nth(1, state("stopped"));
		await raise(draft("two"));
		stage.pass(60 * 60_000);
		expect(await webhook()).toMatchObject({ state: "stopped", cause: "HTTP 410" });
		receiver.answers(() => ({ status: 200 }));
		await redeliver(id);
		await stage.notices.nth(2, is("delivered"));
		expect(titles(receiver.received)).toEqual(["one", "one", "two"]);
	});

	test("with a redirect is not followed", async () => {
		receiver.answers(() => ({ status: 307, headers: { location: `http://127.0.0.1:${receiver.port}/elsewhere` } }));
		await stage.deliver();
		await subscribe();
		await raise(draft("one"));
		expect(await stage.notices.nth(1, is("failed"))).toMatchObject({ cause: "HTTP 307: redirects are not followed" });
		expect(receiver.received.map((one) => one.path)).toEqual(["/hook"]);
	});

	test("with an endless answer costs no more than 64 KiB", async () => {
		receiver.answers(() => ({ status: 200, body: "x".repeat(4 * 1024 * 1024) }));
		await stage.deliver();
		await subscribe();
		await raise(draft("one"));
		await stage.notices.nth(1, is("delivered"));
		expect(receiver.received).toHaveLength(1);
	});

	test("that never answers is cut off, holds up no other webhook, and no flash alert of its own", async () => {
		const hanging = await openReceiver();
		hanging.answers((request) =>
			textOf(request).alert.title === "life at risk" ? { status: 200 } : new Promise(() => undefined),
		);
		await stage.deliver({ reach: { ...stage.reach, timeoutMs: 120_000 } });
		await subscribe(hanging.url);
		await subscribe();
		for (let n = 1; n <= 10; n++) await raise(draft(`alert ${n}`));
		await receiver.count(10);
		expect((await hanging.count(8)).length).toBe(8);
		await raise(flash("life at risk"));
		await hanging.count(9);
		expect(titles(hanging.received).at(-1)).toBe("life at risk");
		await receiver.count(11);
		// Its cursor passes over nothing that still waits.
		const waiting = hanging.received.slice(0, 8).map((one) => stage.deps.feedCursors.open(textOf(one).cursor));
		expect(stage.deps.feedCursors.open(textOf(hanging.received.at(-1)).cursor)).toBeLessThanOrEqual(
			Math.min(...waiting),
		);
		await hanging.close();
	});

	test("that takes too long has failed", async () => {
		receiver.answers(() => new Promise(() => undefined));
		await stage.deliver({ reach: { ...stage.reach, timeoutMs: 50 } });
		await subscribe();
		await raise(draft("one"));
		expect(await stage.notices.nth(1, is("failed"))).toMatchObject({ cause: "no answer within 0.05 s" });
	});
});

describe("an address", () => {
	test("whose name leads inside at the moment of connecting gets nothing", async () => {
		stage.names.resolve = async () => [{ address: "8.8.8.8", family: 4 }];
		// The address is trusted by nobody here, the loopback included.
		await subscribe(`https://hook.example.com:${receiver.port}/hook`);
		stage.names.resolve = async () => [{ address: "169.254.169.254", family: 4 }];
		await stage.deliver();
		await raise(draft("one"));
		expect(await stage.notices.nth(1, is("failed"))).toMatchObject({
			cause: "DELIVERY_NOT_ALLOWED: the name does not lead to a public address",
		});
		stage.names.resolve = async () => [{ address: "::1", family: 6 }];
		stage.pass(60_000);
		expect(await stage.notices.nth(2, is("failed"))).toMatchObject({
			cause: "DELIVERY_NOT_ALLOWED: the name does not lead to a public address",
		});
		expect(receiver.connections()).toBe(0);
	});

	test("that the operator no longer allows gets nothing, though it was saved", async () => {
		await subscribe();
		await stage.deliver({ reach: { ...stage.reach, allow: parseAllow([]) } });
		await raise(draft("one"));
		expect(await stage.notices.nth(1, is("failed"))).toMatchObject({
			cause: "DELIVERY_NOT_ALLOWED: the address is not allowed",
		});
		expect(receiver.connections()).toBe(0);
	});

	test("that is not allowed is not saved", async () => {
		stage.names.resolve = async () => [{ address: "10.0.0.1", family: 4 }];
		for (const url of ["http://169.254.169.254/latest/", "https://[::ffff:10.0.0.1]/", "https://hook.example.com/"])
			await expect(subscribe(url)).rejects.toMatchObject({ code: "DELIVERY_NOT_ALLOWED" });
		expect(await subscriptions()).toEqual([]);
	});
});

type Standing = { post: object; agency: object };

describe("a duty post", () => {
	test("that loses its rights gets nothing more; when it has them again, what it may see by then", async () => {
		await stage.deliver();
		await subscribe();
		await raise(draft("before"));
		await stage.notices.nth(1, is("delivered"));
		stage.directory.change((snapshot) => {
			for (const post of snapshot.posts) if (post.id === reader.post) post.scopes = ["alerts:subscribe"];
		});
		await stage.notices.nth(1, state("suspended"));
		expect(await stage.context.pool.query("select 1").then(() => receiver.received.length)).toBe(1);
		await raise(draft("still theirs"));
		const { id } = await raise(draft("no longer theirs"));
		await update(id, 1, draft("no longer theirs", { handling: { tlp: "green", audience: { countries: ["FJ"] } } }));
		const events = await stage.events();
		expect(changes(events)).toEqual(["saved", "webhook-set", "webhook-suspended"]);
		expect(named(events, "DeliveryClosed")).toEqual([
			expect.objectContaining({ uncertain: false, reason: "the duty post no longer qualifies (scope)" }),
		]);
		stage.directory.change((snapshot) => {
			for (const post of snapshot.posts) if (post.id === reader.post) post.scopes = ["alerts:subscribe", "alerts:read"];
		});
		await stage.notices.nth(1, state("active"));
		await receiver.count(3);
		expect(receiver.received.slice(1).map((one) => [textOf(one).change, textOf(one).alert.title])).toEqual(
			expect.arrayContaining([
				["raised", "still theirs"],
				["withdrawn", undefined],
			]),
		);
		expect(titles(receiver.received)).not.toContain("no longer theirs");
		expect(named(await stage.events(), "DeliveryOpened")).toHaveLength(2);
	});

	test("whose officer has left gets nothing more until one of its officers confirms the address", async () => {
		await stage.deliver();
		const { id } = await subscribe();
		await raise(draft("before"));
		await stage.notices.nth(1, is("delivered"));
		const next = { ...reader, officer: "00000000-0000-4000-8000-000000000077" };
		stage.directory.change((snapshot) => {
			for (const one of snapshot.postings) if (one.postId === reader.post) one.officerId = next.officer;
		});
		await stage.notices.nth(1, state("waiting-for-confirmation"));
		await raise(draft("after"));
		const confirm = (url: string, session = stage.sessionOf(next)) =>
			stage.call(session, "POST", `/subscriptions/${id}/confirm-webhook`, { url });
		await expect(confirm("https://elsewhere.example/")).rejects.toMatchObject({ code: "REFUSED" });
		await expect(confirm(receiver.url, stage.sessionOf(origin))).rejects.toMatchObject({ code: "NOT_FOUND" });
		expect(titles(receiver.received)).toEqual(["before"]);
		await confirm(receiver.url);
		await stage.notices.nth(2, is("delivered"));
		expect(titles(receiver.received)).toEqual(["before", "after"]);
		const told = named(await stage.events(), "SubscriptionChanged").map(({ change, host }) => [change, host]);
		expect(told).toEqual([
			["saved", ""],
			["webhook-set", "127.0.0.1"],
			["webhook-unconfirmed", "127.0.0.1"],
			["webhook-confirmed", "127.0.0.1"],
		]);
	});

	test("whose officer has left and comes back waits for the confirmation all the same", async () => {
		await stage.deliver();
		await subscribe();
		const withOfficer = (officer: string, originScopes: string[]) =>
			stage.directory.change((snapshot) => {
				for (const one of snapshot.postings) if (one.postId === reader.post) one.officerId = officer;
				for (const post of snapshot.posts) if (post.id === origin.post) post.scopes = originScopes;
			});
		withOfficer("00000000-0000-4000-8000-000000000077", ["alerts:read", "alerts:subscribe"]);
		await stage.notices.nth(1, state("waiting-for-confirmation"));
		// All webhooks are looked at together: when this one is suspended, the other one was looked at too.
		await subscribe(receiver.url, {}, stage.sessionOf(origin));
		withOfficer(reader.officer, ["alerts:subscribe"]);
		await stage.notices.nth(1, state("suspended"));
		expect(changes(await stage.events())).not.toContain("webhook-resumed");
		expect(await webhook()).toMatchObject({ state: "waiting-for-confirmation" });
	});

	test("to a host that is new for the agency waits until its own administrator approves, and again when the approval goes", async () => {
		await stage.deliver();
		const hosts = (what: string, own = reader) =>
			stage.inject(stage.sessionOf(own, ["agency:admin"]), "POST", `/subscriptions/hosts/${what}`, {
				host: "127.0.0.1",
			});
		await subscribe();
		expect((await hosts("withdraw")).statusCode).toBe(204);
		await stage.notices.nth(1, state("waiting-for-approval"));
		await raise(draft("while it waits"));
		const { id } = await subscribe();
		expect((await subscriptions()).map((one) => one.webhook?.state)).toEqual([
			"waiting-for-approval",
			"waiting-for-approval",
		]);
		// Another agency's administrator has nothing to say about it, and an officer of the desk neither.
		expect((await hosts("approve", origin)).statusCode).toBe(404);
		const listed = (scope: Scope) => stage.inject(stage.sessionOf(reader, [scope]), "GET", "/subscriptions/hosts");
		expect((await listed("alerts:subscribe")).statusCode).toBe(403);
		expect((await listed("agency:admin")).json().items).toMatchObject([
			{ host: "127.0.0.1", approvedAt: null, posts: [reader.post], subscriptions: [expect.any(String), id] },
			{ host: "hook.example.com", firstNamedAt: null, subscriptions: [] },
		]);
		expect(receiver.received).toEqual([]);
		// The officer who named it does not approve it; a colleague does.
		expect((await hosts("approve")).json()).toMatchObject({ code: "SECOND_PERSON_NEEDED" });
		const colleague = { ...reader, officer: "00000000-0000-4000-8000-000000000077" };
		stage.directory.change(({ postings }) => {
			const own = postings.find((one) => one.postId === reader.post);
			if (own) postings.push({ ...own, officerId: colleague.officer });
		});
		expect((await hosts("approve", colleague)).statusCode).toBe(204);
		await stage.notices.nth(1, is("delivered"));
		expect(titles(receiver.received)).toEqual(["while it waits"]);
		const told = named(await stage.events(), "SubscriptionChanged").map(({ change, host }) => [change, host]);
		for (const change of ["webhook-host-withdrawn", "webhook-unapproved", "webhook-host-approved"])
			expect(told).toContainEqual([change, "127.0.0.1"]);
	});

	test("that may read TLP:RED does not get it at an address", async () => {
		stage.directory.change((snapshot) => {
			for (const one of snapshot.posts) one.clearance = "red";
		});
		await stage.deliver();
		await subscribe();
		const to = { audience: { agencies: [reader.agency] } };
		await raise(draft("red", { handling: { tlp: "red", ...to } }));
		await raise(draft("strict", { handling: { tlp: "amber+strict", ...to } }));
		await stage.notices.nth(1, is("delivered"));
		await raise(draft("green"));
		await stage.notices.nth(2, is("delivered"));
		expect(titles(receiver.received)).not.toContain("red");
	});

	test.each([
		["is closed", "post", ({ post }: Standing) => Object.assign(post, { closed: true })],
		["loses the purpose", "purpose", ({ post }: Standing) => Object.assign(post, { purposes: ["analysis"] })],
		[
			"belongs to an agency that was suspended",
			"agency",
			({ agency }: Standing) => Object.assign(agency, { status: "suspended" }),
		],
	])("that %s gets nothing", async (_, why, edit) => {
		await stage.deliver();
		await subscribe();
		stage.directory.change(({ posts: [, post], agencies: [, agency] }) => {
			if (post && agency) edit({ post, agency });
		});
		expect(await stage.notices.nth(1, state("suspended"))).toMatchObject({
			cause: `the duty post no longer qualifies (${why})`,
		});
		await raise(draft("one"));
		stage.pass(60_000);
		await stage.logged((events) => changes(events).includes("webhook-suspended"));
		expect(receiver.received).toEqual([]);
	});

	test("whose clearance changes opens a new range in the books", async () => {
		await stage.deliver();
		await subscribe();
		await raise(draft("green"));
		await stage.notices.nth(1, is("delivered"));
		stage.directory.change((snapshot) => {
			for (const post of snapshot.posts) if (post.id === reader.post) post.clearance = "clear";
		});
		await raise(draft("green, too much for them by now"));
		await raise(draft("clear", { handling: { tlp: "clear", audience: { countries: ["WS"] } } }));
		await stage.notices.nth(2, is("delivered"));
		expect(titles(receiver.received)).toEqual(["green", "clear"]);
		const events = await stage.events();
		const [first, second] = named(events, "DeliveryOpened");
		expect([first?.principal?.clearance, second?.principal?.clearance]).toEqual(["amber", "clear"]);
		const missed =
			events.findLastIndex(
				(event) => event.name === "AlertRaised" && event.payload.governed?.handling?.tlp === "green",
			) + 1;
		expect(named(events, "DeliveryClosed")).toEqual([
			expect.objectContaining({ streamId: first?.streamId, uncertain: false }),
		]);
		expect(named(events, "DeliveryClosed")[0]?.toPosition).toBeLessThan(missed);
		expect(second?.fromPosition).toBeGreaterThanOrEqual(missed);
	});

	test("that removes its subscription gets nothing more, and the books are closed", async () => {
		await stage.deliver();
		const { id } = await subscribe();
		await raise(draft("one"));
		await stage.notices.nth(1, is("delivered"));
		await stage.call(asReader(), "DELETE", `/subscriptions/${id}`);
		const events = await stage.logged((all) => named(all, "DeliveryClosed").length > 0);
		expect(named(events, "DeliveryClosed")).toEqual([
			expect.objectContaining({ reason: "the subscription was removed", uncertain: false }),
		]);
		await raise(draft("two"));
		expect(await subscriptions()).toEqual([]);
		await expect(redeliver(id)).rejects.toMatchObject({ code: "NOT_FOUND" });
		expect(receiver.received).toHaveLength(1);
	});
});

describe("processes", () => {
	test("that end in the middle lose nothing", async () => {
		const first = await stage.deliver();
		await subscribe();
		await raise(draft("arrived before"));
		await stage.notices.nth(1, is("delivered"));
		receiver.answers(() => new Promise(() => undefined));
		for (let n = 1; n <= 12; n++) await raise(draft(`alert ${n}`));
		await receiver.count(9);
		await first.close();
		const cut = receiver.received.slice(1).map((one) => textOf(one).delivery);
		await raise(draft("alert 13"));
		receiver.answers(() => ({ status: 200 }));
		await stage.deliver();
		await stage.notices.nth(14, is("delivered"));
		const arrived = receiver.received.slice(1 + cut.length);
		expect(new Set(titles(arrived))).toEqual(new Set(Array.from({ length: 13 }, (_, n) => `alert ${n + 1}`)));
		// What was cut off comes again under the same id, so that receivers can tell.
		expect(arrived.map((one) => textOf(one).delivery)).toEqual(expect.arrayContaining(cut));
	});

	test("that lose their database in the middle go on when it is back, and lose nothing", async () => {
		await stage.deliver();
		await subscribe();
		const admin = openPool({ url: stage.context.database.adminUrl, name: "test", max: 1 });
		for (let n = 1; n <= 20; n++) await raise(draft(`alert ${n}`));
		await receiver.count(5);
		await admin.query(
			"select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'alerts%'",
		);
		await admin.end();
		await receiver.count(20);
		const arrived = () => new Set(titles(receiver.received)).size;
		while (arrived() < 20) await receiver.count(receiver.received.length + 1);
		expect(arrived()).toBe(20);
	});

	test("share the work: each webhook is served by one of them, nothing comes twice", async () => {
		const notices: WebhookNotice[][] = [[], []];
		await Promise.all(
			notices.map((own) =>
				stage.deliver({
					notice: (notice) => {
						own.push(notice);
						stage.notices.add(notice);
					},
				}),
			),
		);
		for (let n = 0; n < 6; n++) await subscribe(`${receiver.url}/${n}`);
		for (let n = 1; n <= 10; n++) await raise(draft(`alert ${n}`));
		await stage.notices.nth(60, is("delivered"));
		expect(receiver.received).toHaveLength(60);
		expect(new Set(receiver.received.map((one) => textOf(one).delivery)).size).toBe(60);
		expect(notices.every((own) => own.some(is("delivered")))).toBe(true);
	});

	test("that die are replaced when their claim runs out, and come to nothing if they wake up again", async () => {
		let release: (() => void) | undefined;
		receiver.answers(() => new Promise((done) => (release = () => done({ status: 500 }))));
		// Renews nothing for an hour: as good as dead.
		await stage.deliver({ renewMs: 3_600_000, leaseMs: 3_600_000 });
		const { id } = await subscribe();
		await raise(draft("one"));
		await receiver.count(1);
		const wakeUp = release as unknown as () => void;
		receiver.answers(() => ({ status: 200 }));
		await stage.deliver();
		expect(receiver.received).toHaveLength(1);
		await stage.context.pool.query(
			"update webhook_work set claimed_until = now() - interval '1 second' where subscription_id = $1",
			[id],
		);
		await stage.context.pool.query("delete from webhook_instance where alive_at < now() - interval '1 hour'");
		stage.context.wake.poke();
		await stage.notices.nth(1, is("delivered"));
		wakeUp();
		await stage.notices.nth(1, is("failed"));
		expect(await webhook()).toMatchObject({ waiting: 0 });
		expect(titles(receiver.received)).toEqual(["one", "one"]);
	});
});

describe("the secret", () => {
	test("is shown once, kept sealed, given again to the same request alone, and replaced by a new one", async () => {
		const save = () => subscribe(receiver.url, { "idempotency-key": "a-key-of-ours" });
		const saved = await save();
		expect(await save()).toEqual(saved);
		const secret = saved.secret ?? "";
		expect(secret).toMatch(/^[\w-]{43}$/);
		expect(JSON.stringify(await subscriptions())).not.toContain(secret);
		const admin = openPool({ url: stage.context.database.adminUrl, name: "test", max: 1 });
		const { rows } = await admin.query(
			"select s::text as row from subscription s union all select k::text from seamark.idempotency_key k union all select encode(data, 'escape') from seamark.log_entry",
		);
		await admin.end();
		expect(rows.length).toBeGreaterThan(2);
		expect(JSON.stringify(rows)).not.toContain(secret);
		expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString("hex"));

		await stage.deliver();
		await raise(draft("one"));
		await stage.notices.nth(1, is("delivered"));
		const { secret: next } = await rotateSecret(saved.id);
		await stage.logged((events) => changes(events).includes("webhook-secret-rotated"));
		await raise(draft("two"));
		await stage.notices.nth(2, is("delivered"));
		expect(receiver.received.map((one) => [verifies(secret, one), verifies(next, one)])).toEqual([
			[true, false],
			[false, true],
		]);
		await expect(rotateSecret(saved.id, stage.sessionOf(origin))).rejects.toMatchObject({
			code: "NOT_FOUND",
		});
	});

	test("cannot be had without the right to read alerts", async () => {
		const session = stage.sessionOf(reader, ["alerts:subscribe"]);
		await expect(subscribe(receiver.url, {}, session)).rejects.toMatchObject({ code: "FORBIDDEN" });
	});
});
