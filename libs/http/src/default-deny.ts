import { createHash } from "node:crypto";
import type { TLSSocket } from "node:tls";
import type { Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import type { FastifyInstance, FastifyRequest, RouteOptions } from "fastify";
import { scopesOf } from "./access.ts";
import { checkEscapes } from "./broken-requests.ts";
import { askPasskeyAgain, compareConfirmed } from "./confirmed.ts";
import { limitConnections } from "./connections.ts";
import type { HttpOptions } from "./http-options.ts";
import { openLimits } from "./limiter.ts";
import type { Limiter } from "./limits.ts";
import { openWork } from "./work.ts";

const notText: readonly unknown[] = ["integer", "number", "boolean"];
const isText = (schema: unknown): boolean =>
	typeof schema !== "object" ||
	schema === null ||
	(!("type" in schema && notText.includes(schema.type)) && Object.values(schema).every(isText));

/** What an address holds is text, and nothing turns it into something else: a route that asks for a number there would refuse everybody. */
const checkAddress = ({ schema, method, url }: RouteOptions): void => {
	for (const part of [schema?.params, schema?.querystring])
		if (!isText(part))
			throw new Error(
				`${String(method)} ${url} asks for a number in its address, which is text; the service does not start.`,
			);
};

const noQuery = { type: "object", properties: {}, additionalProperties: false };

/** Nobody reaches a route that does not say whom it is for, and nobody but those. */
export const defaultDeny = (app: FastifyInstance, o: HttpOptions) => {
	const work = openWork(app);
	app.addHook("onRoute", (route) => {
		// The readable description and its own assets, served from this process.
		if (route.url.startsWith("/docs")) route.config = { ...route.config, access: "public" };
		const access = route.config?.access;
		if (!access)
			throw new Error(`${String(route.method)} ${route.url} declares no access; the service does not start.`);
		if (access !== "public") route.handler = work.held(route.handler);
		// A route that names no parameters takes none.
		if (!route.url.startsWith("/docs") && route.config?.load !== "free")
			route.schema = { querystring: noQuery, ...route.schema };
		checkAddress(route);
	});
	const limits = o.limits ?? openLimits();
	const connections = limitConnections(app, limits.limits);
	const chunkedFrom = new WeakMap<FastifyRequest, number>();
	app.addHook("onRequest", async (request, reply) => {
		checkEscapes(request.url);
		const { access, load } = request.routeOptions.config;
		if (access === "public" || request.is404) return ofStranger(request, limits);
		request.session = await ofCaller(request, limits, o);
		connections.known(request.socket);
		// Gone while the token was checked: anyone who takes a slot now would never hear that the connection has closed.
		request.gone.throwIfAborted();
		const who = request.session.principal();
		const entry = limits.enter(who, load === "free" ? "request" : (load ?? "request"));
		work.hold(request, reply, entry);
		await entry.ready;
		await checkScope(request, who);
		askPasskeyAgain(request);
		const length = Number(request.headers["content-length"] ?? 0);
		if (length > 0) limits.bytes(who, Math.min(length, request.routeOptions.bodyLimit));
		else if (request.headers["transfer-encoding"] !== undefined) chunkedFrom.set(request, request.socket.bytesRead);
	});
	compareConfirmed(app);
	app.addHook("preValidation", async (request) => {
		// A body that did not say its length is paid for when it is here.
		const from = chunkedFrom.get(request);
		if (from !== undefined) limits.bytes(request.session.principal(), request.socket.bytesRead - from);
	});
	app.addHook("onSend", async (request, reply, payload) => {
		const unchanging = request.routeOptions.config?.unchanging === true && reply.statusCode === 200;
		reply
			.header("cache-control", unchanging ? "public, max-age=31536000, immutable" : "no-store")
			.header("x-content-type-options", "nosniff");
		return payload;
	});
};

/** A request that needs no login, or leads nowhere. */
const ofStranger = (request: FastifyRequest, limits: Limiter) => {
	if (request.routeOptions.config.load === "free") return;
	const address = request.socket.remoteAddress ?? "";
	limits.stranger(address);
	limits.paid(address);
	// Its body is nobody's: Fastify would judge it first, and fail over methods that it does not know.
	if (request.is404) throw new HubError("NOT_FOUND");
};

/** The session of who asks, by token and proof. */
const ofCaller = async (request: FastifyRequest, limits: Limiter, o: HttpOptions): Promise<Session> => {
	const address = request.socket.remoteAddress ?? "";
	limits.room();
	// A flood of made-up tokens costs little, and shuts nobody out whose token has held before.
	limits.stranger(address, () => o.authenticator.remembers?.(request.headers.authorization) ?? false);
	try {
		return await o.authenticator.authenticate({
			authorization: request.headers.authorization,
			dpop: single(request.headers.dpop),
			method: request.method,
			url: o.publicUrl + request.url.split("?", 1)[0],
			certificate: certificateOf(request),
			passkeyAgain: request.routeOptions.config.passkeyAgain === true,
		});
	} catch (error) {
		limits.paid(address);
		throw error;
	}
};

const checkScope = async (request: FastifyRequest, who: Principal) => {
	const { access, refused } = request.routeOptions.config;
	const lacking = scopesOf(access ?? "authenticated").find((scope) => !who.scopes.includes(scope));
	if (!lacking) return;
	const error = new HubError("FORBIDDEN", {
		detail: `This operation needs the scope ${lacking}, which this token does not carry.`,
	});
	await refused?.(request, error);
	throw error;
};

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? undefined : value);

/** base64url SHA-256 of the client certificate that the connection has proven, if any (RFC 8705). */
export const certificateOf = (request: FastifyRequest): string | undefined => {
	const socket = request.socket as Partial<TLSSocket>;
	if (!socket.authorized || !socket.getPeerCertificate) return undefined;
	const { raw } = socket.getPeerCertificate();
	return raw ? createHash("sha256").update(raw).digest("base64url") : undefined;
};
