import { createHash } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, generateSecret, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertion, holder, idOf, keys, newKey, openTestHub, type TestHub } from "../test-hub.ts";

const clientType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const bearerGrant = "urn:ietf:params:oauth:grant-type:jwt-bearer";

let hub: TestHub;
beforeAll(async () => {
	hub = await openTestHub({ demo: false });
});
afterAll(() => hub.close());

const url = () => hub.tokenUrl("fj-tcu");
const proofFor = async (who: Awaited<ReturnType<typeof holder>>) => ({
	dpop: await who.proof({ url: `${hub.issuer("fj-tcu")}/token`, now: hub.now() }),
});

const clientForm = async (
	over: Partial<Parameters<typeof assertion>[0]> = {},
	fields: Record<string, string> = {},
) => ({
	grant_type: "client_credentials",
	client_assertion_type: clientType,
	client_assertion: await assertion({
		client: idOf("fj-system"),
		issuer: hub.issuer("fj-tcu"),
		now: hub.now(),
		...over,
	}),
	...fields,
});

const vouchForm = async (over: Partial<Parameters<typeof assertion>[0]> = {}, fields: Record<string, string> = {}) => ({
	grant_type: bearerGrant,
	assertion: await assertion({
		client: idOf("fj-login"),
		subject: idOf("fj-1"),
		issuer: hub.issuer("fj-tcu"),
		now: hub.now(),
		key: keys.login,
		...over,
		claims: {
			duty_post: idOf("fj-tcu/desk"),
			purpose: "investigation",
			scope: "alerts:read alerts:raise",
			...over.claims,
		},
	}),
	...fields,
});

const ask = async (fields: Record<string, string> | string, headers?: Record<string, string>) =>
	hub.form(url(), fields, headers ?? (await proofFor(await holder())));

/** Calls GET /agencies with a token bound to that holder. */
const readAgencies = async (
	token: string,
	who: Awaited<ReturnType<typeof holder>>,
	o: { ath?: string; htu?: string; htm?: string } = {},
) => {
	const proof = await who.proof({
		method: o.htm ?? "GET",
		url: o.htu ?? `${hub.context.config.publicUrl}/agencies`,
		now: hub.now(),
		claims: { ath: o.ath ?? createHash("sha256").update(token).digest("base64url") },
	});
	return hub.call("GET", "/agencies", { headers: { authorization: `DPoP ${token}`, dpop: proof } });
};

test("a client gets a token of its agency for its own post, bound to its key", async () => {
	const who = await holder();
	const answer = await ask(
		await clientForm({}, { scope: "alerts:read", resource: hub.context.config.publicUrl }),
		await proofFor(who),
	);
	expect(answer).toMatchObject({
		status: 200,
		body: { token_type: "DPoP", expires_in: 600, scope: "alerts:read", purpose: "investigation" },
	});
	const token = answer.body.access_token as string;
	expect(decodeProtectedHeader(token)).toMatchObject({ alg: "ES256", typ: "at+jwt" });
	expect(decodeJwt(token)).toMatchObject({
		iss: hub.issuer("fj-tcu"),
		aud: hub.context.config.publicUrl,
		sub: idOf("fj-system"),
		client_id: idOf("fj-system"),
		duty_post: idOf("fj-tcu/system"),
		scope: "alerts:read",
		cnf: { jkt: who.thumbprint },
	});
	expect(decodeJwt(token)).not.toHaveProperty("officer");
});

test("an agency vouches for its officer, who is then known by post, purpose and key", async () => {
	const who = await holder();
	const answer = await ask(await vouchForm({ claims: { scope: "directory:read alerts:read" } }), await proofFor(who));
	expect(answer).toMatchObject({
		status: 200,
		body: { scope: "alerts:read directory:read", duty_post: idOf("fj-tcu/desk") },
	});
	const token = answer.body.access_token as string;
	expect(decodeJwt(token)).toMatchObject({ sub: idOf("fj-1"), officer: idOf("fj-1"), client_id: idOf("fj-login") });
	expect((await readAgencies(token, who)).status).toBe(200);
	// RFC 7521 (4.1): many clients send client_id along; it has to be the one that signed.
	const form = async (client: string) => ({ ...(await vouchForm()), client_id: idOf(client) });
	expect(await ask(await form("fj-login"), await proofFor(who))).toMatchObject({ status: 200 });
	expect(await ask(await form("fj-system"), await proofFor(who))).toMatchObject({
		status: 400,
		body: { error: "invalid_grant" },
	});
});

