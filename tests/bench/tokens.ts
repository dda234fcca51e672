import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { pacific, seedId } from "@seamark/seed";

/** Units whose desks post, and those whose readers follow: all parties of the demo region's founding agreement. */
export const posters = ["fj", "to", "ws", "vu"] as const;
export const readers = ["fj", "to", "ws", "vu", "ki", "pg", "pw", "sb"] as const;

/** Headers that authenticate one request, each ended by CR LF. */
export type Credentials = () => string;

const post = async <T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
	const form = body instanceof URLSearchParams;
	const answer = await fetch(url, {
		method: "POST",
		headers: { ...(form ? {} : { "content-type": "application/json" }), ...headers },
		body: form ? body : JSON.stringify(body),
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`POST ${url}: ${answer.status} ${text}`);
	return JSON.parse(text) as T;
};

const demoToken = async (url: string, unit: string, purpose = "investigation"): Promise<string> =>
	(await post<{ access_token: string }>(`${url}/demo/token`, { officer: `${unit}-desk-1`, purpose })).access_token;

/** Bearer token of an officer on the unit's desk. */
export const bearer = async (url: string, unit: string, purpose?: string): Promise<Credentials> => {
	const header = `authorization: Bearer ${await demoToken(url, unit, purpose)}\r\n`;
	return () => header;
};

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const jwt = (key: KeyObject, header: object, payload: object): string => {
	const signed = `${base64({ alg: "ES256", ...header })}.${base64(payload)}`;
	return `${signed}.${sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
};

/** A token bound by DPoP to a key, and the headers of requests by its holder, each with a proof of its own. */
export type Bound = (method: string, url: string) => string;

const seconds = () => Math.floor(Date.now() / 1_000);

/** Got as a real system gets it: client credentials with private_key_jwt. */
export const boundToken = async (o: { issuer: string; client: string; privateKey: KeyObject }): Promise<Bound> => {
	const { issuer, client, privateKey } = o;
	const jwk = createPublicKey(privateKey).export({ format: "jwk" });
	const proof = (htm: string, htu: string, claims: object = {}) =>
		jwt(privateKey, { typ: "dpop+jwt", jwk }, { htm, htu, iat: seconds(), jti: randomUUID(), ...claims });
	const form = new URLSearchParams({
		grant_type: "client_credentials",
		purpose: "investigation",
		client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
		client_assertion: jwt(
			privateKey,
			{},
			{ iss: client, sub: client, aud: issuer, iat: seconds(), exp: seconds() + 120, jti: randomUUID() },
		),
	});
	const { access_token } = await post<{ access_token: string }>(`${issuer}/token`, form, {
		dpop: proof("POST", `${issuer}/token`),
	});
	const ath = createHash("sha256").update(access_token).digest("base64url");
	return (method, url) => `authorization: DPoP ${access_token}\r\ndpop: ${proof(method, url, { ath })}\r\n`;
};

/**
 * A token of the unit's system, whose client is registered first. The proofs for `requests` posts are made here, before the
 * clock runs; each is good for a minute.
 */
export const bound = async (url: string, unit: string, requests: number): Promise<Credentials> => {
	const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const admin = await demoToken(url, unit);
	const { id: client } = await post<{ id: string }>(
		`${url}/clients`,
		{ post: seedId(`${unit}-tcu/system`), key: publicKey.export({ format: "jwk" }) },
		{ authorization: `Bearer ${admin}` },
	);
	const { iss: issuer } = JSON.parse(Buffer.from(admin.split(".")[1] ?? "", "base64url").toString()) as { iss: string };
	const token = await boundToken({ issuer, client, privateKey });
	const header = () => token("POST", `${url}/alerts`);
	const ready = Array.from({ length: requests }, header);
	return () => ready.pop() ?? header();
};

/** Fails early and clearly when the demo region has changed. */
export const checkUnits = (): void => {
	for (const unit of readers)
		if (!pacific.agencies.some((agency) => agency.handle === `${unit}-tcu`))
			throw new Error(`the demo region has no unit ${unit}-tcu any more`);
};
