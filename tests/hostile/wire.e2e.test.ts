import { once } from "node:events";
import { type ClientHttp2Session, connect as connectHttp2 } from "node:http2";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import { alertsApi } from "@seamark/contracts";
import { cursorSeal } from "@seamark/http";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Caller, caller, openFeed } from "../support/client.ts";
import { draft } from "../support/drafts.ts";
import { expectNoInside, expectProblem, openStage, raw, type Stage } from "./stage.ts";

let stage: Stage;
let url: string;
let unit: Caller;
beforeAll(async () => {
	// Low enough to be reached by one machine that plays all the callers.
	stage = await openStage({ postStreams: 40, agencyStreams: 50, postBulk: 4, agencyBulk: 6, postRequests: 3_000 });
	url = stage.url;
	unit = caller(url, stage.unit.mint());
});
afterEach(() => stage.stillAlive());
afterAll(() => stage?.stop());

const head = (path: string, more: string) =>
	`POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${stage.unit.mint()}\r\ncontent-type: application/json\r\n${more}\r\n`;
const imports = "/alerts/import?tlp=green&regions=pacific";
/** Memory may grow by what a few bodies take, not by what was sent. */
const megabytesAllowed = 150;

test("hostile 16: a body one byte too large, an endless one, a gzip bomb -> 413 or 415, and memory stays flat", async () => {
	await unit.post("/alerts", draft());
	const before = await stage.memory();
	const padded = (bytes: number) => `${" ".repeat(bytes - 2)}{}`;
	for (const [path, most] of [
		["/alerts", 1024 * 1024],
		[imports, 10 * 1024 * 1024],
	] as const) {
		// Refused by the length it says, before any of it is sent: who sends all the same may find the connection closed.
		const over = await raw(url, async (write) => {
			await write(head(path, `content-length: ${most + 1}\r\n`));
		});
		expect([over.status, over.text.includes('"PAYLOAD_TOO_LARGE"')], over.text).toEqual([413, true]);
		expect((await unit.post(path, padded(most))).status, path).not.toBe(413);
	}
	const lie = await raw(url, async (write) => {
		await write(`${head("/alerts", "content-length: 99999999999\r\n")}{`);
	});
	expect(lie.status).toBe(413);
	// 200 MB in chunks, as far as the hub takes them.
	const chunk = `${(256 * 1024).toString(16)}\r\n${" ".repeat(256 * 1024)}\r\n`;
	const endless = await Promise.all(
		[1, 2, 3].map(() =>
			raw(url, async (write) => {
				if (!(await write(head("/alerts", "transfer-encoding: chunked\r\n")))) return;
				for (let i = 0; i < 800; i++) if (!(await write(chunk))) return;
			}),
		),
	);
	for (const one of endless) expect([413, 0]).toContain(one.status);
	const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, " "));
	for (const path of ["/alerts", imports]) {
		const answer = await fetch(url + path, {
			method: "POST",
			headers: {
				authorization: `Bearer ${stage.unit.mint()}`,
				"content-type": "application/json",
				"content-encoding": "gzip",
			},
			body: bomb,
		});
		const text = await answer.text();
		// Nothing is ever unpacked: these bytes are no JSON.
		if (answer.status === 200) expect(JSON.parse(text)).toMatchObject({ alerts: [], refused: 1 });
		else expect([400, 415], text).toContain(answer.status);
	}
	expect((await stage.memory()) - before).toBeLessThan(megabytesAllowed);
});

