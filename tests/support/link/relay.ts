import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openNamespaces } from "./namespaces.ts";
import { fairWeather, seededDirections, type Weather } from "./weather.ts";

/**
 * A process of its own, so that a busy test does not disturb its clock: it carries packets between the two namespaces, and connections of this
 * machine into them. All that it made goes with it, however its parent ends.
 */

type Asked = { id: number; name: "open" | "set" | "bytes"; argument: never };
/** TCP ports of this machine behind each side. */
type Open = { targets: [number, number]; seed: number };

let weather: Weather = fairWeather;
const carried = { bytes: 0, packets: 0, lost: 0 };

const bound = async () => {
	const socket = createSocket("udp4");
	socket.bind(0, "127.0.0.1");
	await once(socket, "listening");
	return { socket, port: socket.address().port };
};

const carry = async (seed: number) => {
	const directions = seededDirections(seed);
	const relays = [await bound(), await bound()];
	// The devices take these ports when these sockets have let them go.
	const devices = [await bound(), await bound()].map(({ socket, port }) => {
		socket.close();
		return port;
	});
	for (const [n, { socket }] of relays.entries())
		socket.on("message", (packet) => {
			const now = performance.now();
			const later = directions[n]?.(packet.length, now, weather);
			carried.packets++;
			carried.bytes += packet.length;
			if (later === undefined) carried.lost++;
			else if (later < 0.5) relays[1 - n]?.socket.send(packet, devices[1 - n] ?? 0, "127.0.0.1");
			else setTimeout(() => relays[1 - n]?.socket.send(packet, devices[1 - n] ?? 0, "127.0.0.1"), later);
		});
	return relays.map(({ port }, n) => ({ device: devices[n] ?? 0, relay: port }));
};

const join2 = (one: Socket, other: Socket) => {
	for (const [from, to] of [
		[one, other],
		[other, one],
	] as const) {
		from.setNoDelay(true);
		from.on("error", () => to.destroy());
		from.once("close", () => to.destroy());
		from.pipe(to);
	}
};

const listening = async (server: Server, at: number | string): Promise<number> => {
	if (typeof at === "string") server.listen(at);
	else server.listen(at, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	return typeof address === "object" && address ? address.port : 0;
};

let closeAll = () => {};

const open = async ({ targets, seed }: Open): Promise<[number, number]> => {
	const folder = mkdtempSync(join(tmpdir(), "seamark-link-"));
	// Who comes out at side n meets its target; a port of this machine leads in at the other side.
	for (const [n, port] of targets.entries())
		await listening(
			createServer((inward) => join2(inward, createConnection({ port, host: "127.0.0.1" }))),
			join(folder, `out-${n}`),
		);
	const made = await openNamespaces({ udp: await carry(seed), folder });
	closeAll = made.close;
	const into = (n: number) =>
		listening(
			createServer((from) => join2(from, createConnection({ path: join(folder, `in-${1 - n}`) }))),
			0,
		);
	return [await into(0), await into(1)];
};

process.on("message", ({ id, name, argument }: Asked) => {
	const answer = (reply: object) => process.connected && process.send?.({ id, ...reply });
	const done = async () => {
		if (name === "open") return open(argument);
		if (name === "set") weather = { ...weather, ...(argument as Partial<Weather>) };
		return { ...carried };
	};
	done().then(
		(result) => answer({ result }),
		(error: Error) => answer({ error: error.stack ?? error.message }),
	);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.once("disconnect", () => {
	closeAll();
	process.exit();
});
