import { once } from "node:events";
import { connect } from "node:net";
import type { Authenticator } from "@seamark/auth";
import { openLogger } from "@seamark/telemetry";
import Type from "typebox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HttpServer, openHttp, openSse, type SseStream } from "./index.ts";

let app: HttpServer;
let port: number;
const opened: { name: string; stream: SseStream }[] = [];
const waiting = new Set<() => void>();

beforeAll(async () => {
	app = await openHttp({
		title: "test",
		publicUrl: "https://hub.example",
		authenticator: {} as Authenticator,
		log: openLogger({ service: "test", write: () => undefined }),
		notReady: async () => [],
	});
	const schema = { querystring: Type.Object({ name: Type.String() }) };
	app.get<{ Querystring: { name: string } }>("/feed", { config: { access: "public" }, schema }, (request, reply) => {
		opened.push({ name: request.query.name, stream: openSse(reply) });
		for (const wake of waiting) wake();
	});
	await app.listen({ host: "127.0.0.1", port: 0 });
	port = (app.server.address() as { port: number }).port;
});
afterAll(() => app.close());

const streamOf = (name: string): Promise<SseStream> =>
	new Promise((resolve) => {
		const look = () => {
			const found = opened.find((one) => one.name === name);
			if (!found) return;
			waiting.delete(look);
			resolve(found.stream);
		};
		waiting.add(look);
		look();
	});

/** Opens a feed on a connection of its own; it reads nothing before it is told to. */
const reader = async (name: string) => {
	const socket = connect(port, "127.0.0.1");
	socket.pause();
	socket.on("error", () => undefined);
	await once(socket, "connect");
	socket.write(`GET /feed?name=${name} HTTP/1.1\r\nhost: x\r\n\r\n`);
	return { socket, stream: await streamOf(name) };
};

const frame = `id: 1\ndata: ${"x".repeat(8_000)}\n\n`;

test("the head is sent at once, and what is written arrives", async () => {
	const { socket, stream } = await reader("first");
	let text = "";
	socket.on("data", (part) => {
		text += part;
	});
	socket.resume();
	await once(socket, "data");
	expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
	expect(text).toMatch(/content-type: text\/event-stream; charset=utf-8\r\n/i);
	expect(text).toMatch(/cache-control: no-store\r\n/i);
	expect(stream.write("id: 7\ndata: hello\n\n")).toBe(true);
	while (!text.includes("hello")) await once(socket, "data");
	stream.end();
	expect(await stream.closed).toBe("server");
	expect(stream.write("late")).toBe(false);
	await once(socket, "close");
	expect(text).toMatch(/data: hello\n\n$/);
});

test("a reader who does not read is cut off at the cap, and the others go on", async () => {
	const [idle, busy] = await Promise.all([reader("idle"), reader("busy")]);
	let read = 0;
	busy.socket.on("data", (part) => {
		read += part.length;
	});
	busy.socket.resume();
	const warnings: Error[] = [];
	process.on("warning", (warning) => warnings.push(warning));
	let written = 0;
	for (let alive = true; alive && written < 256 * 1024 * 1024; written += frame.length) {
		alive = idle.stream.write(frame);
		if (!busy.stream.write(frame)) throw new Error("the reader who reads was cut off");
		await busy.stream.drained();
	}
	expect(await idle.stream.closed).toBe("too-slow");
	expect(idle.stream.write(frame)).toBe(false);
	// A megabyte in this process and what the two ends of the connection hold.
	expect(written).toBeLessThan(64 * 1024 * 1024);
	expect(written).toBeGreaterThan(1024 * 1024);
	idle.socket.resume();
	await once(idle.socket, "close");

	// Waiting for a reader leaves nothing behind.
	expect(warnings).toEqual([]);
	expect(busy.stream.write("data: still here\n\n")).toBe(true);
	await busy.stream.drained();
	while (read < written) await once(busy.socket, "data");
	busy.socket.destroy();
	expect(await busy.stream.closed).toBe("client");
	expect(busy.stream.write(frame)).toBe(false);
	await busy.stream.drained();
});

test("waiting for a reader ends when the reader goes", async () => {
	const { socket, stream } = await reader("leaving");
	while (stream.write(frame)) {
		const done = await Promise.race([stream.drained().then(() => true), new Promise((r) => setImmediate(r, false))]);
		if (!done) break;
	}
	const drained = stream.drained();
	socket.destroy();
	await drained;
	expect(await stream.closed).toBe("client");
});

test("a stream that opens for a reader who is gone already ends at once", async () => {
	const asked = Promise.withResolvers<void>();
	const gone = Promise.withResolvers<void>();
	const closed = Promise.withResolvers<string>();
	const own = await openHttp({
		title: "test",
		publicUrl: "https://hub.example",
		authenticator: {} as Authenticator,
		log: openLogger({ service: "test", write: () => undefined }),
		notReady: async () => [],
	});
	own.get("/late", { config: { access: "public" } }, async (request, reply) => {
		request.gone.addEventListener("abort", () => gone.resolve());
		asked.resolve();
		await gone.promise;
		closed.resolve(await openSse(reply).closed);
	});
	await own.listen({ host: "127.0.0.1", port: 0 });
	const socket = connect((own.server.address() as { port: number }).port, "127.0.0.1");
	socket.write("GET /late HTTP/1.1\r\nhost: x\r\n\r\n");
	await asked.promise;
	socket.destroy();
	expect(await closed.promise).toBe("client");
	await own.close();
});
