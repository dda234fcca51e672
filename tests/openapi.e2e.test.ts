import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { rm } from "node:fs/promises";
import { connect } from "node:net";
import { text as readAll } from "node:stream/consumers";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { serviceNames } from "@seamark/service";
import { openLogger, startTelemetry } from "@seamark/telemetry";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeHub } from "../infra/local/src/describe.ts";
import { type Hub, startHub } from "../infra/local/src/hub.ts";
import { catalogue } from "../libs/errors/src/index.ts";
import { unbornCounters, unseenByRules } from "./support/counters.ts";
import type { Example } from "./support/example.ts";
import { hubFolder } from "./support/hub-folder.ts";
import { roomyLimits } from "./support/limits.ts";
import { type MarkedOperation, openMarkers } from "./support/markers.ts";
import { openOnRecord } from "./support/on-record.ts";
import { examples } from "./support/operations.ts";

/** The hub's description of itself, held against what the running hub answers. */

type Schema = Record<string, unknown>;
type Response = { $ref?: string; content?: Record<string, { schema?: Schema }> };
type Operation = {
	operationId?: string;
	responses: Record<string, Response>;
	security?: unknown[];
	parameters?: { in: string; name: string; schema: Schema }[];
	requestBody?: { content: Record<string, unknown> };
};
type Description = {
	openapi: string;
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema>; responses: Record<string, Response> };
};

let hub: Hub;
let dataDir: string;
let description: Description;
/** As a hub describes itself that does not run. */
let written: object;
let operations: Map<string, Operation>;
/** Before anything was asked of the hub. */
let firstMetrics: string;
const registered: string[] = [];
const spans: ReadableSpan[] = [];
const logged: string[] = [];
let telemetry: () => Promise<void>;

beforeAll(async () => {
	const { servers: _, info: __, ...rest } = await describeHub();
	written = JSON.parse(JSON.stringify(rest)) as object;
	// Fastify tells of every server that is made; this one is then asked for its routes.
	subscribe("fastify.initialization", (message) => {
		const { fastify } = message as { fastify: FastifyInstance };
		fastify.addHook("onRoute", ({ method, url }) => {
			for (const one of [method].flat()) registered.push(`${one} ${url.replace(/:(\w+)/g, "{$1}")}`);
		});
	});
	telemetry = startTelemetry({
		service: "test",
		exporter: {
			export: (batch, done) => {
				spans.push(...batch);
				done({ code: 0 });
			},
			shutdown: async () => undefined,
		},
	});
	dataDir = await hubFolder("openapi");
	hub = await startHub({
		// One person and no person ask here as fast as the machine can answer.
		limits: { ...roomyLimits, addressRequests: 4_000 },
		dataDir,
		host: "127.0.0.1",
		port: 0,
		seed: "demo",
		durable: false,
		log: openLogger({ service: "hub", level: "trace", write: (line) => void logged.push(line) }),
		env: {
			SEAMARK_WEBHOOK_ALLOW: "127.0.0.0/8",
			SEAMARK_PROVIDER_ALLOW: "127.0.0.0/8",
			SEAMARK_HUB_ID: "https://seamark.example",
		},
	});
	firstMetrics = await (await fetch(`${hub.url}/metrics`)).text();
	description = (await (await fetch(`${hub.url}/openapi.json`)).json()) as Description;
	operations = new Map(
		Object.entries(description.paths).flatMap(([path, methods]) =>
			Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
		),
	);
});
afterAll(async () => {
	await hub?.stop();
	await telemetry?.();
	await rm(dataDir, { recursive: true, force: true });
});

const tokens = new Map<string, Promise<string>>();
const token = (officer: string, purpose?: string): Promise<string> => {
	const key = `${officer} ${purpose ?? ""}`;
	const got =
		tokens.get(key) ?? hub.token({ officer, ...(purpose ? { purpose } : {}) }).then((answer) => answer.access_token);
	tokens.set(key, got);
	return got;
};

