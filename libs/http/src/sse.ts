import type { Writable } from "node:stream";
import type { FastifyReply } from "fastify";

/** A server-sent event stream. Writing never waits: a reader that falls behind by more than the cap is cut off. */
export type SseStream = {
	/** Writes ready-made frames. False when the reader was cut off. */
	write(frames: string | Buffer): boolean;
	/** Resolves when what was written has left the process, or the connection is gone. */
	drained(): Promise<void>;
	end(): void;
	/** Resolves when the connection is gone, with the reason. */
	closed: Promise<"client" | "too-slow" | "server">;
};

const mostBuffered = 1024 * 1024;

/** Takes the connection over from Fastify and sends the head at once, so that the reader knows the stream is open. */
export const openSse = (reply: FastifyReply): SseStream => {
	reply.hijack();
	const response = reply.raw;
	const { promise, resolve } = Promise.withResolvers<"client" | "too-slow" | "server">();
	response.socket?.setNoDelay(true);
	response.socket?.setTimeout(0);
	// The reader may be gone already, and then nothing closes any more.
	if (response.destroyed) resolve("client");
	response.on("close", () => resolve("client"));
	response.on("error", () => resolve("client"));
	// The stream lasts as long as its connection, so it needs no chunks: a frame is one write, shared by all its readers.
	response.removeHeader("transfer-encoding");
	response.writeHead(200, {
		connection: "close",
		"content-type": "text/event-stream; charset=utf-8",
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
		// Proxies must not collect what has to arrive within a second.
		"x-accel-buffering": "no",
	});
	response.flushHeaders();
	// Frames go to the connection itself: the response would hold each of them back until all readers of the page have theirs,
	// and costs a third more. It has no connection yet while a pipelined request before it is being answered.
	const out = (): Writable => response.socket ?? response;
	return {
		write: (frames) => {
			if (response.destroyed || response.writableEnded) return false;
			// What came before must have gone; one write alone may be larger than the cap.
			if (out().writableLength > mostBuffered) {
				resolve("too-slow");
				response.destroy();
				return false;
			}
			out().write(frames);
			return true;
		},
		drained: () =>
			new Promise((done) => {
				const from = out();
				if (response.destroyed || !from.writableNeedDrain) return done();
				// Both are taken off again: a stream may wait for its reader thousands of times.
				const over = () => {
					from.off("drain", over);
					response.off("close", over);
					done();
				};
				from.on("drain", over);
				response.on("close", over);
			}),
		end: () => {
			resolve("server");
			response.end();
		},
		closed: promise,
	};
};
