import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { Id, NoQuery, object, Purpose } from "../schema.ts";
import { provenKey } from "../sign-in/proof.ts";
import { DpopHeader, SignInHandle } from "../sign-in/schema.ts";
import { pollDevice } from "./handle.ts";

const Body = object({ device_code: SignInHandle });
const Answer = object({
	state: Type.Enum(["waiting", "signed-in", "confirmed"] as const),
	signedIn: Type.Optional(
		object({ officer: object({ id: Id, handle: Type.String() }), agency: Id, post: Id, purpose: Purpose }),
	),
	access_token: Type.Optional(Type.String({ description: "of a confirmed request: good once, and for it alone" })),
});

export const pollDeviceRoute = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/sign-ins/devices/poll",
		{
			schema: {
				operationId: "pollDevice",
				summary: "Ask whether a program has been approved",
				tags: ["sign-in"],
				headers: DpopHeader,
				querystring: NoQuery,
				body: Body,
				response: { 200: Answer },
			},
			config: { access: "public" },
		},
		async (request) => {
			const key = await provenKey(identity, request, "/sign-ins/devices/poll");
			return pollDevice(identity, { code: request.body.device_code, key });
		},
	);
};
