import { createHash, generateKeyPairSync, type KeyObject, sign, type webcrypto } from "node:crypto";
import type { identityApi } from "@seamark/contracts";
import { type DirectorySource, indexDirectory } from "./index.ts";

/** Made by hand instead of by a library, since most of what is made here no library would make. */
export const encode = (value: unknown): string =>
	Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

type Jwk = webcrypto.JsonWebKey & { [more: string]: unknown };
export type Signer = { alg: "ES256" | "EdDSA" | "PS256"; privateKey: KeyObject; publicJwk: Jwk; publicPem: string };

export const newSigner = (alg: Signer["alg"] = "ES256"): Signer => {
	const { privateKey, publicKey } =
		alg === "ES256"
			? generateKeyPairSync("ec", { namedCurve: "P-256" })
			: alg === "EdDSA"
				? generateKeyPairSync("ed25519")
				: generateKeyPairSync("rsa", { modulusLength: 2048 });
	return {
		alg,
		privateKey,
		publicJwk: { ...publicKey.export({ format: "jwk" }), alg } as Jwk,
		publicPem: publicKey.export({ format: "pem", type: "spki" }) as string,
	};
};

export const signed = (header: unknown, payload: unknown, { alg, privateKey }: Signer): string => {
	const input = `${encode(header)}.${encode(payload)}`;
	const signature =
		alg === "ES256"
			? sign("sha256", Buffer.from(input), { key: privateKey, dsaEncoding: "ieee-p1363" })
			: alg === "EdDSA"
				? sign(null, Buffer.from(input), privateKey)
				: sign("sha256", Buffer.from(input), { key: privateKey, padding: 6, saltLength: 32 });
	return `${input}.${signature.toString("base64url")}`;
};

/** RFC 7638. */
export const thumbprint = ({ crv, e, kty, n, x, y }: Jwk): string => {
	const members = kty === "EC" ? { crv, kty, x, y } : kty === "OKP" ? { crv, kty, x } : { e, kty, n };
	return createHash("sha256").update(JSON.stringify(members)).digest("base64url");
};

const uuid = (n: number) => `0b0f2f6e-0000-7000-8000-${String(n).padStart(12, "0")}`;
export const ids = { agency: uuid(1), otherAgency: uuid(2), post: uuid(3), otherPost: uuid(4), officer: uuid(5) };
export const hub = "https://hub.example";
export const issuers = { agency: "https://one.example", otherAgency: "https://two.example" };

type Snapshot = identityApi.GetDirectoryResponse;

/** Two invented agencies with a post each; an officer on the first one's, and a client of it. */
export const snapshotWith = (keys: { one: Signer; two: Signer }): Snapshot => {
	const agency = (id: string, name: string, issuer: string, kid: string, signer: Signer, clients: object[]) => ({
		...{ id, name, kind: "tcu", country: "FJ", region: "pacific", status: "active", issuer, invented: true },
		...{ handle: name, clients, keys: [{ kid, jwk: JSON.stringify({ ...signer.publicJwk, kid }) }] },
	});
	const post = (id: string, agencyId: string) => ({
		...{ id, agencyId, name: "desk", clearance: "amber", closed: false },
		...{ scopes: ["alerts:read", "alerts:raise", "directory:write"], purposes: ["investigation", "analysis"] },
	});
	const client = { id: "system-1", jwk: "{}", postId: ids.post, vouches: false };
	return {
		...{ position: 1, logId: "log", hub, agreements: [], foreignAgencies: [] },
		countries: [{ code: "FJ", name: "Fiji", region: "pacific" }],
		agencies: [
			agency(ids.agency, "one", issuers.agency, "key-one", keys.one, [client]),
			agency(ids.otherAgency, "two", issuers.otherAgency, "key-two", keys.two, []),
		],
		posts: [post(ids.post, ids.agency), post(ids.otherPost, ids.otherAgency)],
		postings: [{ id: uuid(6), officerId: ids.officer, postId: ids.post, homeAgencyId: ids.agency }],
	} as unknown as Snapshot;
};

/** A directory that a test changes as an operator would: by a new snapshot. */
export const directoryOf = (
	snapshot: Snapshot,
): DirectorySource & { change(edit: (draft: Snapshot) => void): void } => {
	let held = indexDirectory(snapshot);
	return {
		current: () => held,
		onChange: () => () => undefined,
		ready: async () => undefined,
		close: async () => undefined,
		change: (edit) => {
			const next = structuredClone(held.snapshot);
			edit(next);
			next.position++;
			held = indexDirectory(next);
		},
	};
};
