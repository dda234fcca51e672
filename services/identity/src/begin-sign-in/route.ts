import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { NoQuery, object } from "../schema.ts";
import { makeChallenge } from "../sign-in/challenge.ts";
import { provenKey } from "../sign-in/proof.ts";
import { neededRelyingParty } from "../sign-in/relying-party.ts";
import { DpopHeader } from "../sign-in/schema.ts";
import { webauthn } from "../sign-in/webauthn.ts";

const Answer = object({
	options: Type.Unknown({ description: "PublicKeyCredentialRequestOptionsJSON (WebAuthn)" }),
});

/** Names no passkey: the officer's authenticator offers those that it has, and nobody learns who has one. */
export const beginSignIn = (app: HttpServer, identity: Identity): void => {
	app.post(
		"/sign-ins/begin",
		{
			schema: {
				operationId: "beginSignIn",
				summary: "Begin to sign in with a passkey",
				tags: ["sign-in"],
				headers: DpopHeader,
				querystring: NoQuery,
				body: object({}),
				response: { 200: Answer },
			},
			config: { access: "public" },
		},
		async (request) => {
			const { hubKey, now } = identity.context;
			const party = neededRelyingParty(identity.consoleUrl);
			const key = await provenKey(identity, request, "/sign-ins/begin");
			const challenge = makeChallenge(hubKey, { kind: "sign-in", about: key }, identity.random(16), now());
			const options = await (await webauthn()).generateAuthenticationOptions({
				rpID: party.id,
				challenge: new Uint8Array(challenge),
				userVerification: "required",
			});
			return { options };
		},
	);
};
