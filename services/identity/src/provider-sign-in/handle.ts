import { postsOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import { rfc3339 } from "../decision.ts";
import { officerSignedIn } from "../events.ts";
import type { Identity } from "../identity.ts";
import { attemptBack } from "../provider/attempt.ts";
import { neededProvider } from "../provider/needed.ts";
import { redirectUri } from "../provider/redirect.ts";
import { secretHash, signInEndsAt, signInHandle } from "../sign-in/lives.ts";
import { insertSignIn, useChallenge } from "../store/passkeys.ts";
import { officerOfSubject, type ProviderRow } from "../store/providers.ts";

type Asked = { agency: string; state: string; code: string; issuer?: string };

/**
 * Signs an officer in by what the agency's provider says, for a holder of a key. The hub asks the provider itself: what went through the
 * browser says nothing by itself. Both what succeeds and what is refused are recorded.
 */
export const providerSignIn = async (identity: Identity, asked: Asked, key: string) => {
	const { context } = identity;
	const { committer, hubKey, now } = context;
	const provider = await neededProvider(identity, asked.agency);
	const refused = async (what: string): Promise<never> => {
		const refusal = { agencyId: provider.agencyId, clientId: "", reason: what, grant: "provider" };
		await identity.refusals.note(refusal);
		throw new HubError("SIGN_IN_REFUSED", { detail: words });
	};
	const attempt = attemptBack(hubKey, { provider: provider.id, key, state: asked.state }, now());
	if (!attempt) return refused("state");
	await identity.providerTries(provider.id);
	// Before the provider is asked: what comes back is tried once, also by many at one moment.
	const once = { challenge: attempt.state, expiresAt: rfc3339(attempt.expires + 60_000) };
	const first = await committer
		.commit({
			writes: [{ statement: useChallenge, row: once }],
			events: [],
			traceparent: currentTraceparent(),
		})
		.then(
			() => true,
			(error: unknown) => {
				if (error instanceof HubError && error.code === "CONFLICT") return false;
				throw error;
			},
		);
	if (!first) return refused("replay");
	const said = await identity.providers.subjectOf(provider, {
		attempt,
		redirectUri: redirectUri(identity.consoleUrl, provider.agencyId),
		returned: { code: asked.code, issuer: asked.issuer },
	});
	if ("fault" in said) return refused(said.fault);
	const officer = await officerOfSubject(context.pool, provider.id, said.subject);
	if (!officer || officer.removed) return refused("nobody");
	return signedIn(identity, provider, { officer, key });
};

const words =
	"The hub did not accept the sign-in at your agency's provider. Begin once more; if it stays so, your agency's administration finds the reason in the audit.";

const signedIn = async (
	{ context, directory, random }: Identity,
	{ agencyId }: ProviderRow,
	{ officer, key }: { officer: { id: string; officerId: string; handle: string }; key: string },
) => {
	const at = context.now();
	const signIn = { id: context.newId(), secret: Buffer.from(random(32)).toString("base64url") };
	const row = {
		id: signIn.id,
		officerId: officer.officerId,
		subjectId: officer.id,
		secretHash: secretHash(signIn.secret),
		keyThumbprint: key,
		at: rfc3339(at),
	};
	await context.committer.commit({
		writes: [{ statement: insertSignIn, row }],
		events: [officerSignedIn({ agencyId, officerId: officer.officerId, signInId: signIn.id })],
		traceparent: currentTraceparent(),
	});
	return {
		signIn: signInHandle(signIn),
		officer: { id: officer.officerId, handle: officer.handle },
		posts: postsOf(directory.current(), officer.officerId, at),
		endsAt: rfc3339(signInEndsAt(at)),
	};
};
