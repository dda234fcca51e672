import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { longestLife } from "../issue-token/decide.ts";
import { NoQuery, object, Purpose, Scopes } from "../schema.ts";
import { demoToken } from "./handle.ts";

const Body = object({
	officer: Type.String({ minLength: 1, maxLength: 80, description: "handle of an officer, such as fj-desk-1" }),
	post: Type.Optional(
		Type.String({ minLength: 1, maxLength: 120, description: "handle of a duty post, such as fj-tcu/desk" }),
	),
	purpose: Type.Optional(Purpose),
	scopes: Type.Optional(Scopes),
	ttl: Type.Optional(Type.Integer({ minimum: 1, maximum: longestLife, description: "seconds" })),
});

const Place = object({ id: Type.String(), handle: Type.String() });
const Answer = object({
	access_token: Type.String(),
	token_type: Type.Literal("Bearer"),
	expires_in: Type.Integer(),
	scope: Type.String(),
	purpose: Type.String(),
	officer: Type.String(),
	duty_post: Place,
	agency: object({ id: Type.String(), handle: Type.String(), name: Type.String() }),
	notice: Type.String(),
});

export const demoTokenRoute = (app: HttpServer, identity: Identity) => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/demo/token",
		{
			schema: {
				operationId: "getDemoToken",
				summary: "Get a bearer token in any officer's name (demonstration hubs only)",
				tags: ["demo"],
				querystring: NoQuery,
				body: Body,
				response: { 200: Answer },
			},
			config: { access: "public" },
		},
		(request) => demoToken(identity, request.body),
	);
};
