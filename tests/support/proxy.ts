import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Where connections go: a TCP port of this machine, or a Unix socket. */
export type Endpoint = { port: number } | { path: string };

/** A TCP proxy that does to connections what networks do to them. */
export type TcpProxy = {
	/** On 127.0.0.1. */
	port: number;
	/** Every byte arrives this much later, each way; 0 ends it. */
	delay(ms: number): void;
	/** Bytes per second, each way and connection; undefined ends it. */
	throttle(bytesPerSecond: number | undefined): void;
	/** Half-open: connections stay and are taken, nothing passes until it is ended. */
	hold(on: boolean): void;
	/** Resets every connection, and with `refuse` those that come, until it is ended. Returns how many were reset. */
	cut(): number;
	refuse(on: boolean): void;
	close(): Promise<void>;
};

const mostBuffered = 256 * 1024;

/** What the connections of a proxy go through now. */
type Weather = {
	delayMs: number;
	bytesPerSecond: number | undefined;
	refusing: boolean;
	/** Settled while bytes pass. */
	holding: PromiseWithResolvers<void>;
	held: boolean;
};

const fair = (): Weather => {
	const holding = Promise.withResolvers<void>();
	holding.resolve();
	return { delayMs: 0, bytesPerSecond: undefined, refusing: false, holding, held: false };
};

type Chunk = { chunk: Buffer; at: number };

/** Bytes leave in order, each chunk at its hour; the sender is paused while too many wait. */
const carry = (from: Socket, to: Socket, weather: Weather): void => {
	const waiting: Chunk[] = [];
	let bytes = 0;
	let wake = () => {};
	let over = false;
	from.on("data", (chunk) => {
		waiting.push({ chunk, at: performance.now() + weather.delayMs });
		bytes += chunk.length;
		if (bytes > mostBuffered) from.pause();
		wake();
	});
	from.on("end", () => {
		over = true;
		wake();
	});
	from.once("close", () => wake());
	const next = async (): Promise<Chunk | undefined> => {
		while (waiting.length === 0 && !over)
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		return waiting.shift();
	};
	const pump = async () => {
		for (;;) {
			const one = await next();
			if (one) await isDue(one, weather);
			else await weather.holding.promise;
			if (!one) return to.end();
			if (to.destroyed) return;
			if (!to.write(one.chunk)) await Promise.race([once(to, "drain"), once(to, "close")]).catch(() => undefined);
			bytes -= one.chunk.length;
			if (bytes <= mostBuffered) from.resume();
		}
	};
	void pump();
};

/** Resolves when a chunk may leave: after its delay, at the pace that is set, and while nothing is held. */
const isDue = async ({ chunk, at }: Chunk, weather: Weather): Promise<void> => {
	const early = at - performance.now();
	if (early > 0) await pause(early);
	if (weather.bytesPerSecond !== undefined) await pause((chunk.length / weather.bytesPerSecond) * 1_000);
	await weather.holding.promise;
};

/** Carries bytes both ways; a connection that fails on one side fails on the other. */
const join = (one: Socket, other: Socket, sockets: Set<Socket>, weather: Weather): void => {
	for (const [mine, theirs] of [
		[one, other],
		[other, one],
	] as const) {
		sockets.add(mine);
		mine.setNoDelay(true);
		mine.on("error", () => undefined);
		mine.once("close", (failed) => {
			sockets.delete(mine);
			if (failed || !mine.readableEnded) theirs.destroy();
		});
		carry(mine, theirs, weather);
	}
};

/** `target` is asked for each connection, so that a server may move. */
export const openProxy = async (target: () => Endpoint): Promise<TcpProxy> => {
	const sockets = new Set<Socket>();
	const closed = new AbortController();
	const weather = fair();
	const server = createServer({ allowHalfOpen: true }, (client) => {
		if (weather.refusing || closed.signal.aborted) {
			client.on("error", () => undefined);
			client.resetAndDestroy();
			return;
		}
		join(client, createConnection({ ...target(), allowHalfOpen: true }), sockets, weather);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");

	const cut = () => {
		const pairs = sockets.size / 2;
		for (const socket of [...sockets]) {
			// A Unix socket knows no reset.
			if (socket.remoteFamily) socket.resetAndDestroy();
			else socket.destroy();
		}
		return Math.ceil(pairs);
	};
	const hold = (on: boolean) => {
		if (on === weather.held) return;
		weather.held = on;
		if (on) weather.holding = Promise.withResolvers();
		else weather.holding.resolve();
	};
	return {
		port: (server.address() as { port: number }).port,
		delay: (ms) => {
			weather.delayMs = ms;
		},
		throttle: (rate) => {
			weather.bytesPerSecond = rate;
		},
		hold,
		cut,
		refuse: (on) => {
			weather.refusing = on;
		},
		close: async () => {
			closed.abort();
			hold(false);
			const ended = once(server, "close");
			server.close();
			cut();
			await ended;
		},
	};
};
