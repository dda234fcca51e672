import { randomBytes } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { service as auditService } from "@seamark/audit";
import { kafkaSource, relayToKafka } from "@seamark/events";
import { defaultLimits } from "@seamark/http";
import { migrationsOf, openService } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import { openLogger, startTelemetry } from "@seamark/telemetry";
import { testKafka } from "@seamark/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Hub, startHub } from "../infra/local/src/hub.ts";
import { caller } from "./support/client.ts";
import { draft } from "./support/drafts.ts";
import { hubFolder } from "./support/hub-folder.ts";
import { rawStream } from "./support/raw-http.ts";
import { secondAdministrator } from "./support/second-administrator.ts";

/** What the hub tells of itself: traces, metrics, logs, its health, and the end of its streams. */

const spans: ReadableSpan[] = [];
const logged: string[] = [];
const stack = new AsyncDisposableStack();
let hub: Hub;

const start = async (): Promise<Hub> => {
	const dataDir = await hubFolder("trace");
	stack.defer(() => rm(dataDir, { recursive: true, force: true }));
	return startHub({
		dataDir,
		host: "127.0.0.1",
		port: 0,
		seed: "demo",
		durable: false,
		log: openLogger({ service: "hub", level: "trace", write: (line) => void logged.push(line) }),
		env: { SEAMARK_WEBHOOK_ALLOW: "127.0.0.0/8" },
		limits: { ...defaultLimits, addressRequests: 5 },
	});
};

beforeAll(async () => {
	stack.defer(
		startTelemetry({
			service: "test",
			exporter: {
				export: (batch, done) => {
					spans.push(...batch);
					done({ code: 0 });
				},
				shutdown: async () => undefined,
			},
		}),
	);
	hub = await start();
	stack.defer(() => hub.stop());
});
afterAll(() => stack.disposeAsync());

/** Everything that may be in no log: filled by what uses it. */
const secrets = new Set<string>();
const secret = (text: string): string => {
	secrets.add(text);
	return text;
};
const token = async (officer: string): Promise<string> =>
	secret((await hub.token({ officer: secret(officer) })).access_token);
const as = async (officer: string) => caller(hub.url, await token(officer));
const newTrace = () => {
	const [trace, span] = [randomBytes(16).toString("hex"), randomBytes(8).toString("hex")];
	return { trace, sampled: `00-${trace}-${span}-01`, unsampled: `00-${trace}-${span}-00` };
};
const spansOf = (trace: string) => spans.filter((span) => span.spanContext().traceId === trace);
const named = (trace: string, name: string) => spansOf(trace).find((span) => span.name === name);

/** Raises alerts until one has left these spans: events that come together are handled together, in the trace of the first. */
const followed = async (names: readonly string[]): Promise<{ id: string; trace: string; sent: string }> => {
	const fiji = await as("fj-desk-1");
	for (let tries = 0; ; tries++) {
		const { trace, sampled } = newTrace();
		const { id } = (await fiji.post<{ id: string }>("/alerts", draft(), { traceparent: sampled })).body;
		const missing = () => names.filter((name) => !named(trace, name));
		try {
			await expect.poll(missing, { timeout: tries < 5 ? 3_000 : 20_000, interval: 20 }).toEqual([]);
			return { id, trace, sent: sampled };
		} catch (error) {
			if (tries === 5) throw error;
		}
	}
};

test("one alert is followed from its request through the log to the stream and the audit", async () => {
	const feed = await (await as("to-customs-liaison-1")).feed();
	const { id, trace, sent } = await followed(["POST /alerts", "feed deliver", "consume alerts"]);
	await feed.next((item) => item.data.id === id);
	const request = named(trace, "POST /alerts");
	const { rows } = await hub
		.context("alerts")
		.pool.query<{ traceparent: string }>("select traceparent from seamark.log_entry where subject = $1", [id]);
	expect(rows).toEqual([{ traceparent: `00-${trace}-${request?.spanContext().spanId}-01` }]);
	expect(request?.parentSpanContext?.spanId).toBe(sent.split("-")[2]);
	for (const name of ["feed deliver", "consume alerts"])
		expect(named(trace, name)?.parentSpanContext?.spanId, name).toBe(request?.spanContext().spanId);
	await feed.close();
});

