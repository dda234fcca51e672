import {
	CompactSign,
	type CryptoKey,
	compactVerify,
	decodeProtectedHeader,
	importJWK,
	type JWK,
	type KeyObject,
} from "jose";
import type { Signed } from "./statement.ts";

export type StatementKey = {
	kid: string;
	/** Public. */
	jwk: JWK;
	/** When it may sign, RFC 3339. Statements of that time verify for good, also after a rotation. */
	from: string;
	until?: string;
};

const typ = "seamark-statement+jws";
const algorithms = ["EdDSA", "ES256"];

/** Signs bytes as they are. The signature is a detached JWS: `header..signature`. */
export const sign = async (
	bytes: string,
	{ kid, key, alg }: { kid: string; key: CryptoKey | KeyObject; alg: string },
): Promise<Signed> => {
	const jws = await new CompactSign(new TextEncoder().encode(bytes)).setProtectedHeader({ alg, kid, typ }).sign(key);
	const [header, , signature] = jws.split(".");
	return { bytes, signature: `${header}..${signature}` };
};

export type SignatureFault = "not-a-signature" | "unknown-key" | "key-not-valid-then" | "wrong-signature";

/** Undefined where the signature is by one of the keys, at a time when that key was valid. */
export const signatureFault = async (
	{ bytes, signature }: Signed,
	keys: readonly StatementKey[],
	at: string,
): Promise<SignatureFault | undefined> => {
	const [header, payload, value, ...more] = signature.split(".");
	if (!header || payload !== "" || !value || more.length > 0) return "not-a-signature";
	let kid: unknown;
	try {
		const protectedHeader = decodeProtectedHeader(`${header}..${value}`);
		if (protectedHeader.typ !== typ || protectedHeader.crit || protectedHeader.b64 !== undefined)
			return "not-a-signature";
		kid = protectedHeader.kid;
	} catch {
		return "not-a-signature";
	}
	const key = keys.find((one) => one.kid === kid);
	if (!key) return "unknown-key";
	const moment = Date.parse(at);
	if (moment < Date.parse(key.from) || (key.until !== undefined && moment >= Date.parse(key.until)))
		return "key-not-valid-then";
	try {
		const jws = `${header}.${Buffer.from(bytes).toString("base64url")}.${value}`;
		await compactVerify(jws, await importJWK(key.jwk, key.jwk.alg), { algorithms });
		return undefined;
	} catch {
		return "wrong-signature";
	}
};
