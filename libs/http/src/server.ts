import { readFile } from "node:fs/promises";
import type { Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { inSpan, metricsText } from "@seamark/telemetry";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { refuseBrokenRequest } from "./broken-requests.ts";
import { defaultDeny } from "./default-deny.ts";
import { descriptions, version } from "./descriptions.ts";
import { frontPage } from "./front-page.ts";
import type { HttpOptions, HttpServer } from "./http-options.ts";
import { measureAnswers } from "./measure.ts";
import { sendProblem } from "./problems.ts";
import { cutStalledBodies } from "./stalled.ts";
import { parseStrictJson } from "./strict-json.ts";
import { faultsOf, openValidator } from "./validation.ts";

/** Builds the server; services register their routes on it, and anyone who wires it makes it listen. */
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
