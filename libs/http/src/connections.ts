import type { Socket } from "node:net";
import { HubError, problemOf } from "@seamark/errors";
import type { FastifyInstance } from "fastify";
import { network } from "./buckets.ts";
import { countRefusal } from "./overload.ts";

/**
 * Holds the number of open connections: of the whole process, and from each address of those on which nobody has shown a
 * token that holds. Anyone who is known counts no longer against their address, so that an agency behind one address, or a
 * proxy, is not shut out by strangers who only hold connections open.
 */
export const limitConnections = (
	app: FastifyInstance,
	limits: { hubConnections: number; addressConnections: number },
): { known(socket: Socket): void } => {
	const strangers = new Map<string, number>();
	/** Connections on which nobody is known yet, by remote address and port: TLS wraps the socket that came. */
	const unknown = new Map<string, string>();
	let open = 0;
	const nameOf = (socket: Socket) => `${socket.remoteAddress} ${socket.remotePort}`;
	const forget = (name: string) => {
		const address = unknown.get(name);
		if (address === undefined) return;
		unknown.delete(name);
		const left = (strangers.get(address) ?? 1) - 1;
		if (left > 0) strangers.set(address, left);
		else strangers.delete(address);
	};
	app.server.on("connection", (socket: Socket) => {
		const address = network(socket.remoteAddress ?? "");
		const here = strangers.get(address) ?? 0;
		if (open >= limits.hubConnections || here >= limits.addressConnections) {
			countRefusal(open >= limits.hubConnections ? "hub-connections" : "address-connections");
			return refuse(socket, "setSecureContext" in app.server);
		}
		const name = nameOf(socket);
		open++;
		strangers.set(address, here + 1);
		unknown.set(name, address);
		socket.once("close", () => {
			open--;
			forget(name);
		});
	});
	return { known: (socket) => forget(nameOf(socket)) };
};

/** In the clear there is time for a word; under TLS the handshake would cost more than it saves. */
const refuse = (socket: Socket, tls: boolean) => {
	if (tls) return void socket.destroy();
	const problem = problemOf(new HubError("UNAVAILABLE", { detail: "Too many connections are open.", retryAfter: 5 }));
	const body = JSON.stringify(problem);
	socket.on("error", () => undefined);
	socket.end(
		`HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\nretry-after: 5\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
		() => socket.destroy(),
	);
};
