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

/** `target` is asked for each connection, so that a server may move. */
export const openProxy = async (target: () => Endpoint): Promise<TcpProxy> => {
	const sockets = new Set<Socket>();
	const closed = new AbortController();
	let delayMs = 0;
	let bytesPerSecond: number | undefined;
	let refusing = false;
	let holding = Promise.withResolvers<void>();
	holding.resolve();
	let held = false;

	/** Bytes leave in order, each chunk at its hour; the sender is paused while too many wait. */
	const carry = (from: Socket, to: Socket) => {
		const waiting: { chunk: Buffer; at: number }[] = [];
		let bytes = 0;
		let wake = () => {};
		let over = false;
		from.on("data", (chunk) => {
			waiting.push({ chunk, at: performance.now() + delayMs });
			bytes += chunk.length;
			if (bytes > mostBuffered) from.pause();
			wake();
		});
		from.on("end", () => {
			over = true;
			wake();
		});
		const pump = async () => {
			for (;;) {
				await holding.promise;
				const next = waiting.shift();
				if (!next) {
					if (over) return to.end();
					await new Promise<void>((resolve) => {
						wake = resolve;
					});
					continue;
				}
				const early = next.at - performance.now();
				if (early > 0) await pause(early);
				if (bytesPerSecond !== undefined) await pause((next.chunk.length / bytesPerSecond) * 1_000);
				await holding.promise;
				if (to.destroyed) return;
				if (!to.write(next.chunk)) await Promise.race([once(to, "drain"), once(to, "close")]).catch(() => undefined);
				bytes -= next.chunk.length;
				if (bytes <= mostBuffered) from.resume();
			}
		};
		void pump();
		from.once("close", () => wake());
	};

	const join = (one: Socket, other: Socket) => {
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
			carry(mine, theirs);
		}
	};

	const server = createServer({ allowHalfOpen: true }, (client) => {
		if (refusing || closed.signal.aborted) {
			client.on("error", () => undefined);
			client.resetAndDestroy();
			return;
		}
		join(client, createConnection({ ...target(), allowHalfOpen: true }));
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
		if (on === held) return;
		held = on;
		if (on) holding = Promise.withResolvers();
		else holding.resolve();
	};
	return {
		port: (server.address() as { port: number }).port,
		delay: (ms) => {
			delayMs = ms;
		},
		throttle: (rate) => {
			bytesPerSecond = rate;
		},
		hold,
		cut,
		refuse: (on) => {
			refusing = on;
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
