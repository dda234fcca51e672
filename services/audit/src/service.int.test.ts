import { verifyChain } from "@seamark/audit-chain";
import { migrationsOf, openService } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { service as definition } from "./service.ts";
import { readHead } from "./store/chain.ts";
import { callersOf, eventAt, id, listen, memorySource, start } from "./testing.ts";

const [fiji, samoa, tonga, centre] = [id(1), id(2), id(3), id(4)];
const reader = ["alerts:read", "alerts:subscribe", "audit:read"] as const;
const now = () => start + 1_000_000;
const callers = callersOf(
	[
		{ id: fiji, kind: "tcu", country: "FJ", scopes: reader },
		{ id: samoa, kind: "tcu", country: "WS", scopes: reader },
		{ id: tonga, kind: "tcu", country: "TO", scopes: ["alerts:read"] },
		{ id: centre, kind: "coordination-centre", country: "WS", scopes: ["audit:read", "audit:verify"] },
	],
	now,
);
const [alert, hidden, absent] = [id(50), id(51), id(59)];
const post = callers.postOf;
const actor = (agency: string) => ({
	agencyId: agency,
	postId: post(agency),
	officerId: id(9),
	purpose: "investigation",
});
const governed = (countries: string[], agency = fiji) => ({
	record: "alert",
	originatorAgency: agency,
	originatorCountry: agency === fiji ? "FJ" : "WS",
	topic: "trafficking",
	ages: "any",
	handling: { tlp: "amber", audience: { countries } },
});
const facets = { kind: "route", topic: "trafficking", urgency: "routine", countries: ["FJ"], regions: ["pacific"] };
const flows = ["FJ", "WS"].map((from) => ({
	from,
	topics: ["trafficking"],
	records: ["alert"],
	ages: "any",
	purposes: ["investigation"],
}));
const opened = (streamId: string, agency: string, country: string, filter = "{}", fromPosition = 1) => ({
	streamId,
	actor: actor(agency),
	principal: {
		agency,
		kind: "tcu",
		country,
		region: "pacific",
		post: post(agency),
		officer: id(9),
		clearance: "amber",
		purpose: "investigation",
		scopes: ["alerts:read"],
		flows,
	},
	filter,
	fromPosition,
	channel: "sse",
	instanceId: "i",
});
const read = (agency: string, action: string, recordIds: string[], found = true) => ({
	actor: actor(agency),
	action,
	record: "alert",
	recordIds,
	found,
});

/** The log of the alerts service: one alert of Fiji, seen by Samoa and Tonga, then narrowed to Tonga, at last recalled. */
const story = [
	eventAt(1, "AlertRaised", hidden, {
		alertId: hidden,
		version: 1,
		actor: actor(samoa),
		governed: governed(["TO"], samoa),
		facets,
	}),
	eventAt(2, "DeliveryOpened", "s-samoa", opened("s-samoa", samoa, "WS")),
	eventAt(3, "DeliveryOpened", "s-tonga", opened("s-tonga", tonga, "TO")),
	eventAt(4, "DeliveryOpened", "s-places", opened("s-places", tonga, "TO", '{"kinds":["place"]}')),
	eventAt(10, "AlertRaised", alert, {
		alertId: alert,
		version: 1,
		actor: actor(fiji),
		governed: governed(["WS", "TO"]),
		facets,
	}),
	eventAt(11, "DeliveryProgressed", "i", { instanceId: "i", toPosition: 10 }),
	eventAt(12, "RecordsAccessed", "p", read(samoa, "consultation", [alert])),
	eventAt(13, "RecordsAccessed", "p", read(tonga, "disclosure", [hidden, alert])),
	eventAt(14, "RecordsAccessed", "p", read(tonga, "export", [alert])),
	eventAt(15, "RecordsAccessed", "p", read(samoa, "consultation", [absent], false)),
	eventAt(20, "AlertUpdated", alert, {
		alertId: alert,
		version: 2,
		actor: actor(fiji),
		governed: governed(["TO"]),
		facets,
	}),
	// Opened after the narrowing, with everything from the start: Samoa gets nothing of it, Tonga both versions.
	eventAt(21, "DeliveryOpened", "s-late-samoa", opened("s-late-samoa", samoa, "WS", "{}", 0)),
	eventAt(22, "DeliveryOpened", "s-late-tonga", opened("s-late-tonga", tonga, "TO", "{}", 0)),
	eventAt(23, "RecordsAccessed", "p", read(samoa, "consultation", [alert], false)),
	eventAt(24, "DeliveryClosed", "s-samoa", { streamId: "s-samoa", toPosition: 23 }),
	// The process died: how far the late stream of Tonga got is not known.
	eventAt(25, "DeliveryClosed", "s-late-tonga", { streamId: "s-late-tonga", toPosition: 24, uncertain: true }),
	eventAt(60, "AlertRecalled", alert, {
		alertId: alert,
		version: 3,
		actor: actor(fiji),
		governed: governed(["TO"]),
		facets,
	}),
	eventAt(90, "RecordsAccessed", "p", read(tonga, "consultation", [alert])),
	eventAt(91, "DeliveryOpened", "s-after-tonga", opened("s-after-tonga", tonga, "TO", "{}", 0)),
	eventAt(92, "DeliveryProgressed", "i", { instanceId: "i", toPosition: 91 }),
];