type Answer = { status: number; type: string; text: string };
const call = async (example: Example): Promise<Answer> => {
	const [method = "GET", template = ""] = example.operation.split(" ");
	const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(example.path?.[name] ?? ""));
	const query = example.query ? `?${new URLSearchParams(example.query)}` : "";
	const body =
		example.body === undefined
			? undefined
			: typeof example.body === "string"
				? example.body
				: JSON.stringify(example.body);
	const stop = new AbortController();
	const answer = await fetch(hub.url + path + query, {
		method,
		redirect: "manual",
		signal: stop.signal,
		headers: {
			...(example.as ? { authorization: `Bearer ${await token(example.as, example.purpose)}` } : {}),
			...(body === undefined ? {} : { "content-type": example.type ?? "application/json" }),
			...example.headers,
		},
		...(body === undefined ? {} : { body }),
	});
	const type = (answer.headers.get("content-type") ?? "").split(";", 1)[0] ?? "";
	// A stream does not end by itself.
	const text = type === "text/event-stream" ? "" : await answer.text();
	if (type === "text/event-stream") stop.abort();
	return { status: answer.status, type, text };
};

/** The status of a request that no client would let through, read from the connection. */
const askRaw = async (to: { host: string; port: number }, request: string): Promise<number> => {
	const socket = connect(to);
	socket.write(request);
	const answer = await readAll(socket);
	return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
};

const markers = openMarkers();
/** The example with a marker in every field that takes words of people; without it where the operation knows better. */
const callMarked = async (example: Example, operation: Operation): Promise<{ sent: Example; answer: Answer }> => {
	const keep = new Set<string>();
	for (let tries = 0; tries < 3; tries++) {
		const marked = markers.mark(example, operation as MarkedOperation, keep);
		const answer = await call(marked.example);
		if (answer.status < 300) {
			marked.accept();
			return { sent: marked.example, answer };
		}
		const { faults = [] } = JSON.parse(answer.text) as { faults?: { at: string }[] };
		for (const { at } of faults) keep.add(at);
	}
	return { sent: example, answer: await call(example) };
};

const onRecord = openOnRecord();
const isCommand = ({ operation, as }: Example): boolean => !operation.startsWith("GET ") && as !== undefined;

/** Objects that say nothing of what is in them: anything that comes fits them. */
const isOpen = (schema: Schema): boolean =>
	schema.type === "object" &&
	Object.keys((schema.properties as object | undefined) ?? {}).length === 0 &&
	schema.additionalProperties === undefined;

