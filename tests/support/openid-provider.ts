import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from "jose";

/** How the provider misbehaves; `right` is the one that does not. */
export const providerModes = [
	"right",
	"another issuer in the token",
	"another nonce",
	"no signature (alg none)",
	"a shared secret as the signature (HS256 by its public key)",
	"a signature of another key",
	"another audience",
	"a second audience",
	"another party (azp)",
	"expired",
	"issued long ago",
	"signed in this morning",
	"no time of signing in",
	"another way of signing in (acr)",
	"no subject",
	"an access token in the place of the ID token",
	"a key in the token's header (jwk)",
	"metadata of another issuer",
	"token endpoint elsewhere",
	"keys elsewhere",
	"a token endpoint that redirects",
	"keys that are no set",
	"an answer that does not end",
	"no PKCE",
] as const;
export type ProviderMode = (typeof providerModes)[number];

type Code = { challenge: string; nonce: string; redirect: string; client: string; subject: string; used: boolean };

type State = {
	mode: ProviderMode;
	subject: string;
	acr: string | undefined;
	key: Awaited<ReturnType<typeof newKey>>;
	other: Awaited<ReturnType<typeof newKey>>;
	issuer: string;
	elsewhere: string;
	clients: Map<string, JWK>;
	now: () => number;
};

/** A small OpenID provider over HTTP, for tests. It checks what the hub sends as a good one does, and misbehaves as it is told to. */
export const openProvider = async (o: { now: () => number }) => {
	/** What reached an address that no answer may lead to. */
	const strays: string[] = [];

	const server = createServer((request, response) => {
		void answer(request, response).catch((error: Error) => {
			response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ error: error.message }));
		});
	});
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	const stray = createServer((request, response) => {
		strays.push(request.url ?? "");
		response.writeHead(200, { "content-type": "application/json" }).end("{}");
	});
	await new Promise<void>((ready) => stray.listen(0, "127.0.0.1", ready));
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const elsewhere = `http://127.0.0.1:${(stray.address() as AddressInfo).port}`;

	const state: State = {
		...{ mode: "right", subject: "subject-1", acr: "phr", clients: new Map(), now: o.now, issuer, elsewhere },
		...{ key: await newKey("key-1"), other: await newKey("key-1") },
	};
	const { authorize, exchange } = openGrants(state);
	let keys = 1;

	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const url = new URL(request.url ?? "/", issuer);
		const json = (value: unknown) =>
			void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
		if (url.pathname === "/.well-known/openid-configuration") return json(metadata(state.mode, issuer, elsewhere));
		if (url.pathname === "/keys")
			return json(state.mode === "keys that are no set" ? { keys: "none" } : { keys: [state.key.publicJwk] });
		if (url.pathname === "/authorize") {
			const back = authorize(url.searchParams);
			return void response.writeHead(303, { location: back }).end();
		}
		if (url.pathname !== "/token") return void response.writeHead(404).end();
		if (state.mode === "a token endpoint that redirects")
			return void response.writeHead(307, { location: `${elsewhere}/token` }).end();
		if (state.mode === "an answer that does not end") {
			response.writeHead(200, { "content-type": "application/json" });
			const more = () => response.writable && !response.destroyed && response.write("x".repeat(64 * 1024), more);
			return void more();
		}
		const form = new URLSearchParams(await bodyOf(request));
		return json({ token_type: "Bearer", access_token: "not for the hub", id_token: await exchange(form) });
	};

	return {
		issuer,
		strays,
		set: (change: Partial<Pick<State, "mode" | "subject" | "acr">>) => Object.assign(state, change),
		/** A new key under a name of its own, as after a rotation. */
		rotate: async () => {
			state.key = await newKey(`key-${++keys}`);
		},
		register: (client: string, jwk: JWK) => void state.clients.set(client, jwk),
		close: async () => {
			for (const one of [server, stray]) {
				one.closeAllConnections();
				await new Promise((done) => one.close(done));
			}
		},
	};
};

