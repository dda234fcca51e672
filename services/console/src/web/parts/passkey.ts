import { signal } from "@preact/signals";
import { confirmBy, encoded, own, Problem } from "../api.ts";
import type { Session } from "../state.ts";

export const passkeysPossible = (): boolean => typeof PublicKeyCredential === "function";

/** The browser's own refusals: cancelled, none there, or the wrong address. */
const refused = (): never => {
	throw new Problem(403, { code: "SIGN_IN_REFUSED" });
};

const answerOf = async (options: PublicKeyCredentialRequestOptionsJSON) => {
	const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
	const credential = (await navigator.credentials.get({ publicKey }).catch(refused)) as PublicKeyCredential | null;
	if (!credential) return refused();
	const answer = credential.response as AuthenticatorAssertionResponse;
	return {
		id: credential.id,
		clientData: encoded(answer.clientDataJSON),
		authenticatorData: encoded(answer.authenticatorData),
		signature: encoded(answer.signature),
	};
};

export const signInWithPasskey = async (): Promise<Session> => {
	const { attempt, options } = await own<{ attempt: string; options: PublicKeyCredentialRequestOptionsJSON }>(
		"POST",
		"passkey/begin",
	);
	return own<Session>("POST", "passkey/finish", { attempt, passkey: await answerOf(options) });
};

/** Lets a program in, or confirms its one request, by the code that it shows. */
export const approveDevice = async (asked: { code: string; post: string; purpose: string }) => {
	const { options, wants } = await own<{ wants: string; options: PublicKeyCredentialRequestOptionsJSON }>(
		"POST",
		"device/begin",
		{ code: asked.code },
	);
	await own("POST", "device/approve", { ...asked, passkey: await answerOf(options) });
	return wants;
};

/** The page says why the device asks: not for signing in, but for the one thing that was just done. */
export const confirming = signal(false);

confirmBy(async (operation) => {
	confirming.value = true;
	try {
		const { options } = await own<{ options: PublicKeyCredentialRequestOptionsJSON }>("POST", "confirm/begin", {
			operation,
		});
		await own("POST", "confirm/finish", { operation, passkey: await answerOf(options) });
	} finally {
		confirming.value = false;
	}
});

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