test("hostile 18: 500 slow heads and bodies -> closed while others are served; a slow but steady upload is taken", async () => {
	const drip = (start: string, drop: string) =>
		raw(
			url,
			async (write) => {
				if (!(await write(start))) return;
				while (await write(drop)) await new Promise((resolve) => setTimeout(resolve, 1_000));
			},
			30_000,
		);
	const began = performance.now();
	const heads = Array.from({ length: 200 }, () => drip("GET /alerts HTTP/1.1\r\nhost: x\r\n", "x-a: b\r\n"));
	const silent = Array.from({ length: 50 }, () => raw(url, async () => new Promise(() => undefined), 30_000));
	const bodies = Array.from({ length: 200 }, () => drip(head("/alerts", "content-length: 100000\r\n"), " "));
	const strangers = Array.from({ length: 50 }, () =>
		drip("POST /alerts HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n", " "),
	);
	// 64 kbit a second, for longer than what is too slow may last.
	const bundle = Buffer.from(
		JSON.stringify({ type: "bundle", id: "bundle--2ac7882f-76a3-4a9b-97b3-811b3af1c7c0", objects: [] }).padEnd(
			17 * 8_192,
		),
	);
	const steady = raw(
		url,
		async (write) => {
			await write(head(imports, `content-length: ${bundle.length}\r\nconnection: close\r\n`));
			for (let at = 0; at < bundle.length; at += 2_048) {
				if (!(await write(bundle.subarray(at, at + 2_048)))) return;
				await new Promise((resolve) => setTimeout(resolve, 250));
			}
		},
		60_000,
	);
	const others = await stage.as("to-desk-1");
	const times: number[] = [];
	for (let i = 0; i < 60; i++) {
		const asked = performance.now();
		expect((await others.get("/alerts?limit=1")).status).toBe(200);
		times.push(performance.now() - asked);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	times.sort((a, b) => a - b);
	expect(times[times.length >> 1]).toBeLessThan(2_000);
	expect(times.at(-1)).toBeLessThan(10_000);
	for (const one of await Promise.all([...heads, ...silent, ...bodies, ...strangers])) {
		// By the hub, well before they are given up here.
		expect(one.ms).toBeLessThan(25_000);
		expect([0, 400, 401]).toContain(one.status);
		expectNoInside(one.text);
	}
	const taken = await steady;
	expect(taken.status, taken.text).toBe(200);
	expect(performance.now() - began).toBeGreaterThan(16_000);
});

const get = (metadata: Metadata, id: string) =>
	new Promise<ServiceError | null>((resolve) => {
		const client = new alertsApi.AlertsServiceClient(stage.grpc, credentials.createInsecure(), {
			"grpc.max_send_message_length": -1,
		});
		client.getAlert({ id }, metadata, { deadline: Date.now() + 10_000 }, (error) => {
			client.close();
			resolve(error);
		});
	});
const bearer = (): Metadata => {
	const metadata = new Metadata();
	metadata.set("authorization", `Bearer ${stage.unit.mint()}`);
	return metadata;
};
const frame = (payload: Buffer, compressed = 0): Buffer => {
	const prefix = Buffer.alloc(5);
	prefix[0] = compressed;
	prefix.writeUInt32BE(payload.length, 1);
	return Buffer.concat([prefix, payload]);
};
const message = (id: string) => Buffer.from(alertsApi.GetAlertRequest.encode({ id }).finish());
/** A call in frames of HTTP/2 as they are; answers the gRPC status, or how the stream or the connection ended. */
const frames = (headers: Record<string, string | string[]>, send: (write: (bytes: Buffer) => void) => void) =>
	new Promise<string>((resolve) => {
		const session: ClientHttp2Session = connectHttp2(`http://${stage.grpc}`, {
			maxSendHeaderBlockLength: 64 * 1024 * 1024,
		});
		const end = (how: string) => {
			resolve(how);
			session.destroy();
		};
		session.on("error", () => end("reset"));
		session.on("close", () => end("reset"));
		setTimeout(() => end("nothing"), 10_000).unref();
		let stream: ReturnType<ClientHttp2Session["request"]>;
		try {
			stream = session.request({
				":method": "POST",
				":path": "/seamark.alerts.v1.AlertsService/GetAlert",
				"content-type": "application/grpc",
				te: "trailers",
				authorization: `Bearer ${stage.unit.mint()}`,
				...headers,
			});
		} catch {
			return end("reset");
		}
		stream.on("error", () => end("reset"));
		stream.on("response", (got) => {
			if (got["grpc-status"] !== undefined) end(`status ${got["grpc-status"]}`);
			else if (got[":status"] !== 200) end(`http ${got[":status"]}`);
		});
		stream.on("trailers", (got) => end(`status ${got["grpc-status"]}`));
		stream.on("close", () => end("reset"));
		stream.resume();
		send((bytes) => void (stream.destroyed || stream.write(bytes)));
		if (!stream.destroyed) stream.end();
	});
const absent = "01900000-0000-7000-8000-000000000000";

test("hostile 20: gRPC with 5 MiB, a compressed bomb, 10,000 metadata pairs, 1-byte frames, broken starts -> RESOURCE_EXHAUSTED or reset, and memory stays flat", async () => {
	expect(await frames({}, (write) => write(frame(message(absent))))).toBe("status 5");
	const before = await stage.memory();
	expect((await get(bearer(), "x".repeat(5 * 1024 * 1024)))?.code).toBe(8);
	const bomb = gzipSync(message("x".repeat(100 * 1024 * 1024)));
	expect(await frames({ "grpc-encoding": "gzip" }, (write) => write(frame(bomb, 1)))).toMatch(/^(status 8|reset)$/);
	expect(await frames({}, (write) => write(frame(bomb, 1)))).toMatch(/^(status (8|12|13)|reset)$/);
	const pairs = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`x-pair-${i}`, "value"]));
	expect(await frames(pairs, (write) => write(frame(message(absent))))).toMatch(/^(status 8|reset|http 431)$/);
	expect(
		await frames({}, (write) => {
			for (const byte of frame(message(absent))) write(Buffer.of(byte));
		}),
	).toBe("status 5");
	for (const broken of [
		Buffer.of(0),
		Buffer.from("\u0000\uffff\uffff\uffff\uffff"),
		frame(Buffer.alloc(500, 0xff)),
		Buffer.alloc(0),
	])
		expect(await frames({}, (write) => write(broken))).toMatch(/^(status (2|3|5|8|12|13|16)|reset)$/);
	for (const headers of [
		{ "content-type": "application/json" },
		{ ":path": "/" },
		{ ":path": "/seamark.alerts.v1.AlertsService/__proto__" },
		{ ":path": "/seamark.log.v1.LogService/Read" },
		{ ":method": "GET" },
		{ authorization: "" },
		{ "grpc-timeout": "99999999999H" },
		{ "grpc-encoding": "nonsense" },
	])
		expect(
			await frames(headers as Record<string, string>, (write) => write(frame(message(absent)))),
			JSON.stringify(headers),
		).toMatch(/^(status (1|3|4|5|8|12|13|16)|http 4\d\d|reset)$/);
	const [host = "", port = ""] = stage.grpc.split(":");
	for (const start of [
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\xff\xff\xff\x01\xff\xff\xff\xff\xff",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x01\x01\x05\x00\x00\x00\x00\x80",
		"GET / HTTP/1.1\r\nhost: x\r\n\r\n",
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
		"\x00".repeat(1_000),
	]) {
		const socket = connect(Number(port), host);
		socket.on("error", () => undefined);
		socket.resume();
		await once(socket, "connect");
		socket.write(Buffer.from(start, "latin1"));
		socket.end();
		await once(socket, "close");
	}
	expect((await get(bearer(), absent))?.code).toBe(5);
	expect((await stage.memory()) - before).toBeLessThan(megabytesAllowed);
});

