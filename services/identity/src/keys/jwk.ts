import type { Fault } from "@seamark/errors";
import { calculateJwkThumbprint, importJWK, type JWK } from "jose";
import type { PublicJwk } from "../schema.ts";
import { weaknessOf } from "./weak-keys.ts";

/** Algorithm that a key of this type signs with here; there is exactly one for each. */
export const algorithmOf = (jwk: { kty: string }): "ES256" | "EdDSA" | "PS256" =>
	jwk.kty === "EC" ? "ES256" : jwk.kty === "OKP" ? "EdDSA" : "PS256";

/** The key as it is stored and published: without what its sender added, with algorithm, use and id. */
export const publicJwkOf = async (jwk: PublicJwk): Promise<JWK & { kid: string }> => ({
	...jwk,
	alg: algorithmOf(jwk),
	use: "sig",
	kid: jwk.kid ?? (await calculateJwkThumbprint(jwk)),
});

/** What the schema cannot see: a point that is not on the curve, a modulus that is too short. */
export const jwkFaults = async (jwk: PublicJwk, at: string): Promise<Fault[]> => {
	const weak = weaknessOf(jwk);
	if (weak !== undefined) return [{ at, message: `${weak}; make another key` }];
	try {
		const key = await importJWK(jwk, algorithmOf(jwk));
		if (key instanceof Uint8Array) return [{ at, message: "is not a public key" }];
		const bits = (key.algorithm as { modulusLength?: number }).modulusLength;
		return bits !== undefined && bits < 2048
			? [{ at, message: `is an RSA key of ${bits} bits; 2048 are the least` }]
			: [];
	} catch {
		return [{ at, message: "is not a usable public key" }];
	}
};