test("a stolen token is worth nothing: other key, other address, other method, other token, proof used twice", async () => {
	const who = await holder();
	const token = (await ask(await vouchForm({ claims: { scope: "directory:read" } }), await proofFor(who))).body
		.access_token as string;
	expect((await readAgencies(token, await holder())).status).toBe(401);
	expect((await readAgencies(token, who, { htu: `${hub.context.config.publicUrl}/posts` })).status).toBe(401);
	expect((await readAgencies(token, who, { htm: "POST" })).status).toBe(401);
	expect((await readAgencies(token, who, { ath: "x".repeat(43) })).status).toBe(401);
	expect((await hub.call("GET", "/agencies", { token })).status).toBe(401);
	const proof = await who.proof({
		method: "GET",
		url: `${hub.context.config.publicUrl}/agencies`,
		now: hub.now(),
		claims: { ath: createHash("sha256").update(token).digest("base64url") },
	});
	const headers = { authorization: `DPoP ${token}`, dpop: proof };
	expect((await hub.call("GET", "/agencies", { headers })).status).toBe(200);
	expect((await hub.call("GET", "/agencies", { headers })).status).toBe(401);
});

test("more than the post holds, or than was vouched for, is refused and not cut down", async () => {
	expect((await ask(await clientForm({}, { scope: "alerts:read audit:read" }))).body).toMatchObject({
		error: "invalid_scope",
	});
	expect((await ask(await clientForm({}, { scope: "nonsense" }))).body).toMatchObject({ error: "invalid_scope" });
	expect((await ask(await clientForm({}, { purpose: "prosecution" }))).body).toMatchObject({ error: "invalid_scope" });
	expect((await ask(await vouchForm({}, { scope: "directory:read" }))).body).toMatchObject({ error: "invalid_scope" });
	expect((await ask(await vouchForm({}, { purpose: "analysis" }))).body).toMatchObject({ error: "invalid_grant" });
	expect((await ask(await vouchForm({}, { duty_post: idOf("fj-tcu/system") }))).body).toMatchObject({
		error: "invalid_grant",
	});
	expect((await ask(await clientForm({}, { duty_post: idOf("fj-tcu/desk") }))).body).toMatchObject({
		error: "invalid_grant",
	});
});

test("an agency vouches for nobody who is not on its post", async () => {
	for (const over of [
		{ subject: idOf("fj-2") },
		{ subject: idOf("to-1") },
		{ subject: idOf("nobody") },
		{ subject: idOf("to-1"), claims: { duty_post: idOf("to-customs/desk") } },
		{ claims: { duty_post: idOf("nowhere") } },
		{ claims: { duty_post: undefined } },
		{ claims: { scope: ["alerts:read"] } },
	])
		expect(await ask(await vouchForm(over))).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
	const systemVouches = await vouchForm({ client: idOf("fj-system"), key: keys.system });
	expect(await ask(systemVouches)).toMatchObject({ status: 400, body: { error: "unauthorized_client" } });
});