test("a refusal names its trace, and a trace that is not sampled travels without leaving spans", async () => {
	const fiji = await as("fj-desk-1");
	const refused = newTrace();
	const answer = await fiji.post("/alerts", { kind: "route" }, { traceparent: refused.sampled });
	expect([answer.status, answer.body.traceId]).toEqual([400, refused.trace]);
	const { trace, unsampled } = newTrace();
	const { body } = await fiji.post<{ id: string }>("/alerts", draft(), { traceparent: unsampled });
	const { rows } = await hub
		.context("alerts")
		.pool.query<{ traceparent: string }>("select traceparent from seamark.log_entry where subject = $1", [body.id]);
	expect(rows[0]?.traceparent).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-00$`));
	// What comes after it has been consumed, so this one has too.
	await followed(["consume alerts"]);
	expect(spansOf(trace)).toEqual([]);
});

test("over Kafka too, the audit's work belongs to the trace of the request", async ({ skip }) => {
	const kafka = await testKafka();
	if ("unavailable" in kafka) return skip(`Kafka: ${kafka.unavailable}`);
	// A topic of its own: that of the alerts service belongs to the hubs of other tests.
	const source = `trace-${randomBytes(4).toString("hex")}`;
	const { pool, wake } = hub.context("alerts");
	await using own = new AsyncDisposableStack();
	const context = await testContext({ name: "audit", migrations: migrationsOf(auditService) });
	own.defer(() => context.close());
	const relay = relayToKafka({ pool, wake, service: source, kafka });
	own.defer(() => relay.close());
	const audit = await openService(
		auditService,
		context,
		{ SEAMARK_AUDIT_SOURCES: [source] },
		{ eventsOf: (name, consumer) => kafkaSource({ kafka, source: name, consumer }) },
	);
	own.defer(() => audit.stop());
	const recorded = () => context.pool.query("select from entry where source = $1", [source]);
	await expect.poll(async () => (await recorded()).rowCount, { timeout: 60_000, interval: 100 }).toBeGreaterThan(0);
	const { trace } = await followed([`consume ${source}`]);
	expect(named(trace, `consume ${source}`)?.parentSpanContext?.spanId).toBe(
		named(trace, "POST /alerts")?.spanContext().spanId,
	);
});

test("logs of a busy day hold no content, no names, no words searched for and no tokens", async () => {
	const received: string[] = [];
	const receiver = createServer((request, response) => {
		let body = "";
		request.on("data", (chunk: Buffer) => {
			body += chunk.toString();
		});
		request.on("end", () => {
			received.push(body);
			response.writeHead(received.length === 1 ? 500 : 204).end();
		});
	});
	await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
	stack.defer(() => void receiver.close());
	const [fiji, tonga, haiti, centre] = [
		await as("fj-desk-1"),
		await as("to-customs-desk-1"),
		await as("ht-police-desk-1"),
		await as("ws-ptccc-operations-1"),
	];
	const feed = await tonga.feed();
	const hook = await tonga.post<{ id: string; secret: string }>("/subscriptions", {
		name: secret("quiet lagoon"),
		filter: {},
		webhook: { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/${secret("hook-path-7719")}` },
	});
	secret(hook.body.secret);
	const approver = await as(await secondAdministrator(hub.url, "to-customs-desk-1"));
	expect((await approver.post("/subscriptions/hosts/approve", { host: "127.0.0.1" })).status).toBe(204);
	const content = {
		title: secret("Zebrawood crates (invented)"),
		summary: secret("quicksilver flasks under the deck"),
		modusOperandi: [secret("nightjar signals")],
		subjects: [{ type: "person" as const, role: "suspect", name: secret("Orla Quillfeather (invented)") }],
	};
	const { id } = (
		await fiji.post<{ id: string }>("/alerts", draft(content), {
			"idempotency-key": secret("key-that-is-nobodys-business"),
		})
	).body;
	await feed.next((item) => item.data.id === id);
	await expect
		.poll(() => received.filter((body) => body.includes(id)).length, { interval: 50 })
		.toBeGreaterThanOrEqual(2);
	await tonga.get(`/alerts?q=${secret("quillfeather")}`);
	await tonga.post(`/alerts/${id}/feedback`, { use: "acted-on", note: secret("stopped at the western jetty") });
	await tonga.post(`/alerts/${id}/acknowledgements`, { version: 1 });
	// What is refused, broken or not theirs must stay out as well.
	await fiji.post("/alerts", { ...draft(content), urgency: secret("breakneck") });
	await fiji.post("/alerts", draft({ subjects: [{ type: "person", role: secret("victim of marrowgate") }] }));
	await fiji.post("/alerts", `{"title": "${secret("half a thought")}`);
	await haiti.get(`/alerts/${id}`);
	await haiti.get(`/alerts?q=${secret("gallowglass")}&after=${secret("cursor-made-up-elsewhere")}`);
	await caller(hub.url, secret("eyJhbGciOiJFUzI1NiJ9.bm90LWEtdG9rZW4.c2lnbmF0dXJl")).get("/alerts");
	await fiji.post(
		`/alerts/import?tlp=green&countries=SB`,
		`{"type":"bundle","id":"bundle--1","objects":[{"type":"report","name":"${secret("bundled murmur")}"}]}`,
		{ "content-type": "application/stix+json" },
	);
	await fiji.post("/officers", { handle: secret("fj-desk-77") });
	await centre.post("/ops/audit/cursors/reset", { consumer: "audit-alerts", source: "alerts", to: 0 });
	await centre.post("/ops/audit/dead-letters/redrive", { consumer: "audit-alerts", source: "alerts" });
	await fiji.post(`/alerts/${id}/recall`, { expectedVersion: 1, reason: secret("the lighthouse keeper withdrew") });
	await feed.next((item) => item.event === "recalled" && item.data.id === id);
	await feed.close();
	// Beyond what a stranger may ask: refused, and counted.
	const flood = await Promise.all(
		Array.from({ length: 200 }, () => fetch(`${hub.url}/.well-known/seamark`).then(({ status }) => status)),
	);
	expect(flood).toContain(429);
	expect(logged.length).toBeGreaterThan(0);
	const told = () => [...secrets].filter((text) => logged.some((line) => line.includes(text)));
	expect(told()).toEqual([]);
	const spoken = JSON.stringify(spans.map((span) => [span.name, span.attributes, span.status, span.events]));
	expect([...secrets].filter((text) => spoken.includes(text))).toEqual([]);
	for (const line of logged) expect(() => JSON.parse(line)).not.toThrow();
});

