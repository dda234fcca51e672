import { createHash } from "node:crypto";
import { HubError } from "@seamark/errors";
import { type Principal, type Purpose, purposes, type Scope, scopes } from "@seamark/policy";
import { errors, importJWK, type JWK, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { principalOf, type TokenClaims } from "./claims.ts";
import { type Directory, nextChange } from "./directory.ts";
import { checkDpopProof, type ReplayCache, replayCache } from "./dpop.ts";
import type { DirectorySource } from "./follow-directory.ts";
import { unverified } from "./unverified.ts";

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

const algorithms = ["ES256", "EdDSA", "PS256"];
/** Strict base64url: verifiers accept padding and spaces, and a deny-list must not be passed by them. */
const compact = /^[A-Za-z0-9_-]{2,8192}\.[A-Za-z0-9_-]{2,8192}\.[A-Za-z0-9_-]{2,1024}$/;
const skewSeconds = 10;
const longestLifeSeconds = 600;

/** Nothing that depends on dates changes in a directory between two moments (milliseconds since the epoch). */
type Steady = { directory: Directory; from: number; until: number };
const holds = (one: Steady, directory: Directory, now: number): boolean =>
	one.directory === directory && one.from <= now && now < one.until;

const refuse = (detail: string, cause?: unknown): never => {
	throw new HubError("UNAUTHENTICATED", { detail, cause });
};

/**
 * Verifies access tokens (RFC 9068) of every agency in the directory, and their binding to the holder. Keys come from the
 * directory alone; nothing in a token leads to a request.
 */
export const openAuthenticator = (o: {
	directory: DirectorySource;
	/** Milliseconds since the epoch. */
	now: () => number;
	/** Accept tokens that are bound to nothing. Only the demo hub does, and says so. */
	allowBearer?: boolean;
	replay?: ReplayCache;
}): Authenticator => {
	const verified = new LRUCache<string, TokenClaims>({ max: 20_000 });
	const keys = new LRUCache<string, Awaited<ReturnType<typeof importJWK>>>({ max: 2_000 });
	const replay = o.replay ?? replayCache({ max: 500_000, now: o.now });

	const keyOf = (issuer: string, kid: string): string => {
		const key = o.directory
			.current()
			.agencyOfIssuer(issuer)
			?.keys.find((one) => one.kid === kid);
		if (!key) return refuse("The token's issuer or key is not registered with this hub.");
		const now = o.now();
		if (key.notBefore && Date.parse(key.notBefore) > now + skewSeconds * 1_000)
			return refuse("The token's key is not yet valid.");
		if (key.notAfter && Date.parse(key.notAfter) <= now) return refuse("The token's key is no longer valid.");
		return key.jwk;
	};

	const imported = async (raw: string) => {
		const ready = keys.get(raw);
		if (ready) return ready;
		const jwk = JSON.parse(raw) as JWK;
		const key = await importJWK(jwk, jwk.alg);
		keys.set(raw, key);
		return key;
	};

	/** Who stands behind a token that verified: its key and its holder, as the directory has them now. */
	const standing = new WeakMap<TokenClaims, Steady & { who: Principal }>();
	let steady: Steady | undefined;
	const principalNow = (claims: TokenClaims): Principal => {
		const directory = o.directory.current();
		const now = o.now();
		const kept = standing.get(claims);
		if (kept && holds(kept, directory, now)) return kept.who;
		keyOf(claims.issuer, claims.keyId);
		const who = principalOf(claims, directory, now);
		if ("refused" in who) return refuse(`The directory does not stand behind this token (${who.refused}).`);
		if (!steady || !holds(steady, directory, now))
			steady = { directory, from: now, until: nextChange(directory.snapshot, now) };
		standing.set(claims, { ...steady, who });
		return who;
	};

	const verify = async (token: string): Promise<TokenClaims> => {
		if (!compact.test(token)) return refuse("The access token is not a compact JWT.");
		const { header, body } = unverified(token) ?? refuse("The access token is not a JWT.");
		if (header.typ !== "at+jwt" && header.typ !== "application/at+jwt")
			return refuse("The token is not an access token (typ at+jwt).");
		for (const name of ["jwk", "jku", "x5u", "x5c", "crit"])
			if (name in header) return refuse(`The token's header may not carry ${name}.`);
		const issuer = String(body.iss ?? "");
		const { kid } = header;
		// A list of one would pass as text when it is turned into text.
		if (typeof kid !== "string" || !/^[A-Za-z0-9_-]{1,100}$/.test(kid))
			return refuse("The token names no usable key id.");
		const key = await imported(keyOf(issuer, kid));
		try {
			const { payload } = await jwtVerify(token, key, {
				algorithms,
				issuer,
				audience: o.directory.current().hub,
				currentDate: new Date(o.now()),
				clockTolerance: skewSeconds,
				requiredClaims: ["exp", "iat", "sub", "client_id", "jti", "scope", "duty_post", "purpose"],
			});
			if ((payload.iat as number) > o.now() / 1_000 + skewSeconds)
				return refuse("The access token is from the future (iat).");
			return claimsOf(payload, issuer, kid, o.directory.current().agencyOfIssuer(issuer)?.id ?? "");
		} catch (error) {
			if (error instanceof HubError) throw error;
			return refuse(
				error instanceof errors.JWTExpired
					? "The access token has expired; get a new one."
					: "The access token does not verify.",
				error,
			);
		}
	};

	return {
		remembers: (authorization) => {
			const [, , token] = schemeAndToken.exec(authorization ?? "") ?? [];
			return token !== undefined && verified.has(digestOf(token));
		},
		authenticate: async ({ authorization, dpop, method, url, certificate }) => {
			const [, scheme, token] = schemeAndToken.exec(authorization ?? "") ?? [];
			if (!scheme || !token) return refuse("There is no access token with the request.");
			const digest = digestOf(token);
			const claims = verified.get(digest) ?? (await verify(token));
			// A cached token was verified once; what can change since is its age and its key.
			if (claims.expires <= o.now() / 1_000 - skewSeconds)
				return refuse("The access token has expired; get a new one.");
			principalNow(claims);
			if (!verified.has(digest)) verified.set(digest, claims, { ttl: Math.max(1, claims.expires * 1_000 - o.now()) });

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
					replay,
				});
			} else if (claims.x5t !== undefined) {
				if (certificate !== claims.x5t) return refuse("This token is bound to another client certificate.");
			} else if (!o.allowBearer)
				return refuse("This hub accepts only tokens that are bound to their holder (DPoP or client certificate).");

			return { claims, principal: () => principalNow(claims) };
		},
	};
};

