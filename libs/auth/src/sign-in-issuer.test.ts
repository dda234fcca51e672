import { expect, test } from "vitest";
import { indexDirectory } from "./index.ts";
import { hub, ids, issuers, newSigner, type Signer, signed, snapshotWith } from "./testing.ts";
import { openTokenVerifier } from "./verify-token.ts";

const now = Date.parse("2026-06-01T12:00:00Z");
const signIn = "https://hub.example/agencies/one";
const [own, other, held] = [newSigner(), newSigner(), newSigner()];
const snapshot = snapshotWith({ one: own, two: other });
const directory = indexDirectory({
	...snapshot,
	agencies: snapshot.agencies.map((agency) =>
		agency.id === ids.agency
			? {
					...agency,
					signIn: {
						issuer: signIn,
						keys: [{ kid: "held", jwk: JSON.stringify(held.publicJwk), notBefore: undefined, notAfter: undefined }],
					},
				}
			: agency,
	),
});
const { verify } = openTokenVerifier({ directory: { current: () => directory } as never, now: () => now });

const token = (signer: Signer, kid: string, over: object = {}) => {
	const seconds = now / 1_000;
	return signed(
		{ alg: "ES256", typ: "at+jwt", kid },
		{
			...{ iss: signIn, aud: hub, sub: ids.officer, client_id: "console", officer: ids.officer, jti: "token-1" },
			...{ scope: "alerts:read", duty_post: ids.post, purpose: "analysis", iat: seconds, exp: seconds + 300 },
			...{ cnf: { jkt: "A".repeat(43) }, ...over },
		},
		signer,
	);
};
const refused = { code: "UNAUTHENTICATED" };

test("the hub's key for sign-ins at an agency's own provider signs for officers who signed in, and for nobody else", async () => {
	expect(await verify(token(held, "held"))).toMatchObject({ agency: ids.agency, officer: ids.officer });
	for (const over of [
		{ client_id: "system-1" },
		{ officer: undefined },
		{ cnf: undefined },
		{ cnf: { "x5t#S256": "x" } },
	])
		await expect(verify(token(held, "held", over)), JSON.stringify(over)).rejects.toMatchObject(refused);
});

test("each of the agency's issuers has its own keys: neither signs as the other", async () => {
	expect(await verify(token(own, "key-one", { iss: issuers.agency }))).toMatchObject({ agency: ids.agency });
	await expect(verify(token(own, "key-one"))).rejects.toMatchObject(refused);
	await expect(verify(token(held, "held", { iss: issuers.agency }))).rejects.toMatchObject(refused);
	await expect(verify(token(held, "held", { iss: issuers.otherAgency }))).rejects.toMatchObject(refused);
});
