import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { credentials, Metadata } from "@grpc/grpc-js";
import { verifyChain } from "@seamark/audit-chain";
import { alertsApi, healthApi } from "@seamark/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, caller, type Feed } from "./client.ts";
import { draft } from "./drafts.ts";
import type { TestHub } from "./hub.ts";

type Raised = { id: string; version: number; status: string };

/** What every hub does for its users, no matter how its services are wired. */
export const hubSuite = (name: string, start: () => Promise<TestHub | { unavailable: string }>): void => {
	describe(name, () => {
		let hub: TestHub;
		let missing: string | undefined;
		beforeEach(({ skip }) => {
			if (missing) skip(`Kafka: ${missing}`);
		});
		let fiji: Caller;
		/** Another instance of the alerts service, where there is one. */
		let tonga: Caller;
		let haiti: Caller;
		const feeds: Feed[] = [];

		const as = async (officer: string, o: { instance?: 0 | 1; purpose?: string } = {}) =>
			caller(hub.alerts[o.instance ?? 0], await hub.token(officer, o.purpose ? { purpose: o.purpose } : {}));
		const follow = async (who: Caller, query = "", cursor?: string) => {
			const feed = await who.feed(query, cursor);
			feeds.push(feed);
			return feed;
		};
		const raise = async (who: Caller, changes: Parameters<typeof draft>[0] = {}) => {
			const answer = await who.post<Raised>("/alerts", draft(changes));
			expect(answer.status, answer.text).toBe(201);
			return answer.body;
		};
		/** Raises an alert that every feed here gets: what was to come before it has come when it is there. */
		const marker = async (...all: Feed[]) => {
			const { id } = await raise(fiji, {
				title: "marker",
				handling: { tlp: "clear", audience: { regions: ["pacific", "caribbean"], agencies: [] } },
			});
			await Promise.all(all.map((feed) => feed.next((item) => item.data.id === id)));
		};
		const ids = (feed: Feed) => feed.items().map((item) => item.data.id);

		beforeAll(async () => {
			const started = await start();
			if ("unavailable" in started) {
				missing = started.unavailable;
				return;
			}
			hub = started;
			[fiji, tonga, haiti] = await Promise.all([
				as("fj-desk-1"),
				as("to-customs-liaison-1", { instance: 1 }),
				as("ht-police-liaison-1", { instance: 1, purpose: "victim-protection" }),
			]);
		});
		afterAll(async () => {
			await Promise.all(feeds.map((feed) => feed.close()));
			await hub?.stop();
		});

		test("an alert is with everyone who may see it, and with nobody else", async () => {
			const [here, there] = [await follow(tonga), await follow(await as("sb-desk-1", { instance: 1 }))];
			const customs = await raise(fiji, {
				handling: { tlp: "green", audience: { regions: ["pacific"], kinds: ["customs"] } },
			});
			const got = await here.next((item) => item.data.id === customs.id);
			expect(got).toMatchObject({ event: "raised", data: { version: 1, status: "live", title: draft().title } });
			// The other feed gets what comes after, so it would have had this.
			const both = await raise(fiji);
			await there.next((item) => item.data.id === both.id);
			expect(ids(there)).not.toContain(customs.id);
			const hidden = await (await as("sb-desk-1")).get(`/alerts/${customs.id}`);
			expect(hidden.status).toBe(404);
		});

		test("clearance, exclusion, audience and agreements each keep an alert from a reader", async () => {
			const feed = await follow(tonga);
			const me = (
				await (
					await caller(hub.identity, await hub.token("to-customs-liaison-1"))
				).get<{ items: { id: string; handle?: string; name: string }[] }>("/agencies?country=TO")
			).body.items;
			const tongaCustoms = me.find((agency) => /customs/i.test(agency.name))?.id ?? "";
			expect(tongaCustoms).not.toBe("");
			const hiddenFrom = [
				await raise(fiji, { handling: { tlp: "amber", audience: { regions: ["pacific"] } } }),
				await raise(fiji, { handling: { tlp: "green", audience: { regions: ["pacific"], excluded: [tongaCustoms] } } }),
				await raise(fiji, { handling: { tlp: "green", audience: { countries: ["SB"] } } }),
				await raise(fiji, { handling: { tlp: "green", audience: {} } }),
				await raise(fiji, {
					handling: { tlp: "green", audience: { regions: ["pacific"] }, use: { purposes: ["investigation"] } },
				}),
			];
			const seen = await raise(fiji, { handling: { tlp: "green", audience: { agencies: [tongaCustoms] } } });
			await feed.next((item) => item.data.id === seen.id);
			await raise(await as("nz-desk-1").catch(() => fiji), {
				handling: { tlp: "clear", audience: { regions: ["pacific"] } },
			});
			for (const one of hiddenFrom) {
				expect(ids(feed)).not.toContain(one.id);
				expect((await tonga.get(`/alerts/${one.id}`)).status).toBe(404);
			}
			const listed = (await tonga.get<{ items: { id: string }[] }>("/alerts?limit=1000")).body.items.map(
				(alert) => alert.id,
			);
			expect(listed).toContain(seen.id);
			expect(listed.filter((id) => hiddenFrom.some((one) => one.id === id))).toEqual([]);
			// No agreement, no flow: Haiti's only agreement covers children.
			const children = await follow(haiti);
			const adult = await raise(await as("ws-desk-1"), {
				topic: "trafficking",
				ages: "adult",
				handling: { tlp: "green", audience: { countries: ["HT"] } },
			});
			const child = await raise(await as("ws-desk-1"), {
				topic: "trafficking",
				ages: "child",
				handling: { tlp: "green", audience: { countries: ["HT"] } },
			});
			await children.next((item) => item.data.id === child.id);
			expect(ids(children)).not.toContain(adult.id);
		});

		test("an update narrows and widens: who loses the alert is told, who gains it gets that version and no earlier one", async () => {
			const [customs, police] = [await follow(tonga), await follow(await as("sb-desk-1", { instance: 1 }))];
			const { id } = await raise(fiji, {
				summary: "first wording",
				handling: { tlp: "green", audience: { countries: ["TO"] } },
			});
			await customs.next((item) => item.data.id === id);
			const wrong = await fiji.put(`/alerts/${id}`, { expectedVersion: 7, draft: draft() });
			expect([wrong.status, wrong.body.code]).toEqual([409, "VERSION_CONFLICT"]);
			const moved = await fiji.put<Raised>(`/alerts/${id}`, {
				expectedVersion: 1,
				draft: draft({ summary: "second wording", handling: { tlp: "green", audience: { countries: ["SB"] } } }),
			});
			expect(moved.body.version).toBe(2);
			expect((await customs.next((item) => item.event === "withdrawn" && item.data.id === id)).data).toEqual({
				id,
				version: 2,
				status: "withdrawn",
			});
			expect((await tonga.get(`/alerts/${id}`)).status).toBe(404);
			const gained = await police.next((item) => item.data.id === id);
			expect([gained.event, gained.data.version, gained.data.summary]).toEqual(["updated", 2, "second wording"]);
			const late = await follow(await as("sb-desk-1"), "?from=start");
			await late.next((item) => item.data.id === id);
			await marker(late);
			expect(
				late
					.items()
					.filter((item) => item.data.id === id)
					.map((item) => item.data.version),
			).toEqual([2]);
		});

		test("a recall reaches every holder, and its content is gone from every read", async () => {
			const feed = await follow(tonga);
			const { id } = await raise(fiji, { title: "to be recalled", summary: "wording that must go" });
			await feed.next((item) => item.data.id === id);
			expect((await tonga.post(`/alerts/${id}/acknowledgements`, { version: 1 })).status).toBe(201);
			expect(
				(await fiji.post(`/alerts/${id}/recall`, { expectedVersion: 1, reason: "the source withdrew" })).status,
			).toBe(200);
			const told = await feed.next((item) => item.event === "recalled" && item.data.id === id);
			expect(told.data).toMatchObject({ status: "recalled", recall: { reason: "the source withdrew" } });
			expect((await tonga.post(`/alerts/${id}/acknowledgements`, { version: 2 })).status).toBe(201);
			const holders = (
				await fiji.get<{ items: { version: number; recall: boolean }[] }>(`/alerts/${id}/acknowledgements`)
			).body;
			expect(holders.items.map(({ version, recall }) => [version, recall])).toEqual([
				[1, false],
				[2, true],
			]);
			const late = await follow(await as("to-customs-liaison-1"), "?from=start");
			await marker(late);
			const reads = [
				(await tonga.get(`/alerts/${id}`)).text,
				(await fiji.get(`/alerts/${id}`)).text,
				(await tonga.get("/alerts?limit=1000")).text,
				(await fiji.get("/alerts?mine=true&limit=1000&order=changes")).text,
				(await fiji.get(`/alerts/${id}/stix`)).text,
				JSON.stringify(late.items()),
			];
			for (const read of reads) expect(read).not.toContain("wording that must go");
			expect(
				late
					.items()
					.filter((item) => item.data.id === id)
					.map((item) => item.event),
			).toEqual(["recalled"]);
			const again = await fiji.put(`/alerts/${id}`, { expectedVersion: 2, draft: draft() });
			expect([again.status, again.body.code]).toEqual([410, "ALERT_RECALLED"]);
		});

		test("a reader who was away resumes where it stopped, on whichever instance, with flash alerts first", async () => {
			const first = await follow(tonga);
			const before = await raise(fiji);
			await first.next((item) => item.data.id === before.id);
			const cursor = first.cursor();
			await first.close();
			const missed = [await raise(fiji), await raise(fiji)];
			const flash = await raise(fiji, {
				kind: "life-at-risk",
				urgency: "flash",
				title: "boat taking water (invented)",
			});
			const last = await raise(fiji);
			const again = await follow(await as("to-customs-liaison-1"), "", cursor);
			await again.next((item) => item.data.id === last.id);
			expect(ids(again)).toEqual([flash.id, ...missed.map((one) => one.id), last.id]);
			expect(again.items()[0]?.id ?? "").toBe("");
		});

		test("a victim can never be the subject of an alert, and the refusal says what to do instead", async () => {
			const refused = await fiji.post<{ code: string; next: string; faults: { at: string; message: string }[] }>(
				"/alerts",
				draft({ subjects: [{ type: "person", role: "suspected victim", name: "not stored" }] }),
			);
			expect([refused.status, refused.body.code]).toEqual([422, "VICTIM_NEVER_SUBJECT"]);
			expect(refused.body.faults[0]?.at).toBe("/subjects/0/role");
			expect(refused.body.next).toContain("referral provider");
			expect(refused.text).not.toContain("not stored");
		});

		test("a bad request gets all its faults at once, and nothing of it is stored", async () => {
			const refused = await fiji.post<{ code: string; faults: { at: string }[] }>("/alerts", {
				...draft(),
				status: "live",
				urgency: "soon",
				grading: { scheme: "4x4", source: "B" },
			});
			expect([refused.status, refused.body.code]).toEqual([400, "VALIDATION"]);
			expect(refused.body.faults.map((fault) => fault.at).sort()).toEqual([
				"/grading/information",
				"/status",
				"/urgency",
			]);
			const rules = await fiji.post<{ code: string; faults: { at: string }[] }>(
				"/alerts",
				draft({
					urgency: "flash",
					grading: { scheme: "6x6", source: "Z", information: "9" },
					handling: { tlp: "red", audience: { regions: ["atlantis"] } },
				}),
			);
			expect([rules.status, rules.body.code]).toEqual([422, "ALERT_REFUSED"]);
			expect(rules.body.faults.map((fault) => fault.at).sort()).toEqual([
				"/grading",
				"/handling/audience",
				"/handling/audience/regions/0",
				"/urgency",
			]);
			const twice = await fiji.post("/alerts", '{"kind":"route","kind":"trend"}');
			expect([twice.status, twice.body.code]).toEqual([400, "MALFORMED_JSON"]);
		});

		test("fifty posts with one Idempotency-Key make one alert and one answer, over two instances", async () => {
			const other = await as("fj-desk-1", { instance: 1 });
			const title = `once only ${Date.now()}`;
			const headers = { "idempotency-key": `key-${Date.now()}` };
			const answers = await Promise.all(
				Array.from({ length: 50 }, (_, i) => (i % 2 ? fiji : other).post<Raised>("/alerts", draft({ title }), headers)),
			);
			expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
			expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
			const listed = (await fiji.get<{ items: { title: string }[] }>("/alerts?mine=true&limit=1000")).body.items;
			expect(listed.filter((alert) => alert.title === title)).toHaveLength(1);
			const changed = await fiji.post("/alerts", draft({ title: "another body" }), headers);
			expect([changed.status, changed.body.code]).toEqual([422, "IDEMPOTENCY_MISMATCH"]);
		});

		test("what is hidden answers exactly as what does not exist", async () => {
			const { id } = await raise(fiji, { handling: { tlp: "green", audience: { countries: ["SB"] } } });
			const absent = "01900000-0000-7000-8000-000000000000";
			const pairs = await Promise.all(
				[
					(x: string) => tonga.get(`/alerts/${x}`),
					(x: string) => tonga.get(`/alerts/${x}/acknowledgements`),
					(x: string) => tonga.get(`/alerts/${x}/feedback`),
					(x: string) => tonga.post(`/alerts/${x}/acknowledgements`, { version: 1 }),
					(x: string) => tonga.get(`/alerts/${x}/questions`),
					(x: string) => tonga.get(`/alerts/${x}/related`),
					(x: string) => tonga.post(`/alerts/${x}/questions`, { text: "Which harbour?" }),
					(x: string) => tonga.post(`/alerts/${x}/feedback`, { use: "no-use" }),
					async (x: string) => (await as("to-desk-1")).put(`/alerts/${x}`, { expectedVersion: 1, draft: draft() }),
					async (x: string) =>
						(await as("to-desk-1")).post(`/alerts/${x}/recall`, { expectedVersion: 1, reason: "not mine" }),
					async (x: string) => (await as("to-desk-1")).get(`/alerts/${x}/stix`),
					async (x: string) => caller(hub.audit, await hub.token("to-desk-1")).get(`/audit/alerts/${x}/readers`),
				].map(async (ask) => [await ask(id), await ask(absent)] as const),
			);
			for (const [hidden, missing] of pairs) {
				expect(hidden.status).toBe(404);
				const plain = (answer: { text: string }) => answer.text.replace(/"traceId":"[^"]*"/, "");
				expect(plain(hidden)).toBe(plain(missing));
			}
		});

		test("cursors that were not made here are refused by name", async () => {
			for (const cursor of ["1", "x".repeat(48), `${"A".repeat(47)}_`]) {
				const answer = (await tonga.feed("", cursor)) as unknown as { status: number; problem: { code: string } };
				expect([answer.status, answer.problem.code]).toEqual([400, "CURSOR_INVALID"]);
				expect((await tonga.get(`/alerts?after=${cursor}`)).status).toBe(400);
			}
		});

		test("the originator learns who had the alert, and how; the chain of the audit verifies", async () => {
			const feed = await follow(tonga);
			const { id } = await raise(fiji);
			await feed.next((item) => item.data.id === id);
			await haiti.get(`/alerts/${id}`);
			await tonga.get(`/alerts/${id}`);
			await feed.close();
			const audit = caller(hub.audit, await hub.token("fj-desk-1"));
			const hows = async () => {
				const answer = await audit.get<{ items: { how: string; possibly: boolean; agency: string }[] }>(
					`/audit/alerts/${id}/readers`,
				);
				return (answer.body.items ?? []).filter((reader) => !reader.possibly).map((reader) => reader.how);
			};
			await expect
				.poll(hows, { timeout: 10_000, interval: 100 })
				.toEqual(expect.arrayContaining(["delivery", "consultation"]));
			const operator = caller(hub.audit, await hub.token("ws-ptccc-operations-1"));
			const dead = await operator.get<{ items: unknown[] }>("/ops/audit/dead-letters");
			expect(dead.body.items, dead.text).toEqual([]);
			const head = await operator.get<{ seq: number; hash: string }>("/audit/head");
			expect(head.status, head.text).toBe(200);
			const entries: unknown[] = [];
			for (let after = 0; after < head.body.seq; ) {
				const page = await operator.get<{ items: { seq: number }[] }>(`/audit/chain?after=${after}&limit=1000`);
				entries.push(...page.body.items.filter((entry) => entry.seq <= head.body.seq));
				after = page.body.items.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
			}
			expect(await verifyChain(entries as never, head.body)).toMatchObject({ ok: true, entries: head.body.seq });
		});

		test("a bundle of STIX comes back object for object", async () => {
			for (const file of ["poisonivy.json", "apt1.json"]) {
				const bundle = await readFile(join(import.meta.dirname, "../fixtures/stix", file), "utf8");
				const imported = await fiji.post<{
					import: string;
					refused: number;
					alerts: { id: string; outcome: string }[];
				}>("/alerts/import?tlp=green&countries=SB", bundle, { "content-type": "application/stix+json" });
				expect([imported.status, imported.body.refused]).toEqual([200, 0]);
				const back = await fiji.get<{ objects: { id: string }[] }>(`/alerts/export?import=${imported.body.import}`);
				const byId = (objects: { id: string }[]) => Object.fromEntries(objects.map((object) => [object.id, object]));
				expect(byId(back.body.objects)).toEqual(byId((JSON.parse(bundle) as { objects: { id: string }[] }).objects));
				const again = await fiji.post<{ alerts: { outcome: string }[] }>(
					"/alerts/import?tlp=green&countries=SB",
					bundle,
					{ "content-type": "application/stix+json" },
				);
				expect(new Set(again.body.alerts.map((alert) => alert.outcome))).toEqual(new Set(["unchanged"]));
				expect((await (await as("to-desk-1")).get(`/alerts/export?import=${imported.body.import}`)).status).toBe(404);
			}
			const broken = await fiji.post(
				"/alerts/import?tlp=green&countries=SB&atomic=true",
				'{"type":"bundle","id":"bundle--1","objects":[{"type":"report"}]}',
				{ "content-type": "application/stix+json" },
			);
			expect([broken.status, broken.body.code]).toEqual([422, "REFUSED"]);
		});

		test("a report becomes a case whose person is known to the vault alone, and the audit tells who opened it", async () => {
			const at = async (officer: string, purpose?: string) =>
				caller(hub.caseIntake, await hub.token(officer, purpose ? { purpose } : {}));
			const [inspector, desk, other] = [await at("sb-labour-desk-1"), await at("sb-desk-1"), await at("vu-desk-1")];
			const agencies = await caller(hub.identity, await hub.token("sb-desk-1")).get<{
				items: { id: string; kind: string }[];
			}>("/agencies?country=SB");
			const report = {
				clientId: crypto.randomUUID(),
				capturedAt: "2026-01-02T03:04:05Z",
				toAgency: agencies.body.items.find((one) => one.kind === "tcu")?.id,
				channel: "labourInspector",
				narrative: "Passports are held by the foreman.",
				persons: [{ seenAs: "concerned", identity: { names: [{ text: "Sione Example (invented)" }] } }],
			};
			const sent = await inspector.post<{ id: string }>("/reports", report);
			expect(sent.status, sent.text).toBe(201);
			expect((await inspector.post("/reports", report)).text).toBe(sent.text);
			const taken = await desk.post<{ caseId: string }>(`/reports/${sent.body.id}/take-in`, {
				title: "Camp (invented)",
			});
			expect(taken.status, taken.text).toBe(201);
			const listed = await desk.get<{ items: { id: string }[] }>(`/cases/${taken.body.caseId}/persons`);
			const person = listed.body.items[0]?.id;
			// Somebody who may be a victim is opened by two officers.
			const [asking, second] = [await at("sb-desk-1", "investigation"), await at("sb-desk-second-1", "investigation")];
			const asked = await asking.post<{ id: string }>("/openings", { person, reason: "for the interview" });
			expect(asked.status, asked.text).toBe(201);
			const confirmation = { expectedVersion: 1, answer: "confirmed" };
			expect((await second.post(`/second-person/${asked.body.id}/answer`, confirmation)).status).toBe(200);
			const opened = await asking.get<{ identity: { names: { text: string }[] } }>(`/persons/${person}/identity`);
			expect(opened.body.identity.names).toEqual([{ text: "Sione Example (invented)" }]);
			expect((await other.get(`/persons/${person}/identity`)).status).toBe(404);

			// The draft is raised once the officer has filled its gaps, and not before.
			const route = {
				expectedVersion: 1,
				legs: [{ fromPlace: "Honiara", fromCountry: "SB", toCountry: "VU", mode: "sea" }],
			};
			expect((await desk.put(`/cases/${taken.body.caseId}/route`, route)).status).toBe(200);
			const drafted = await desk.get<{ draft: object }>(`/cases/${taken.body.caseId}/alert-draft`);
			expect((await (await as("sb-desk-1")).post("/alerts", drafted.body.draft)).status).toBe(400);
			const gaps = { topic: "trafficking", grading: { scheme: "4x4", source: "B", information: "2" } };
			const handling = { tlp: "amber", audience: {} };
			for (const some of [{ topic: gaps.topic }, gaps, { topic: gaps.topic, handling }])
				expect((await (await as("sb-desk-1")).post("/alerts", { ...drafted.body.draft, ...some })).status).toBe(400);
			const raised = await (await as("sb-desk-1")).post("/alerts", { ...drafted.body.draft, ...gaps, handling });
			expect(raised.status, raised.text).toBe(201);

			const audit = caller(hub.audit, await hub.token("sb-desk-1"));
			const seen = async () => {
				const answer = await audit.get<{ items: { source: string; event: string }[] }>("/audit/entries?limit=100");
				return (answer.body.items ?? []).map((entry) => `${entry.source} ${entry.event.split(".").at(-1)}`);
			};
			await expect
				.poll(seen, { timeout: 10_000, interval: 100 })
				.toEqual(
					expect.arrayContaining([
						"case-intake ReportReceived",
						"case-intake CaseOpened",
						"case-intake PersonAdded",
						"vault IdentitySealed",
						"vault IdentityOpened",
					]),
				);
		});

		test("a subscription belongs to the post: a rotation ends the officer's access at once and hands the work on", async () => {
			const desk = await as("ki-desk-1");
			const feed = await follow(desk);
			const saved = await desk.post<{ id: string }>("/subscriptions", { name: "north", filter: { kinds: ["route"] } });
			expect(saved.status, saved.text).toBe(201);
			const admin = caller(hub.identity, await hub.token("ki-desk-1"));
			const agency = (
				await admin.get<{ items: { id: string; kind: string }[] }>("/agencies?country=KI")
			).body.items.find((one) => one.kind === "tcu")?.id;
			const posts = (await admin.get<{ items: { id: string; name: string }[] }>("/posts")).body.items;
			const post = posts.find((one) => one.name === "desk")?.id ?? "";
			const officers = (await admin.get<{ items: { id: string; handle: string }[] }>("/officers")).body.items;
			const outgoing = officers.find((one) => one.handle === "ki-desk-1")?.id;
			const incoming = await admin.post<{ id: string }>("/officers", { handle: "ki-desk-2" });
			expect([incoming.status, agency !== undefined], incoming.text).toEqual([201, true]);
			const rotated = await admin.post(`/posts/${post}/rotate`, {
				outgoing,
				incoming: incoming.body.id,
				note: "Two cases open.",
			});
			expect(rotated.status, rotated.text).toBe(200);
			const ended = await feed.next((item) => item.event === "end");
			expect(ended.data.code).toBe("UNAUTHENTICATED");
			await expect.poll(async () => (await desk.get("/alerts")).status, { timeout: 5_000, interval: 50 }).toBe(401);
			const successor = await as("ki-desk-2");
			const kept = await successor.get<{ items: { id: string }[] }>("/subscriptions");
			expect(kept.body.items.map((one) => one.id)).toEqual([saved.body.id]);
		});

		test("services answer the health check of gRPC to anybody", async () => {
			const check = (address: string) =>
				new Promise((resolve) => {
					const client = new healthApi.HealthClient(address, credentials.createInsecure());
					client.check({ service: "" }, (error, answer) => {
						client.close();
						resolve(error ?? answer.status);
					});
				});
			const { SERVING } = healthApi.HealthCheckResponse_ServingStatus;
			expect(await Promise.all([hub.alertsGrpc, hub.caseIntakeGrpc].map(check))).toEqual([SERVING, SERVING]);
		});

		test("an agency's own system follows the feed over gRPC under the same rules", async () => {
			const client = new alertsApi.AlertsServiceClient(hub.alertsGrpc, credentials.createInsecure());
			const metadata = new Metadata();
			metadata.set("authorization", `Bearer ${await hub.token("to-customs-liaison-1")}`);
			const stream = client.followFeed(
				{
					cursor: "",
					regions: [],
					countries: [],
					kinds: [],
					topics: [],
					urgency: [],
					route: [],
					exploitation: [],
					subscriptionId: "",
					fromStart: false,
				},
				metadata,
			);
			const items: alertsApi.FollowFeedResponse[] = [];
			try {
				const arrived = Promise.withResolvers<void>();
				let seen = "";
				stream.on("data", (item: alertsApi.FollowFeedResponse) => {
					if (items.push(item) === 1) opened.resolve();
					if (item.change !== "" && item.alertJson.includes(seen || "?")) arrived.resolve();
				});
				const opened = Promise.withResolvers<void>();
				stream.on("error", (error) => {
					opened.reject(error);
					arrived.reject(error);
				});
				await opened.promise;
				const hidden = await raise(fiji, { handling: { tlp: "green", audience: { countries: ["SB"] } } });
				seen = (await raise(fiji)).id;
				await arrived.promise;
				expect(
					items
						.filter((item) => item.change === "raised")
						.map((item) => (JSON.parse(item.alertJson) as { id: string }).id),
				).toEqual([seen]);
				const one = await new Promise<alertsApi.GetAlertResponse>((resolve, reject) =>
					client.getAlert({ id: seen }, metadata, (error, answer) => (error ? reject(error) : resolve(answer))),
				);
				expect(JSON.parse(one.alertJson)).toMatchObject({ id: seen, version: 1 });
				const refused = await new Promise<{ code: number; metadata: Metadata }>((resolve) =>
					client.getAlert({ id: hidden.id }, metadata, (error) => resolve(error as never)),
				);
				expect([refused.code, refused.metadata.get("seamark-code")]).toEqual([5, ["ALERT_NOT_FOUND"]]);
			} finally {
				stream.on("error", () => undefined);
				stream.cancel();
				client.close();
			}
		});
	});
};
