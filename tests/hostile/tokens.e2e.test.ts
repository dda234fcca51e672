import { createHmac, createPublicKey, type KeyObject, randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { seedId } from "@seamark/seed";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { caller } from "../support/client.ts";
import { draft } from "../support/drafts.ts";
import { expectProblem, jwkOf, jws, newKey, openStage, type Stage, seconds, sha256 } from "./stage.ts";

let stage: Stage;
let url: string;
beforeAll(async () => {
	stage = await openStage({ addressRequests: 100 });
	url = stage.url;
});
afterEach(() => stage.stillAlive());
afterAll(() => stage?.stop());

const withToken = (token: string, headers: Record<string, string> = {}) => read(`Bearer ${token}`, headers);
const read = async (authorization: string, headers: Record<string, string> = {}, path = "/alerts") => {
	const answer = await fetch(url + path, { headers: { authorization, ...headers } });
	const text = await answer.text();
	return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as Record<string, unknown> };
};
const refused = async (token: string, said: string) =>
	expectProblem(await withToken(token), 401, "UNAUTHENTICATED", said);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("the agency's own tokens are taken, so that what is refused below is refused for its fault", async () => {
	expect((await withToken(stage.unit.mint())).status).toBe(200);
});

test("hostile 01: alg none, in any spelling, with and without a signature -> 401", async () => {
	for (const alg of ["none", "None", "nOnE", "NONE", "", null, undefined]) {
		const unsigned = `${encode({ alg, typ: "at+jwt", kid: "first" })}.${encode(stage.unit.claims())}`;
		for (const signature of ["", "AA", stage.unit.mint().split(".")[2]])
			await refused(`${unsigned}.${signature}`, `${alg} ${signature}`);
	}
});

test("hostile 02: HS256 keyed with the agency's public key -> 401", async () => {
	const pem = stage.unit.publicKey.export({ type: "spki", format: "pem" });
	const der = stage.unit.publicKey.export({ type: "spki", format: "der" });
	const asJwk = JSON.stringify(jwkOf(stage.unit.publicKey));
	for (const alg of ["HS256", "HS384", "HS512"])
		for (const secret of [pem, der, asJwk]) {
			const signed = `${encode({ alg, typ: "at+jwt", kid: "first" })}.${encode(stage.unit.claims())}`;
			const mac = createHmac(alg.replace("HS", "sha"), secret).update(signed).digest("base64url");
			await refused(`${signed}.${mac}`, alg);
		}
});

test("hostile 03: jwk, jku, x5u or x5c in the header -> 401, and nothing is fetched", async () => {
	let connections = 0;
	const bait = createServer((socket) => {
		connections++;
		socket.destroy();
	});
	await new Promise<void>((resolve) => bait.listen(0, "127.0.0.1", resolve));
	const at = `http://127.0.0.1:${(bait.address() as { port: number }).port}/keys.json`;
	const mine = newKey();
	for (const header of [
		{ jwk: jwkOf(mine.publicKey) },
		{ jku: at },
		{ x5u: at },
		{ x5c: ["MIIB"] },
		{ jku: at, kid: "x" },
	])
		for (const key of [mine.privateKey, stage.unit.key])
			await refused(stage.unit.mint({ header, key }), JSON.stringify(header));
	// An issuer that nobody registered is no address to ask either.
	await refused(stage.unit.mint({ claims: { iss: new URL(at).origin }, key: mine.privateKey }), "iss");
	expect(connections).toBe(0);
	await new Promise((resolve) => bait.close(resolve));
});

test("hostile 04: a key id that is a path, SQL or 10 kB -> 401", async () => {
	for (const kid of [
		"../../etc/passwd",
		"first' or '1'='1",
		"x".repeat(10_000),
		"",
		7,
		["first"],
		"first\u0000",
		"__proto__",
	])
		await refused(stage.unit.mint({ header: { kid } }), String(kid).slice(0, 40));
});

test("hostile 05: an ID token, another audience, another issuer, another hub's token -> 401", async () => {
	const { mint } = stage.unit;
	for (const typ of ["JWT", "id_token", "dpop+jwt", "seamark-service+jwt", undefined, "AT+JWT"])
		await refused(mint({ header: { typ } }), `typ ${typ}`);
	for (const aud of [
		"https://other.example",
		`${url}/`,
		`${url}/alerts`,
		"",
		undefined,
		[],
		["https://other.example"],
		1,
	])
		await refused(mint({ claims: { aud } }), `aud ${aud}`);
	for (const iss of ["https://other.example", `${stage.unit.issuer}/`, url, undefined, null, [stage.unit.issuer]])
		await refused(mint({ claims: { iss } }), `iss ${iss}`);
});

