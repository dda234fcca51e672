import { createHash } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { CliError, exits, usageError } from "../terminal/exit.ts";

/** A fresh key to bind tokens to. It lives in the login's file and leaves this machine never. */
export const newProofKey = async (): Promise<JWK> => {
	const { privateKey } = await generateKeyPair("ES256", { extractable: true });
	return { ...(await exportJWK(privateKey)), alg: "ES256" };
};

const publicPart = ({ kty, crv, x, y, n, e }: JWK): JWK =>
	Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined)) as JWK;

/** A DPoP proof (RFC 9449) for one request. `now` is in milliseconds since the epoch. */
export const dpopProof = async (o: {
	key: JWK;
	method: string;
	url: string;
	token?: string;
	now: number;
	id: string;
}): Promise<string> => {
	const { origin, pathname } = new URL(o.url);
	return new SignJWT({
		htm: o.method,
		htu: `${origin}${pathname}`,
		...(o.token === undefined ? {} : { ath: createHash("sha256").update(o.token).digest("base64url") }),
	})
		.setProtectedHeader({ typ: "dpop+jwt", alg: "ES256", jwk: publicPart(o.key) })
		.setJti(o.id)
		.setIssuedAt(Math.floor(o.now / 1_000))
		.sign(await importJWK(o.key, "ES256"));
};

const algorithmOf = (key: JWK): string => {
	if (key.alg) return key.alg;
	if (key.kty === "OKP") return "EdDSA";
	return key.kty === "RSA" ? "PS256" : "ES256";
};

/** Reads a private key: one JWK as JSON. */
export const readKey = (text: string, file: string): JWK => {
	const why = (() => {
		try {
			const jwk = JSON.parse(text) as JWK;
			if (typeof jwk !== "object" || jwk === null || !jwk.kty) return "is not a JWK";
			return typeof jwk.d === "string" ? jwk : "holds only the public part of a key";
		} catch {
			return "is not JSON";
		}
	})();
	if (typeof why !== "string") return why;
	throw usageError(`The key file ${file} ${why}.`, "Give the private key of the client as one JSON Web Key.");
};

/** Signs a JWT by which the client proves itself, or vouches for an officer (RFC 7523). It lives one minute. */
export const assertion = async (o: {
	key: JWK;
	claims: Record<string, unknown>;
	now: number;
	id: string;
}): Promise<string> => {
	const alg = algorithmOf(o.key);
	const kid = o.key.kid ?? (await calculateJwkThumbprint(o.key));
	const seconds = Math.floor(o.now / 1_000);
	try {
		return await new SignJWT(o.claims)
			.setProtectedHeader({ alg, kid })
			.setIssuedAt(seconds)
			.setExpirationTime(seconds + 60)
			.setJti(o.id)
			.sign(await importJWK(o.key, alg));
	} catch (cause) {
		throw new CliError(exits.usage, "The key of the login cannot sign.", {
			next: "Use an Ed25519, P-256 or RSA key that the hub has registered for the client.",
			cause,
		});
	}
};
