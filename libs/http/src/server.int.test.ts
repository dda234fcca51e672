import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Session } from "@seamark/auth";
import { openPool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { openLogger, startTelemetry } from "@seamark/telemetry";
import Type from "typebox";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { defaultLimits, type HttpOptions, type HttpServer, openHttp, openLimits } from "./index.ts";

const logged: string[] = [];
const open = (o: Partial<HttpOptions> = {}) =>
	openHttp({
		title: "test",
		publicUrl: "https://hub.example",
		// Replaces what is outside this library: what tokens mean is tested in libs/auth.
		authenticator: {
			authenticate: async ({ authorization, url }) => {
				if (authorization !== "Bearer good") throw new HubError("UNAUTHENTICATED", { detail: `No token for ${url}.` });
				return { principal: () => ({ scopes: ["alerts:read"] }) } as unknown as Session;
			},
		},
		log: openLogger({ service: "test", write: (line) => logged.push(line) }),
		notReady: async () => ["the database"],
		...o,
	});

const item = Type.Object(
	{
		name: Type.String({ maxLength: 10 }),
		count: Type.Integer({ minimum: 1 }),
		tags: Type.Optional(Type.Array(Type.String())),
	},
	{ additionalProperties: false },
);
const querystring = Type.Object(
	{ limit: Type.Optional(Type.String({ pattern: "^[0-9]{1,3}$" })) },
	{ additionalProperties: false },
);
const open200 = { config: { access: "public" as const } };

let app: HttpServer;
let port: number;
let endTelemetry: () => Promise<void>;
beforeAll(async () => {
	endTelemetry = startTelemetry({ service: "test" });
	app = await open();
	app.get("/things", { ...open200, schema: { querystring } }, () => ({ things: [] }));
	app.post("/things", { ...open200, schema: { body: item } }, async (request) => ({ got: request.body }));
	app.post("/anything", open200, async (request) => ({ got: request.body }));
	app.get("/mine", { config: { access: "authenticated" } }, () => ({ ok: true }));
	app.get("/read", { config: { access: "alerts:read" } }, () => ({ ok: true }));
	app.get("/raise", { config: { access: "alerts:raise" } }, () => ({ ok: true }));
	const pool = openPool({ url: inject("postgres").adminUrl, name: "test", max: 1 });
	app.addHook("onClose", async () => void (await pool.end()));
	app.get("/database-fault", open200, async () => {
		await pool.query(`create temporary table person (name text primary key, age integer check (age < 150))`);
		await pool.query("insert into person values ('Mele Example', 200)");
	});
	app.get("/thrown", open200, async () => {
		throw Object.assign(new Error("Mele Example is not in the register"), { statusCode: 418, who: "Mele Example" });
	});
	app.get("/no-error", open200, async () => Promise.reject("Mele Example"));
	await app.listen({ host: "127.0.0.1", port: 0 });
	port = (app.server.address() as { port: number }).port;
});
afterAll(async () => {
	await app.close();
	await endTelemetry();
});

type Answer = { status: number; headers: Headers; text: string; body: Record<string, unknown> };
const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
	const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
	const text = await answer.text();
	const json = /json/.test(answer.headers.get("content-type") ?? "");
	return { status: answer.status, headers: answer.headers, text, body: json && text ? JSON.parse(text) : {} };
};
const post = (path: string, body: string | Uint8Array<ArrayBuffer>, type = "application/json") =>
	send(path, { method: "POST", body, headers: { "content-type": type } });
const faults = (answer: Answer) => (answer.body.faults as { at: string }[]).map((one) => one.at).sort();

/** A raw connection, and all that comes back on it. */
const raw = async (to = port): Promise<{ socket: Socket; received: () => string; closed: Promise<unknown> }> => {
	const socket = connect(to, "127.0.0.1");
	await once(socket, "connect");
	let text = "";
	socket.on("data", (part) => {
		text += part;
	});
	socket.on("error", () => undefined);
	return { socket, received: () => text, closed: new Promise((resolve) => socket.once("close", resolve)) };
};
/** Milliseconds until the server ended the connection. */
const timeUntil = async (closed: Promise<unknown>): Promise<number> => {
	const started = performance.now();
	await closed;
	return performance.now() - started;
};

