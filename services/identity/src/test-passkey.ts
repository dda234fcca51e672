import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** An authenticator in memory, for tests: it makes a passkey and signs in with it, as a browser would hand it over. */
const cbor = (value: unknown): Buffer => {
	const head = (major: number, n: number) =>
		n < 24
			? Buffer.from([(major << 5) | n])
			: n < 256
				? Buffer.from([(major << 5) | 24, n])
				: Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
	if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
	if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
	if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
	const entries = [...(value as Map<unknown, unknown>)];
	return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, one]) => [cbor(key), cbor(one)])]);
};
const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest();

type Over = { origin?: string; rpId?: string; flags?: number; type?: string; challenge?: string; counter?: number };

export const testPasskey = (origin: string, rpId = "localhost") => {
	const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const id = randomBytes(16);
	const { x = "", y = "" } = publicKey.export({ format: "jwk" });
	const clientData = (type: string, challenge: string, over: Over) =>
		Buffer.from(
			JSON.stringify({
				type: over.type ?? type,
				challenge: over.challenge ?? challenge,
				origin: over.origin ?? origin,
			}),
		);
	const counter = (n: number) => Buffer.from([0, 0, 0, n]);
	return {
		id: id.toString("base64url"),
		make: (challenge: string, over: Over = {}) => {
			const key = new Map<number, unknown>([
				[1, 2],
				[3, -7],
				[-1, 1],
				[-2, Buffer.from(x, "base64url")],
				[-3, Buffer.from(y, "base64url")],
			]);
			const authData = Buffer.concat([
				sha256(over.rpId ?? rpId),
				Buffer.from([over.flags ?? 0x45]),
				counter(0),
				Buffer.alloc(16),
				Buffer.from([0, id.length]),
				id,
				cbor(key),
			]);
			const attestation = cbor(
				new Map<string, unknown>([
					["fmt", "none"],
					["attStmt", new Map()],
					["authData", authData],
				]),
			);
			return {
				id: id.toString("base64url"),
				clientData: clientData("webauthn.create", challenge, over).toString("base64url"),
				attestation: attestation.toString("base64url"),
			};
		},
		signIn: (challenge: string, over: Over = {}) => {
			const data = clientData("webauthn.get", challenge, over);
			const authData = Buffer.concat([
				sha256(over.rpId ?? rpId),
				Buffer.from([over.flags ?? 0x05]),
				counter(over.counter ?? 0),
			]);
			return {
				id: id.toString("base64url"),
				clientData: data.toString("base64url"),
				authenticatorData: authData.toString("base64url"),
				signature: sign("sha256", Buffer.concat([authData, sha256(data)]), privateKey).toString("base64url"),
			};
		},
	};
};