/** The schema with nothing allowed that it does not name. */
const closed = (schema: unknown): unknown => {
	if (Array.isArray(schema)) return schema.map(closed);
	if (typeof schema !== "object" || schema === null) return schema;
	const one = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
	return one.type === "object" && one.additionalProperties === undefined && !isOpen(one)
		? { ...one, additionalProperties: false }
		: one;
};
const holdsOpen = (schema: unknown): boolean =>
	typeof schema === "object" && schema !== null && (isOpen(schema as Schema) || Object.values(schema).some(holdsOpen));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const faults = (schema: Schema, value: unknown): string[] => {
	const check = ajv.compile(closed(schema) as Schema);
	return check(value)
		? []
		: (check.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
};

const described = (operation: Operation, status: number): Response | undefined => {
	const found = operation.responses[status] ?? operation.responses[`${Math.trunc(status / 100)}XX`];
	return found?.$ref === undefined
		? found
		: description.components.responses[found.$ref.replace("#/components/responses/", "")];
};
const schemaOf = (response: Response | undefined, type: string): Schema | undefined => {
	const schema = response?.content?.[type]?.schema;
	const ref = schema?.$ref as string | undefined;
	return ref === undefined ? schema : description.components.schemas[ref.replace("#/components/schemas/", "")];
};

/** What is wrong with an answer by the description of its operation. */
const judge = (operation: Operation, answer: Answer): string[] => {
	const response = described(operation, answer.status);
	if (!response) return [`${answer.status} is not described: ${answer.text}`];
	if (!response.content) return answer.text === "" ? [] : [`${answer.status} is described without a body and has one`];
	if (answer.type === "text/event-stream")
		return "text/event-stream" in response.content ? [] : ["a stream is not described"];
	const schema = schemaOf(response, answer.type);
	if (!schema) return [`${answer.status} ${answer.type} is not described: ${answer.text.slice(0, 300)}`];
	return faults(schema, answer.type.includes("json") ? JSON.parse(answer.text) : answer.text);
};

describe("the description", () => {
	test("is valid OpenAPI 3.1", async () => {
		const { valid, errors } = await new Validator().validate(description);
		expect(errors).toBeUndefined();
		expect(valid).toBe(true);
		expect(description.openapi).toMatch(/^3\.1\./);
		for (const schema of [...operations.values()].flatMap((operation) =>
			Object.values(operation.responses).map((one) => Object.values(one.content ?? {})[0]?.schema),
		))
			if (schema && !schema.$ref) ajv.compile(schema);
	});

	test("is what the hub says of itself without running, from which its clients are made", async () => {
		const { servers: _, info: __, ...served } = description as Description & Record<string, unknown>;
		expect(served).toEqual(written);
	});

	test("names every operation once", () => {
		const names = [...operations.values()].map(({ operationId }) => operationId);
		expect(names).not.toContain(undefined);
		expect(new Set(names).size).toBe(names.length);
	});

	test("leaves out no operation that is registered", () => {
		const served = registered.filter((route) => !/^\w+ \/docs(\/|$)/.test(route));
		const missing = served.filter((route) => !operations.has(route) && !/^\w+ \/console(\/|$)/.test(route));
		const ofTheConsole = served.filter((route) => /^\w+ \/console(\/|$)/.test(route));
		// What the console's page asks of its own server alone is described for nobody: programs ask the hub itself.
		expect(ofTheConsole.filter((route) => operations.has(route))).toEqual([]);
		// For a browser, for machines that watch the hub, and for the description itself; and HEAD, where its GET says that it is answered too.
		expect(missing.sort()).toEqual([
			"GET /",
			"GET /healthz",
			"GET /metrics",
			"GET /openapi.json",
			"GET /readyz",
			"HEAD /mla/files/{id}",
		]);
		expect(served.length).toBe(operations.size + missing.length + ofTheConsole.length);
	});

	test("says what every operation answers when it refuses", () => {
		const silent = [...operations].filter(
			([, { responses }]) => !Object.keys(responses).some((status) => status.startsWith("4")),
		);
		expect(silent.map(([name]) => name)).toEqual([]);
	});

	test("leaves open what an answer holds only where others decide it", () => {
		const open = [...operations]
			.filter(([, operation]) => Object.values(operation.responses).some(holdsOpen))
			.map(([name]) => name);
		expect(open.sort()).toEqual([
			// Keys as RFC 7517 names them by their kind, and STIX objects as they came.
			"GET /agencies/{id}/jwks.json",
			"GET /alerts/export",
			"GET /alerts/{id}/stix",
		]);
	});
});

describe("every operation", () => {
	test("answers a valid request as it is described, with nothing besides", async () => {
		const wrong: string[] = [];
		const asked = new Set<string>();
		let made = 0;
		for (const make of examples(hub.url)) {
			const example = typeof make === "function" ? await make() : make;
			const operation = operations.get(example.operation);
			asked.add(example.operation);
			if (!operation) {
				wrong.push(`${example.operation} is not described`);
				continue;
			}
			const keyed = isCommand(example)
				? { ...example, headers: { "idempotency-key": `example-request-${made++}`, ...example.headers } }
				: example;
			if (isCommand(example) && example.path?.id) await onRecord.stranger(example, (one) => call(one));
			const { sent, answer } = await callMarked(keyed, operation);
			if (isCommand(example)) await onRecord.again(hub, sent, answer, (one) => call(one));
			onRecord.asked(sent);
			await onRecord.neighbour(sent, (one) => call(one));
			if (answer.status >= 300) wrong.push(`${example.operation} answers ${answer.status}: ${answer.text}`);
			wrong.push(...judge(operation, answer).map((fault) => `${example.operation}: ${fault}`));
			if (answer.type.includes("json")) example.keep?.(JSON.parse(answer.text) as Record<string, unknown>);
		}
		expect(wrong).toEqual([]);
		expect([...operations.keys()].filter((name) => !asked.has(name))).toEqual([]);
	});

	test("refuses in problem documents with a code of the catalogue: no token, an unknown parameter, an id that is none", async () => {
		const wrong: string[] = [];
		for (const [name, operation] of operations) {
			const oauth = name.endsWith("/token") && name.includes("agencies");
			const path = Object.fromEntries(
				(operation.parameters ?? [])
					.filter((one) => one.in === "path")
					.map((one) => [one.name, "01900000-0000-7000-8000-000000000000"]),
			);
			const expected = (what: string, answer: Answer, ...statuses: number[]) => {
				const at = `${name}, ${what}`;
				if (!statuses.includes(answer.status)) wrong.push(`${at}: ${answer.status} ${answer.text.slice(0, 200)}`);
				wrong.push(...judge(operation, answer).map((fault) => `${at}: ${fault}`));
				if (oauth) return;
				const problem = JSON.parse(answer.text) as { code: keyof typeof catalogue; status: number };
				if (
					answer.type !== "application/problem+json" ||
					catalogue[problem.code]?.http !== answer.status ||
					problem.status !== answer.status
				)
					wrong.push(`${at}: ${answer.type} ${answer.text}`);
			};
			const who = { as: /audit\/(chain|head)|\/ops\//.test(name) ? "ws-ptccc-operations-1" : "fj-desk-1" };
			const body = operation.requestBody ? { body: {} } : {};
			if (operation.security?.length) expected("without a token", await call({ operation: name, path, ...body }), 401);
			expected(
				"an unknown parameter",
				await call({ operation: name, path, query: { unexpected: "1" }, ...who, ...body }),
				400,
				403,
			);
			if ("id" in path)
				expected(
					"an id that is none",
					await call({ operation: name, path: { ...path, id: "nothing" }, ...who, ...body }),
					400,
					403,
				);
			if (operation.requestBody && !oauth) {
				expected("a field too many", await call({ operation: name, path, ...who, body: { unexpected: 1 } }), 400, 403);
				expected(
					"no JSON",
					await call({ operation: name, path, ...who, body: "{", type: "application/json" }),
					400,
					403,
				);
				if (!("*/*" in operation.requestBody.content))
					expected(
						"another media type",
						await call({ operation: name, path, ...who, body: "x", type: "text/plain" }),
						403,
						415,
					);
			}
		}
		expect(wrong).toEqual([]);
	});
});

/** Fields that take words by their schema and codes by what decides: everything else in them is refused. */
const codesAfterAll = [
	"POST /agencies /sovereign/issuer",
	"POST /alerts /subjects/*/role",
	...["agencies", "countries", "excluded", "kinds", "regions"].map(
		(name) => `POST /alerts/import querystring /${name}`,
	),
	"POST /alerts/reach /subjects/*/role",
	"POST /cases/{id}/company-charges /offence",
	"POST /cases/{id}/persons /suspicion/offence",
	"POST /countries /regionName",
	"POST /demo/token /officer",
	"POST /demo/token /post",
	"POST /exchange/links /card",
	"POST /exchange/links /fingerprint",
	// Signed: no other text than the one that the hub gave has its signature.
	"POST /mla/files/{id}/custody/signed /signature",
	"POST /mla/files/{id}/custody/signed /text",
	"POST /mla/letters/signed /signature",
	"POST /mla/letters/signed /text",
	"POST /mla/requests/{id}/erasure/signed /signature",
	"POST /mla/requests/{id}/erasure/signed /text",
	"POST /mla/requests/{id}/statements /signature",
	"POST /mla/requests/{id}/statements /text",
	"POST /persons/{id}/charges /offence",
	"POST /persons/{id}/roles /suspicion/offence",
	"POST /persons/{id}/unrelated /offence",
	"POST /reports /coded",
	"POST /reports/check /coded",
	// What the report itself says.
	"POST /reports/{id}/merge /things/*/value",
	"POST /reports/{id}/take-in /things/*/value",
	// What the subscription itself says.
	"POST /subscriptions/hosts/approve /host",
	"POST /subscriptions/hosts/withdraw /host",
	"POST /subscriptions/{id}/confirm-webhook /url",
	// Sealed by the hub: no other text opens.
	"PUT /alerts/feed/place /cursor",
	"PUT /alerts/{id} /draft/subjects/*/role",
];

test("no word of people comes into a log, a topic, the audit's chain, a metric or a trace", async () => {
	expect(markers.untried(operations as ReadonlyMap<string, MarkedOperation>)).toEqual(codesAfterAll);
	const alerts = await call({ operation: "GET /alerts", as: "fj-desk-1" });
	const markersIn = (text: Buffer | string) => [...markers.places].filter(([marker]) => text.includes(marker));
	// Where words belong they are found: the search works.
	expect(markersIn(alerts.text).length).toBeGreaterThan(3);

	const told = new Set<string>();
	const look = (where: string, text: Buffer | string) => {
		for (const [, place] of markersIn(text)) told.add(`${where}: ${place}`);
	};
	const lookThrough = async (service: string, table: string) => {
		const sql = `select e::text as said, data from ${table} e`;
		const { rows } = await hub.context(service).pool.query<{ said: string; data: Buffer }>(sql);
		expect(rows.length, table).toBeGreaterThan(0);
		for (const { said, data } of rows) look(`${table} of ${service}`, Buffer.concat([Buffer.from(said), data]));
	};
	// What is in a log is what leaves over gRPC and Kafka.
	// The console commits nothing by itself: what officers do through it is in the logs of the others.
	for (const name of serviceNames.filter((one) => one !== "console")) await lookThrough(name, "seamark.log_entry");
	await lookThrough("audit", "entry");
	look("metrics", await (await fetch(`${hub.url}/metrics`)).text());
	look("log lines", logged.join("\n"));
	look("traces", JSON.stringify(spans.map((span) => [span.name, span.attributes, span.status, span.events])));
	expect([logged.length > 0, spans.length > 0, [...told]]).toEqual([true, true, []]);
});

test("every read and list is in the audit, and so is every command on another agency's record that is refused", async () => {
	const nameOf = (operation: string) =>
		(operations.get(operation)?.operationId ?? "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	expect(await onRecord.missing(hub, nameOf)).toEqual({
		// The feed is on record as a delivery; the others tell of no record, and are looked at again and again.
		reads: [
			"GET /alerts/feed",
			"GET /ops/alerts/consumers",
			"GET /reports/form",
			"GET /ops/mla/consumers",
			"GET /ops/exchange/consumers",
			"GET /audit/head",
			"GET /ops/audit/consumers",
		],
		refused: [],
		letThrough: [],
	});
});

test("nobody of another agency tells by an answer what is there from what is not, in any operation", () => {
	// The directory is everybody's, and this alert is for the neighbour too.
	const known = ["GET /agencies/{id}", "GET /agencies/{id}/statement-keys", "GET /alerts/{id}"];
	expect([...new Set(onRecord.toldApart)].filter((operation) => !known.includes(operation))).toEqual([]);
	// A control: what may be told apart is.
	expect(onRecord.toldApart).toEqual(expect.arrayContaining(known));
});

test("every command that is sent again under its Idempotency-Key answers the same and does nothing", () => {
	expect(onRecord.doneTwice).toEqual([]);
});

test("every counter is there before it first rises, with each label that an alert rule waits for", () => {
	expect(unbornCounters(firstMetrics)).toEqual([]);
	expect(unseenByRules(firstMetrics)).toEqual([]);
	expect(unseenByRules("").length).toBeGreaterThan(6);
	expect(firstMetrics).toMatch(/seamark_http_failures_total\{[^}]*route="\/alerts\/:id"[^}]*status="500"[^}]*\} 0/);
});