/** A connection on which something comes every now and then. */
const drip = async (to: number, head: string, next: string) => {
	const connection = await raw(to);
	connection.socket.write(head);
	const timer = setInterval(() => connection.socket.write(next), 50);
	void connection.closed.then(() => clearInterval(timer));
	return connection;
};
/** Milliseconds that bodies lived which began with the first test, so that the others do not wait for them. */
const stalled: Promise<number>[] = [];

test("bodies that stall do not keep others from being served", async () => {
	const head = "POST /anything HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n";
	for (const one of await Promise.all(Array.from({ length: 20 }, () => drip(port, head, "["))))
		stalled.push(timeUntil(one.closed));
	expect((await post("/anything", "{}")).status).toBe(200);
});

test("a route that declares no access stops the start-up", async () => {
	const other = await open();
	expect(() => other.get("/open-to-all", () => ({}))).toThrow(/\/open-to-all declares no access/);
	expect(() => other.route({ method: ["PUT", "PATCH"], url: "/x", config: {}, handler: () => ({}) })).toThrow(
		/declares no access/,
	);
	await other.close().catch(() => undefined);
});

test("a route that asks for a number in its address, where all is text, stops the start-up", async () => {
	const other = await open();
	const number = Type.Object({ limit: Type.Optional(Type.Union([Type.Integer(), Type.Null()])) });
	for (const schema of [{ querystring: number }, { params: number }])
		expect(() => other.get("/numbers", { ...open200, schema }, () => ({}))).toThrow(/\/numbers asks for a number/);
	// A parameter may have any name.
	const named = Type.Object({ type: Type.String(), number: Type.Array(Type.String()) });
	other.get("/named", { ...open200, schema: { querystring: named } }, () => ({}));
	await other.close().catch(() => undefined);
});

test("who may call: anybody with a token, or with the scope; the refusal names the way out", async () => {
	const as = (path: string, token?: string) =>
		send(path, token ? { headers: { authorization: `Bearer ${token}` } } : {});
	expect((await as("/mine")).body).toMatchObject({
		status: 401,
		code: "UNAUTHENTICATED",
		detail: "No token for https://hub.example/mine.",
	});
	expect((await as("/mine?query=is-not-part-of-the-address")).body.detail).toBe(
		"No token for https://hub.example/mine.",
	);
	expect((await as("/mine")).headers.get("www-authenticate")).toContain("DPoP");
	expect((await as("/mine", "good")).status).toBe(200);
	expect((await as("/read", "good")).status).toBe(200);
	expect((await as("/raise", "good")).body).toMatchObject({
		status: 403,
		code: "FORBIDDEN",
		detail: expect.stringContaining("alerts:raise"),
	});
});

test("all faults are told at once, and nothing is coerced, filled in or dropped", async () => {
	const wrong = await post("/things", '{"name":"far too long a name","count":"5","agencyId":"x","approvedBy":1}');
	expect(wrong).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
	expect(faults(wrong)).toEqual(["/agencyId", "/approvedBy", "/count", "/name"]);
	expect(faults(await post("/things", "{}"))).toEqual(["/count", "/name"]);
	for (const body of [
		'{"name":["a"],"count":1}',
		'{"name":"a","count":[1]}',
		'{"name":"a","count":true}',
		'{"name":"a","count":1.5}',
		'{"name":"a","count":null}',
		'{"name":5,"count":1}',
		'{"name":"a","count":1,"tags":"b"}',
		"[]",
		"null",
		'"text"',
		"5",
	])
		expect((await post("/things", body)).body, body).toMatchObject({ status: 400, code: "VALIDATION" });
	const fine = '{"name":"a","count":1e0,"tags":[]}';
	expect((await post("/things", fine)).body).toEqual({ got: { name: "a", count: 1, tags: [] } });
});

