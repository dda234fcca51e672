import { signInClient } from "@seamark/auth";
import type { identityApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { rfc3339 } from "../decision.ts";
import type { Identity } from "../identity.ts";
import { signInOf } from "../sign-in/sign-in-of.ts";
import { type SignInRow, useSignIn } from "../store/passkeys.ts";
import { confirmationOf } from "./confirmation.ts";
import { decideToken, type Refused, refused, scopeList } from "./decide.ts";
import { mintToken } from "./mint.ts";
import type { TokenAnswer, TokenRequest } from "./request.ts";

const over = refused("invalid_grant", "The officer is not signed in any more. Sign in again with the passkey.");

/** What the first token fixes, the later ones keep to: another post or purpose takes the passkey again. */
const fixedOtherwise = (one: { postId: string | null; purpose: string | null }, post: string, purpose: string) =>
	one.postId !== null && (one.postId !== post || one.purpose !== purpose);

const saysMore = (form: TokenRequest["form"]): boolean =>
	[form.client_assertion, form.assertion, form.client_id].some((one) => one !== undefined);

/** An agency that holds its own key lets the hub sign for those alone who signed in at its own provider. */
const agencyOfProvider = (
	identity: Identity,
	id: string,
	one: SignInRow | undefined,
): identityApi.Agency | undefined => {
	const agency = one?.byProvider && one.agencyId === id ? identity.directory.current().agency(id) : undefined;
	return agency?.status === "active" && agency.signIn ? agency : undefined;
};

/** A token for an officer who signed in with a passkey. The console asks for it, and gets none for other officers. */
export const signedInToken = async (
	identity: Identity,
	agency: identityApi.Agency | undefined,
	request: TokenRequest,
): Promise<TokenAnswer | Refused> => {
	const { form } = request;
	if (saysMore(form))
		return refused("invalid_request", "With this grant nothing but sign_in, duty_post, purpose and scope is said.");
	if (form.sign_in === undefined || form.duty_post === undefined || form.purpose === undefined)
		return refused("invalid_request", "This grant needs sign_in, duty_post and purpose.");
	if (form.resource !== undefined && form.resource !== identity.hub)
		return refused("invalid_request", "The resource must be this hub.");
	// Always by DPoP, on a demonstration hub too: the sign-in itself is bound to that key.
	const confirmation = request.dpop === undefined ? undefined : await confirmationOf(identity, request);
	if (confirmation === undefined) return refused("invalid_request", "Send a DPoP proof.");
	if ("error" in confirmation) return confirmation;
	const one = "jkt" in confirmation ? await signInOf(identity, form.sign_in, confirmation.jkt) : undefined;
	const issuing = agency ?? agencyOfProvider(identity, request.agencyId, one);
	if (!one || !issuing) return over;
	const { now } = identity.context;
	const directory = identity.directory.current();
	if (directory.agency(one.agencyId)?.status !== "active") return over;
	if (fixedOtherwise(one, form.duty_post, form.purpose))
		return refused("invalid_grant", "Another post or purpose takes the passkey again.");
	const scopes = form.scope === undefined ? {} : { scopes: scopeList(form.scope) };
	const asked = { post: form.duty_post, officer: one.officerId, purpose: form.purpose, ...scopes };
	const granted = decideToken(issuing, asked, directory, now());
	if ("error" in granted) return granted;
	try {
		const { accessToken, expiresIn } = await mintToken(identity, {
			agency: issuing,
			client: signInClient,
			officer: one.officerId,
			granted,
			grant: "sign-in",
			confirmation,
			writes: [
				{
					statement: useSignIn,
					row: { id: one.id, post: granted.post.id, purpose: granted.purpose, at: rfc3339(now()) },
				},
			],
		});
		return {
			access_token: accessToken,
			token_type: "DPoP",
			expires_in: expiresIn,
			scope: granted.scopes.join(" "),
			duty_post: granted.post.id,
			purpose: granted.purpose,
		};
	} catch (error) {
		if (error instanceof HubError && error.code === "CONFLICT") return over;
		throw error;
	}
};
