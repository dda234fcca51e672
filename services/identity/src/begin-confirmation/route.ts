import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { NoQuery, object } from "../schema.ts";
import { makeChallenge } from "../sign-in/challenge.ts";
import { confirming } from "../sign-in/confirming.ts";
import { provenKey } from "../sign-in/proof.ts";
import { neededRelyingParty } from "../sign-in/relying-party.ts";
import { DpopHeader, Operation, SignInHandle } from "../sign-in/schema.ts";
import { signInOf } from "../sign-in/sign-in-of.ts";
import { webauthn } from "../sign-in/webauthn.ts";

const Body = object({ signIn: SignInHandle, operation: Operation });
const Answer = object({
	options: Type.Unknown({ description: "PublicKeyCredentialRequestOptionsJSON (WebAuthn)" }),
});

/** A challenge for one request of one sign-in: an answer to it is good for nothing else. */
export const beginConfirmation = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/sign-ins/confirmations/begin",
		{
			schema: {
				operationId: "beginConfirmation",
				summary: "Begin to confirm one request with a passkey",
				tags: ["sign-in"],
				headers: DpopHeader,
				querystring: NoQuery,
				body: Body,
				response: { 200: Answer },
			},
			config: { access: "public" },
		},
		async (request) => {
			const { hubKey, now } = identity.context;
			const party = neededRelyingParty(identity.consoleUrl);
			const key = await provenKey(identity, request, "/sign-ins/confirmations/begin");
			const one = await signInOf(identity, request.body.signIn, key);
			if (!one) throw new HubError("SIGN_IN_REFUSED");
			const what = confirming(one, request.body.operation);
			const options = await (await webauthn()).generateAuthenticationOptions({
				rpID: party.id,
				challenge: new Uint8Array(makeChallenge(hubKey, what, identity.random(16), now())),
				userVerification: "required",
			});
			return { options };
		},
	);
};
