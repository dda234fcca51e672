import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A free TCP port, below the range that systems hand to outgoing connections (Linux: from 32768). Inside that range any client can be
 * given the port before its server listens. One that keeps dialling a dead server can even be given that server's own port to dial from,
 * connects to itself, and holds the port against the restart.
 */
export const freePort = async (host = "127.0.0.1"): Promise<number> => {
	for (let tried = 1; ; tried++) {
		const port = randomInt(15_000, 32_000);
		if (await canListen(port, host)) return port;
		if (tried === most) throw new Error(`No free port found on ${host}.`);
	}
};

/** A host that is not of this machine has none. */
const most = 1_000;

const canListen = (port: number, host: string): Promise<boolean> =>
	new Promise((done) => {
		const server = createServer();
		server.once("error", () => done(false));
		server.listen(port, host, () => server.close(() => done(true)));
	});