test("no method and no path makes the hub fail", async () => {
	const { host, hostname, port } = new URL(hub.url);
	const paths = [...operations.keys()].map((name) => (name.split(" ")[1] ?? "").replace(/\{\w+\}/g, "none"));
	const odd = [
		"*",
		"//",
		"/%2e%2e/",
		"/docs/static/%2e%2e/x",
		"/docs/static/..%2f..%2fpackage.json",
		"/docs/static/%5c..%5c",
		"http://x/",
	];
	const asked = [...new Set(["/", "/docs", ...paths, ...odd])];
	const strange = asked.flatMap((path) =>
		["QUERY", "PROPFIND", "TRACE", "INVENTED"].map((method) => ({ method, path, more: "" })),
	);
	const pages = odd.map((path) => ({ method: "GET", path, more: "" }));
	const ranges = [
		"range: bytes=9999999999-",
		'if-match: "none"',
		"if-unmodified-since: Thu, 01 Jan 1970 00:00:00 GMT",
	].map((more) => ({ method: "GET", path: "/docs/static/index.html", more: `${more}\r\n` }));
	const wrong: string[] = [];
	for (const { method, path, more } of [...strange, ...pages, ...ranges]) {
		const status = await askRaw(
			{ host: hostname, port: Number(port) },
			`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${more}connection: close\r\n\r\n`,
		);
		// Node itself refuses a method that HTTP does not know, before there is a route.
		const expected = method === "INVENTED" ? [400] : method === "GET" ? [200, 302, 400, 404] : [400, 404];
		if (!expected.includes(status)) wrong.push(`${method} ${path} ${more}: ${status}`);
	}
	expect(wrong).toEqual([]);
	expect(strange.length).toBeGreaterThan(400);
});