test("an assertion that is not exactly right authenticates nobody", async () => {
	const issuer = hub.issuer("fj-tcu");
	const seconds = Math.floor(hub.now() / 1_000);
	const wrong: Record<string, Partial<Parameters<typeof assertion>[0]>> = {
		"audience as an array": { claims: { aud: [issuer] } },
		"audience is the token endpoint": { claims: { aud: `${issuer}/token` } },
		"audience is another agency": { claims: { aud: hub.issuer("to-customs") } },
		expired: { claims: { exp: seconds - 11 } },
		"lives too long": { claims: { exp: seconds + 320 } },
		"expiry as text": { claims: { exp: String(seconds + 60) } },
		"no expiry": { claims: { exp: undefined } },
		"from the future": { claims: { nbf: seconds + 61 } },
		"issued in the future": { claims: { iat: seconds + 61 } },
		"no jti": { claims: { jti: undefined } },
		"short jti": { claims: { jti: "1" } },
		"subject is another": { subject: idOf("fj-login") },
		"another client's key": { key: keys.login },
		"unknown client": { client: idOf("nobody") },
		"critical header": { header: { crit: ["b64"], b64: true } },
		"own key in the header": { header: { jwk: keys.system.publicJwk } },
		"key address in the header": { header: { jku: "http://127.0.0.1:9/keys" } },
		"access token type": { header: { typ: "at+jwt" } },
	};
	for (const [what, over] of Object.entries(wrong))
		expect(await ask(await clientForm(over)), what).toMatchObject({ status: 401, body: { error: "invalid_client" } });
	expect(await ask(await clientForm({}, { client_id: idOf("fj-login") }))).toMatchObject({ status: 401 });
});

test("unsigned, symmetric and padded assertions authenticate nobody", async () => {
	const good = (await clientForm()).client_assertion;
	const [header, body, signature] = good.split(".") as [string, string, string];
	const none = Buffer.from('{"alg":"none"}').toString("base64url");
	const hmac = await new SignJWT(decodeJwt(good))
		.setProtectedHeader({ alg: "HS256" })
		.sign(await generateSecret("HS256"));
	const forged = [
		`${none}.${body}.`,
		`${none}.${body}.AA`,
		hmac,
		`${good}=`,
		`${header}. ${body}.${signature}`,
		`${good}\n`,
		"a.b.c",
		"x",
	];
	for (const client_assertion of forged)
		expect(await ask(await clientForm({}, { client_assertion })), client_assertion).toMatchObject({
			status: 401,
			body: { error: "invalid_client" },
		});
});

