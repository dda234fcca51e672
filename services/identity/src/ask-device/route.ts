import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { NoQuery, object } from "../schema.ts";
import { provenKey } from "../sign-in/proof.ts";
import { DpopHeader, Operation, SignInHandle } from "../sign-in/schema.ts";
import { askDevice } from "./handle.ts";

const Body = object({
	confirm: Type.Optional(
		object(
			{ signIn: SignInHandle, operation: Operation },
			{ description: "to have one request confirmed; without it somebody is to be signed in" },
		),
	),
});
const Answer = object({
	device_code: Type.String({ description: "secret; once it is approved it is the sign-in" }),
	user_code: Type.String(),
	verification_uri: Type.String(),
	expires_in: Type.Integer(),
	interval: Type.Integer({ description: "seconds between two questions" }),
});

export const askDeviceRoute = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/sign-ins/devices",
		{
			schema: {
				operationId: "askDevice",
				summary: "Begin to sign in by a program without a browser",
				description:
					"After RFC 8628: the program shows the code and the address, and an officer approves it there with a passkey. What is approved is bound to the key of the proof.",
				tags: ["sign-in"],
				headers: DpopHeader,
				querystring: NoQuery,
				body: Body,
				response: { 201: Answer },
			},
			config: { access: "public" },
		},
		async (request, reply) => {
			const key = await provenKey(identity, request, "/sign-ins/devices");
			return reply.code(201).send(await askDevice(identity, { ...request.body, key }));
		},
	);
};
