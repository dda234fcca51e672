import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import { rfc3339 } from "../decision.ts";
import { directoryChanged } from "../events.ts";
import type { Identity } from "../identity.ts";
import { challengeExpiry } from "../sign-in/challenge.ts";
import { enrolmentOfCode, mostWrong } from "../sign-in/enrolment-of-code.ts";
import { neededRelyingParty } from "../sign-in/relying-party.ts";
import type { NewPasskey } from "../sign-in/schema.ts";
import { webauthn } from "../sign-in/webauthn.ts";
import { type EnrolmentRow, insertPasskey, passkeysOf, removePasskey, useEnrolment } from "../store/passkeys.ts";

/** Takes the passkey, uses the code up, and removes the passkeys that it replaces, in one change. */
export const finishEnrolment = async (
	identity: Identity,
	asked: { firstHalf: string; secondHalf: string; passkey: NewPasskey },
): Promise<{ officer: string }> => {
	const { context, directory } = identity;
	const { now, pool, committer } = context;
	const enrolment = await enrolmentOfCode(identity, asked);
	const credential = await verified(identity, enrolment, asked.passkey);
	const at = rfc3339(now());
	const old = enrolment.replaces
		? (await passkeysOf(pool, enrolment.agencyId)).filter((one) => one.officerId === enrolment.officerId)
		: [];
	const done = await committer
		.commit({
			writes: [
				{ statement: useEnrolment, row: { id: enrolment.id, at, most: mostWrong } },
				...old.map(({ id }) => ({ statement: removePasskey, row: { id, at } })),
				{
					statement: insertPasskey,
					row: {
						id: credential.id,
						officerId: enrolment.officerId,
						agencyId: enrolment.agencyId,
						publicKey: Buffer.from(credential.publicKey).toString("base64url"),
						counter: credential.counter,
						enrolmentId: enrolment.id,
						at,
					},
				},
			],
			events: [
				directoryChanged(
					{ agencyId: enrolment.agencyId, officerId: enrolment.officerId },
					{
						entity: "passkey",
						entityId: enrolment.officerId,
						change: old.length > 0 ? "replaced" : "enrolled",
						agencyId: enrolment.agencyId,
					},
				),
			],
			traceparent: currentTraceparent(),
		})
		.catch((error: unknown) => {
			// Another one was faster with the same code.
			throw error instanceof HubError && error.code === "CONFLICT" ? new HubError("ENROLMENT_REFUSED") : error;
		});
	await directory.reached(done.position).catch(() => undefined);
	return { officer: enrolment.handle };
};

const verified = async ({ context, consoleUrl }: Identity, enrolment: EnrolmentRow, passkey: NewPasskey) => {
	const party = neededRelyingParty(consoleUrl);
	const about = { kind: "enrolment", about: enrolment.id } as const;
	try {
		const { verified: holds, registrationInfo } = await (await webauthn()).verifyRegistrationResponse({
			response: {
				id: passkey.id,
				rawId: passkey.id,
				type: "public-key",
				clientExtensionResults: {},
				response: { clientDataJSON: passkey.clientData, attestationObject: passkey.attestation },
			},
			expectedChallenge: (challenge) => challengeExpiry(context.hubKey, about, challenge, context.now()) !== undefined,
			expectedOrigin: party.origins,
			expectedRPID: party.id,
			requireUserVerification: true,
		});
		if (holds) return registrationInfo.credential;
	} catch (cause) {
		throw new HubError("SIGN_IN_REFUSED", { cause });
	}
	throw new HubError("SIGN_IN_REFUSED");
};