test("at the end of the hub each of fifty open streams is told, with a cursor to come back with, and it ends soon", async () => {
	const other = await start();
	onTestFinished(() => other.stop());
	const holder = (await other.token({ officer: "to-customs-liaison-1" })).access_token;
	const streams = await Promise.all(
		Array.from({ length: 50 }, () => rawStream(other.url, { path: "/alerts/feed", token: holder })),
	);
	await Promise.all(streams.map((stream) => stream.until("id: ")));
	const began = performance.now();
	await Promise.all([other.stop(), ...streams.map((stream) => stream.ended)]);
	expect(performance.now() - began).toBeLessThan(20_000);
	for (const stream of streams)
		expect(stream.text()).toMatch(/^id: [\w-]{48}\n\n[\s\S]*event: end\ndata: \{"code":"UNAVAILABLE"[^\n]*\}\n\n$/);
});

test("without its database the hub lives, says what it waits for, answers in words, and ends when told to", async () => {
	const alone = await start();
	onTestFinished(() => alone.stop());
	const ask = (path: string) => fetch(alone.url + path);
	const fiji = caller(alone.url, secret((await alone.token({ officer: "fj-desk-1" })).access_token));
	const unhandled: unknown[] = [];
	const onUnhandled = (error: unknown) => unhandled.push(error);
	process.on("unhandledRejection", onUnhandled);
	onTestFinished(() => void process.off("unhandledRejection", onUnhandled));
	expect((await ask("/readyz")).status).toBe(200);
	await alone.postgres.stop("immediate");
	await expect.poll(async () => (await ask("/readyz")).status, { interval: 100 }).toBe(503);
	const ready = (await (await ask("/readyz")).json()) as { status: string; waiting: string[] };
	expect([ready.status, ready.waiting.join(" ")]).toEqual(["not ready", expect.stringContaining("database")]);
	expect((await ask("/healthz")).status).toBe(200);
	for (const answer of [
		await fiji.post("/alerts", draft({ title: secret("told to nobody") })),
		await fiji.get(`/alerts?q=${secret("drowned words")}`),
	]) {
		expect([answer.status, answer.body.code]).toEqual([503, "UNAVAILABLE"]);
		expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
	}
	expect((await ask("/healthz")).status).toBe(200);
	// The audit's sources begin again, and say so in the metrics.
	const metrics = () => ask("/metrics").then((answer) => answer.text());
	await expect.poll(metrics, { interval: 200 }).toContain("seamark_audit_consumer_notices_total");
	await checkMetrics(await metrics());
	const began = performance.now();
	await alone.stop();
	expect(performance.now() - began).toBeLessThan(20_000);
	expect(unhandled).toEqual([]);
	expect([...secrets].filter((text) => logged.some((line) => line.includes(text)))).toEqual([]);
});

/** What is documented, drawn or watched is there, and no label tells of a record, an officer or an agency. */
const checkMetrics = async (text: string) => {
	const there = new Set([...text.matchAll(/^([a-z_]+)(?:\{| )/gm)].map(([, name]) => name));
	const documented = [
		...(await readFile(join(import.meta.dirname, "../docs/operate.md"), "utf8")).matchAll(
			/^\| `(seamark_[a-z_]+)` \|/gm,
		),
	].map(([, name = ""]) => name);
	expect(documented.length).toBeGreaterThan(5);
	const kinds = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = "", kind = ""]) => [name, kind]));
	expect(documented.filter((name) => !kinds.has(name))).toEqual([]);
	expect([...kinds.keys()].filter((name) => name.startsWith("seamark_") && !documented.includes(name))).toEqual([]);
	const otel = join(import.meta.dirname, "../infra/otel");
	const files = (await readdir(otel, { recursive: true, withFileTypes: true })).filter(
		(entry) => entry.isFile() && /\.(yml|json)$/.test(entry.name),
	);
	const watched = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), "utf8")));
	const used = new Set(
		watched.flatMap((file) => [...file.matchAll(/\bseamark_[a-z]+_[a-z_]+/g)].map(([name]) => name)),
	);
	expect(used.size).toBeGreaterThan(3);
	expect([...used].filter((name) => !there.has(name))).toEqual([]);
	const labels = [...text.matchAll(/\{([^}]*)\}/g)].map(([, one = ""]) => one).join("\n");
	expect(labels).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/i);
	expect(labels).not.toMatch(/\b(fj|to|ht|ws)-[a-z]+/);
	expect([...secrets].filter((one) => labels.includes(one))).toEqual([]);
};
