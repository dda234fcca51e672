import { refusedHeaders, unverified } from "@seamark/auth";
import type { identityApi } from "@seamark/contracts";
import { importJWK, type JWK, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { algorithmOf } from "../keys/jwk.ts";

/** What a verified assertion (RFC 7523) says. */
export type Assertion = {
	client: identityApi.Client;
	subject: string;
	tokenId: string;
	/** Milliseconds since the epoch. */
	expires: number;
	claims: Record<string, unknown>;
};

const compact = /^[A-Za-z0-9_-]{2,4096}\.[A-Za-z0-9_-]{2,4096}\.[A-Za-z0-9_-]{2,1024}$/;
const skewSeconds = 10;
const longestLifeSeconds = 300;
/** An access token or a DPoP proof is no assertion, no matter who signed it. */
const types = new Set([undefined, "JWT", "client-authentication+jwt", "authorization-grant+jwt"]);

const keys = new LRUCache<string, Awaited<ReturnType<typeof importJWK>>>({ max: 2_000 });

const keyOf = async (raw: string) => {
	const ready = keys.get(raw);
	if (ready) return ready;
	const jwk = JSON.parse(raw) as JWK & { kty: string };
	const key = await importJWK(jwk, algorithmOf(jwk));
	keys.set(raw, key);
	return key;
};

/**
 * Verifies an assertion that one of the agency's clients signed for this issuer, or says in words what is wrong with it.
 * An unknown client and a wrong signature answer alike. Whether it was used before is decided when it is stored.
 */
export const verifyAssertion = async (o: {
	assertion: string;
	agency: identityApi.Agency;
	/** Milliseconds since the epoch. */
	now: number;
}): Promise<Assertion | { refused: string }> => {
	if (!compact.test(o.assertion)) return { refused: "The assertion is not a compact JWT." };
	const { header, body } = unverified(o.assertion) ?? {};
	if (!header || !body) return { refused: "The assertion is not a JWT." };
	if (!types.has(header.typ as string | undefined))
		return { refused: "The assertion's typ says that it is something else." };
	const foreign = refusedHeaders.find((name) => name in header);
	if (foreign) return { refused: `The assertion's header may not carry ${foreign}.` };
	const unknown = { refused: "The client is not registered with this agency, or its assertion does not verify." };
	const client = o.agency.clients.find((one) => one.id === body.iss);
	if (!client || client.jwk === "") return unknown;
	const algorithm = algorithmOf(JSON.parse(client.jwk) as { kty: string });
	try {
		await jwtVerify(o.assertion, await keyOf(client.jwk), {
			algorithms: [algorithm],
			currentDate: new Date(o.now),
			clockTolerance: skewSeconds,
			requiredClaims: ["iss", "sub", "aud", "exp", "jti"],
		});
	} catch (error) {
		const code = (error as { code?: string }).code;
		if (code === "ERR_JWT_EXPIRED") return { refused: "The assertion has expired." };
		if (code === "ERR_JWT_CLAIM_VALIDATION_FAILED")
			return { refused: "The assertion lacks one of iss, sub, aud, exp and jti, or is not yet valid." };
		return unknown;
	}
	const fault = claimsFault(body, o.agency.issuer, o.now / 1_000);
	if (fault) return { refused: fault };
	return {
		client,
		subject: body.sub as string,
		tokenId: body.jti as string,
		expires: (body.exp as number) * 1_000,
		claims: body,
	};
};

/** The issuer alone is the audience: an array, or the token endpoint's address, would let one assertion serve at two servers. */
const claimsFault = (body: Record<string, unknown>, issuer: string, now: number): string | undefined => {
	const { sub, aud, exp, iat, jti } = body;
	if (typeof sub !== "string" || sub.length > 200) return "The assertion's sub is not text.";
	if (aud !== issuer) return `The assertion's aud must be the issuer ${issuer}, as one text.`;
	if (typeof exp !== "number" || exp > now + longestLifeSeconds + skewSeconds)
		return "The assertion lives longer than five minutes.";
	if (iat !== undefined && (typeof iat !== "number" || iat > now + skewSeconds))
		return "The assertion's iat lies in the future.";
	if (typeof jti !== "string" || jti.length < 8 || jti.length > 200)
		return "The assertion's jti must have 8 to 200 characters.";
	return undefined;
};