test("what an anonymous tip leaves behind leads to no request, in any service", async () => {
	const sent = await call({
		operation: "POST /reports",
		as: "fj-desk-1",
		body: {
			clientId: randomUUID(),
			capturedAt: "2026-01-02T03:04:05Z",
			channel: "anonymousTip",
			persons: [{ seenAs: "concerned", identity: { names: [{ text: "Mere Example (invented)" }] } }],
		},
		headers: { traceparent: `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01` },
	});
	expect(sent.status, sent.text).toBe(201);
	const traces = await Promise.all(
		(["case-intake", "vault"] as const).map(async (name) => {
			const { rows } = await hub
				.context(name)
				.pool.query<{ type: string; traceparent: string }>(
					"select type, traceparent from seamark.log_entry order by position desc limit 1",
				);
			return rows[0];
		}),
	);
	expect(traces).toEqual([
		{ type: "seamark.events.v1.ReportReceived", traceparent: "" },
		{ type: "seamark.events.v1.IdentitySealed", traceparent: "" },
	]);
});

test("the readable page and all it needs come from the hub itself", async () => {
	const seen = new Set<string>();
	const waiting = [`${hub.url}/docs`];
	const outside: string[] = [];
	for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
		if (seen.has(url)) continue;
		seen.add(url);
		const answer = await fetch(url);
		expect(answer.status, url).toBe(200);
		const type = answer.headers.get("content-type") ?? "";
		const text = await answer.text();
		const links = type.includes("html")
			? [...text.matchAll(/<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)\s*=\s*["']([^"']+)["']/g)]
			: type.includes("css")
				? [...text.matchAll(/(?:url\(\s*["']?|@import\s+["'])((?!data:|#)[^"')]+)/g)]
				: /swagger-initializer/.test(url)
					? [...text.matchAll(/["']((?:https?:)?\/\/?[^"'\s]+)["']/g)]
					: [];
		for (const [, link = ""] of links) {
			if (link.startsWith("data:")) continue;
			const target = new URL(link, answer.url);
			if (target.origin === hub.url) waiting.push(target.href);
			else outside.push(`${url} names ${target.href}`);
		}
	}
	expect(outside).toEqual([]);
	expect([...seen].some((url) => url.endsWith(".js")) && [...seen].some((url) => url.endsWith(".css"))).toBe(true);
	// No matter what else a script might ask for, the browser is told not to.
	const policy = (await fetch(`${hub.url}/docs`)).headers.get("content-security-policy") ?? "";
	expect(policy).toContain("default-src 'self'");
	expect(policy).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)/);
	const page = await fetch(`${hub.url}/docs/json`);
	expect(((await page.json()) as Description).paths).toEqual(description.paths);
});
