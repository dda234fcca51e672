import { HubError } from "@seamark/errors";
import { type Purpose, purposes, type Scope, scopes } from "@seamark/policy";
import { errors, importJWK, type JWK, type JWTPayload, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import type { TokenClaims } from "./claims.ts";
import { signInClient } from "./confirmed.ts";
import type { DirectorySource } from "./follow-directory.ts";
import { refusedHeaders, unverified } from "./unverified.ts";

const algorithms = ["ES256", "EdDSA", "PS256"];
/** Strict base64url: verifiers accept padding and spaces, and a deny-list must not be passed by them. */
const compact = /^[A-Za-z0-9_-]{2,8192}\.[A-Za-z0-9_-]{2,8192}\.[A-Za-z0-9_-]{2,1024}$/;
export const skewSeconds = 10;
const longestLifeSeconds = 600;

export const refuse = (detail: string, cause?: unknown): never => {
	throw new HubError("UNAUTHENTICATED", { detail, cause });
};

export type TokenVerifier = {
	/** The registered key of an issuer, as it may be used now. Throws UNAUTHENTICATED. */
	keyOf(issuer: string, kid: string): string;
	/** What the token says, once its signature and its times hold. Throws UNAUTHENTICATED. */
	verify(token: string): Promise<TokenClaims>;
};

/** Keys come from the directory alone; nothing in a token leads to a request. */
export const openTokenVerifier = (o: { directory: DirectorySource; now: () => number }): TokenVerifier => {
	const keys = new LRUCache<string, Awaited<ReturnType<typeof importJWK>>>({ max: 2_000 });

	const keyOf = (issuer: string, kid: string): string => {
		const agency = o.directory.current().agencyOfIssuer(issuer);
		// Each issuer has its own keys: one that the hub holds for sign-ins never signs as the agency itself.
		const key = (agency?.issuer === issuer ? agency.keys : agency?.signIn?.keys)?.find((one) => one.kid === kid);
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

	const verify = async (token: string): Promise<TokenClaims> => {
		const { issuer, kid } = signerNamedBy(token);
		const key = await imported(keyOf(issuer, kid));
		const { hub, agencyOfIssuer } = o.directory.current();
		const { payload } = await jwtVerify(token, key, {
			algorithms,
			issuer,
			audience: hub,
			currentDate: new Date(o.now()),
			clockTolerance: skewSeconds,
			requiredClaims: ["exp", "iat", "sub", "client_id", "jti", "scope", "duty_post", "purpose"],
		}).catch(notVerified);
		if ((payload.iat as number) > o.now() / 1_000 + skewSeconds)
			return refuse("The access token is from the future (iat).");
		const agency = agencyOfIssuer(issuer);
		const claims = claimsOf(payload, issuer, kid, agency?.id ?? "");
		return agency?.issuer === issuer ? claims : ofSignIn(claims);
	};

	return { keyOf, verify };
};

/** What the hub signs for an agency that holds its own key: for officers who signed in, bound to a key, and nothing else. */
const ofSignIn = (claims: TokenClaims): TokenClaims =>
	claims.client === signInClient && claims.officer !== undefined && claims.jkt !== undefined
		? claims
		: refuse("The token's issuer is for officers who signed in at this hub alone.");

const notVerified = (error: unknown): never =>
	refuse(
		error instanceof errors.JWTExpired
			? "The access token has expired; get a new one."
			: "The access token does not verify.",
		error,
	);

/** Whom the token says that it is from. Nothing of it is proven yet. */
const signerNamedBy = (token: string): { issuer: string; kid: string } => {
	if (!compact.test(token)) return refuse("The access token is not a compact JWT.");
	const { header, body } = unverified(token) ?? refuse("The access token is not a JWT.");
	if (header.typ !== "at+jwt" && header.typ !== "application/at+jwt")
		return refuse("The token is not an access token (typ at+jwt).");
	for (const name of refusedHeaders) if (name in header) return refuse(`The token's header may not carry ${name}.`);
	const { kid } = header;
	// A list of one would pass as text when it is turned into text.
	if (typeof kid !== "string" || !/^[A-Za-z0-9_-]{1,100}$/.test(kid))
		return refuse("The token names no usable key id.");
	return { issuer: String(body.iss ?? ""), kid };
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const claimsOf = (payload: JWTPayload, issuer: string, keyId: string, agency: string): TokenClaims => {
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
		operation: payload.operation === undefined ? undefined : text("operation"),
		jkt: bound("jkt"),
		x5t: bound("x5t#S256"),
	};
};