type Page = { items: Record<string, unknown>[]; next?: string };

const opening = async () => {
	const context = await testContext({ name: "audit", migrations: migrationsOf(definition), now });
	const alerts = memorySource("alerts");
	const sources = new Map([alerts, memorySource("identity")].map((one) => [one.source, one]));
	const service = await openService(
		definition,
		context,
		{ SEAMARK_AUDIT_SOURCES: [...sources.keys()] },
		{ identities: async () => callers, eventsOf: (source) => sources.get(source) ?? alerts },
	);
	const http = await listen(context, service, callers);
	return { context, alerts, service, http };
};
let hub: Awaited<ReturnType<typeof opening>>;

beforeAll(async () => {
	hub = await opening();
	await hub.alerts.append(...story);
});
afterAll(async () => {
	await hub.http.close();
	await hub.service.stop();
	await hub.context.close();
});

const get = async (agency: string, path: string): Promise<Page> => {
	const { status, body } = await hub.http.get(agency, path);
	expect({ status, ...(status === 200 ? {} : { body }) }).toEqual({ status: 200 });
	return JSON.parse(body) as Page;
};
/** Every page of a list, with as many items on each. */
const allPages = async (agency: string, path: string, limit: number) => {
	const items: Record<string, unknown>[] = [];
	for (let cursor: string | undefined, more = true; more; ) {
		const page = await get(agency, `${path}?limit=${limit}${cursor ? `&after=${cursor}` : ""}`);
		expect(page.items.length).toBeLessThanOrEqual(limit);
		items.push(...page.items);
		cursor = page.next;
		more = cursor !== undefined;
	}
	return items;
};
const readers = `/audit/alerts/${alert}/readers`;
/** Resolves when the chain has taken in everything that is in the audit's own log. */
const recorded = async () => {
	const { rows } = await hub.context.pool.query<{ position: number }>("select position from seamark.log_head");
	await expect
		.poll(
			async () =>
				(await hub.context.pool.query("select coalesce(max(position), 0) as at from entry where source = 'audit'"))
					.rows[0].at,
			{ interval: 5 },
		)
		.toBe(rows[0]?.position);
};

