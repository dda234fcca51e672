import { postsOf } from "@seamark/auth";
import { currentTraceparent } from "@seamark/telemetry";
import { rfc3339 } from "../decision.ts";
import { officerSignedIn } from "../events.ts";
import type { Identity } from "../identity.ts";
import { checkPasskey } from "../sign-in/check-passkey.ts";
import { secretHash, signInEndsAt, signInHandle } from "../sign-in/lives.ts";
import type { PasskeyAnswer } from "../sign-in/schema.ts";
import { insertSignIn } from "../store/passkeys.ts";

/** Signs an officer in by a passkey, for a holder of a key. Both what succeeds and what is refused are recorded. */
export const officerSignIn = async (identity: Identity, asked: { passkey: PasskeyAnswer; key: string }) => {
	const { context, directory } = identity;
	const { now, newId, committer } = context;
	const challenge = { kind: "sign-in", about: asked.key } as const;
	const { passkey, writes, once } = await checkPasskey(identity, { answer: asked.passkey, challenge });
	const at = now();
	const signIn = { id: newId(), secret: Buffer.from(identity.random(32)).toString("base64url") };
	const row = {
		id: signIn.id,
		officerId: passkey.officerId,
		passkeyId: passkey.id,
		secretHash: secretHash(signIn.secret),
		keyThumbprint: asked.key,
		at: rfc3339(at),
	};
	await once(() =>
		committer.commit({
			writes: [...writes, { statement: insertSignIn, row }],
			events: [officerSignedIn({ agencyId: passkey.agencyId, officerId: passkey.officerId, signInId: signIn.id })],
			traceparent: currentTraceparent(),
		}),
	);
	return {
		signIn: signInHandle(signIn),
		officer: { id: passkey.officerId, handle: passkey.handle },
		posts: postsOf(directory.current(), passkey.officerId, at),
		endsAt: rfc3339(signInEndsAt(at)),
	};
};
