import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { TLSSocket } from "node:tls";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { Authenticator, Session } from "@seamark/auth";
import { type ErrorCode, HubError, problemOf, toHubError } from "@seamark/errors";
import { currentTraceparent, inSpan, type Logger, metricsText, traceIdOf } from "@seamark/telemetry";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type RouteAccess, scopesOf } from "./access.ts";
import { checkEscapes, refuseBrokenRequest } from "./broken-requests.ts";
import { limitConnections } from "./connections.ts";
import { describeBodies } from "./describe-bodies.ts";
import { describeGroups } from "./describe-groups.ts";
import { describeOperation, type Taken } from "./describe-operation.ts";
import { describeProblems } from "./describe-problems.ts";
import { frontPage } from "./front-page.ts";
import { openLimits } from "./limiter.ts";
import type { Limiter, Load } from "./limits.ts";
import { measureAnswers } from "./measure.ts";
import { cutStalledBodies } from "./stalled.ts";
import { parseStrictJson } from "./strict-json.ts";
import { faultsOf, openValidator } from "./validation.ts";
import { openWork } from "./work.ts";

declare module "fastify" {
	interface FastifyContextConfig {
		access?: RouteAccess;
		/** What the body is where it is no JSON of the hub's own, for the description. */
		takes?: Taken;
		/** How a request counts against the limits; "request" when left out. Public routes with "free" count nowhere. */
		load?: Load | "free";
		/** Hears of a caller who was refused for what they may not do, before the answer leaves. */
		refused?: (request: FastifyRequest, error: HubError) => Promise<void>;
	}
	interface FastifyRequest {
		/** Set on every route that is not public. */
		session: Session;
	}
}

export type HttpServer = FastifyInstance;

export type HttpOptions = {
	title: string;
	/** Origin under which callers reach this server, for example https://hub.example; DPoP proofs name it. */
	publicUrl: string;
	authenticator: Authenticator;
	log: Logger;
	/** Names what is not ready; an empty list means ready. */
	notReady: () => Promise<string[]>;
	/** What `readyz` tells beside it. Anybody may read it: no counts, and nothing of anybody's work. */
	report?: () => Record<string, unknown>;
	/** Serve /metrics to other machines too; otherwise to this machine alone. */
	metricsOpen?: boolean;
	/** PEM texts; with `ca`, client certificates are asked for and checked. */
	tls?: { cert: string; key: string; ca?: string };
	/** Shared with the process's other servers, so that a caller's limits hold over all of them. */
	limits?: Limiter;
};

/** Builds the server; services register their routes on it, and whoever wires it makes it listen. */
export const openHttp = async (o: HttpOptions): Promise<HttpServer> => {
	// Node looks for requests over their limit every 30 s, which would more than double the limits below.
	const connectionsCheckingInterval = 1_000;
	const app = Fastify({
		...(o.tls
			? {
					https: {
						cert: o.tls.cert,
						key: o.tls.key,
						connectionsCheckingInterval,
						...(o.tls.ca ? { ca: o.tls.ca, requestCert: true, rejectUnauthorized: false } : {}),
					},
				}
			: { http: { connectionsCheckingInterval } }),
		logger: false,
		bodyLimit: 1024 * 1024,
		// The longest that 10 MB may take at the least rate that cutStalledBodies asks for.
		requestTimeout: 90 * 60_000,
		connectionTimeout: 0,
		keepAliveTimeout: 65_000,
		exposeHeadRoutes: false,
		routerOptions: { caseSensitive: true, ignoreTrailingSlash: false, maxParamLength: 200 },
		// Streams end by the hub's own hand at shutdown, with a cursor to come back with.
		forceCloseConnections: "idle",
		return503OnClosing: true,
		clientErrorHandler: refuseBrokenRequest,
		frameworkErrors: (error, request, reply) =>
			void sendProblem(o.log, request as FastifyRequest, reply as FastifyReply, error),
	}) as unknown as FastifyInstance;
	app.server.headersTimeout = 10_000;
	app.server.maxRequestsPerSocket = 0;

	strictBodies(app);
	validation(app);
	app.setErrorHandler((error, request, reply) => sendProblem(o.log, request, reply, error));
	app.setNotFoundHandler({ config: { access: "public" } } as never, (request: FastifyRequest, reply: FastifyReply) =>
		sendProblem(o.log, request, reply, new HubError("NOT_FOUND")),
	);
	app.decorateRequest("session", undefined as unknown as Session);
	spans(app);
	measureAnswers(app);
	defaultDeny(app, o);
	await descriptions(app, o);
	operations(app, o);
	closeConnections(app);
	cutStalledBodies(app);
	return app;
};

