import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { id } from "./examples.ts";

export type Seen = {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingMessage["headers"];
	body: string;
};
/** Answers one request; `times` counts the requests of this route from 1. */
export type Handler = (request: Seen, response: ServerResponse, times: number) => void | Promise<void>;

export const answer = (
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): void => {
	const type = status >= 400 ? "application/problem+json" : "application/json";
	response
		.writeHead(status, { "content-type": type, ...headers })
		.end(typeof body === "string" ? body : JSON.stringify(body));
};

export const problem = (
	response: ServerResponse,
	status: number,
	code: string,
	o: { faults?: { at: string; message: string }[]; retryAfter?: number } = {},
): void =>
	answer(
		response,
		status,
		{
			type: `urn:seamark:error:${code}`,
			title: `Title of ${code}.`,
			status,
			code,
			detail: `Detail of ${code}.`,
			next: `Do as ${code} says.`,
			faults: o.faults,
		},
		o.retryAfter === undefined ? {} : { "retry-after": String(o.retryAfter) },
	);

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
/** Of an officer of an agency in Fiji. */
const claims = { purpose: "investigation", scope: "alerts:read", iss: `https://hub.test/agencies/${id(900)}` };
export const demoSecret = `${base64({ alg: "none" })}.${base64(claims)}.c2VjcmV0`;

/** A server that speaks as much of the hub's API as a test needs, on a port of its own. Routes are `METHOD /path`. */
export const startFakeHub = async (routes: Record<string, Handler>) => {
	const seen: Seen[] = [];
	const counts = new Map<string, number>();
	let origin = "";
	const standard: Record<string, Handler> = {
		"GET /.well-known/seamark": (_request, response) =>
			answer(response, 200, {
				hub: "urn:test",
				demo: true,
				services: { alerts: origin, audit: origin, identity: origin },
			}),
		"POST /demo/token": (_request, response, times) =>
			answer(response, 200, {
				access_token: `${demoSecret}${times}`,
				token_type: "Bearer",
				expires_in: 600,
				scope: "alerts:read",
			}),
		[`GET /agencies/${id(900)}`]: (_request, response) => answer(response, 200, { id: id(900), country: "FJ" }),
		"GET /agencies": (_request, response) => answer(response, 200, { items: [] }),
		...routes,
	};
	const server = createServer(async (incoming, response) => {
		const url = new URL(incoming.url ?? "/", "http://hub.test");
		let body = "";
		for await (const chunk of incoming.setEncoding("utf8")) body += chunk;
		const request = {
			method: incoming.method ?? "",
			path: url.pathname,
			query: url.searchParams,
			headers: incoming.headers,
			body,
		};
		seen.push(request);
		const route = `${request.method} ${request.path}`;
		const times = (counts.get(route) ?? 0) + 1;
		counts.set(route, times);
		const handler = standard[route];
		if (!handler) return problem(response, 404, "NOT_FOUND");
		await handler(request, response, times);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		origin,
		seen,
		of: (route: string) => seen.filter(({ method, path }) => `${method} ${path}` === route),
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
};
