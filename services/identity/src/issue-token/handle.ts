import { createHash } from "node:crypto";
import type { identityApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { hostedAgency } from "../directory/hosted-agency.ts";
import type { Grant } from "../events.ts";
import type { Identity } from "../identity.ts";
import { useAssertion } from "../store/statements.ts";
import { type Assertion, verifyAssertion } from "./assertion.ts";
import { confirmationOf } from "./confirmation.ts";
import { type Asked, decideToken, decideVouched, printable, type Refused, refused, scopeList } from "./decide.ts";
import { mintToken } from "./mint.ts";
import type { TokenAnswer, TokenRequest } from "./request.ts";
import { signedInToken } from "./signed-in.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const grants: Record<string, Grant> = {
	client_credentials: "client_credentials",
	"urn:ietf:params:oauth:grant-type:jwt-bearer": "jwt-bearer",
	"urn:seamark:grant-type:sign-in": "sign-in",
};

/** Issues an access token, or says why not in the terms of RFC 6749. Both are recorded. */
export const issueToken = async (identity: Identity, request: TokenRequest): Promise<TokenAnswer | Refused> => {
	const agency = hostedAgency(identity, request.agencyId);
	const attempt: { client?: identityApi.Client } = {};
	const answer =
		grants[request.form.grant_type] === "sign-in"
			? await signedInToken(identity, agency, request)
			: await tryToIssue(identity, agency, request, attempt);
	if ("error" in answer)
		await identity.refusals.note({
			agencyId: agency?.id ?? "",
			clientId: attempt.client?.id ?? "",
			reason: answer.error,
			grant: grants[request.form.grant_type] ?? "",
		});
	return answer;
};

const tryToIssue = async (
	identity: Identity,
	agency: identityApi.Agency | undefined,
	request: TokenRequest,
	attempt: { client?: identityApi.Client },
): Promise<TokenAnswer | Refused> => {
	const { form } = request;
	const grant = grants[form.grant_type];
	if (!grant) return refused("unsupported_grant_type", `The grants are ${Object.keys(grants).join(" and ")}.`);
	if (form.resource !== undefined && form.resource !== identity.hub)
		return refused("invalid_request", "The resource must be this hub.");
	const raw = assertionOf(grant, form);
	if (typeof raw !== "string") return raw;
	const code = grant === "jwt-bearer" ? "invalid_grant" : "invalid_client";
	if (!agency) return refused(code, "The client is not registered with this agency, or its assertion does not verify.");
	const assertion = await verifyAssertion({ assertion: raw, agency, now: identity.context.now() });
	if ("refused" in assertion) return refused(code, printable(assertion.refused));
	attempt.client = assertion.client;
	const asked = grant === "jwt-bearer" ? vouchedFor(assertion, form) : ownPost(assertion, form);
	if ("error" in asked) return asked;

	const confirmation = await confirmationOf(identity, request);
	if (confirmation && "error" in confirmation) return confirmation;
	const granted = decideToken(agency, asked, identity.directory.current(), identity.context.now());
	if ("error" in granted) return granted;
	try {
		const { accessToken, expiresIn } = await mintToken(identity, {
			agency,
			client: assertion.client.id,
			...(asked.officer === undefined ? {} : { officer: asked.officer }),
			granted,
			grant,
			...(confirmation ? { confirmation } : {}),
			writes: [{ statement: useAssertion, row: usedOnce(assertion) }],
		});
		return {
			access_token: accessToken,
			token_type: confirmation && "jkt" in confirmation ? "DPoP" : "Bearer",
			expires_in: expiresIn,
			scope: granted.scopes.join(" "),
			duty_post: granted.post.id,
			purpose: granted.purpose,
		};
	} catch (error) {
		if (error instanceof HubError && error.code === "CONFLICT")
			return refused(code, "The assertion was used before (jti).");
		throw error;
	}
};

const assertionOf = (grant: Grant, form: TokenRequest["form"]): string | Refused => {
	if (form.sign_in !== undefined) return refused("invalid_request", "This grant takes no sign_in.");
	if (grant === "jwt-bearer") {
		// The assertion is signed by the client, so it authenticates the client as well: two proofs could contradict each other.
		if (form.client_assertion !== undefined || form.client_assertion_type !== undefined)
			return refused("invalid_request", "With this grant the assertion alone says who the client is.");
		return form.assertion ?? refused("invalid_request", "The assertion is missing.");
	}
	if (form.assertion !== undefined)
		return refused("invalid_request", "This grant takes client_assertion, not assertion.");
	if (form.client_assertion_type !== assertionType || form.client_assertion === undefined)
		return refused("invalid_client", `Authenticate with private_key_jwt: client_assertion_type ${assertionType}.`);
	return form.client_assertion;
};

/** RFC 7523: a client that authenticates is both issuer and subject of its assertion. */
const ownPost = (assertion: Assertion, form: TokenRequest["form"]): Asked | Refused => {
	const { client } = assertion;
	if (assertion.subject !== client.id || (form.client_id !== undefined && form.client_id !== client.id))
		return refused("invalid_client", "In a client assertion iss, sub and client_id are the same.");
	if (form.duty_post !== undefined && form.duty_post !== client.postId)
		return refused("invalid_grant", "The client acts for another duty post.");
	return {
		post: client.postId,
		...(form.purpose === undefined ? {} : { purpose: form.purpose }),
		...(form.scope === undefined ? {} : { scopes: scopeList(form.scope) }),
	};
};

/** RFC 7521 (4.1): `client_id` is not needed, and where it comes it has to be the client that signed. */
const vouchedFor = (assertion: Assertion, form: TokenRequest["form"]): Asked | Refused => {
	if (form.client_id !== undefined && form.client_id !== assertion.client.id)
		return refused("invalid_grant", "The client_id is not the client that signed the assertion.");
	return assertion.client.vouches
		? decideVouched(assertion.subject, assertion.claims, form)
		: refused("unauthorized_client", "This client may not vouch for officers.");
};

const usedOnce = (assertion: Assertion) => ({
	clientId: assertion.client.id,
	jti: createHash("sha256").update(assertion.tokenId).digest("base64url"),
	// A little longer than any clock here would still take it.
	expiresAt: new Date(assertion.expires + 60_000).toISOString(),
});