/**
 * Lets requests that are being answered finish, then ends every connection: clients also hold connections on which they
 * have asked nothing yet, and waiting for those would take as long as they like.
 */
const closeConnections = (app: FastifyInstance) => {
	let answering = 0;
	let closing = false;
	const endAll = () => {
		if (closing && answering === 0) setImmediate(() => app.server.closeAllConnections());
	};
	app.server.on("request", (_request, response) => {
		answering++;
		response.once("close", () => {
			answering--;
			endAll();
		});
	});
	app.addHook("preClose", async () => {
		closing = true;
		endAll();
		setTimeout(() => app.server.closeAllConnections(), 5_000).unref();
	});
};

/** Refuses what is no UTF-8 instead of replacing it, and leaves a byte order mark for the parser to refuse. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const strictBodies = (app: FastifyInstance) => {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		["application/json", "application/problem+json"],
		{ parseAs: "buffer" },
		async (_request: FastifyRequest, body: string | Buffer) => {
			let text: string;
			try {
				text = utf8.decode(body as Buffer);
			} catch (cause) {
				throw new HubError("MALFORMED_JSON", { detail: "The body is not UTF-8.", cause });
			}
			return parseStrictJson(text);
		},
	);
};

const validation = (app: FastifyInstance) => {
	const ajv = openValidator();
	app.setValidatorCompiler(({ schema, httpPart }) => {
		const check = ajv.compile(schema as object);
		return (value: unknown) =>
			check(value)
				? { value }
				: {
						error: new HubError("VALIDATION", {
							faults: faultsOf(check.errors, httpPart === "body" ? "" : `${httpPart ?? ""} `),
						}),
					};
	});
	// Answers are checked against their schemas by the tests; dropping fields on the way out would hide faults.
	app.setSerializerCompiler(() => (value) => JSON.stringify(value));
};

/** The span lasts from the first hook until the answer is out, so that refusals and failures carry the trace id too. */
const spans = (app: FastifyInstance) => {
	app.addHook("onRequest", (request, reply, done) => {
		const parent = request.headers.traceparent;
		const name = `${request.method} ${request.routeOptions.url ?? "unknown"}`;
		inSpan(name, { kind: "server", ...(typeof parent === "string" ? { parent } : {}) }, async () => {
			const answered = new Promise((resolve) => reply.raw.once("close", resolve));
			done();
			await answered;
			if (reply.statusCode >= 500) throw new Error("marks the span as failed");
		}).catch(() => undefined);
	});
};

const noQuery = { type: "object", properties: {}, additionalProperties: false };

