import Type from "typebox";
import { object } from "../schema.ts";

const encoded = (max: number, description: string) =>
	Type.String({ pattern: `^[A-Za-z0-9_-]{1,${max}}$`, description: `${description}, base64url`, examples: ["AA"] });

export const CredentialId = encoded(1_400, "id of the passkey");
export const ClientData = encoded(4_000, "clientDataJSON as the browser made it");

/** What an authenticator answers when somebody signs in (WebAuthn, AuthenticatorAssertionResponse). */
export const PasskeyAnswer = object({
	id: CredentialId,
	clientData: ClientData,
	authenticatorData: encoded(4_000, "authenticator data"),
	signature: encoded(4_000, "signature"),
});
export type PasskeyAnswer = Type.Static<typeof PasskeyAnswer>;

/** What it answers when a passkey is made (WebAuthn, AuthenticatorAttestationResponse). */
export const NewPasskey = object({
	id: CredentialId,
	clientData: ClientData,
	attestation: encoded(16_000, "attestation object"),
});
export type NewPasskey = Type.Static<typeof NewPasskey>;

const half = (which: string) =>
	Type.String({
		pattern: "^[0-9A-Za-z -]{10,20}$",
		description: `${which} half of the code, such as ABCDE-FGH12`,
		examples: ["ABCDE-FGH12"],
	});
export const Code = { firstHalf: half("first"), secondHalf: half("second") };

export const DpopHeader = {
	type: "object",
	properties: {
		dpop: { type: "string", description: "a DPoP proof (RFC 9449) of the key that tokens are to be bound to" },
	},
};
