import { catalogue, toHubError } from "@seamark/errors";
import { certificateOf, type HttpServer } from "@seamark/http";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { ById, NoQuery, object } from "../schema.ts";
import { parseForm } from "./form.ts";
import { issueToken } from "./handle.ts";

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

const Form = object({
	grant_type: text(100),
	client_id: Type.Optional(text(100)),
	client_assertion_type: Type.Optional(text(100)),
	client_assertion: Type.Optional(text(9_000)),
	assertion: Type.Optional(text(9_000)),
	scope: Type.Optional(text(500)),
	purpose: Type.Optional(text(60)),
	duty_post: Type.Optional(text(60)),
	resource: Type.Optional(text(500)),
	sign_in: Type.Optional(text(100)),
});

const Answer = object({
	access_token: Type.String(),
	token_type: Type.Enum(["DPoP", "Bearer"] as const),
	expires_in: Type.Integer(),
	scope: Type.String(),
	duty_post: Type.String(),
	purpose: Type.String(),
});
const Refusal = object({ error: Type.String(), error_description: Type.String() });

/** The token endpoint speaks OAuth, not problem documents, and takes a form, as RFC 6749 wants it. */
export const issueTokenRoute = (app: HttpServer, identity: Identity): void => {
	void app.register((scope, _options, done) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser(
			"application/x-www-form-urlencoded",
			{ parseAs: "string", bodyLimit: 32 * 1024 },
			async (_request: FastifyRequest, body: string | Buffer) => parseForm(body.toString()),
		);
		scope.setErrorHandler((error, _request, reply) => {
			const { status, body, retryAfter } = oauthError(error);
			if (status === 500) identity.context.log.error({ err: error }, "the token endpoint failed");
			if (retryAfter !== undefined) reply.header("retry-after", retryAfter);
			return reply.code(status).send(body);
		});
		scope.post<{ Params: Type.Static<typeof ById>; Body: Type.Static<typeof Form> }>(
			"/agencies/:id/token",
			{
				schema: {
					operationId: "getToken",
					summary: "Get an access token",
					description:
						"Grants client_credentials with private_key_jwt, jwt-bearer by which an agency vouches for its officer, and urn:seamark:grant-type:sign-in for an officer who signed in with a passkey. Bound by the DPoP header or the client certificate.",
					tags: ["tokens"],
					consumes: ["application/x-www-form-urlencoded"],
					params: ById,
					querystring: NoQuery,
					body: Form,
					response: { 200: Answer, 400: Refusal, 401: Refusal },
				},
				config: { access: "public" },
			},
			async (request, reply) => {
				const dpop = request.headers.dpop;
				const answer = await issueToken(identity, {
					agencyId: request.params.id,
					form: request.body,
					dpop: Array.isArray(dpop) ? false : dpop,
					certificate: certificateOf(request),
				});
				reply.header("pragma", "no-cache");
				if (!("error" in answer)) return reply.send(answer);
				return reply
					.code(answer.error === "invalid_client" ? 401 : 400)
					.send({ error: answer.error, error_description: answer.description });
			},
		);
		done();
	});
};

const badRequests = new Set([
	"FST_ERR_CTP_BODY_TOO_LARGE",
	"FST_ERR_CTP_INVALID_MEDIA_TYPE",
	"FST_ERR_CTP_INVALID_CONTENT_LENGTH",
]);

/** What the framework or a part below throws, in OAuth's words. */
const oauthError = (error: unknown): { status: number; body: object; retryAfter?: number | undefined } => {
	if (badRequests.has((error as { code?: string }).code ?? ""))
		return {
			status: 400,
			body: {
				error: "invalid_request",
				error_description: "Send a form (application/x-www-form-urlencoded) of at most 32 KiB.",
			},
		};
	const known = toHubError(error);
	const status = catalogue[known.code].http;
	if (status < 500 && status !== 429) {
		const what = known.faults
			.map((fault) => `${fault.at.replace(/^\//, "") || "the form"} ${fault.message}`)
			.join("; ");
		return {
			status: 400,
			body: { error: "invalid_request", error_description: (what || known.message).slice(0, 500) },
		};
	}
	return {
		status,
		body: {
			error: known.code === "INTERNAL" ? "server_error" : "temporarily_unavailable",
			error_description: known.message,
		},
		retryAfter: known.retryAfter,
	};
};