const defaultDeny = (app: FastifyInstance, o: HttpOptions) => {
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
	});
	const limits = o.limits ?? openLimits();
	const connections = limitConnections(app, limits.limits);
	const chunkedFrom = new WeakMap<FastifyRequest, number>();
	app.addHook("onRequest", async (request, reply) => {
		checkEscapes(request.url);
		const { access, load } = request.routeOptions.config;
		const address = request.socket.remoteAddress ?? "";
		if (access === "public" || request.is404) {
			if (load === "free") return;
			limits.stranger(address);
			limits.paid(address);
			// Its body is nobody's: Fastify would judge it first, and fail over methods that it does not know.
			if (request.is404) throw new HubError("NOT_FOUND");
			return;
		}
		limits.room();
		// A flood of made-up tokens costs little, and shuts nobody out whose token has held before.
		limits.stranger(address, () => o.authenticator.remembers?.(request.headers.authorization) ?? false);
		try {
			request.session = await o.authenticator.authenticate({
				authorization: request.headers.authorization,
				dpop: single(request.headers.dpop),
				method: request.method,
				url: o.publicUrl + request.url.split("?", 1)[0],
				certificate: certificateOf(request),
			});
		} catch (error) {
			limits.paid(address);
			throw error;
		}
		connections.known(request.socket);
		// Gone while the token was checked: whoever takes a slot now would never hear that the connection has closed.
		request.gone.throwIfAborted();
		const who = request.session.principal();
		const entry = limits.enter(who, load === "free" ? "request" : (load ?? "request"));
		work.hold(request, reply, entry);
		await entry.ready;
		const lacking = scopesOf(access ?? "authenticated").find((scope) => !who.scopes.includes(scope));
		if (lacking) {
			const error = new HubError("FORBIDDEN", {
				detail: `This operation needs the scope ${lacking}, which this token does not carry.`,
			});
			await request.routeOptions.config.refused?.(request, error);
			throw error;
		}
		const length = Number(request.headers["content-length"] ?? 0);
		if (length > 0) limits.bytes(who, Math.min(length, request.routeOptions.bodyLimit));
		else if (request.headers["transfer-encoding"] !== undefined) chunkedFrom.set(request, request.socket.bytesRead);
	});
	app.addHook("preValidation", async (request) => {
		// A body that did not say its length is paid for when it is here.
		const from = chunkedFrom.get(request);
		if (from !== undefined) limits.bytes(request.session.principal(), request.socket.bytesRead - from);
	});
	app.addHook("onSend", async (_request, reply, payload) => {
		reply.header("cache-control", "no-store").header("x-content-type-options", "nosniff");
		return payload;
	});
};

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? undefined : value);

/** base64url SHA-256 of the client certificate that the connection has proven, if any (RFC 8705). */
export const certificateOf = (request: FastifyRequest): string | undefined => {
	const socket = request.socket as Partial<TLSSocket>;
	if (!socket.authorized || !socket.getPeerCertificate) return undefined;
	const { raw } = socket.getPeerCertificate();
	return raw ? createHash("sha256").update(raw).digest("base64url") : undefined;
};

const version = "0.1.0";

const descriptions = async (app: FastifyInstance, o: HttpOptions) => {
	await app.register(swagger, {
		openapi: {
			openapi: "3.1.0",
			info: {
				title: o.title,
				version,
				description:
					"Every error is a problem document (RFC 9457) with a code from the hub's catalogue, all faults at once, and what to do next.",
				contact: { name: "The operator of this hub" },
				license: { name: "Apache-2.0", identifier: "Apache-2.0" },
			},
			servers: [{ url: o.publicUrl }],
			components: {
				securitySchemes: {
					agencyToken: {
						type: "http",
						scheme: "DPoP",
						description:
							"RFC 9068 access token signed by the caller's agency, bound by DPoP (RFC 9449) or a client certificate (RFC 8705). Each request needs a new proof, so programs use it; this page cannot.",
					},
					bearerToken: {
						type: "http",
						scheme: "bearer",
						bearerFormat: "JWT",
						description:
							"The same token, bound to the client certificate that your browser or program shows. On a demonstration hub: send `POST /demo/token` of the group demo, and put its `access_token` here.",
					},
				},
			},
		},
		transform: ({ schema, url, route }) => {
			const { access, takes } = route.config ?? {};
			const shown = { ...(schema ?? {}), ...(url.startsWith("/docs") ? { hide: true } : {}) };
			return { schema: (access ? describeOperation(shown, access, takes) : shown) as never, url };
		},
		transformObject: (document) =>
			"openapiObject" in document
				? describeGroups(describeBodies(describeProblems(document.openapiObject)))
				: document.swaggerObject,
	});
	await app.register(swaggerUi, {
		routePrefix: "/docs",
		staticCSP: true,
		// Nothing comes from elsewhere, and a hub that is tried without TLS is asked without it.
		transformStaticCSP: (header) =>
			header.replaceAll(" https:", "").replace(" validator.swagger.io", "").replace(" upgrade-insecure-requests;", ""),
		// The page asks the address that it came from, under whichever name: its policy allows no other.
		transformSpecification: (document) => ({ ...document, servers: [{ url: "/" }] }),
		uiConfig: { docExpansion: "none", filter: true, tryItOutEnabled: true, persistAuthorization: false },
	});
};

