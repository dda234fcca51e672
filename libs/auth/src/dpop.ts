import { HubError } from "@seamark/errors";
import { type CryptoKey, calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, type JWK, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";

/** Remembers what may be used once. `claim` is true the first time. */
export type ReplayCache = { claim(id: string, ttlMs: number): boolean };

/**
 * In memory, per process: two instances each accept a proof once. A proof is good for one address and one minute, which
 * SECURITY.md states. When the cache is full of live entries it refuses instead of forgetting.
 */
export const replayCache = (o: { max: number; now: () => number }): ReplayCache => {
	const seen = new LRUCache<string, true>({ max: o.max, perf: { now: o.now } });
	return {
		claim: (id, ttlMs) => {
			if (seen.has(id)) return false;
			if (seen.size >= o.max && !seen.purgeStale()) throw new HubError("TOO_MANY_REQUESTS", { retryAfter: 5 });
			seen.set(id, true, { ttl: ttlMs });
			return true;
		},
	};
};

const lifeSeconds = 60;
const skewSeconds = 10;
const compact = /^[A-Za-z0-9_-]{2,4096}\.[A-Za-z0-9_-]{2,4096}\.[A-Za-z0-9_-]{2,1024}$/;

/** Keys that tokens are bound to, by their JWK as it is in the proof: importing one costs more than verifying with it. */
const keys = new LRUCache<string, { key: CryptoKey; thumbprint: string }>({ max: 10_000 });

const refuse = (detail: string, cause?: unknown): never => {
	throw new HubError("UNAUTHENTICATED", { detail, cause });
};

/** Checks a DPoP proof (RFC 9449, section 4.3). Throws UNAUTHENTICATED and says what is wrong with it. */
export const checkDpopProof = async (o: {
	proof: string | undefined;
	method: string;
	url: string;
	/** base64url SHA-256 of the access token; absent at the token endpoint. */
	accessTokenHash?: string;
	/** The key that the access token is bound to; absent at the token endpoint. */
	thumbprint?: string;
	/** Milliseconds since the epoch. */
	now: number;
	replay: ReplayCache;
}): Promise<{ thumbprint: string }> => {
	if (!o.proof || !compact.test(o.proof)) return refuse("There is no DPoP proof with the request, or more than one.");
	// Looked at first, since verification refuses it too without saying that the key is lost.
	const jwk = embeddedKey(o.proof);
	if (jwk && ["d", "p", "q", "k"].some((part) => part in jwk))
		return refuse("The DPoP proof carries a private key; replace that key now.");
	const text = JSON.stringify(jwk);
	const known = keys.get(text);
	let key = known?.key;
	const verified = await jwtVerify(o.proof, async (...header) => (key ??= await EmbeddedJWK(...header)), {
		typ: "dpop+jwt",
		algorithms: ["ES256", "EdDSA", "PS256"],
		currentDate: new Date(o.now),
	}).catch((cause: unknown) => refuse("The DPoP proof does not verify.", cause));
	const { payload } = verified;
	if (payload.htm !== o.method) return refuse("The DPoP proof is for another method (htm).");
	if (!sameAddress(payload.htu, o.url)) return refuse("The DPoP proof is for another address (htu).");
	const seconds = o.now / 1_000;
	if (typeof payload.iat !== "number" || payload.iat > seconds + skewSeconds || payload.iat < seconds - lifeSeconds)
		return refuse("The DPoP proof is older than a minute or from the future (iat).");
	if (typeof payload.jti !== "string" || payload.jti.length < 8 || payload.jti.length > 200)
		return refuse("The DPoP proof has no usable jti.");
	if (o.accessTokenHash !== undefined && payload.ath !== o.accessTokenHash)
		return refuse("The DPoP proof is for another access token (ath).");
	const thumbprint = known?.thumbprint ?? (await calculateJwkThumbprint(jwk as JWK));
	if (o.thumbprint !== undefined && thumbprint !== o.thumbprint)
		return refuse("The DPoP proof is by another key than the token is bound to.");
	// Only a key that an agency's token is bound to: anybody can make keys, and may not push these out.
	if (o.thumbprint !== undefined && !known && key) keys.set(text, { key, thumbprint });
	if (!o.replay.claim(`${thumbprint} ${payload.jti}`, (lifeSeconds + skewSeconds) * 1_000))
		return refuse("The DPoP proof was used before (jti).");
	return { thumbprint };
};

/** The key that the proof says it is by; undefined when it is no JWT or says nothing. */
const embeddedKey = (proof: string): JWK | undefined => {
	try {
		const { jwk } = decodeProtectedHeader(proof);
		return typeof jwk === "object" && jwk !== null ? jwk : undefined;
	} catch {
		return undefined;
	}
};

const sameAddress = (htu: unknown, url: string): boolean => {
	if (typeof htu !== "string" || !URL.canParse(htu)) return false;
	const claimed = new URL(htu);
	return `${claimed.origin}${claimed.pathname}` === url;
};