describe("who had the alert", () => {
	const at = (position: number) => new Date(start + position * 1_000).toISOString();
	const common = { officer: id(9), purpose: "investigation", possibly: false, savingLife: false };
	const delivery = { ...common, how: "delivery", channel: "sse" };
	const of = (agency: string) => ({ agency, post: post(agency) });
	const named = (agency: string) => ({ ...of(agency), agencyName: "An invented unit", postName: "A post" });
	const expected = [
		{ ...delivery, ...named(samoa), entry: id(1_000_002), at: at(10), versions: [1] },
		{ ...delivery, ...named(tonga), entry: id(1_000_003), at: at(10), versions: [1, 2] },
		{ ...common, ...named(samoa), entry: id(1_000_012), at: at(12), how: "consultation" },
		{ ...common, ...named(tonga), entry: id(1_000_013), at: at(13), how: "disclosure" },
		{ ...common, ...named(tonga), entry: id(1_000_014), at: at(14), how: "export" },
		{ ...delivery, ...named(tonga), entry: id(1_000_022), at: at(22), versions: [1, 2], possibly: true },
	];

	test("is answered exactly, over versions, ranges, filters and a recall", async () => {
		expect((await get(fiji, readers)).items).toEqual(expected);
	});

	test.each([1, 2, 4])("comes in pages of %d, each item once", async (limit) => {
		expect(await allPages(fiji, readers, limit)).toEqual(expected);
	});

	test("an alert of others and one that does not exist answer alike, byte for byte", async () => {
		const [notMine, none] = [
			await hub.http.get(fiji, `/audit/alerts/${hidden}/readers`),
			await hub.http.get(fiji, `/audit/alerts/${absent}/readers`),
		];
		expect(notMine).toEqual(none);
		expect(notMine.status).toBe(404);
		expect(JSON.parse(notMine.body)).toMatchObject({ code: "ALERT_NOT_FOUND" });
		expect(await hub.http.get(samoa, readers)).toEqual(none);
	});

	test("the question itself is recorded before it is answered, and so is one that is refused", async () => {
		const { rows: before } = await hub.context.pool.query("select position from seamark.log_head");
		await get(fiji, readers);
		await hub.http.get(samoa, readers);
		await recorded();
		const { rows } = await hub.context.pool.query(
			"select agency, post, action, record, record_ids from entry where source = 'audit' and position > $1 order by seq",
			[before[0].position],
		);
		expect(rows).toEqual([
			{ ...of(fiji), action: "consultation", record: "alert-readers", record_ids: [alert] },
			{ ...of(samoa), action: "attempt", record: "alert-readers", record_ids: [alert] },
		]);
		expect((await get(fiji, readers)).items).toEqual(expected);
	});

	test.each([
		[`${readers}?after=${"A".repeat(48)}`, 400, "CURSOR_INVALID"],
		[`${readers}?limit=0`, 400, "VALIDATION"],
		[`${readers}?limit=10&more=1`, 400, "VALIDATION"],
		["/audit/alerts/none/readers", 400, "VALIDATION"],
		["/audit/entries?action=peeking", 400, "VALIDATION"],
		["/audit/entries?of=all", 403, "FORBIDDEN"],
		["/audit/chain", 403, "FORBIDDEN"],
		["/audit/head", 403, "FORBIDDEN"],
	])("%s is refused", async (path, status, code) => {
		const answer = await hub.http.get(fiji, path);
		expect([answer.status, JSON.parse(answer.body).code]).toEqual([status, code]);
	});

	test("a cursor of one agency or alert is none of another", async () => {
		const { next: cursor } = await get(fiji, `${readers}?limit=1`);
		expect((await hub.http.get(samoa, `/audit/alerts/${hidden}/readers?after=${cursor}`)).status).toBe(400);
		expect((await hub.http.get(fiji, `/audit/entries?after=${cursor}`)).status).toBe(400);
	});

	test("a token without the scope is refused", async () => {
		expect((await hub.http.get(tonga, readers)).status).toBe(403);
	});
});

