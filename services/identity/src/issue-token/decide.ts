import type { Directory } from "@seamark/auth";
import type { identityApi } from "@seamark/contracts";
import { agencyKinds, grantableTo, type Purpose, purposes, type Scope, scopes } from "@seamark/policy";

/** Error codes of RFC 6749 (5.2), RFC 7523 and RFC 9449. */
export type TokenErrorCode =
	| "invalid_request"
	| "invalid_client"
	| "invalid_grant"
	| "unauthorized_client"
	| "unsupported_grant_type"
	| "invalid_scope"
	| "invalid_dpop_proof";

/** Seconds that a token lives at most; nothing in the hub takes one that lives longer. */
export const longestLife = 600;

export type Refused = { error: TokenErrorCode; description: string };
export const refused = (error: TokenErrorCode, description: string): Refused => ({ error, description });

export type Granted = { post: identityApi.DutyPost; purpose: Purpose; scopes: Scope[] };

/** What is asked for; what is absent is left to the post: everything it holds, or its only purpose. */
export type Asked = { post: string; officer?: string; purpose?: string; scopes?: readonly string[] };

/**
 * May this agency's client, or officer, have such a token now? Never more than the duty post holds and the kind of agency
 * may hold: asking for more is refused, not cut down, so that nobody works with less than they think they have.
 */
export const decideToken = (
	agency: identityApi.Agency,
	asked: Asked,
	directory: Directory,
	now: number,
): Granted | Refused => {
	const kind = agencyKinds.find((one) => one === agency.kind);
	const post = directory.post(asked.post);
	if (agency.status !== "active" || !kind || !post || post.agencyId !== agency.id || post.closed)
		return refused("invalid_grant", "The duty post is not an open post of this agency.");
	if (asked.officer !== undefined && !directory.onPost(asked.officer, post.id, now))
		return refused("invalid_grant", "The officer is not on that duty post now.");

	const ever = grantableTo(kind, agency.nationalOffice);
	const most = scopes.filter((scope) => post.scopes.includes(scope) && ever.includes(scope));
	const wanted = asked.scopes ?? most;
	const beyond = wanted.filter((scope) => !(most as readonly string[]).includes(scope));
	if (beyond.length > 0)
		return refused(
			"invalid_scope",
			`The duty post does not hold ${printable(beyond.join(" "))}. It holds ${most.join(" ")}.`,
		);

	const held = purposes.filter((purpose) => post.purposes.includes(purpose));
	if (asked.purpose === undefined && held.length !== 1)
		return refused("invalid_request", `Say for which purpose: ${held.join(", ")}.`);
	const purpose = asked.purpose === undefined ? held[0] : held.find((one) => one === asked.purpose);
	if (!purpose)
		return refused("invalid_scope", `The duty post does not work for that purpose, only for ${held.join(", ")}.`);
	return { post, purpose, scopes: most.filter((scope) => wanted.includes(scope)) };
};

/** RFC 6749 lets an error description hold printable ASCII without quotes and backslashes. */
export const printable = (text: string): string => text.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "?").slice(0, 200);

/** What the vouching assertion says of the officer; the request's own parameters can only narrow it. */
export const decideVouched = (
	subject: string,
	claims: Record<string, unknown>,
	form: { duty_post?: string; purpose?: string; scope?: string },
): Asked | Refused => {
	const { duty_post: post, purpose, scope } = claims;
	if (typeof post !== "string" || typeof purpose !== "string" || typeof scope !== "string")
		return refused("invalid_grant", "The assertion must say duty_post, purpose and scope.");
	if (form.duty_post !== undefined && form.duty_post !== post)
		return refused("invalid_grant", "The assertion vouches for another duty post.");
	if (form.purpose !== undefined && form.purpose !== purpose)
		return refused("invalid_grant", "The assertion vouches for another purpose.");
	const vouched = scopeList(scope);
	const wanted = form.scope === undefined ? vouched : scopeList(form.scope);
	if (wanted.some((one) => !vouched.includes(one)))
		return refused("invalid_scope", "The assertion does not vouch for so much.");
	return { post, officer: subject, purpose, scopes: wanted };
};

export const scopeList = (text: string): string[] => [...new Set(text.split(" ").filter(Boolean))];