const schemeAndToken = /^(Bearer|DPoP) ([^ ,]+)$/i;
const digestOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const claimsOf = (payload: Record<string, unknown>, issuer: string, keyId: string, agency: string): TokenClaims => {
	const text = (name: string) =>
		typeof payload[name] === "string" ? payload[name] : refuse(`The token's ${name} is not text.`);
	const expires = payload.exp as number;
	if (expires - (payload.iat as number) > longestLifeSeconds) return refuse("The token lives longer than ten minutes.");
	const post = text("duty_post");
	const officer = payload.officer === undefined ? undefined : text("officer");
	if (!uuid.test(post) || (officer !== undefined && !uuid.test(officer)))
		return refuse("The token's duty post or officer is not an id.");
	const purpose =
		purposes.find((one) => one === payload.purpose) ?? refuse("The token's purpose is not one that this hub knows.");
	const confirmation = (payload.cnf ?? {}) as Record<string, unknown>;
	const bound = (name: string) => (typeof confirmation[name] === "string" ? confirmation[name] : undefined);
	return {
		issuer,
		agency,
		subject: text("sub"),
		client: text("client_id"),
		post,
		officer,
		purpose: purpose as Purpose,
		scopes: text("scope")
			.split(" ")
			.filter((scope): scope is Scope => (scopes as readonly string[]).includes(scope)),
		tokenId: text("jti"),
		keyId,
		expires,
		jkt: bound("jkt"),
		x5t: bound("x5t#S256"),
	};
};
