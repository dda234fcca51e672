import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { NoQuery, object } from "../schema.ts";
import { provenKey } from "../sign-in/proof.ts";
import { DpopHeader, Operation, PasskeyAnswer, SignInHandle } from "../sign-in/schema.ts";
import { confirmRequest } from "./handle.ts";

const Body = object({ signIn: SignInHandle, operation: Operation, passkey: PasskeyAnswer });
const Answer = object({
	access_token: Type.String({ description: "good once, for this request alone, with proofs of the same key" }),
	token_type: Type.Literal("DPoP"),
	expires_in: Type.Integer(),
});

export const confirmRequestRoute = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/sign-ins/confirmations",
		{
			schema: {
				operationId: "confirmRequest",
				summary: "Confirm one request with a passkey",
				description:
					"For requests that answer CONFIRMATION_NEEDED. The token that comes back is good for that one request, for a minute, and once.",
				tags: ["sign-in"],
				headers: DpopHeader,
				querystring: NoQuery,
				body: Body,
				response: { 201: Answer },
			},
			config: { access: "public" },
		},
		async (request, reply) => {
			const key = await provenKey(identity, request, "/sign-ins/confirmations");
			return reply.code(201).send(await confirmRequest(identity, { ...request.body, key }));
		},
	);
};
