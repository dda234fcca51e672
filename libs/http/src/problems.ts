import { type ErrorCode, HubError, problemOf, toHubError } from "@seamark/errors";
import { currentTraceparent, type Logger, traceIdOf } from "@seamark/telemetry";
import type { FastifyReply, FastifyRequest } from "fastify";

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

/** Answers with the problem document of an error. */
export const sendProblem = (log: Logger, request: FastifyRequest, reply: FastifyReply, error: unknown) => {
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
