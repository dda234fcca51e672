import { HubError } from "@seamark/errors";
import type { Change } from "@seamark/log";
import { rfc3339 } from "../decision.ts";
import { hostedAgency } from "../directory/hosted-agency.ts";
import type { Identity } from "../identity.ts";
import { type PasskeyRow, readPasskey, useChallenge, usePasskey } from "../store/passkeys.ts";
import { type ChallengeFor, challengeExpiry } from "./challenge.ts";
import { neededRelyingParty } from "./relying-party.ts";
import type { PasskeyAnswer } from "./schema.ts";
import { webauthn } from "./webauthn.ts";

export type CheckedPasskey = {
	passkey: PasskeyRow;
	/** Committed together with what the passkey is given for: the challenge is good once. */
	writes: Change["writes"];
	/** Runs the commit; where the challenge was used before, or the passkey was removed meanwhile, it is refused as everything else. */
	once<T>(commit: () => Promise<T>): Promise<T>;
};

/**
 * An answer of an authenticator, with the person verified, to a challenge of this hub. Every fault is refused alike, recorded,
 * and counted: ten tries at once, and then one a minute. Throws SIGN_IN_REFUSED and TOO_MANY_REQUESTS.
 */
export const checkPasskey = async (
	identity: Identity,
	o: { answer: PasskeyAnswer; challenge: ChallengeFor; officer?: string },
): Promise<CheckedPasskey> => {
	const { context, tries } = identity;
	const { id } = o.answer;
	await tries.take(id);
	const passkey = await readPasskey(context.pool, id);
	const refused = async (): Promise<never> => {
		await identity.refusals.note({
			agencyId: passkey?.agencyId ?? "",
			clientId: "",
			reason: "passkey",
			grant: o.challenge.kind === "sign-in" ? "passkey" : o.challenge.kind,
		});
		throw new HubError("SIGN_IN_REFUSED");
	};
	// A passkey that is not there, one of somebody else and one that does not verify answer alike.
	const right = passkey && (o.officer === undefined || o.officer === passkey.officerId);
	const checked = right && hostedAgency(identity, passkey.agencyId) && (await verified(identity, passkey, o));
	if (!checked) return refused();
	return {
		passkey,
		writes: [
			{
				statement: useChallenge,
				row: { challenge: checked.challenge, expiresAt: rfc3339(checked.expires + 60_000) },
			},
			{ statement: usePasskey, row: { id, counter: checked.counter } },
		],
		once: async (commit) => {
			try {
				const done = await commit();
				await tries.succeeded(id);
				return done;
			} catch (error) {
				if (error instanceof HubError && error.code === "CONFLICT") return refused();
				throw error;
			}
		},
	};
};

type Verified = { challenge: string; expires: number; counter: number };

const verified = async (
	{ context, consoleUrl }: Identity,
	passkey: PasskeyRow,
	{ answer, challenge: wanted }: { answer: PasskeyAnswer; challenge: ChallengeFor },
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
				const expires = challengeExpiry(context.hubKey, wanted, challenge, context.now());
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