test("hostile 06: expired, not yet valid, no or textual exp, too long a life, unknown crit -> 401", async () => {
	const { mint } = stage.unit;
	const now = seconds();
	for (const claims of [
		{ exp: now - 11, iat: now - 100 },
		{ nbf: now + 61 },
		{ exp: undefined },
		{ exp: String(now + 100) },
		{ exp: null },
		{ exp: 1e300 },
		{ exp: now + 3_600 },
		{ iat: now + 61, exp: now + 120 },
		{ iat: undefined },
	])
		await refused(mint({ claims }), JSON.stringify(claims));
	for (const header of [{ crit: ["exp"] }, { crit: ["b64"], b64: false }, { crit: [] }])
		await refused(mint({ header }), JSON.stringify(header));
});

test("hostile 07: a client assertion that is replayed, or whose aud is an array or the token endpoint -> invalid_client", async () => {
	const admin = await stage.as("fj-desk-1");
	const { privateKey, publicKey } = newKey();
	const post = seedId("fj-tcu/system");
	const client = await admin.post<{ id: string }>("/clients", { post, key: jwkOf(publicKey) });
	expect(client.status, client.text).toBe(201);
	const issuer = JSON.parse(Buffer.from((await stage.token("fj-desk-1")).split(".")[1] ?? "", "base64url").toString())
		.iss as string;
	const assertion = (claims: object = {}, key: KeyObject = privateKey) =>
		jws(
			{ alg: "ES256" },
			{
				iss: client.body.id,
				sub: client.body.id,
				aud: issuer,
				jti: randomUUID(),
				iat: seconds(),
				exp: seconds() + 60,
				...claims,
			},
			key,
		);
	const ask = async (client_assertion: string) => {
		const answer = await fetch(`${issuer}/token`, {
			method: "POST",
			body: new URLSearchParams({
				grant_type: "client_credentials",
				client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
				client_assertion,
				purpose: "investigation",
			}),
		});
		return { status: answer.status, body: (await answer.json()) as { error?: string; access_token?: string } };
	};
	const once = assertion();
	expect((await ask(once)).body.access_token).toBeTypeOf("string");
	const bad = [
		once,
		assertion({ aud: [issuer] }),
		assertion({ aud: `${issuer}/token` }),
		assertion({ aud: [issuer, `${issuer}/token`] }),
		assertion({ exp: seconds() + 3_600 }),
		assertion({ sub: "somebody-else" }),
		assertion({}, newKey().privateKey),
		stage.unit.mint(),
	];
	for (const one of bad) expect(await ask(one)).toMatchObject({ status: 401, body: { error: "invalid_client" } });
	// The same one at once, from many connections: one token in all.
	const raced = assertion();
	const answers = await Promise.all(Array.from({ length: 20 }, () => ask(raced)));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("hostile 08: a stolen token without its certificate or key; a DPoP proof replayed, for another method, address or token -> 401", async () => {
	await refused(stage.unit.mint({ claims: { cnf: { "x5t#S256": sha256("another certificate") } } }), "certificate");
	const holder = newKey();
	const { kty, crv, x, y } = jwkOf(holder.publicKey) as Record<string, string>;
	const jkt = sha256(JSON.stringify({ crv, kty, x, y }));
	const token = stage.unit.mint({ claims: { cnf: { jkt } } });
	const proof = (claims: object = {}, o: { key?: typeof holder; header?: object } = {}) =>
		jws(
			{ alg: "ES256", typ: "dpop+jwt", jwk: jwkOf((o.key ?? holder).publicKey), ...o.header },
			{ htm: "GET", htu: `${url}/alerts`, iat: seconds(), jti: randomUUID(), ath: sha256(token), ...claims },
			(o.key ?? holder).privateKey,
		);
	const good = proof();
	expect((await read(`DPoP ${token}`, { dpop: good })).status).toBe(200);
	const bad: [string, string | undefined][] = [
		["replayed", good],
		["none", undefined],
		["method", proof({ htm: "POST" })],
		["address", proof({ htu: `${url}/alerts/export` })],
		["host", proof({ htu: "https://other.example/alerts" })],
		["another token", proof({ ath: sha256(stage.unit.mint()) })],
		["no ath", proof({ ath: undefined })],
		["old", proof({ iat: seconds() - 75 })],
		["from the future", proof({ iat: seconds() + 61 })],
		["another key", proof({}, { key: newKey() })],
		["a private key in it", proof({}, { header: { jwk: jwkOf(holder.privateKey) } })],
		["typ", proof({}, { header: { typ: "JWT" } })],
		["two at once", `${proof()}, ${proof()}`],
	];
	for (const [said, dpop] of bad)
		expectProblem(await read(`DPoP ${token}`, dpop === undefined ? {} : { dpop }), 401, "UNAUTHENTICATED", said);
	expectProblem(await read(`Bearer ${token}`), 401, "UNAUTHENTICATED", "as bearer");
});

test("hostile 09: padding, spaces and other spellings of base64url -> 401", async () => {
	const token = stage.unit.mint();
	const [header = "", payload = "", signature = ""] = token.split(".");
	for (const spelled of [
		`${header}=.${payload}.${signature}`,
		`${header}.${payload}==.${signature}`,
		`${header}.${payload}.${signature}==`,
		`${header}.${payload}.${signature}%20`,
		`${header} .${payload}.${signature}`,
		`${header}.${payload}. ${signature}`,
		`${header}.${payload}.${signature}.`,
		`${header}.${payload}.${signature.replaceAll("-", "+").replaceAll("_", "/")}=`,
		`${header}.${payload}\t.${signature}`,
	])
		await refused(spelled, spelled.slice(-20));
	// The last character of a signature has unused bits: another spelling of the same bytes is not the same token twice over.
	expect((await withToken(token)).status).toBe(200);
});

test("hostile 10: one agency's key in another's name, another's post, a second token for self-approval -> 401 or 403; no break-glass exists to lack a reason", async () => {
	const { unit } = stage;
	const theirs = await stage.token("fj-desk-1");
	const claims = JSON.parse(Buffer.from(theirs.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
	const header = JSON.parse(Buffer.from(theirs.split(".")[0] ?? "", "base64url").toString()) as Record<string, unknown>;
	await refused(jws(header, { ...claims, jti: randomUUID() }, unit.key), "their issuer and key id, our key");
	await refused(unit.mint({ claims: { iss: claims.iss } }), "their issuer");
	await refused(unit.mint({ claims: { duty_post: claims.duty_post } }), "their post");
	await refused(
		unit.mint({ claims: { duty_post: claims.duty_post, officer: claims.officer, sub: claims.sub } }),
		"their officer",
	);
	await refused(unit.mint({ claims: { purpose: "life-saving" } }), "a purpose that the post does not have");
	// More scopes than the post holds change nothing.
	const greedy = caller(
		url,
		unit.mint({ claims: { scope: "alerts:read directory:write agency:admin audit:verify ops:redrive" } }),
	);
	expectProblem(await greedy.post("/countries", { code: "XX", name: "Nowhere", region: "pacific" }), 403, "FORBIDDEN");
	expectProblem(await greedy.post(`/agencies/${unit.id}/suspend`, { reason: "none" }), 403, "FORBIDDEN");
	// A secondment is confirmed by the officer's own agency, never by the host that proposed it.
	const admin = caller(url, unit.mint({ claims: { ...adminClaims() } }));
	const proposed = await admin.post<{ id: string }>(`/posts/${unit.desk.post}/secondments`, {
		officer: claims.officer,
		homeAgency: seedId("fj-tcu"),
		until: new Date(Date.now() + 86_400_000).toISOString(),
	});
	expect(proposed.status, proposed.text).toBe(201);
	const second = caller(url, unit.mint({ claims: { ...adminClaims() } }));
	const approved = await second.post(`/postings/${proposed.body.id}/confirm`, {});
	expectProblem(approved, approved.status === 403 ? 403 : 404, /^(FORBIDDEN|NOT_FOUND)$/, "self-approval");
	await refused(
		unit.mint({ claims: { officer: claims.officer, sub: claims.officer } }),
		"the officer before the confirmation",
	);
});

const adminClaims = () => ({
	sub: stage.unit.admin.client,
	client_id: stage.unit.admin.client,
	duty_post: stage.unit.admin.post,
	scope: "directory:read agency:admin",
	purpose: "oversight",
});

test("secrets are in no log and in no answer: tokens, keys, proofs", async () => {
	const token = stage.unit.mint();
	const stolen = stage.unit.mint({ key: newKey().privateKey });
	const answers = [await withToken(token), await withToken(stolen), await withToken(`${token}x`)];
	await (await stage.as("fj-desk-1")).post("/alerts", draft({ summary: "wording that no log may have" }));
	const secret = jwkOf(stage.unit.key).d as string;
	for (const text of [stage.log(), ...answers.map((answer) => answer.text)]) {
		for (const part of [...token.split("."), ...stolen.split(".")].filter((part) => part.length > 60))
			expect(text.includes(part)).toBe(false);
		expect(text).not.toContain(secret);
		expect(text).not.toContain("wording that no log may have");
		expect(text).not.toMatch(/BEGIN [A-Z ]*PRIVATE KEY|"d":"|postgres(ql)?:\/\/[^ ]*:[^ ]*@/);
	}
	expect(createPublicKey(stage.unit.key).asymmetricKeyType).toBe("ec");
});

// Last, since for some seconds the address is over its limit.
test("hostile 04, the flood: unknown key ids -> 401, then 429 before anything is verified; a token that has held gets through", async () => {
	const good = stage.unit.mint();
	expect((await withToken(good)).status).toBe(200);
	const stranger = newKey().privateKey;
	const flood = await Promise.all(
		Array.from({ length: 900 }, (_, i) =>
			withToken(stage.unit.mint({ header: { kid: `unknown-${i}` }, key: stranger })),
		),
	);
	const statuses = new Set(flood.map((answer) => answer.status));
	expect([...statuses].sort()).toEqual([401, 429]);
	for (const answer of flood.filter(({ status }) => status === 429)) {
		expectProblem(answer, 429, "TOO_MANY_REQUESTS");
		expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
	}
	expect((await withToken(good)).status).toBe(200);
	await expect.poll(async () => (await withToken(stage.unit.mint())).status).toBe(200);
});
