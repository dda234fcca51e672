import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { SignedIn } from "../officer-sign-in/route.ts";
import { Issuer } from "../provider/schema.ts";
import { Id, NoQuery, object } from "../schema.ts";
import { provenKey } from "../sign-in/proof.ts";
import { DpopHeader } from "../sign-in/schema.ts";
import { providerSignIn } from "./handle.ts";

const Body = object({
	agency: Id,
	state: Type.String({
		pattern: "^[A-Za-z0-9_-]{72}$",
		description: "as the provider sent it back",
		examples: ["A".repeat(72)],
	}),
	code: Type.String({
		pattern: "^[\\x21-\\x7e]{1,2000}$",
		description: "as the provider sent it back",
		examples: ["code"],
	}),
	issuer: Type.Optional(Issuer),
});

export const providerSignInRoute = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/sign-ins/provider",
		{
			schema: {
				operationId: "providerSignIn",
				summary: "Sign an officer in by what the agency's own provider answered",
				description: "Tokens come as after a passkey, with the grant urn:seamark:grant-type:sign-in.",
				tags: ["sign-in"],
				headers: DpopHeader,
				querystring: NoQuery,
				body: Body,
				response: { 201: SignedIn },
			},
			config: { access: "public" },
		},
		async (request, reply) => {
			const key = await provenKey(identity, request, "/sign-ins/provider");
			return reply.code(201).send(await providerSignIn(identity, request.body, key));
		},
	);
};