const operations = (app: FastifyInstance, o: HttpOptions) => {
	const hidden = { schema: { hide: true } as object, config: { access: "public" as const, load: "free" as const } };
	frontPage(app, { title: o.title, version });
	app.get("/openapi.json", hidden, () => app.swagger());
	app.get("/healthz", hidden, () => ({ status: "ok" }));
	app.get("/readyz", hidden, async (_request, reply) => {
		const waiting = await o.notReady();
		return reply
			.code(waiting.length === 0 ? 200 : 503)
			.send({ status: waiting.length === 0 ? "ready" : "not ready", waiting, ...o.report?.() });
	});
	app.get("/metrics", hidden, async (request, reply) => {
		if (!o.metricsOpen && !/^(127\.|::1|::ffff:127\.)/.test(request.socket.remoteAddress ?? ""))
			throw new HubError("NOT_FOUND");
		return reply.type("text/plain; version=0.0.4").send(await metricsText());
	});
};

/** Fastify's own refusals in the catalogue's words. */
const frameworkCodes: Record<string, ErrorCode> = {
	FST_ERR_CTP_BODY_TOO_LARGE: "PAYLOAD_TOO_LARGE",
	FST_ERR_CTP_INVALID_MEDIA_TYPE: "UNSUPPORTED_MEDIA_TYPE",
	FST_ERR_CTP_EMPTY_JSON_BODY: "MALFORMED_JSON",
	FST_ERR_CTP_INVALID_CONTENT_LENGTH: "VALIDATION",
	FST_ERR_BAD_URL: "NOT_FOUND",
	FST_ERR_MAX_PARAM_LENGTH: "NOT_FOUND",
	FST_ERR_VALIDATION: "VALIDATION",
};

/** What serves the readable description refuses by a status alone: a way out of its folder, a range that no file has. */
const isPageRefusal = (request: FastifyRequest, { statusCode }: { statusCode?: number }): boolean =>
	(request.routeOptions?.url?.startsWith("/docs") ?? false) && (statusCode ?? 500) < 500;

const sendProblem = (log: Logger, request: FastifyRequest, reply: FastifyReply, error: unknown) => {
	const code =
		frameworkCodes[(error as { code?: string }).code ?? ""] ??
		(isPageRefusal(request, error as { statusCode?: number }) ? "NOT_FOUND" : undefined);
	const known = code ? new HubError(code, { cause: error }) : toHubError(error);
	const traceId = traceIdOf(currentTraceparent());
	if (known.code === "INTERNAL" || known.code === "STORAGE_FULL" || known.code === "OUTCOME_UNKNOWN")
		log.error({ err: known.cause ?? known, code: known.code, ...(traceId ? { traceId } : {}) }, "request failed");
	const problem = problemOf(known, traceId);
	if (known.retryAfter !== undefined) reply.header("retry-after", known.retryAfter);
	if (known.code === "UNAUTHENTICATED") reply.header("www-authenticate", 'DPoP algs="ES256 EdDSA PS256", Bearer');
	return reply.code(problem.status).type("application/problem+json").send(problem);
};

/** Reads PEM files named in a service's settings. */
export const readTls = async (files: {
	cert?: string | undefined;
	key?: string | undefined;
	ca?: string | undefined;
}) => {
	if (!files.cert || !files.key) return undefined;
	const [cert, key, ca] = await Promise.all(
		[files.cert, files.key, files.ca].map((file) => (file ? readFile(file, "utf8") : undefined)),
	);
	return { cert: cert as string, key: key as string, ...(ca ? { ca } : {}) };
};
