import { agencyKinds, grantableTo, type Principal, type Purpose, type Scope, type Tlp } from "@seamark/policy";
import type { Directory } from "./directory.ts";

/** What an access token says once its signature holds. Bound to its holder by `jkt` (DPoP) or `x5t` (certificate). */
export type TokenClaims = {
	issuer: string;
	agency: string;
	/** Officer id, or the client's id when a system acts. */
	subject: string;
	client: string;
	post: string;
	officer: string | undefined;
	purpose: Purpose;
	scopes: readonly Scope[];
	tokenId: string;
	keyId: string;
	/** Seconds since the epoch. */
	expires: number;
	jkt: string | undefined;
	/** The one request that the officer has confirmed with the passkey; the token is good for nothing else. */
	operation?: string | undefined;
	x5t: string | undefined;
};

/**
 * Resolves who acts, from the token and the directory at this moment, or says in one word why nobody does. The token can
 * only narrow: scopes are those that the token asks for, the post holds and the kind of agency may hold.
 */
export const principalOf = (
	claims: TokenClaims,
	directory: Directory,
	now: number,
): Principal | { refused: string } => {
	const agency = directory.agency(claims.agency);
	if (agency?.status !== "active") return { refused: "agency" };
	const post = directory.post(claims.post);
	if (!post || post.closed || post.agencyId !== agency.id) return { refused: "post" };
	if (claims.officer !== undefined && !directory.onPost(claims.officer, post.id, now)) return { refused: "posting" };
	if (
		claims.officer === undefined &&
		!agency.clients.some((client) => client.id === claims.client && client.postId === post.id)
	)
		return { refused: "client" };
	const standing = postPrincipal(directory, post.id, claims.purpose, now);
	if ("refused" in standing) return standing;
	return {
		...standing,
		...(claims.officer === undefined ? {} : { officer: claims.officer }),
		scopes: claims.scopes.filter((scope) => standing.scopes.includes(scope)),
	};
};

/**
 * The duty post itself as principal, without an officer: for what the hub does for a post while nobody is logged in. The
 * purpose must be one that the post is still granted. Says in one word why nobody acts.
 */
export const postPrincipal = (
	directory: Directory,
	postId: string,
	purpose: Purpose,
	now: number,
): Principal | { refused: string } => {
	const post = directory.post(postId);
	if (!post || post.closed) return { refused: "post" };
	const agency = directory.agency(post.agencyId);
	if (agency?.status !== "active") return { refused: "agency" };
	const kind = agencyKinds.find((one) => one === agency.kind);
	if (!kind) return { refused: "agency kind" };
	if (!post.purposes.includes(purpose)) return { refused: "purpose" };
	return {
		agency: agency.id,
		kind,
		country: agency.country,
		region: agency.region,
		post: post.id,
		clearance: post.clearance as Tlp,
		purpose,
		scopes: grantableTo(kind, agency.nationalOffice).filter((scope) => post.scopes.includes(scope)),
		flows: directory.flowsTo(agency.country, now),
	};
};
