import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { keyOfCertificate } from "../keys/hub-key.ts";
import { findLinkOfKey } from "../store/links.ts";
import { make, makeWhenNew, type Sync, TooMuch, take } from "./exchange-once.ts";
import { dictionaryName, mostPacked, packMessage, unpackMessage } from "./pack-message.ts";
import { mostCalls, mostConnectionsOfOne } from "./quota.ts";
import type { Session } from "./session.ts";
import { openStrangers } from "./strangers.ts";

export const syncPath = "/exchange/v1/sync";
export const dictionaryHeader = "seamark-dictionary";
const longestPollMs = 55_000;
/** A megabyte at 64 kbit/s takes two minutes. */
const bodyWithinMs = 300_000;
/** Connections that have not shown the key of a paired hub yet. */
const strangersHeld = { most: 100, mostOfAddress: 20 };
const mostConnections = 500;

/**
 * Answers other hubs. Who calls is known by the key of its connection alone: the service ends its own TLS, since behind a proxy no key of a peer
 * can be compared. A key that is not paired gets no word.
 */
export const openSyncServer = async (
	sync: Sync,
	o: { host: string; port: number },
): Promise<{ port: number; close(): Promise<void> }> => {
	const server = createServer(
		{
			key: sync.key.privateKey,
			cert: sync.key.certificate,
			requestCert: true,
			// No authority vouches for a hub: its key is compared below. TLS itself proves that the caller has it.
			rejectUnauthorized: false,
			minVersion: "TLSv1.3",
			requestTimeout: bodyWithinMs,
			headersTimeout: 60_000,
			keepAliveTimeout: 75_000,
			handshakeTimeout: 30_000,
			maxHeaderSize: 8_192,
		},
		(request, response) => {
			void answer(sync, request, response).catch((error: unknown) => {
				sync.context.log.warn({ err: error }, "another hub could not be answered");
				if (!response.headersSent) response.writeHead(error instanceof TooMuch ? 429 : 503);
				response.end();
			});
		},
	);
	server.maxConnections = mostConnections;
	admit(sync, server);
	await listen(server, o);
	const address = server.address();
	return {
		port: typeof address === "object" && address ? address.port : o.port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
};

const listen = (server: Server, { host, port }: { host: string; port: number }) =>
	new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () => resolve());
	});

/** Who is not paired is gone before it has said anything, and nobody takes the connections of the others. */
const admit = (sync: Sync, server: Server): void => {
	const open = new Map<string, number>();
	const strangers = openStrangers(strangersHeld);
	const raw = new Map<string, Socket>();
	const nameOf = ({ remoteAddress = "", remotePort = 0 }: Socket) => `${remoteAddress} ${remotePort}`;
	server.on("connection", (socket: Socket) => {
		const name = nameOf(socket);
		raw.set(name, socket);
		strangers.came(socket, socket.remoteAddress ?? "");
		socket.once("close", () => {
			raw.delete(name);
			strangers.left(socket);
		});
	});
	server.on("secureConnection", (socket: TLSSocket) => {
		const under = raw.get(nameOf(socket));
		const key = keyOf(socket);
		const there = key === undefined ? 0 : (open.get(key) ?? 0);
		if (key === undefined || there >= mostConnectionsOfOne) return void socket.destroy();
		open.set(key, there + 1);
		socket.once("close", () => {
			const left = (open.get(key) ?? 1) - 1;
			if (left > 0) open.set(key, left);
			else open.delete(key);
		});
		void findLinkOfKey(sync.context.pool, key)
			.catch(() => undefined)
			.then((link) => (link ? under && strangers.left(under) : socket.destroy()));
	});
};

const keyOf = (socket: TLSSocket): string | undefined => {
	const certificate = socket.getPeerX509Certificate();
	return certificate && keyOfCertificate(certificate.raw);
};

const answer = async (sync: Sync, request: IncomingMessage, response: ServerResponse): Promise<void> => {
	const key = keyOf(request.socket as TLSSocket);
	const link = key === undefined ? undefined : await findLinkOfKey(sync.context.pool, key);
	// The same for everybody who is not paired.
	if (!link) return void request.socket.destroy();
	if (request.method !== "POST" || request.url !== syncPath) return void response.writeHead(404).end();
	const session = sync.sessions.of(link.hub);
	if (session.calls >= mostCalls) return void response.writeHead(429, { connection: "close" }).end();
	session.calls++;
	try {
		await answerHub(sync, session, link.hub, request, response);
	} finally {
		session.calls--;
	}
};

const answerHub = async (
	sync: Sync,
	session: Session,
	hub: string,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> => {
	const body = await bodyOf(request);
	const name = request.headers[dictionaryHeader];
	const said = body && unpackMessage(body, typeof name === "string" ? name : undefined);
	if (!said) return void response.writeHead(400).end();
	const gone = new AbortController();
	response.on("close", () => gone.abort());
	const { counted, taken } = await take(sync, hub, said);
	session.waiting++;
	try {
		const ms = counted && taken === 0 ? Math.min(said.waitMs, longestPollMs) : 0;
		const composed = counted
			? await makeWhenNew(sync, hub, { ms, waitMs: 0, gone: gone.signal })
			: await make(sync, hub, { counted, waitMs: 0 });
		if (!composed || gone.signal.aborted) return void response.destroy();
		const known = name === dictionaryName;
		const packed = packMessage(composed.said, known);
		response.writeHead(200, {
			"content-type": "application/x-protobuf",
			...(known ? { [dictionaryHeader]: dictionaryName } : {}),
		});
		response.end(packed);
	} finally {
		session.waiting--;
	}
};

/** Undefined where it is too long. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of request as AsyncIterable<Buffer>) {
		size += part.length;
		if (size > mostPacked) return undefined;
		parts.push(part);
	}
	return Buffer.concat(parts);
};
