import { hash } from "node:crypto";
import type { Principal } from "@seamark/policy";
import { LRUCache } from "lru-cache";
import { principalOf, type TokenClaims } from "./claims.ts";
import { type Directory, nextChange } from "./directory.ts";
import { checkDpopProof, type ReplayCache, replayCache } from "./dpop.ts";
import type { DirectorySource } from "./follow-directory.ts";
import { openTokenVerifier, refuse, skewSeconds, type TokenVerifier } from "./verify-token.ts";

/** A request as far as authentication looks at it. */
export type Credentials = {
	/** Value of the Authorization header. */
	authorization: string | undefined;
	/** Value of the DPoP header. */
	dpop: string | undefined;
	method: string;
	/** The address as the caller used it: public origin and path, without query. */
	url: string;
	/** base64url SHA-256 of the client certificate, when the connection had one. */
	certificate: string | undefined;
	/** The route asks for the passkey again, and compares what was confirmed with what is asked. No other takes such a token. */
	passkeyAgain?: boolean;
};

/** A caller who has proven who they are. */
export type Session = {
	claims: TokenClaims;
	/** Resolved against the directory as it is now; throws UNAUTHENTICATED when the post, posting or key has gone meanwhile. */
	principal(): Principal;
};

export type Authenticator = {
	authenticate(credentials: Credentials): Promise<Session>;
	/** Has the token in this header held before? Says nothing on whether it holds now. */
	remembers?(authorization: string | undefined): boolean;
};

/** Nothing that depends on dates changes in a directory between two moments (milliseconds since the epoch). */
type Steady = { directory: Directory; from: number; until: number };
const holds = (one: Steady, directory: Directory, now: number): boolean =>
	one.directory === directory && one.from <= now && now < one.until;

/** What authentication is built on. */
type Options = {
	directory: DirectorySource;
	/** Milliseconds since the epoch. */
	now: () => number;
	/** Accept tokens that are bound to nothing. Only the demo hub does, and says so. */
	allowBearer?: boolean;
	replay?: ReplayCache;
};

/**
 * Verifies access tokens (RFC 9068) of every agency in the directory, and their binding to the holder. Keys come from the
 * directory alone; nothing in a token leads to a request.
 */
export const openAuthenticator = (o: Options): Authenticator => {
	const verified = new LRUCache<string, TokenClaims>({ max: 20_000 });
	const replay = o.replay ?? replayCache({ max: 500_000, now: o.now });
	const { keyOf, verify } = openTokenVerifier(o);
	const principalNow = openStanding(o, keyOf);
	return {
		remembers: (authorization) => {
			const [, , token] = schemeAndToken.exec(authorization ?? "") ?? [];
			return token !== undefined && verified.has(digestOf(token));
		},
		authenticate: async (credentials) => {
			const [, scheme, token] = schemeAndToken.exec(credentials.authorization ?? "") ?? [];
			if (!scheme || !token) return refuse("There is no access token with the request.");
			const digest = digestOf(token);
			const claims = verified.get(digest) ?? (await verify(token));
			// A cached token was verified once; what can change since is its age and its key.
			if (claims.expires <= o.now() / 1_000 - skewSeconds)
				return refuse("The access token has expired; get a new one.");
			if (claims.operation !== undefined && !credentials.passkeyAgain)
				return refuse("This token is for one request that takes the passkey again, and not for this one.");
			principalNow(claims);
			if (!verified.has(digest)) verified.set(digest, claims, { ttl: Math.max(1, claims.expires * 1_000 - o.now()) });
			await checkBinding({ ...o, replay }, claims, { ...credentials, scheme, digest });
			if (claims.operation !== undefined && !replay.claim(`confirmed ${claims.tokenId}`, longestLifeMs))
				return refuse("The passkey confirmed one request, and it was sent before. Confirm again.");
			return { claims, principal: () => principalNow(claims) };
		},
	};
};

/** Who is behind a token that verified: its key and its holder, as the directory has them now. */
const openStanding = (o: Options, keyOf: TokenVerifier["keyOf"]) => {
	const standing = new WeakMap<TokenClaims, Steady & { who: Principal }>();
	let steady: Steady | undefined;
	return (claims: TokenClaims): Principal => {
		const directory = o.directory.current();
		const now = o.now();
		const kept = standing.get(claims);
		if (kept && holds(kept, directory, now)) return kept.who;
		keyOf(claims.issuer, claims.keyId);
		const who = principalOf(claims, directory, now);
		if ("refused" in who) return refuse(`The directory does not confirm this token (${who.refused}).`);
		if (!steady || !holds(steady, directory, now))
			steady = { directory, from: now, until: nextChange(directory.snapshot, now) };
		standing.set(claims, { ...steady, who });
		return who;
	};
};

/** The caller proves that the token is theirs, in the way that the token is bound. */
const checkBinding = async (
	o: Options & { replay: ReplayCache },
	claims: TokenClaims,
	{ scheme, digest, dpop, method, url, certificate }: Credentials & { scheme: string; digest: string },
): Promise<void> => {
	if (claims.jkt !== undefined) {
		if (scheme.toLowerCase() !== "dpop")
			return refuse("This token is bound to a key: send it with the DPoP scheme and a proof.");
		await checkDpopProof({
			proof: dpop,
			method,
			url,
			accessTokenHash: digest,
			thumbprint: claims.jkt,
			now: o.now(),
			replay: o.replay,
		});
	} else if (claims.x5t !== undefined) {
		if (certificate !== claims.x5t) return refuse("This token is bound to another client certificate.");
	} else if (!o.allowBearer)
		return refuse("This hub accepts only tokens that are bound to their holder (DPoP or client certificate).");
};

const longestLifeMs = 600_000;
const schemeAndToken = /^(Bearer|DPoP) ([^ ,]+)$/i;
const digestOf = (token: string): string => hash("sha256", token, "base64url");
