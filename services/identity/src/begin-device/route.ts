import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { NoQuery, object } from "../schema.ts";
import { makeChallenge } from "../sign-in/challenge.ts";
import { forDevice, waitingDevice } from "../sign-in/device-of.ts";
import { neededRelyingParty } from "../sign-in/relying-party.ts";
import { UserCode } from "../sign-in/schema.ts";
import { webauthn } from "../sign-in/webauthn.ts";

const Body = object({ code: UserCode });
const Answer = object({
	wants: Type.Enum(["sign-in", "confirmation"] as const),
	options: Type.Unknown({ description: "PublicKeyCredentialRequestOptionsJSON (WebAuthn)" }),
});

export const beginDevice = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/sign-ins/devices/begin",
		{
			schema: {
				operationId: "beginDevice",
				summary: "Begin to approve a program by the code that it shows",
				tags: ["sign-in"],
				querystring: NoQuery,
				body: Body,
				response: { 200: Answer },
			},
			config: { access: "public" },
		},
		async ({ body }) => {
			const { hubKey, now } = identity.context;
			const party = neededRelyingParty(identity.consoleUrl);
			const device = await waitingDevice(identity, body.code);
			const options = await (await webauthn()).generateAuthenticationOptions({
				rpID: party.id,
				challenge: new Uint8Array(makeChallenge(hubKey, forDevice(device), identity.random(16), now())),
				userVerification: "required",
			});
			return { wants: device.operation === null ? ("sign-in" as const) : ("confirmation" as const), options };
		},
	);
};
