import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";

const sweepMs = 1_000;
const windowMs = 10_000;
/** 16 kbit a second: a quarter of the slowest link that this hub is made for. */
const leastBytes = (2 * 1_024 * windowMs) / 1_000;

/**
 * Cuts off who sends a body too slowly to be a slow link. A limit on the whole time would cut off the honest sender of a
 * large body too, so in every ten seconds some of it has to come.
 */
export const cutStalledBodies = (app: FastifyInstance): void => {
	const coming = new Map<IncomingMessage, { since: number; bytes: number }>();
	app.server.on("request", (request) => {
		const { "content-length": length, "transfer-encoding": encoding } = request.headers;
		if (encoding === undefined && (length === undefined || length === "0")) return;
		coming.set(request, { since: performance.now(), bytes: request.socket.bytesRead });
		request.once("close", () => coming.delete(request));
	});
	const sweep = setInterval(() => {
		const now = performance.now();
		for (const [request, seen] of coming) {
			if (request.complete) coming.delete(request);
			else if (now - seen.since >= windowMs) {
				const { bytesRead } = request.socket;
				// What this process does not take yet, since the request waits for its turn, is not the sender's delay.
				const full = request.readableLength >= request.readableHighWaterMark;
				if (!full && bytesRead - seen.bytes < leastBytes) request.socket.destroy();
				else coming.set(request, { since: now, bytes: bytesRead });
			}
		}
	}, sweepMs);
	sweep.unref();
	app.addHook("onClose", async () => clearInterval(sweep));
};
