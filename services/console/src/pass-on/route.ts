import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Console } from "../console.ts";
import { cookieOf } from "../sessions/cookie.ts";
import { fromOwnPage } from "../sessions/same-site.ts";
import { sessionOf } from "../sessions/session-of.ts";
import { pathOf, prefix } from "./path.ts";

/** What the page may say to the hub, and what comes back of its answer. */
const asked = ["accept", "content-type", "idempotency-key", "last-event-id", "upload-offset", "tus-resumable"];
const answered = ["content-type", "content-disposition", "retry-after", "location", "upload-offset"];

/** How long an open feed may outlive its session at most. */
const lookEveryMs = 10_000;

/** Passes requests on to the hub with the session's token and a proof, and streams what the hub answers. */
export const passOnRoute = (app: HttpServer, console: Console): void => {
	void app.register((scope, _options, done) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser("*", (_request, body, parsed) => parsed(null, body));
		scope.route({
			method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
			url: `${prefix}/*`,
			schema: { hide: true, querystring: { type: "object" } } as object,
			// The hub counts by duty post: all officers behind one proxy have one address.
			config: { access: "public", load: "free" },
			handler: (request, reply) => passOn(console, request, reply),
		});
		done();
	});
};

const passOn = async (console: Console, request: FastifyRequest, reply: FastifyReply) => {
	fromOwnPage(request);
	const { context, sessions, hub } = console;
	const session = await sessionOf(sessions, request);
	if (!session) {
		const address = request.socket.remoteAddress ?? "";
		context.limits.stranger(address);
		context.limits.paid(address);
		throw new HubError("UNAUTHENTICATED", { detail: "You are not signed in any more. Sign in again." });
	}
	const path = pathOf(request.url);
	const operation = single(request.headers["seamark-confirmed"]);
	const confirmed = operation === undefined ? undefined : console.confirmed.take(session.id, operation);
	const token = confirmed ? ({ value: confirmed, type: "DPoP" } as const) : await console.tokens(session);
	const gone = new AbortController();
	// An answer that lasts ends with the session, and not with the token that it began with.
	const over = setInterval(() => {
		void sessions.find(cookieOf(request), false).then(
			(still) => still ?? gone.abort(),
			(error: Error) => context.log.warn({ err: error }, "a session could not be looked at"),
		);
	}, lookEveryMs);
	reply.raw.once("close", () => {
		clearInterval(over);
		gone.abort();
	});
	const answer = await hub.call({
		method: request.method,
		path,
		headers: only(asked, (name) => single(request.headers[name])),
		...(request.body ? { body: Readable.toWeb(request.body as Readable) } : {}),
		key: session.key,
		token,
		signal: gone.signal,
	});
	reply
		.code(answer.status)
		.headers(only(answered, (name) => answer.headers.get(name) ?? undefined))
		// What comes from records is never a page of the console's origin.
		.header("content-security-policy", "default-src 'none'; sandbox")
		.header("cross-origin-resource-policy", "same-origin");
	if (!answer.body) return reply.send();
	const body = Readable.fromWeb(answer.body as ReadableStream);
	body.on("error", () => reply.raw.destroy());
	return reply.send(body);
};

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? undefined : value);
const only = (names: readonly string[], found: (name: string) => string | undefined): Record<string, string> =>
	Object.fromEntries(
		names.flatMap((name) => {
			const value = found(name);
			return value === undefined ? [] : [[name, value]];
		}),
	);
