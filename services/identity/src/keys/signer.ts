import { generateKeyPairSync } from "node:crypto";
import type { identityApi } from "@seamark/contracts";
import type { Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { type CryptoKey, calculateJwkThumbprint, importPKCS8, type JWK, type JWTPayload, SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import { findSealedKey } from "../store/read.ts";
import { openKey, sealKey } from "./seal.ts";

/** Signs access tokens with the agencies' keys. Private keys are in memory only after their first use. */
export type Signer = {
	/** Throws UNAVAILABLE when the agency has no key that signs at this moment. */
	sign(agency: identityApi.Agency, claims: JWTPayload): Promise<string>;
};

/** The issuer that the hub signs as for an agency: of one that holds its own key, for its officers' sign-ins alone. */
export const signsAs = ({ issuer, keys, signIn }: Pick<identityApi.Agency, "issuer" | "keys" | "signIn">) =>
	signIn ?? { issuer, keys };

/** Row of a new hosted key. */
export type HostedKey = { kid: string; jwk: JWK; sealed: string };

export const makeHostedKey = async (hubKey: Uint8Array, agencyId: string): Promise<HostedKey> => {
	const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const jwk = publicKey.export({ format: "jwk" }) as JWK;
	const kid = await calculateJwkThumbprint(jwk);
	const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
	return {
		kid,
		jwk: { ...jwk, alg: "ES256", use: "sig", kid },
		sealed: sealKey(hubKey, agencyId, kid, pkcs8).toString("base64"),
	};
};

/** The newest key that is valid by now and not on its way out. */
export const signingKeyAt = (
	keys: readonly identityApi.SigningKey[],
	now: number,
): identityApi.SigningKey | undefined =>
	keys
		.filter((key) => key.notAfter === undefined && Date.parse(key.notBefore ?? "") <= now)
		.reduce<identityApi.SigningKey | undefined>(
			(best, key) => (best && Date.parse(best.notBefore ?? "") >= Date.parse(key.notBefore ?? "") ? best : key),
			undefined,
		);

export const openSigner = (o: { pool: Pool; hubKey: Uint8Array; now: () => number }): Signer => {
	const ready = new LRUCache<string, CryptoKey>({ max: 1_000, ttl: 600_000 });

	const load = async (agencyId: string, kid: string): Promise<CryptoKey> => {
		const sealed = await findSealedKey(o.pool, agencyId, kid);
		if (!sealed)
			throw new HubError("UNAVAILABLE", { detail: "The agency's signing key is being changed.", retryAfter: 1 });
		const pkcs8 = openKey(o.hubKey, agencyId, kid, sealed);
		const pem = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString("base64")}\n-----END PRIVATE KEY-----`;
		return importPKCS8(pem, "ES256");
	};

	return {
		sign: async (agency, claims) => {
			const signing = signingKeyAt(signsAs(agency).keys, o.now());
			if (!signing)
				throw new HubError("UNAVAILABLE", {
					detail: "The agency has no signing key that is valid now.",
					retryAfter: 30,
				});
			const id = `${agency.id} ${signing.kid}`;
			let key = ready.get(id);
			if (!key) {
				key = await load(agency.id, signing.kid);
				ready.set(id, key);
			}
			return new SignJWT(claims).setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: signing.kid }).sign(key);
		},
	};
};
