import { execFileSync } from "node:child_process";
import { on, once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRandom } from "../../../libs/link/src/testing-random.ts";
import { type BadLink, openBadLink } from "./link.ts";
import { whyNot } from "./namespaces.ts";
import { fairWeather, openDirection } from "./weather.ts";

/** The emulator does what it says, so that what is measured over it is true. */

const echo = createServer((socket) => {
	socket.on("error", () => undefined);
	socket.pipe(socket);
});
let link: BadLink;
let made: string[] = [];
const namespaces = (): string[] =>
	whyNot() === undefined
		? [...(execFileSync("ip", ["netns", "list"], { encoding: "utf8" }).match(/seamark-link-\d+-[ab]/g) ?? [])]
		: [];

beforeAll(async () => {
	echo.listen(0, "127.0.0.1");
	await once(echo, "listening");
	const { port } = echo.address() as { port: number };
	const before = namespaces();
	link = await openBadLink({ targets: [port, port] });
	made = namespaces().filter((name) => !before.includes(name));
});
afterAll(async () => {
	await link?.close();
	echo.close();
});

const connected = async (n: 0 | 1): Promise<Socket> => {
	const socket = createConnection({ port: link.ports[n], host: "127.0.0.1" });
	socket.on("error", () => undefined);
	await once(socket, "connect");
	return socket;
};
/** Milliseconds until so many bytes have come back. */
const echoed = async (socket: Socket, bytes: number): Promise<number> => {
	const began = performance.now();
	let back = 0;
	socket.write(Buffer.alloc(bytes, 1));
	for await (const [chunk] of on(socket, "data", { close: ["close"] })) {
		back += (chunk as Buffer).length;
		if (back >= bytes) break;
	}
	if (back < bytes) throw new Error("closed");
	return performance.now() - began;
};

test("bytes pass both ways; with a delay each way a round trip takes both, and with a rate no less than the bytes need", async () => {
	for (const n of [0, 1] as const) {
		const socket = await connected(n);
		await echoed(socket, 1_000);
		await link.set({ delayMs: 150 });
		expect(await echoed(socket, 100)).toBeGreaterThanOrEqual(295);
		await link.set({ delayMs: 0, kilobitsPerSecond: 256 });
		// 32 kB a second, there and back.
		expect(await echoed(socket, 32_000)).toBeGreaterThanOrEqual(900);
		await link.set(fairWeather);
		socket.destroy();
	}
});

test("while it is cut nothing comes; when it is whole again what was on its way does", async () => {
	const socket = await connected(0);
	await echoed(socket, 10);
	await link.set({ cut: true });
	const late = echoed(socket, 500);
	expect(await Promise.race([late, pause(400).then(() => "nothing")])).toBe("nothing");
	await link.set({ cut: false });
	await late;
	socket.destroy();
});

test("a fifth of the packets is lost, and what TCP carries arrives whole all the same", async () => {
	if (!link.loses) return;
	await link.set({ loss: 0.2 });
	const before = (await link.carried()) as { packets: number; lost: number };
	const socket = await connected(0);
	for (let n = 0; n < 20; n++) await echoed(socket, 3_000);
	const after = (await link.carried()) as { packets: number; lost: number };
	await link.set({ loss: 0 });
	socket.destroy();
	const packets = after.packets - before.packets;
	expect(packets).toBeGreaterThan(100);
	const part = (after.lost - before.lost) / packets;
	expect(part).toBeGreaterThan(0.05);
	expect(part).toBeLessThan(0.4);
});

test("the same seed loses the same packets, and a full queue drops", () => {
	const lost = (seed: number) => {
		const direction = openDirection(openRandom(seed));
		return Array.from(
			{ length: 200 },
			(_, n) => direction(100, n * 1_000, { ...fairWeather, loss: 0.2 }) === undefined,
		);
	};
	expect(lost(3)).toEqual(lost(3));
	expect(lost(3)).not.toEqual(lost(4));
	const direction = openDirection(openRandom(1));
	const slow = { ...fairWeather, kilobitsPerSecond: 64, queueMs: 1_000 };
	const sent = Array.from({ length: 20 }, () => direction(1_000, 0, slow));
	// 125 ms each: those that would wait more than a second are dropped.
	expect(sent.filter((later) => later === undefined)).toHaveLength(11);
});

test("it leaves nothing behind", async () => {
	if (!link.loses) return;
	expect(made).toHaveLength(2);
	await link.close();
	expect(namespaces().filter((name) => made.includes(name))).toEqual([]);
});
