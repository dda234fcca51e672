import { postsOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import { rfc3339 } from "../decision.ts";
import { hostedAgency } from "../directory/hosted-agency.ts";
import { officerSignedIn } from "../events.ts";
import type { Identity } from "../identity.ts";
import { challengeExpiry } from "../sign-in/challenge.ts";
import { secretHash, signInEndsAt, signInHandle } from "../sign-in/lives.ts";
import { neededRelyingParty } from "../sign-in/relying-party.ts";
import type { PasskeyAnswer } from "../sign-in/schema.ts";
import { webauthn } from "../sign-in/webauthn.ts";
import { insertSignIn, type PasskeyRow, readPasskey, useChallenge, usePasskey } from "../store/passkeys.ts";

/** Signs an officer in by a passkey, for a holder of a key. Both what succeeds and what is refused are recorded. */
export const officerSignIn = async (identity: Identity, asked: { passkey: PasskeyAnswer; key: string }) => {
	const { context, directory, attempts } = identity;
	const { now, newId, pool, committer } = context;
	attempts.check(asked.passkey.id);
	const passkey = await readPasskey(pool, asked.passkey.id);
	// A passkey that is not there and one that does not verify answer alike.
	const checked = passkey && hostedAgency(identity, passkey.agencyId) && (await verified(identity, passkey, asked));
	if (!checked) return refuse(identity, asked.passkey.id, passkey);
	const at = now();
	const signIn = { id: newId(), secret: Buffer.from(identity.random(32)).toString("base64url") };
	try {
		await committer.commit({
			writes: [
				{
					statement: useChallenge,
					row: { challenge: checked.challenge, expiresAt: rfc3339(checked.expires + 60_000) },
				},
				{ statement: usePasskey, row: { id: passkey.id, counter: checked.counter } },
				{
					statement: insertSignIn,
					row: {
						id: signIn.id,
						officerId: passkey.officerId,
						passkeyId: passkey.id,
						secretHash: secretHash(signIn.secret),
						keyThumbprint: asked.key,
						at: rfc3339(at),
					},
				},
			],
			events: [officerSignedIn({ agencyId: passkey.agencyId, officerId: passkey.officerId, signInId: signIn.id })],
			traceparent: currentTraceparent(),
		});
	} catch (error) {
		// The challenge was used before, or the passkey was removed meanwhile.
		if (error instanceof HubError && error.code === "CONFLICT") return refuse(identity, asked.passkey.id, passkey);
		throw error;
	}
	return {
		signIn: signInHandle(signIn),
		officer: { id: passkey.officerId, handle: passkey.handle },
		posts: postsOf(directory.current(), passkey.officerId, at),
		endsAt: rfc3339(signInEndsAt(at)),
	};
};

const refuse = async (identity: Identity, id: string, passkey: PasskeyRow | undefined): Promise<never> => {
	identity.attempts.failed(id);
	await identity.refusals.note({
		agencyId: passkey?.agencyId ?? "",
		clientId: "",
		reason: "passkey",
		grant: "passkey",
	});
	throw new HubError("SIGN_IN_REFUSED");
};

type Verified = { challenge: string; expires: number; counter: number };

const verified = async (
	{ context, consoleUrl }: Identity,
	passkey: PasskeyRow,
	{ passkey: answer, key }: { passkey: PasskeyAnswer; key: string },
): Promise<Verified | undefined> => {
	const party = neededRelyingParty(consoleUrl);
	const seen: { challenge?: string; expires?: number } = {};
	try {
		const { verified: holds, authenticationInfo } = await (await webauthn()).verifyAuthenticationResponse({
			response: {
				id: answer.id,
				rawId: answer.id,
				type: "public-key",
				clientExtensionResults: {},
				response: {
					clientDataJSON: answer.clientData,
					authenticatorData: answer.authenticatorData,
					signature: answer.signature,
				},
			},
			expectedChallenge: (challenge) => {
				const expires = challengeExpiry(context.hubKey, { kind: "sign-in", about: key }, challenge, context.now());
				Object.assign(seen, { challenge, expires });
				return expires !== undefined;
			},
			expectedOrigin: party.origins,
			expectedRPID: party.id,
			credential: {
				id: passkey.id,
				publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
				counter: passkey.counter,
			},
			requireUserVerification: true,
		});
		if (!holds || seen.challenge === undefined || seen.expires === undefined) return undefined;
		return { challenge: seen.challenge, expires: seen.expires, counter: authenticationInfo.newCounter };
	} catch {
		// What is wrong with an answer is told to nobody: all of it is refused alike.
		return undefined;
	}
};
