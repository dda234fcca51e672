import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { Id, NoQuery, object, Purpose } from "../schema.ts";
import { PasskeyAnswer, UserCode } from "../sign-in/schema.ts";
import { approveDevice } from "./handle.ts";

const Body = object({
	code: UserCode,
	post: Type.Optional(Id),
	purpose: Type.Optional(Purpose),
	passkey: PasskeyAnswer,
});
const Answer = object({ officer: Type.String({ description: "handle" }) });

export const approveDeviceRoute = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/sign-ins/devices/approve",
		{
			schema: {
				operationId: "approveDevice",
				summary: "Approve a program with a passkey",
				description: "A sign-in takes the post and the purpose with it, and keeps to them.",
				tags: ["sign-in"],
				querystring: NoQuery,
				body: Body,
				response: { 200: Answer },
			},
			config: { access: "public" },
		},
		async ({ body }) => approveDevice(identity, body),
	);
};