test("queries are as strict: unknown names, repeated names and other shapes are refused", async () => {
	expect((await send("/things?limit=50")).status).toBe(200);
	for (const query of ["limit=1e9", "limit=-1", "limit=5&limit=6", "limit", "sort=x", "limit[]=5", "__proto__=1"])
		expect((await send(`/things?${query}`)).body, query).toMatchObject({ status: 400, code: "VALIDATION" });
});

test.each([
	["a key twice", '{"name":"a","count":1,"count":2}'],
	["2^53+1", '{"name":"a","count":9007199254740993}'],
	["1e400", '{"name":"a","count":1e400}'],
	["__proto__", '{"__proto__":{"admin":1},"name":"a","count":1}'],
	["NUL", '{"name":"\\u0000","count":1}'],
	["a lone surrogate", '{"name":"\\ud800","count":1}'],
	["200,000 levels", "[".repeat(200_000)],
	["a byte order mark", '\ufeff{"name":"a","count":1}'],
	["a beginning", "{"],
	["nothing", ""],
])("%s is refused as JSON", async (_what, body) => {
	expect((await post("/things", body)).body).toMatchObject({ status: 400, code: "MALFORMED_JSON" });
	expect((await post("/anything", body)).body).toMatchObject({ status: 400, code: "MALFORMED_JSON" });
});

test("bytes that are not UTF-8 are refused, not replaced", async () => {
	const bytes = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28]), Buffer.from('","count":1}')]);
	expect((await post("/things", new Uint8Array(bytes))).body).toMatchObject({
		code: "MALFORMED_JSON",
		detail: "The body is not UTF-8.",
	});
});

