import { HubError } from "@seamark/errors";
import { importPKCS8, type JSONWebKeySet, SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import { openKey } from "../keys/seal.ts";
import { type ProviderRow, sealedClientKey } from "../store/providers.ts";
import { type Attempt, codeChallenge } from "./attempt.ts";
import type { ProviderFetch } from "./fetch.ts";
import { checkIdToken, type IdTokenFault } from "./id-token.ts";
import { metadataUrl, type ProviderMetadata, readMetadata } from "./metadata.ts";

type Of = {
	fetch: ProviderFetch;
	pool: Parameters<typeof sealedClientKey>[0];
	hubKey: Uint8Array;
	now: () => number;
	newId: () => string;
};

export type Returned = { code: string; issuer: string | undefined };
export type ProviderFault = IdTokenFault | "answer" | "code";

/** Agencies' own providers, as the hub speaks with them (OpenID Connect, authorization code with PKCE and private_key_jwt). */
export type Providers = {
	/** Where the officer goes. Throws UNAVAILABLE. */
	authorizationUrl(provider: ProviderRow, attempt: Attempt, redirectUri: string): Promise<string>;
	/** Whom the provider signed in. Throws UNAVAILABLE where it does not answer as such a provider has to. */
	subjectOf(
		provider: ProviderRow,
		o: { attempt: Attempt; redirectUri: string; returned: Returned },
	): Promise<{ subject: string } | { fault: ProviderFault }>;
};

const keptMs = 10 * 60_000;
/** A provider whose keys are asked for again because one is not there is asked so again only after this. */
const askAgainMs = 30_000;

const away = (): never => {
	throw new HubError("UNAVAILABLE", {
		detail: "Your agency's provider does not answer as it has to. Try again, or ask your agency.",
		retryAfter: 30,
	});
};

/** What providers say of themselves and of their keys, kept for ten minutes. */
const openSaid = ({ fetch, now }: Of) => {
	const metadata = new LRUCache<string, ProviderMetadata>({ max: 1_000, ttl: keptMs });
	const keySets = new LRUCache<string, { keys: JSONWebKeySet; at: number }>({ max: 1_000, ttl: keptMs });
	return {
		metadataOf: async ({ issuer }: ProviderRow): Promise<ProviderMetadata> => {
			const read = metadata.get(issuer) ?? readMetadata(await fetch.get(metadataUrl(issuer)), issuer) ?? away();
			metadata.set(issuer, read);
			return read;
		},
		keysOf: async (url: string, again: boolean): Promise<JSONWebKeySet> => {
			const kept = keySets.get(url);
			if (kept && !(again && now() - kept.at > askAgainMs)) return kept.keys;
			const said = (await fetch.get(url)) as JSONWebKeySet | undefined;
			if (!Array.isArray(said?.keys)) return away();
			// Only keys with a public half: who reads a shared secret in a set of keys could sign with it.
			const keys = { keys: said.keys.filter((one) => one?.kty !== "oct") };
			keySets.set(url, { keys, at: now() });
			return keys;
		},
	};
};

/** How the hub says at the provider who it is (RFC 7523). */
const clientAssertion = async ({ pool, hubKey, now, newId }: Of, provider: ProviderRow): Promise<string> => {
	const { kid } = provider.clientKey;
	const sealed = (await sealedClientKey(pool, provider.id)) ?? away();
	const pkcs8 = openKey(hubKey, provider.agencyId, kid, sealed);
	const pem = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString("base64")}\n-----END PRIVATE KEY-----`;
	const seconds = Math.floor(now() / 1_000);
	// The issuer alone as the audience: with an address of another server, that one could use the assertion elsewhere.
	return new SignJWT({ iss: provider.clientId, sub: provider.clientId, aud: provider.issuer, jti: newId() })
		.setIssuedAt(seconds)
		.setExpirationTime(seconds + 60)
		.setProtectedHeader({ alg: "ES256", typ: "JWT", kid })
		.sign(await importPKCS8(pem, "ES256"));
};

export const openProviders = (o: Of): Providers => {
	const { metadataOf, keysOf } = openSaid(o);
	return {
		authorizationUrl: async (provider, { state, nonce, verifier }, redirectUri) => {
			const url = new URL((await metadataOf(provider)).authorization);
			const asked = {
				response_type: "code",
				client_id: provider.clientId,
				redirect_uri: redirectUri,
				scope: "openid",
				state,
				nonce,
				code_challenge: codeChallenge(verifier),
				code_challenge_method: "S256",
				// The officer signs in now: who sits there may be another than this morning.
				prompt: "login",
				max_age: "0",
				...(provider.acr === null ? {} : { acr_values: provider.acr }),
			};
			for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
			return url.href;
		},
		subjectOf: async (provider, { attempt, redirectUri, returned }) => {
			const { token, keys, namesIssuer } = await metadataOf(provider);
			// RFC 9207: an answer of another provider never reaches this one's token endpoint.
			if (returned.issuer === undefined ? namesIssuer : returned.issuer !== provider.issuer) return { fault: "answer" };
			const said = (await o.fetch.post(token, {
				grant_type: "authorization_code",
				code: returned.code,
				redirect_uri: redirectUri,
				client_id: provider.clientId,
				code_verifier: attempt.verifier,
				client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
				client_assertion: await clientAssertion(o, provider),
			})) as { id_token?: unknown } | undefined;
			if (typeof said?.id_token !== "string") return { fault: "code" };
			const check = {
				token: said.id_token,
				issuer: provider.issuer,
				clientId: provider.clientId,
				nonce: attempt.nonce,
				acr: provider.acr,
				now: o.now(),
			};
			const first = await checkIdToken({ ...check, keys: await keysOf(keys, false) });
			// A provider that has changed its key names one that was not there when its keys were asked for.
			return "fault" in first && first.fault === "unknown-key"
				? checkIdToken({ ...check, keys: await keysOf(keys, true) })
				: first;
		},
	};
};
