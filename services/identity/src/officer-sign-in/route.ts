import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { Id, Moment, NoQuery, object, Purpose, Scope } from "../schema.ts";
import { provenKey } from "../sign-in/proof.ts";
import { DpopHeader, PasskeyAnswer } from "../sign-in/schema.ts";
import { officerSignIn } from "./handle.ts";

const Post = object({
	id: Id,
	name: Type.String(),
	agency: object({ id: Id, handle: Type.String(), name: Type.String(), country: Type.String() }),
	purposes: Type.Array(Purpose),
	scopes: Type.Array(Scope),
});
export const SignedIn = object({
	signIn: Type.String({ description: "secret: with it and with the proven key come the tokens" }),
	officer: object({ id: Id, handle: Type.String() }),
	posts: Type.Array(Post, { description: "the open posts that the officer is on now" }),
	endsAt: Moment,
});

export const officerSignInRoute = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: PasskeyAnswer }>(
		"/sign-ins",
		{
			schema: {
				operationId: "officerSignIn",
				summary: "Sign an officer in with a passkey",
				description:
					"Tokens come from the token endpoint of the post's agency with the grant urn:seamark:grant-type:sign-in. The first one fixes post and purpose.",
				tags: ["sign-in"],
				headers: DpopHeader,
				querystring: NoQuery,
				body: PasskeyAnswer,
				response: { 201: SignedIn },
			},
			config: { access: "public" },
		},
		async (request, reply) => {
			const key = await provenKey(identity, request, "/sign-ins");
			return reply.code(201).send(await officerSignIn(identity, { passkey: request.body, key }));
		},
	);
};