test("an assertion is good once, also when it comes fifty times at the same moment", async () => {
	const form = await clientForm();
	const answers = await Promise.all(Array.from({ length: 50 }, () => ask(form)));
	expect(answers.filter((one) => one.status === 200)).toHaveLength(1);
	expect(answers.filter((one) => one.body.error === "invalid_client")).toHaveLength(49);
	const vouched = await vouchForm();
	expect((await ask(vouched)).status).toBe(200);
	expect(await ask(vouched)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
});

test("an agency's client is a stranger at another agency's endpoint, and unknown agencies answer like wrong clients", async () => {
	const form = await clientForm({ issuer: hub.issuer("to-customs") });
	const elsewhere = await hub.form(hub.tokenUrl("to-customs"), form, await proofFor(await holder()));
	const nowhere = await hub.form(hub.tokenUrl("no-such-agency"), form, await proofFor(await holder()));
	expect(elsewhere).toMatchObject({ status: 401, body: { error: "invalid_client" } });
	expect(nowhere).toEqual(elsewhere);
});

test("tokens are bound to a holder: no proof, a wrong proof and a used proof get none", async () => {
	expect(await ask(await clientForm(), {})).toMatchObject({ status: 400, body: { error: "invalid_request" } });
	const who = await holder();
	const dpop = await who.proof({ url: `${hub.issuer("fj-tcu")}/token`, now: hub.now() });
	expect((await ask(await clientForm(), { dpop })).status).toBe(200);
	const wrong = [
		dpop,
		await who.proof({ url: `${hub.issuer("to-customs")}/token`, now: hub.now() }),
		await who.proof({ url: `${hub.issuer("fj-tcu")}/token`, now: hub.now() - 120_000 }),
		await who.proof({ url: `${hub.issuer("fj-tcu")}/token`, now: hub.now(), method: "GET" }),
		"not a proof",
	];
	for (const proof of wrong)
		expect(await ask(await clientForm(), { dpop: proof })).toMatchObject({
			status: 400,
			body: { error: "invalid_dpop_proof" },
		});
});

test("the form is read strictly", async () => {
	const good = new URLSearchParams(await clientForm()).toString();
	for (const text of [
		`${good}&scope=alerts:read&scope=alerts:raise`,
		`${good}&extra=1`,
		`${good}&scope=%zz`,
		`${good}&scope`,
		"",
		`${good}&__proto__=1`,
		`${good}&scope=%00`,
	])
		expect(await ask(text), text.slice(-40)).toMatchObject({ status: 400, body: { error: "invalid_request" } });
	expect((await ask(await clientForm({}, { grant_type: "password" }))).body).toMatchObject({
		error: "unsupported_grant_type",
	});
	expect((await ask(await clientForm({}, { resource: "https://other.example" }))).body).toMatchObject({
		error: "invalid_request",
	});
	const json = await hub.call("POST", url(), { body: await clientForm() });
	expect(json).toMatchObject({ status: 400, body: { error: "invalid_request" } });
	const huge = await ask(`${good}&scope=${"a".repeat(40_000)}`);
	expect(huge).toMatchObject({ status: 400, body: { error: "invalid_request" } });
});

test("there are no demo tokens on a hub that is none", async () => {
	expect((await hub.call("POST", "/demo/token", { body: { officer: "fj-1" } })).status).toBe(404);
});

test("metadata and keys are published at both addresses, for active hosted agencies alone", async () => {
	const id = idOf("fj-tcu");
	const metadata = await hub.call("GET", `/agencies/${id}/.well-known/oauth-authorization-server`);
	expect(metadata).toMatchObject({
		status: 200,
		body: { issuer: hub.issuer("fj-tcu"), token_endpoint: `${hub.issuer("fj-tcu")}/token` },
	});
	expect(await hub.call("GET", `/.well-known/oauth-authorization-server/agencies/${id}`)).toEqual(metadata);
	const jwks = (await hub.call("GET", `/agencies/${id}/jwks.json`)).body.keys as Record<string, unknown>[];
	expect(jwks).toHaveLength(1);
	expect(Object.keys(jwks[0] ?? {}).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
	expect((await hub.call("GET", `/agencies/${idOf("nobody")}/jwks.json`)).status).toBe(404);
	expect((await hub.call("GET", "/.well-known/seamark")).body).toMatchObject({
		hub: hub.context.config.publicUrl,
		demo: false,
	});
});

test("every issue is in the log; a flood of refusals is counted, not written one by one", async () => {
	const other = await openTestHub({ demo: false });
	try {
		const stranger = await newKey();
		const floods = Array.from({ length: 200 }, async (_, i) =>
			other.form(other.tokenUrl("fj-tcu"), {
				grant_type: "client_credentials",
				client_assertion_type: clientType,
				client_assertion: await assertion({
					client: `made-up-${i}`,
					issuer: other.issuer("fj-tcu"),
					now: other.now(),
					key: stranger,
				}),
			}),
		);
		await Promise.all(floods);
		await other.service.stop();
		const refusals = (await other.events()).flatMap((one) => (one.name === "TokenRefused" ? [one.payload] : []));
		expect(refusals.map((one) => one.count)).toEqual([1, 199]);
		expect(refusals[0]).toMatchObject({
			agencyId: idOf("fj-tcu"),
			clientId: "",
			reason: "invalid_client",
			grant: "client_credentials",
		});
	} finally {
		await other.close();
	}
	const before = (await hub.events()).length;
	await ask(await vouchForm());
	const last = (await hub.events()).slice(before).find((one) => one.name === "TokenIssued");
	expect(last?.payload).toMatchObject({
		actor: { agencyId: idOf("fj-tcu"), postId: idOf("fj-tcu/desk"), officerId: idOf("fj-1"), purpose: "investigation" },
		clientId: idOf("fj-login"),
		scopes: ["alerts:read", "alerts:raise"],
		grant: "jwt-bearer",
		binding: "dpop",
	});
});