/** Codes and what they are exchanged for. */
const openGrants = (state: State) => {
	const { clients, issuer } = state;
	const codes = new Map<string, Code>();
	const assertions = new Set<string>();
	let count = 0;
	/** The officer signs in at once: a page with a form would be the same for the hub. */
	const authorize = (asked: URLSearchParams): string => {
		const wanted = (name: string) => {
			const value = asked.getAll(name);
			if (value.length !== 1 || !value[0]) throw new Error(`${name} is missing`);
			return value[0];
		};
		if (!clients.has(wanted("client_id"))) throw new Error("unknown client");
		if (wanted("response_type") !== "code" || wanted("code_challenge_method") !== "S256") throw new Error("not so");
		if (wanted("prompt") !== "login" || wanted("max_age") !== "0") throw new Error("a session of before would do");
		const code = `code-${++count}`;
		codes.set(code, {
			challenge: wanted("code_challenge"),
			nonce: wanted("nonce"),
			redirect: wanted("redirect_uri"),
			client: wanted("client_id"),
			subject: state.subject,
			used: false,
		});
		const back = new URL(wanted("redirect_uri"));
		back.searchParams.set("code", code);
		back.searchParams.set("state", wanted("state"));
		back.searchParams.set("iss", issuer);
		return back.href;
	};

	const exchange = async (form: URLSearchParams): Promise<string> => {
		const code = codes.get(form.get("code") ?? "");
		if (!code || code.used) throw new Error("invalid_grant");
		code.used = true;
		if (form.get("grant_type") !== "authorization_code" || form.get("redirect_uri") !== code.redirect)
			throw new Error("invalid_grant");
		const verifier = form.get("code_verifier") ?? "";
		if (createHash("sha256").update(verifier).digest("base64url") !== code.challenge) throw new Error("invalid_grant");
		await clientOf(form, code);
		return idToken(state, code);
	};

	const clientOf = async (form: URLSearchParams, { client }: Code): Promise<void> => {
		const jwk = clients.get(client);
		if (!jwk || form.get("client_assertion_type") !== "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
			throw new Error("invalid_client");
		const { payload } = await jwtVerify(form.get("client_assertion") ?? "", await importJWK(jwk, "ES256"), {
			algorithms: ["ES256"],
			issuer: client,
			subject: client,
			audience: issuer,
			currentDate: new Date(state.now()),
		});
		if (!payload.jti || assertions.has(payload.jti)) throw new Error("invalid_client");
		assertions.add(payload.jti);
	};

	return { authorize, exchange };
};

const claimsOf = (state: State, { client, nonce, subject }: Code): Record<string, unknown> => {
	const { mode, issuer, elsewhere } = state;
	const seconds = Math.floor(state.now() / 1_000);
	const claims: Record<string, unknown> = {
		iss: mode === "another issuer in the token" ? elsewhere : issuer,
		sub: subject,
		aud: client,
		nonce: mode === "another nonce" ? "of somebody else" : nonce,
		iat: mode === "issued long ago" ? seconds - 4_000 : seconds,
		exp: mode === "expired" ? seconds - 60 : seconds + 300,
		auth_time: mode === "signed in this morning" ? seconds - 4_000 : seconds,
		...(state.acr === undefined ? {} : { acr: state.acr }),
	};
	if (mode === "another audience") claims.aud = "another";
	if (mode === "a second audience") claims.aud = [client, "another"];
	if (mode === "another party (azp)") claims.azp = "another";
	if (mode === "no time of signing in") delete claims.auth_time;
	if (mode === "another way of signing in (acr)") claims.acr = "pwd";
	if (mode === "no subject") delete claims.sub;
	return claims;
};

const idToken = async (state: State, code: Code): Promise<string> => {
	const { mode, other } = state;
	const claims = claimsOf(state, code);
	if (mode === "no signature (alg none)") return `${encode({ alg: "none" })}.${encode(claims)}.`;
	if (mode === "a shared secret as the signature (HS256 by its public key)")
		return new SignJWT(claims)
			.setProtectedHeader({ alg: "HS256", kid: "key-1" })
			.sign(new TextEncoder().encode(JSON.stringify(state.key.publicJwk)));
	const { privateKey, publicJwk } = mode === "a signature of another key" ? other : state.key;
	return new SignJWT(claims)
		.setProtectedHeader({
			alg: "ES256",
			kid: publicJwk.kid,
			...(mode === "an access token in the place of the ID token" ? { typ: "at+jwt" } : {}),
			...(mode === "a key in the token's header (jwk)" ? { jwk: publicJwk } : {}),
		})
		.sign(privateKey);
};

const newKey = async (kid: string): Promise<{ privateKey: CryptoKey; publicJwk: JWK & { kid: string } }> => {
	const pair = await generateKeyPair("ES256", { extractable: true });
	const jwk = await exportJWK(pair.publicKey);
	return { privateKey: pair.privateKey, publicJwk: { ...jwk, kid, alg: "ES256", use: "sig" } };
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

const metadata = (mode: ProviderMode, issuer: string, elsewhere: string) => ({
	issuer: mode === "metadata of another issuer" ? elsewhere : issuer,
	authorization_endpoint: `${issuer}/authorize`,
	token_endpoint: `${mode === "token endpoint elsewhere" ? elsewhere : issuer}/token`,
	jwks_uri: `${mode === "keys elsewhere" ? elsewhere : issuer}/keys`,
	response_types_supported: ["code"],
	subject_types_supported: ["public"],
	id_token_signing_alg_values_supported: ["ES256"],
	token_endpoint_auth_methods_supported: ["private_key_jwt"],
	...(mode === "no PKCE" ? {} : { code_challenge_methods_supported: ["S256"] }),
	authorization_response_iss_parameter_supported: true,
});

const bodyOf = async (request: IncomingMessage): Promise<string> => {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString("utf8");
};
