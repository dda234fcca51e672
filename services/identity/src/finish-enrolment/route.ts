import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { NoQuery, object } from "../schema.ts";
import { Code, NewPasskey } from "../sign-in/schema.ts";
import { finishEnrolment } from "./handle.ts";

const Body = object({ ...Code, passkey: NewPasskey });

export const finishEnrolmentRoute = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/enrolments/finish",
		{
			schema: {
				operationId: "finishEnrolment",
				summary: "Enrol the passkey that was made; the code is used up",
				tags: ["sign-in"],
				querystring: NoQuery,
				body: Body,
				response: { 201: object({ officer: Type.String() }) },
			},
			config: { access: "public" },
		},
		async ({ body }, reply) => reply.code(201).send(await finishEnrolment(identity, body)),
	);
};
