import { decodeJwt, importJWK, type JWK, jwtVerify, SignJWT } from "jose";

/**
 * Who a service of the hub is to the others. Every service holds an Ed25519 key of its own; the public keys of all are
 * in each one's settings. A call carries a token for one receiver that lives a minute.
 */
export type ServiceIdentity = {
	readonly name: string;
	/** A token for calls to `receiver`; made again when half its life is over. */
	tokenFor(receiver: string): Promise<string>;
	/** Name of the calling service; throws when the token is not one of a known service for this receiver. */
	verify(token: string): Promise<string>;
};

const lifeSeconds = 60;
const type = "seamark-service+jwt";

export const openServiceIdentity = async (o: {
	name: string;
	/** Private JWK of this service (Ed25519). */
	key: JWK;
	/** Public JWKs of every service of the hub, by name. */
	services: Record<string, JWK>;
	/** Milliseconds since the epoch. */
	now: () => number;
}): Promise<ServiceIdentity> => {
	const key = await importJWK(o.key, "EdDSA");
	const known = new Map(
		await Promise.all(
			Object.entries(o.services).map(async ([name, jwk]) => [name, await importJWK(jwk, "EdDSA")] as const),
		),
	);
	const made = new Map<string, { token: string; until: number }>();
	return {
		name: o.name,
		tokenFor: async (receiver) => {
			const ready = made.get(receiver);
			const now = o.now();
			if (ready && ready.until > now) return ready.token;
			const issued = Math.floor(now / 1_000);
			const token = await new SignJWT({})
				.setProtectedHeader({ alg: "EdDSA", typ: type })
				.setIssuer(o.name)
				.setAudience(receiver)
				.setIssuedAt(issued)
				.setExpirationTime(issued + lifeSeconds)
				.sign(key);
			made.set(receiver, { token, until: now + (lifeSeconds * 1_000) / 2 });
			return token;
		},
		verify: async (token) => {
			// Only picks the key to try; nothing else of an unverified token is used.
			const claimed = known.get(decodeJwt(token).iss ?? "");
			if (!claimed) throw new Error("The token names no service of this hub.");
			const { payload } = await jwtVerify(token, claimed, {
				audience: o.name,
				typ: type,
				algorithms: ["EdDSA"],
				currentDate: new Date(o.now()),
				clockTolerance: 5,
				requiredClaims: ["exp", "iss"],
			});
			return payload.iss as string;
		},
	};
};
