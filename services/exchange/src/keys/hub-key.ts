import {
	createHash,
	createPrivateKey,
	createPublicKey,
	hkdfSync,
	type KeyObject,
	sign,
	verify,
	X509Certificate,
} from "node:crypto";
import { readFile } from "node:fs/promises";
import { selfSigned } from "./der.ts";

/** What this hub is to other hubs: one key, for its connections and for what it signs. */
export type HubKey = {
	/** 32 bytes in hex. */
	publicKey: string;
	/** PEM. */
	certificate: string;
	privateKey: string;
	/** Signs text under a name of its use, so that what was signed for one use is nothing in another. */
	sign(use: SignedUse, bytes: Uint8Array): Buffer;
	/** 32 secret bytes for a use: nobody comes from them to the key, or to those of another use. */
	secretFor(use: string): Uint8Array;
};

export type SignedUse = "terms" | "heads" | "receipt" | "directory";

const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");

const withUse = (use: SignedUse, bytes: Uint8Array) =>
	Buffer.concat([Buffer.from(`seamark exchange ${use} v1\0`), bytes]);
const rawOf = (key: KeyObject): Buffer => key.export({ format: "der", type: "spki" }).subarray(spki.length);
const pem = (der: Uint8Array) =>
	`-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n").trimEnd()}\n-----END CERTIFICATE-----\n`;

export const hubKeyOf = (seed: Uint8Array): HubKey => {
	const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
	const raw = rawOf(createPublicKey(key));
	return {
		publicKey: raw.toString("hex"),
		certificate: pem(selfSigned(raw, (bytes) => sign(null, bytes, key))),
		privateKey: key.export({ format: "pem", type: "pkcs8" }) as string,
		sign: (use, bytes) => sign(null, withUse(use, bytes), key),
		secretFor: (use) => new Uint8Array(hkdfSync("sha256", seed, "", `seamark exchange ${use} v1`, 32)),
	};
};

export const readHubKey = async (file: string): Promise<HubKey> => {
	const seed = Buffer.from((await readFile(file, "utf8")).trim(), "base64url");
	if (seed.length !== 32) throw new Error(`${file} does not hold 32 bytes in base64url.`);
	return hubKeyOf(seed);
};

/** `publicKey` in hex. */
export const signedBy = (publicKey: string, use: SignedUse, bytes: Uint8Array, signature: Uint8Array): boolean => {
	try {
		const key = createPublicKey({
			key: Buffer.concat([spki, Buffer.from(publicKey, "hex")]),
			format: "der",
			type: "spki",
		});
		return verify(null, withUse(use, bytes), key, signature);
	} catch {
		return false;
	}
};

/** The key of a certificate, in hex; undefined where it is none with an Ed25519 key. */
export const keyOfCertificate = (certificate: string | Uint8Array): string | undefined => {
	try {
		const { publicKey } = new X509Certificate(certificate);
		return publicKey.asymmetricKeyType === "ed25519" ? rawOf(publicKey).toString("hex") : undefined;
	} catch {
		return undefined;
	}
};

/** What two operators read to each other over the telephone: 160 bits in groups of four. */
export const fingerprintOf = (publicKey: string): string =>
	(createHash("sha256").update(Buffer.from(publicKey, "hex")).digest("hex").slice(0, 40).match(/.{4}/g) ?? []).join(
		"-",
	);