const openMany = async (token: string, count: number) => {
	const opened = await Promise.all(
		Array.from({ length: count }, async () => {
			const abort = new AbortController();
			const answer = await fetch(`${url}/alerts/feed`, {
				headers: { authorization: `Bearer ${token}` },
				signal: abort.signal,
			});
			return { answer, close: () => abort.abort() };
		}),
	);
	const close = () => opened.map((one) => one.close());
	onTestFinished(() => void close());
	return { opened, close };
};

test("hostile 21: more streams than an agency may have -> 429; a reader who does not read is dropped at the cap and resumes without a gap; positions of other logs and lists, bare numbers and forgeries -> refused", async () => {
	const many = await openMany(stage.unit.mint(), 100);
	const statuses = many.opened.map(({ answer }) => answer.status);
	expect([
		statuses.filter((status) => status === 200).length,
		statuses.filter((status) => status === 429).length,
	]).toEqual([40, 60]);
	for (const { answer } of many.opened.filter((one) => one.answer.status === 429)) {
		expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
		expect(((await answer.json()) as { code: string }).code).toBe("TOO_MANY_REQUESTS");
	}
	// gRPC draws on the same allowance; another agency has its own.
	const client = new alertsApi.AlertsServiceClient(stage.grpc, credentials.createInsecure());
	const stream = client.followFeed(
		{
			cursor: "",
			fromStart: false,
			regions: [],
			countries: [],
			kinds: [],
			topics: [],
			urgency: [],
			route: [],
			exploitation: [],
			subscriptionId: "",
		},
		bearer(),
	);
	const [refusal] = (await once(stream, "error")) as [ServiceError];
	expect([refusal.code, String(refusal.metadata.get("seamark-code")[0])]).toEqual([8, "TOO_MANY_REQUESTS"]);
	client.close();
	const others = await stage.as("to-desk-1");
	const theirs = await others.feed();
	expect(theirs.status).toBe(200);
	await theirs.close();
	many.close();

	const key = await stage.hubKey();
	// A position of a log that was put back to an earlier state cannot be made up from outside: it is sealed.
	const bad = [
		cursorSeal(key, "alerts feed").seal(1),
		cursorSeal(key, "alerts feed of another log").seal(1_000_000_000),
		cursorSeal(key, "alerts list").seal(1),
		cursorSeal(new Uint8Array(32), "alerts feed").seal(1),
		"1",
		"9007199254740993",
		"A".repeat(48),
	];
	await expect.poll(async () => (await unit.get("/alerts/feed?after=1")).status).toBe(400);
	for (const cursor of bad) {
		const answer = await fetch(`${url}/alerts/feed`, {
			headers: { authorization: `Bearer ${stage.unit.mint()}`, "last-event-id": cursor },
		});
		const text = await answer.text();
		expectProblem(
			{ status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as Record<string, unknown> },
			400,
			"CURSOR_INVALID",
		);
	}

	// One who reads the first alert and then nothing, while 20 MB come.
	const token = stage.unit.mint();
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	onTestFinished(() => void socket.destroy());
	socket.on("error", () => undefined);
	await once(socket, "connect");
	socket.write(`GET /alerts/feed HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`);
	let read = "";
	socket.setEncoding("utf8").on("data", (part: string) => {
		read += part;
	});
	await once(socket, "data");
	const before = await stage.memory();
	const poster = await stage.as("fj-desk-1");
	const raised: string[] = [];
	const raise = async () => {
		const answer = await poster.post<{ id: string }>("/alerts", draft({ summary: "x".repeat(9_900) }));
		expect(answer.status, answer.text).toBe(201);
		raised.push(answer.body.id);
	};
	await raise();
	while (!read.includes(raised[0] as string)) await once(socket, "data");
	socket.pause();
	for (let i = 0; i < 100; i++) await Promise.all(Array.from({ length: 20 }, raise));
	expect((await stage.memory()) - before).toBeLessThan(300);
	const closed = once(socket, "close");
	socket.resume();
	await closed;
	const got = raised.filter((id) => read.includes(id));
	expect(got.length).toBeLessThan(raised.length);
	// What came last may have been cut in two: the last whole frame counts.
	const whole = read.slice(0, read.lastIndexOf("\n\n"));
	const cursor = [...whole.matchAll(/^id: (\S+)$/gm)].at(-1)?.[1];
	const again = await openFeed(`${url}/alerts/feed`, token, cursor);
	const missed = raised.filter((id) => !whole.includes(id));
	for (const id of missed) await again.next((item) => item.data.id === id, 20_000);
	await again.close();
});
