import { refusedHeaders, unverified } from "@seamark/auth";
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from "jose";

/** Signatures alone: no shared secret, and never `none`. RS256 is what every provider has (OpenID Connect Core 1.0, 15.1). */
const algorithms = ["ES256", "PS256", "EdDSA", "Ed25519", "RS256"];
const skewSeconds = 10;
/** A session that the officer has there from before does not count as signing in here. */
const freshSeconds = 300;

export type IdTokenCheck = {
	token: string;
	keys: JSONWebKeySet;
	issuer: string;
	clientId: string;
	nonce: string;
	acr: string | null;
	/** Milliseconds since the epoch. */
	now: number;
};

/** Short names of what can be wrong: the agency finds them in its audit. */
export type IdTokenFault =
	| "malformed"
	| "signature"
	| "unknown-key"
	| "issuer"
	| "audience"
	| "expired"
	| "nonce"
	| "not-fresh"
	| "acr"
	| "subject";

/** Who it is that the provider signed in for this hub and this attempt (OpenID Connect Core 1.0, 3.1.3.7), or what is wrong. */
export const checkIdToken = async (o: IdTokenCheck): Promise<{ subject: string } | { fault: IdTokenFault }> => {
	const { header } = unverified(o.token) ?? {};
	if (!header || o.token.length > 16_384) return { fault: "malformed" };
	if (refusedHeaders.some((name) => name in header)) return { fault: "malformed" };
	// An access token or a logout token is none of these, no matter who signed it.
	if (header.typ !== undefined && header.typ !== "JWT") return { fault: "malformed" };
	try {
		const { payload } = await jwtVerify(o.token, createLocalJWKSet(o.keys), {
			algorithms,
			currentDate: new Date(o.now),
			clockTolerance: skewSeconds,
			requiredClaims: ["iss", "sub", "aud", "exp", "iat", "nonce", "auth_time"],
		});
		const fault = claimsFault(payload, o);
		return fault ? { fault } : { subject: payload.sub as string };
	} catch (error) {
		if (error instanceof errors.JWKSNoMatchingKey) return { fault: "unknown-key" };
		if (error instanceof errors.JWTExpired) return { fault: "expired" };
		return { fault: error instanceof errors.JWTClaimValidationFailed ? "malformed" : "signature" };
	}
};

const claimsFault = (payload: JWTPayload, o: IdTokenCheck): IdTokenFault | undefined => {
	const now = o.now / 1_000;
	const { iss, aud, azp, iat, nonce, auth_time: signedInAt, acr, sub } = payload;
	if (iss !== o.issuer) return "issuer";
	// For this hub alone: a token that others may use as well was not made for this attempt.
	const only = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
	if (only !== o.clientId || (azp !== undefined && azp !== o.clientId)) return "audience";
	if (typeof iat !== "number" || iat > now + skewSeconds || iat < now - freshSeconds) return "expired";
	if (nonce !== o.nonce) return "nonce";
	if (typeof signedInAt !== "number" || signedInAt < now - freshSeconds || signedInAt > now + skewSeconds)
		return "not-fresh";
	if (o.acr !== null && acr !== o.acr) return "acr";
	return typeof sub === "string" && sub !== "" && sub.length <= 255 ? undefined : "subject";
};
