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

export const SignInHandle = Type.String({
	pattern: "^[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}$",
	description: "as the sign-in answered it",
	examples: [`${"0".repeat(36)}.${"A".repeat(43)}`],
});
/** What is confirmed, as its hash: the service that is asked compares it with what comes. */
export const Operation = Type.String({
	pattern: "^[A-Za-z0-9_-]{43}$",
	description:
		"SHA-256 of the one request that is confirmed, base64url: its method, a space, its address from the first slash on with the query, a line feed, and the bytes of its body",
	examples: ["A".repeat(43)],
});

export const UserCode = Type.String({
	pattern: "^[0-9A-Za-z -]{8,12}$",
	description: "as the program shows it, such as ABCD-EFGH",
	examples: ["ABCD-EFGH"],
});

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