describe("entries", () => {
	test("show what an agency did and what others did to its records, with the ids of its own records alone", async () => {
		const entries = (await allPages(samoa, "/audit/entries", 5)).filter((entry) => entry.source === "alerts");
		const seen = entries.map((entry) => [entry.agency, entry.event, entry.action, entry.recordIds]);
		expect(seen.toReversed()).toEqual([
			[samoa, "AlertRaised", "collection", [hidden]],
			[samoa, "DeliveryOpened", "disclosure", ["s-samoa"]],
			[samoa, "RecordsAccessed", "consultation", [alert]],
			[tonga, "RecordsAccessed", "disclosure", [hidden]],
			[samoa, "RecordsAccessed", "attempt", [absent]],
			[samoa, "DeliveryOpened", "disclosure", ["s-late-samoa"]],
			[samoa, "RecordsAccessed", "attempt", [alert]],
		]);
	});

	test("show an agency who opened, or tried to open, an identity that it released to another one", async () => {
		const [identity, caseId, release] = [id(70), id(71), id(72)];
		const subject = { identityId: identity, caseId };
		const attempt = { action: "consultation", record: "released-identity", recordIds: [release], found: false };
		await hub.alerts.append(
			eventAt(100, "IdentityReleased", identity, {
				...subject,
				actor: actor(fiji),
				preparedBy: id(8),
				releaseId: release,
				receiverId: samoa,
				requestId: id(73),
			}),
			eventAt(101, "IdentityOpened", identity, { ...subject, version: 1, actor: actor(samoa) }),
			eventAt(102, "RecordsAccessed", "p", { ...attempt, actor: actor(tonga) }),
		);
		const since = new Date(start + 100_000).toISOString();
		const seen = async (agency: string) =>
			(await get(agency, `/audit/entries?from=${since}&limit=100`)).items
				.filter((entry) => entry.source === "alerts")
				.map((entry) => [entry.agency, entry.event, entry.recordIds]);
		expect(await seen(fiji)).toEqual([
			[tonga, "RecordsAccessed", [release]],
			[samoa, "IdentityOpened", [identity]],
			[fiji, "IdentityReleased", [identity]],
		]);
		expect(await seen(samoa)).toEqual([[samoa, "IdentityOpened", [identity]]]);
	});

	test("are filtered by action and time, newest first", async () => {
		const time = (second: number) => new Date(start + second * 1_000).toISOString();
		const { items: entries } = await get(
			fiji,
			`/audit/entries?action=consultation,attempt&from=${time(12)}&until=${time(90)}`,
		);
		expect(entries.map((entry) => [entry.agency, entry.action, entry.time])).toEqual([
			[samoa, "attempt", time(23)],
			[samoa, "consultation", time(12)],
		]);
	});

	test("are all open to whoever verifies the audit, without payloads", async () => {
		const { items: entries } = await get(centre, "/audit/entries?of=all&limit=100&until=2030-01-01T00:00:30Z");
		expect(entries.length).toBe(16);
		expect(Object.keys(entries[0] ?? {})).toEqual([
			"entry",
			"time",
			"source",
			"event",
			"action",
			"agency",
			"post",
			"officer",
			"purpose",
			"record",
			"recordIds",
		]);
	});
});

describe("the chain", () => {
	test("is handed out so that an outsider can verify it up to the head", async () => {
		await recorded();
		const head = JSON.parse((await hub.http.get(centre, "/audit/head")).body);
		expect(head).toEqual({ ...(await readHead(hub.context.pool)), time: new Date(now()).toISOString() });
		const pages = async function* () {
			for (let after = 0; after < head.seq; after += 7) {
				const { body } = await hub.http.get(centre, `/audit/chain?after=${after}&limit=7`);
				yield* JSON.parse(body).items.filter((entry: { seq: number }) => entry.seq <= head.seq);
			}
		};
		expect(await verifyChain(pages(), head)).toEqual({
			ok: true,
			entries: head.seq,
			head: { seq: head.seq, hash: head.hash },
		});
		// Anyone who has seen more of it than there is, is told so.
		const beyond = await hub.http.get(centre, `/audit/chain?after=${head.seq + 1_000}`);
		expect(JSON.parse(beyond.body).code).toBe("CURSOR_IN_FUTURE");
	});
});

test("the service is ready when its sources have been heard", async () => {
	expect(await hub.service.notReady()).toEqual([]);
});
