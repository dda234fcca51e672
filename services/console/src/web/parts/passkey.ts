import { own, Problem } from "../api.ts";
import type { Session } from "../state.ts";

const encoded = (bytes: ArrayBuffer): string =>
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll("+", "-")
		.replaceAll("/", "_")
		.replace(/=+$/, "");

export const passkeysPossible = (): boolean => typeof PublicKeyCredential === "function";

/** The browser's own refusals: cancelled, none there, or the wrong address. */
const refused = (): never => {
	throw new Problem(403, { code: "SIGN_IN_REFUSED" });
};

export const signInWithPasskey = async (): Promise<Session> => {
	const { attempt, options } = await own<{ attempt: string; options: PublicKeyCredentialRequestOptionsJSON }>(
		"POST",
		"passkey/begin",
	);
	const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
	const credential = (await navigator.credentials.get({ publicKey }).catch(refused)) as PublicKeyCredential | null;
	if (!credential) return refused();
	const answer = credential.response as AuthenticatorAssertionResponse;
	return own<Session>("POST", "passkey/finish", {
		attempt,
		passkey: {
			id: credential.id,
			clientData: encoded(answer.clientDataJSON),
			authenticatorData: encoded(answer.authenticatorData),
			signature: encoded(answer.signature),
		},
	});
};

export const enrolPasskey = async (code: { firstHalf: string; secondHalf: string }): Promise<{ officer: string }> => {
	const { options } = await own<{ options: PublicKeyCredentialCreationOptionsJSON }>("POST", "enrol/begin", code);
	const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
	const credential = (await navigator.credentials.create({ publicKey }).catch(refused)) as PublicKeyCredential | null;
	if (!credential) return refused();
	const answer = credential.response as AuthenticatorAttestationResponse;
	return own("POST", "enrol/finish", {
		...code,
		passkey: {
			id: credential.id,
			clientData: encoded(answer.clientDataJSON),
			attestation: encoded(answer.attestationObject),
		},
	});
};