test("the media type is read, and the schema holds under every spelling of it", async () => {
	const wrong = '{"name":"a","count":"5"}';
	for (const type of [
		"application/json\t;",
		"application/json ;charset=utf-8",
		"Application/JSON",
		"APPLICATION/JSON;CHARSET=UTF-8",
		"application/json;",
		"application/problem+json",
		'application/json; x="a;b"',
	]) {
		const answer = await post("/things", wrong, type);
		expect([400, 415], type).toContain(answer.status);
		expect(answer.headers.get("content-type"), type).toMatch(/^application\/problem\+json/);
	}
	const fine = '{"name":"a","count":5}';
	for (const type of [
		"text/plain",
		"text/json",
		"application/x-www-form-urlencoded",
		"multipart/form-data",
		"application/jsonx",
		"application/json, text/plain",
		"application/json/extra",
		"*/*",
		"json",
	])
		expect((await post("/things", fine, type)).body, type).toMatchObject({
			status: 415,
			code: "UNSUPPORTED_MEDIA_TYPE",
		});
	const none = await send("/things", { method: "POST", body: new Uint8Array(Buffer.from(fine)) });
	expect(none.body).toMatchObject({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
	const empty = await send("/things", { method: "POST" });
	expect(empty.body).toMatchObject({ status: 400, code: "VALIDATION" });
});

test("a body of one megabyte is taken, one byte more is not, whether its length is known or not", async () => {
	const body = (size: number) => `"${"a".repeat(size - 2)}"`;
	const whole = 1024 * 1024;
	expect((await post("/anything", body(whole))).status).toBe(200);
	expect((await post("/anything", body(whole + 1))).body).toMatchObject({ status: 413, code: "PAYLOAD_TOO_LARGE" });

	const { socket, received, closed } = await raw();
	socket.write(
		"POST /anything HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
	);
	const chunk = `10000\r\n${"[".repeat(0x10000)}\r\n`;
	let sent = 0;
	let over = false;
	void closed.then(() => {
		over = true;
	});
	// An endless body: it goes on until the server ends the connection.
	while (!over && sent < 64 * whole) {
		sent += chunk.length;
		if (!socket.write(chunk)) await Promise.race([once(socket, "drain").catch(() => undefined), closed]);
	}
	await closed;
	expect(received()).toMatch(/^HTTP\/1\.1 413 /);
	expect(sent).toBeLessThan(64 * whole);
});

test("what is not there, and methods that an address does not take, answer with a problem that says nothing else", async () => {
	for (const [method, path] of [
		["GET", "/no/such/thing"],
		["GET", "/things/"],
		["GET", "/THINGS"],
		["DELETE", "/things"],
		["PUT", "/things"],
		["OPTIONS", "/things"],
		["OPTIONS", "/mine"],
		["PROPFIND", "/things"],
		["GET", "/%ff"],
		["GET", "/%2e%2e/%2e%2e/etc/passwd"],
		["GET", `/${"x".repeat(5_000)}`],
	] as const) {
		const answer = await send(path, { method });
		expect(answer, `${method} ${path}`).toMatchObject({ status: 404, body: { code: "NOT_FOUND", status: 404 } });
		expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
	}
	const head = await send("/things", { method: "HEAD" });
	expect(head).toMatchObject({ status: 404, text: "" });
	for (const path of ["/things", "/no/such/thing"]) {
		const { headers } = await send(path);
		expect(headers.get("cache-control")).toBe("no-store");
		expect(headers.get("x-content-type-options")).toBe("nosniff");
	}
});

test("what failed inside stays inside: the caller gets a trace id, and the log repeats no row", async () => {
	const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
	for (const path of ["/database-fault", "/thrown", "/no-error"]) {
		logged.length = 0;
		const answer = await send(path, { headers: { traceparent } });
		expect(answer.body, path).toEqual({
			type: "urn:seamark:error:INTERNAL",
			title: expect.any(String),
			detail: expect.any(String),
			next: expect.any(String),
			status: 500,
			code: "INTERNAL",
			traceId: "0af7651916cd43dd8448eb211c80319c",
		});
		expect(answer.text + [...answer.headers].join()).not.toContain("Mele");
		const line = JSON.parse(logged.join("")) as Record<string, unknown>;
		expect(line).toMatchObject({ level: 50, code: "INTERNAL", traceId: "0af7651916cd43dd8448eb211c80319c" });
		if (path === "/database-fault") expect(logged.join("")).not.toContain("Mele");
	}
});

test("a traceparent that is none is not followed", async () => {
	const answer = await send("/thrown", { headers: { traceparent: "00-zz-<script>-01" } });
	expect(answer.text).not.toContain("script");
});

test("readiness names what is waited for, and health does not wait", async () => {
	expect(await send("/readyz")).toMatchObject({ status: 503, body: { waiting: ["the database"] } });
	expect((await send("/healthz")).status).toBe(200);
});

test("metrics are for this machine alone unless they are opened", async () => {
	expect((await send("/metrics")).text).toContain("seamark_http_request_seconds");
	const ask = (to: HttpServer, remoteAddress: string) => to.inject({ url: "/metrics", remoteAddress });
	for (const address of ["203.0.113.7", "10.0.0.1", "::ffff:192.0.2.1", "2001:db8::1", "::ffff:0:127.0.0.1"])
		expect((await ask(app, address)).statusCode, address).toBe(404);
	for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
		expect((await ask(app, address)).statusCode, address).toBe(200);
	const opened = await open({ metricsOpen: true });
	expect((await ask(opened, "203.0.113.7")).statusCode).toBe(200);
	await opened.close();
});

test("a browser finds what this is and where to go on, on a page that can load and send nothing", async () => {
	const page = await app.inject({ url: "/", headers: { accept: "text/html" } });
	expect([page.statusCode, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
	expect(page.headers["content-security-policy"]).toMatch(
		/^default-src 'none'; .*form-action 'none'; frame-ancestors 'none'$/,
	);
	expect(page.body).toMatch(/version \d+\.\d+\.\d+.*href="\/docs"/s);
	expect(page.body).not.toMatch(/<(script|style|img|iframe|form)|:\/\//);
});

test("the page of the operations asks the address that it came from, and loads nothing from elsewhere", async () => {
	const { servers } = (await app.inject({ url: "/docs/json" })).json() as { servers: unknown };
	expect(servers).toEqual([{ url: "/" }]);
	const policy = String((await app.inject({ url: "/docs/static/index.html" })).headers["content-security-policy"]);
	expect(policy).toContain("default-src 'self'");
	expect(policy).not.toMatch(/https?:|upgrade|swagger\.io/);
});

test("the description names each operation's access, and hides what is not an operation", async () => {
	const { body } = await send("/openapi.json");
	const paths = body.paths as Record<string, Record<string, { security?: unknown; description?: string }>>;
	expect(Object.keys(paths).sort()).toContain("/raise");
	expect(paths["/raise"]?.get).toMatchObject({
		security: [{ agencyToken: [] }, { bearerToken: [] }],
		"x-scopes": ["alerts:raise"],
		description: "Needs the scope `alerts:raise`.",
	});
	expect(paths["/mine"]?.get?.security).toEqual([{ agencyToken: [] }, { bearerToken: [] }]);
	expect(paths["/things"]?.get?.security).toEqual([]);
	expect(paths["/metrics"]).toBeUndefined();
});

test("slow heads are ended at their limit, and others are served meanwhile", async () => {
	const limited = await open();
	limited.get("/quick", open200, () => ({ ok: true }));
	expect(limited.server.headersTimeout).toBe(10_000);
	limited.server.headersTimeout = 300;
	await limited.listen({ host: "127.0.0.1", port: 0 });
	const to = (limited.server.address() as { port: number }).port;
	const slow = await Promise.all(
		Array.from({ length: 20 }, () => drip(to, "GET /quick HTTP/1.1\r\nhost: x\r\n", "x-a: b\r\n")),
	);
	expect((await fetch(`http://127.0.0.1:${to}/quick`)).status).toBe(200);
	const times = await Promise.all(slow.map((one) => timeUntil(one.closed)));
	// The limit, a second until it is looked at, and a busy machine: far from the 30 s after which Node would look.
	expect(Math.max(...times)).toBeLessThan(6_000);
	expect(slow.every((one) => !one.received().includes("200 OK"))).toBe(true);
	await limited.close();
});

test("a body that comes a few bytes at a time is cut off in less than 15 s", async () => {
	expect(Math.max(...(await Promise.all(stalled)))).toBeLessThan(15_000);
	expect((await post("/anything", "{}")).status).toBe(200);
});

test("closing lets what is being answered finish, and does not wait for connections that ask nothing", async () => {
	const closing = await open();
	const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	closing.get("/slow", open200, async () => {
		asked.resolve();
		await answer.promise;
		return { done: true };
	});
	closing.get("/quick", open200, () => ({ ok: true }));
	await closing.listen({ host: "127.0.0.1", port: 0 });
	const to = (closing.server.address() as { port: number }).port;
	const neverUsed = await Promise.all(Array.from({ length: 10 }, () => raw(to)));
	const kept = await raw(to);
	kept.socket.write("GET /quick HTTP/1.1\r\nhost: x\r\n\r\n");
	await once(kept.socket, "data");
	const answering = fetch(`http://127.0.0.1:${to}/slow`);
	await asked.promise;
	const ended = closing.close();
	answer.resolve();
	const closed = timeUntil(ended);
	expect(await (await answering).json()).toEqual({ done: true });
	expect(await closed).toBeLessThan(2_000);
	await Promise.all([kept, ...neverUsed].map((one) => one.closed));
});

test("strangers hold only so many connections from one address, and shut nobody out who is known", async () => {
	const limits = openLimits({ ...defaultLimits, addressConnections: 3, hubConnections: 6 });
	const crowded = await open({ limits });
	crowded.get("/mine", { config: { access: "authenticated" } }, () => ({ ok: true }));
	await crowded.listen({ host: "127.0.0.1", port: 0 });
	const to = (crowded.server.address() as { port: number }).port;
	const ask = async (connection: Awaited<ReturnType<typeof raw>>) => {
		connection.socket.write("GET /mine HTTP/1.1\r\nhost: x\r\nauthorization: Bearer good\r\n\r\n");
		await once(connection.socket, "data");
		expect(connection.received()).toContain("200 OK");
	};
	const known = await Promise.all([raw(to), raw(to), raw(to)]);
	const late = await raw(to);
	await late.closed;
	expect(late.received()).toMatch(/503 Service Unavailable.*retry-after: 5.*Too many connections/is);
	// Three who have shown who they are count no longer, and leave room for three who have not.
	await Promise.all(known.map(ask));
	const strangers = await Promise.all([raw(to), raw(to), raw(to)]);
	const beyond = await raw(to);
	await beyond.closed;
	expect(beyond.received()).toContain("503");
	// The whole process is full now, also for who would be known; one who leaves makes room.
	strangers[0]?.socket.destroy();
	await strangers[0]?.closed;
	await expect
		.poll(async () => {
			const next = await raw(to);
			next.socket.write("GET /mine HTTP/1.1\r\nhost: x\r\nauthorization: Bearer good\r\n\r\n");
			await once(next.socket, "data");
			return next.received().slice(0, 15);
		})
		.toBe("HTTP/1.1 200 OK");
	for (const one of [...known, ...strangers]) one.socket.destroy();
	await crowded.close();
});

test("a caller who hangs up keeps its slot until its work has ended, and the work hears of it", async () => {
	const limits = openLimits({ ...defaultLimits, postBulk: 1, postConcurrent: 1, agencyConcurrent: 1 });
	const busy = await open({ limits });
	const begun = { bulk: Promise.withResolvers<AbortSignal>(), request: Promise.withResolvers<AbortSignal>() };
	const ended = Promise.withResolvers<void>();
	for (const load of ["bulk", "request"] as const)
		busy.post(`/${load}`, { config: { access: "authenticated", load } }, async (request) => {
			begun[load].resolve(request.gone);
			await ended.promise;
			return { ok: true };
		});
	await busy.listen({ host: "127.0.0.1", port: 0 });
	const to = (busy.server.address() as { port: number }).port;
	const leave = async (load: "bulk" | "request") => {
		const left = await raw(to);
		left.socket.write(
			`POST /${load} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer good\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
		);
		const gone = await begun[load].promise;
		expect(gone.aborted).toBe(false);
		left.socket.destroy();
		await once(gone, "abort");
	};
	const ask = (load: "bulk" | "request", signal?: AbortSignal) =>
		fetch(`http://127.0.0.1:${to}/${load}`, {
			method: "POST",
			headers: { authorization: "Bearer good", "content-type": "application/json" },
			body: "{}",
			...(signal ? { signal } : {}),
		});
	await leave("bulk");
	expect((await ask("bulk")).status).toBe(429);
	await leave("request");
	// It waits for its turn for as long as the work of the one who left goes on.
	let answered = false;
	const next = ask("request").then((answer) => {
		answered = true;
		return answer.status;
	});
	expect((await ask("bulk")).status).toBe(429);
	expect(answered).toBe(false);
	ended.resolve();
	expect(await next).toBe(200);
	await expect.poll(async () => (await ask("bulk")).status).toBe(200);
	await busy.close();
});

test("a caller who hangs up while its token is checked takes no slot with it", async () => {
	const limits = openLimits({ ...defaultLimits, postBulk: 1 });
	const asked = Promise.withResolvers<void>();
	const known = Promise.withResolvers<void>();
	const checked = Promise.withResolvers<void>();
	const slow = await open({
		limits,
		authenticator: {
			authenticate: async ({ authorization }) => {
				if (authorization === "Bearer slow") {
					asked.resolve();
					await known.promise;
					setImmediate(checked.resolve);
				}
				return { principal: () => ({ scopes: [] }) } as unknown as Session;
			},
		},
	});
	const gone = Promise.withResolvers<void>();
	slow.server.once("request", (_, response) => response.once("close", () => gone.resolve()));
	slow.get("/bulk", { config: { access: "authenticated", load: "bulk" } }, () => ({ ok: true }));
	await slow.listen({ host: "127.0.0.1", port: 0 });
	const to = (slow.server.address() as { port: number }).port;
	const left = await raw(to);
	left.socket.write("GET /bulk HTTP/1.1\r\nhost: x\r\nauthorization: Bearer slow\r\n\r\n");
	await asked.promise;
	left.socket.destroy();
	await gone.promise;
	known.resolve();
	await checked.promise;
	const answer = await fetch(`http://127.0.0.1:${to}/bulk`, { headers: { authorization: "Bearer good" } });
	expect(answer.status).toBe(200);
	await slow.close();
});
