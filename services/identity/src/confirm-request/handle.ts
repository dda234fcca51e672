import { signInClient } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Change } from "@seamark/log";
import { rfc3339 } from "../decision.ts";
import { hostedAgency } from "../directory/hosted-agency.ts";
import type { Identity } from "../identity.ts";
import { decideToken } from "../issue-token/decide.ts";
import { mintToken } from "../issue-token/mint.ts";
import { checkPasskey } from "../sign-in/check-passkey.ts";
import { confirming } from "../sign-in/confirming.ts";
import type { PasskeyAnswer } from "../sign-in/schema.ts";
import { signInOf } from "../sign-in/sign-in-of.ts";
import { type SignInRow, useSignIn } from "../store/passkeys.ts";

type Asked = { signIn: string; operation: string; passkey: PasskeyAnswer; key: string };

/** Seconds in which what was confirmed has to be sent. */
const lifeSeconds = 60;

/**
 * A token for one request, for who signed in and gives the passkey again. The console cannot make one: it would have to sign as the
 * officer's authenticator does, with the person verified.
 */
export const confirmRequest = async (identity: Identity, asked: Asked) => {
	const one = await signInOf(identity, asked.signIn, asked.key);
	if (!one?.postId || one.purpose === null) throw new HubError("SIGN_IN_REFUSED");
	const { writes, once } = await checkPasskey(identity, {
		answer: asked.passkey,
		challenge: confirming(one, asked.operation),
		officer: one.officerId,
	});
	return once(() => mintConfirmed(identity, one, asked, writes));
};

/** The token for the one request, as long as the officer is on the post. */
export const mintConfirmed = async (
	identity: Identity,
	one: SignInRow,
	{ operation, key }: { operation: string; key: string },
	writes: Change["writes"],
) => {
	const { directory, context } = identity;
	const now = context.now();
	const post = directory.current().post(one.postId ?? "");
	const agency = post && hostedAgency(identity, post.agencyId);
	const asked = post && one.purpose !== null && { post: post.id, officer: one.officerId, purpose: one.purpose };
	const granted = agency && asked ? decideToken(agency, asked, directory.current(), now) : undefined;
	if (!agency || !granted || "error" in granted) throw new HubError("SIGN_IN_REFUSED");
	const use = { id: one.id, post: granted.post.id, purpose: granted.purpose, at: rfc3339(now) };
	const { accessToken, expiresIn } = await mintToken(identity, {
		agency,
		client: signInClient,
		officer: one.officerId,
		granted,
		grant: "confirmation",
		confirmation: { jkt: key },
		lifeSeconds,
		operation,
		writes: [...writes, { statement: useSignIn, row: use }],
	});
	return { access_token: accessToken, token_type: "DPoP" as const, expires_in: expiresIn };
};
