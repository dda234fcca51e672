import { createHash, createHmac } from "node:crypto";
import net from "node:net";
import type { HubError } from "@seamark/errors";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Authenticator, openAuthenticator } from "./index.ts";
import { directoryOf, encode, hub, ids, issuers, newSigner, signed, snapshotWith, thumbprint } from "./testing.ts";

const one = newSigner("ES256");
const two = newSigner("ES256");
const holder = newSigner("ES256");
const stranger = newSigner("ES256");
const jkt = thumbprint(holder.publicJwk);

let now: number;
let directory: ReturnType<typeof directoryOf>;
let authenticator: Authenticator;
let requests: number;
const { fetch } = globalThis;
const { connect } = net.Socket.prototype;
beforeEach(() => {
	now = Date.UTC(2026, 0, 15, 12);
	directory = directoryOf(snapshotWith({ one, two }));
	authenticator = openAuthenticator({ directory, now: () => now });
	requests = 0;
	const count = () => {
		requests++;
		throw new Error("a request left");
	};
	globalThis.fetch = count;
	net.Socket.prototype.connect = count;
});
// Test files share a process: what the next one gets must be what was there.
afterEach(() => {
	globalThis.fetch = fetch;
	net.Socket.prototype.connect = connect;
});

const seconds = () => Math.floor(now / 1_000);
let counter = 10_000;
const claims = (over: object = {}): Record<string, unknown> => ({
	iss: issuers.agency,
	aud: hub,
	sub: ids.officer,
	client_id: "console",
	jti: `token-${++counter}`,
	scope: "alerts:read alerts:raise",
	duty_post: ids.post,
	officer: ids.officer,
	purpose: "investigation",
	iat: seconds(),
	exp: seconds() + 300,
	cnf: { jkt },
	...over,
});
const header = (over: object = {}) => ({ alg: "ES256", typ: "at+jwt", kid: "key-one", ...over });
const tokenOf = (over: object = {}, head: object = {}, signer = one) => signed(header(head), claims(over), signer);

const athOf = (token: string) => createHash("sha256").update(token).digest("base64url");
const url = `${hub}/alerts`;
const proofOf = (token: string, over: object = {}, head: object = {}, signer = holder) =>
	signed(
		{ alg: signer.alg, typ: "dpop+jwt", jwk: signer.publicJwk, ...head },
		{ htm: "GET", htu: url, jti: `proof-${++counter}`, iat: seconds(), ath: athOf(token), ...over },
		signer,
	);
type Sent = { scheme?: string; proof?: string | undefined; method?: string; url?: string; certificate?: string };
const send = (token: string, o: Sent = {}) =>
	authenticator.authenticate({
		authorization: `${o.scheme ?? "DPoP"} ${token}`,
		dpop: "proof" in o ? o.proof : proofOf(token),
		method: o.method ?? "GET",
		url: o.url ?? url,
		certificate: o.certificate,
	});
/** Every refusal is the same 401, says why, and made the hub ask nobody. */
const refusal = async (work: Promise<unknown>): Promise<string> => {
	const error = await work.then(
		() => undefined,
		(thrown: HubError) => thrown,
	);
	expect(error?.code ?? "accepted").toBe("UNAUTHENTICATED");
	expect(requests).toBe(0);
	return error?.message ?? "";
};

test("a token of the agency, with a proof by its holder, is who it says", async () => {
	const session = await send(tokenOf());
	expect(session.principal()).toMatchObject({
		agency: ids.agency,
		post: ids.post,
		officer: ids.officer,
		purpose: "investigation",
		clearance: "amber",
		scopes: ["alerts:read", "alerts:raise"],
	});
});

test.each(["EdDSA", "PS256"] as const)("%s is accepted too", async (alg) => {
	const signer = newSigner(alg);
	directory.change((draft) => {
		(draft.agencies[0] as { keys: object[] }).keys.push({ kid: "another", jwk: JSON.stringify(signer.publicJwk) });
	});
	const token = tokenOf({}, { alg, kid: "another" }, signer);
	await expect(send(token)).resolves.toBeDefined();
	const bound = tokenOf({ cnf: { jkt: thumbprint(signer.publicJwk) } });
	await expect(send(bound, { proof: proofOf(bound, {}, {}, signer) })).resolves.toBeDefined();
});

describe("signatures", () => {
	test.each(["none", "nOnE", "NONE", "None", ""])("alg %s is refused, signed or not", async (alg) => {
		const body = `${encode(header({ alg }))}.${encode(claims())}`;
		for (const token of [`${body}.`, `${body}.${encode("xx")}`, body, tokenOf({}, { alg })]) await refusal(send(token));
	});

	test.each(["HS256", "HS384", "HS512"])("%s with the public key as its secret is refused", async (alg) => {
		for (const secret of [
			one.publicPem,
			JSON.stringify(one.publicJwk),
			directory.current().snapshot.agencies[0]?.keys[0]?.jwk ?? "",
		]) {
			const body = `${encode(header({ alg }))}.${encode(claims())}`;
			const mac = createHmac(alg.replace("HS", "sha"), secret).update(body).digest("base64url");
			await refusal(send(`${body}.${mac}`));
		}
	});

	test.each(["ES384", "ES512", "RS256", "PS256", "EdDSA", "ES256K", "A128KW", "es256", ["ES256"], null, 5, { a: 1 }])(
		"alg %j is refused with a key for ES256",
		async (alg) => {
			await refusal(send(tokenOf({}, { alg })));
		},
	);

	test("a signature of zeros, of another form, of another key or of another text is refused", async () => {
		const token = tokenOf();
		const [head, body, signature] = token.split(".") as [string, string, string];
		const bytes = Buffer.from(signature, "base64url");
		const flipped = Buffer.from(bytes);
		flipped[10] = (flipped[10] as number) ^ 1;
		const variants = [
			Buffer.alloc(64),
			Buffer.concat([Buffer.alloc(31), Buffer.from([1]), Buffer.alloc(31), Buffer.from([1])]),
			flipped,
			bytes.subarray(0, 63),
			Buffer.concat([bytes, Buffer.from([0])]),
			Buffer.concat([bytes.subarray(32), bytes.subarray(0, 32)]),
			Buffer.from("3006020101020101", "hex"),
		];
		for (const variant of variants) await refusal(send(`${head}.${body}.${variant.toString("base64url")}`));
		await refusal(send(tokenOf({}, {}, stranger)));
		await refusal(send(`${head}.${encode(claims({ scope: "directory:write" }))}.${signature}`));
		await refusal(send(`${encode(header({ x: 1 }))}.${body}.${signature}`));
		await expect(send(token)).resolves.toBeDefined();
	});

	test("padding, spaces and other spellings of base64url are refused", async () => {
		const token = tokenOf();
		const [head, body, signature] = token.split(".") as [string, string, string];
		const variants = [
			`${head}=.${body}.${signature}`,
			`${head}.${body}==.${signature}`,
			`${head}.${body}.${signature}==`,
			`${head}.${body}.${signature}=`,
			`${head}. ${body}.${signature}`,
			`${head}.${body}.${signature}\t`,
			`${head}.${body}\n.${signature}`,
			`${head}.${body.slice(0, 8)}+${body.slice(8)}.${signature}`,
			`${head}.${body}.${signature}.`,
			`${head}.${body}.${signature}.${signature}`,
			`.${head}.${body}.${signature}`,
			`${head}.${body}.${Buffer.from(signature, "base64url").toString("base64")}`,
			`${head}.${body}.${signature.slice(0, 9)}%00${signature.slice(9)}`,
			`${head}..${signature}`,
			head,
			"..",
		];
		for (const variant of variants) await refusal(send(variant, { proof: proofOf(variant) }));
	});
});

describe("headers", () => {
	test.each([
		["jwk", stranger.publicJwk],
		["jku", "https://evil.example/keys"],
		["jku", `${issuers.agency}/keys`],
		["x5u", "https://evil.example/cert"],
		["x5c", ["MIIB"]],
		["crit", ["exp"]],
		["crit", ["b64"]],
		["crit", []],
		["b64", false],
		["b64", true],
		["zip", "DEF"],
	])("%s is refused, and leads to no request", async (name, value) => {
		for (const signer of [one, stranger]) await refusal(send(tokenOf({}, { [name]: value }, signer)));
	});

	test.each([
		"../../etc/passwd",
		"key-one' or '1'='1",
		"https://evil.example/key",
		"key-one\u0000",
		"x".repeat(10_000),
		"",
		"key-two",
		"KEY-ONE",
		"__proto__",
		"constructor",
		["key-one"],
		{ kid: "key-one" },
		5,
		null,
	])("kid %j is refused", async (kid) => {
		await refusal(send(tokenOf({}, { kid })));
	});

	test("an unknown kid, asked for a thousand times, leads to no request", async () => {
		for (let i = 0; i < 1_000; i++) await refusal(send(tokenOf({}, { kid: `unknown-${i}` })));
	});

	test.each(["JWT", "jwt", "dpop+jwt", "seamark-service+jwt", "at+jwt ", "id_token", undefined, ["at+jwt"], null])(
		"typ %j is no access token",
		async (typ) => {
			await refusal(send(tokenOf({}, { typ })));
		},
	);

	test("what is no JSON object is no token", async () => {
		for (const part of ["[]", "null", '"text"', "5", "{", "", "\u0000"]) {
			await refusal(send(`${encode(part)}.${encode(claims())}.${encode("xx")}`));
			await refusal(send(signed(header(), part, one)));
		}
	});

	test.each([undefined, "", "DPoP", "Basic abc", "DPoP a b", "Bearer", "DPoP a,DPoP b"])(
		"the Authorization header %j holds no token",
		async (authorization) => {
			await refusal(
				authenticator.authenticate({ authorization, dpop: undefined, method: "GET", url, certificate: undefined }),
			);
		},
	);
});

describe("claims", () => {
	const missing = ["iss", "aud", "sub", "client_id", "jti", "scope", "duty_post", "purpose", "iat", "exp"];
	test.each(missing)("a token without %s is refused", async (name) => {
		await refusal(send(tokenOf({ [name]: undefined })));
		await refusal(send(tokenOf({ [name]: null })));
	});

	test.each([
		[{ aud: "https://other-hub.example" }],
		[{ aud: ["https://other-hub.example", "another"] }],
		[{ aud: [] }],
		[{ aud: { 0: hub } }],
		[{ aud: `${hub}/` }],
		[{ aud: hub.toUpperCase() }],
		[{ iss: issuers.otherAgency }],
		[{ iss: [issuers.agency] }],
		[{ iss: "https://evil.example" }],
		[{ iss: `${issuers.agency}/` }],
		[{ iss: "__proto__" }],
		[{ sub: 5 }],
		[{ client_id: ["console"] }],
		[{ jti: 7 }],
		[{ scope: ["alerts:read"] }],
		[{ duty_post: "' or 1=1" }],
		[{ duty_post: ids.otherPost }],
		[{ duty_post: ids.post.toUpperCase() }],
		[{ officer: "x" }],
		[{ officer: ids.otherPost }],
		[{ purpose: "curiosity" }],
		[{ purpose: "prosecution" }],
		[{ purpose: ["investigation"] }],
	])("%j is refused", async (over) => {
		await refusal(send(tokenOf(over)));
	});

	test("the key of one agency signs nothing for another", async () => {
		await refusal(send(tokenOf({ iss: issuers.otherAgency, duty_post: ids.otherPost }, { kid: "key-one" }, one)));
		await refusal(send(tokenOf({ iss: issuers.otherAgency, duty_post: ids.otherPost }, { kid: "key-two" }, one)));
		await refusal(send(tokenOf({ iss: issuers.agency }, { kid: "key-two" }, two)));
		await refusal(send(tokenOf({ iss: issuers.otherAgency }, { kid: "key-two" }, two)));
	});

	test.each([
		["exp", "in text", () => String(seconds() + 300)],
		["exp", "in a list", () => [seconds() + 300]],
		["iat", "in text", () => String(seconds())],
		["nbf", "in text", () => String(seconds())],
		["exp", "passed 11 s ago", () => seconds() - 11],
		["exp", "in milliseconds", () => now + 300_000],
		["nbf", "11 s ahead", () => seconds() + 11],
		["nbf", "61 s ahead", () => seconds() + 61],
		["iat", "11 s ahead", () => seconds() + 11],
		["iat", "61 s ahead", () => seconds() + 61],
		["iat", "an hour ahead, and exp with it", () => seconds() + 3_600],
		["exp", "601 s after iat", () => seconds() + 601],
		["iat", "negative", () => -1],
	])("%s %s is refused", async (name, what, value) => {
		const over = { [name]: value(), ...(what.includes("exp with it") ? { exp: seconds() + 3_900 } : {}) };
		await refusal(
			send(
				tokenOf({
					iat: seconds() - 30,
					exp: seconds() + 200,
					...(what.startsWith("601") ? { iat: seconds() } : {}),
					...over,
				}),
			),
		);
	});

	test("clocks may differ by ten seconds, and a life of ten minutes is the longest", async () => {
		for (const over of [
			{ exp: seconds() - 9, iat: seconds() - 300 },
			{ nbf: seconds() + 10 },
			{ iat: seconds() + 10, exp: seconds() + 300 },
			{ exp: seconds() + 600 },
		])
			await expect(send(tokenOf(over)), JSON.stringify(over)).resolves.toBeDefined();
	});

	test("a token never gives more than the post holds and its kind of agency may hold", async () => {
		const token = tokenOf({ scope: "alerts:read directory:write ops:redrive audit:verify admin *" });
		expect((await send(token)).principal().scopes).toEqual(["alerts:read"]);
		expect((await send(tokenOf({ scope: "" }))).principal().scopes).toEqual([]);
		directory.change((draft) => {
			(draft.agencies[0] as { kind: string }).kind = "rapporteur";
		});
		expect((await send(token)).principal().scopes).toEqual([]);
	});
});

describe("what the directory says now", () => {
	const withdrawn: [string, Parameters<typeof directory.change>[0]][] = [
		["the key was revoked", (draft) => void Object.assign(draft.agencies[0] ?? {}, { keys: [] })],
		[
			"the key has expired",
			(draft) => void Object.assign(draft.agencies[0]?.keys[0] ?? {}, { notAfter: new Date(now).toISOString() }),
		],
		[
			"the key is not valid yet",
			(draft) =>
				void Object.assign(draft.agencies[0]?.keys[0] ?? {}, { notBefore: new Date(now + 61_000).toISOString() }),
		],
		["the agency was suspended", (draft) => void Object.assign(draft.agencies[0] ?? {}, { status: "suspended" })],
		["the agency has left", (draft) => void draft.agencies.shift()],
		["the post was closed", (draft) => void Object.assign(draft.posts[0] ?? {}, { closed: true })],
		[
			"the post went to another agency",
			(draft) => void Object.assign(draft.posts[0] ?? {}, { agencyId: ids.otherAgency }),
		],
		[
			"the posting was ended",
			(draft) => void Object.assign(draft.postings[0] ?? {}, { until: new Date(now).toISOString() }),
		],
		[
			"the posting begins later",
			(draft) => void Object.assign(draft.postings[0] ?? {}, { from: new Date(now + 1).toISOString() }),
		],
		[
			"the purpose was taken from the post",
			(draft) => void Object.assign(draft.posts[0] ?? {}, { purposes: ["analysis"] }),
		],
		[
			"the agency became a kind nobody knows",
			(draft) => void Object.assign(draft.agencies[0] ?? {}, { kind: "militia" }),
		],
	];
	test.each(withdrawn)("%s: new tokens, tokens seen before and running sessions end", async (_what, edit) => {
		const token = tokenOf();
		const session = await send(token);
		expect(session.principal().post).toBe(ids.post);
		directory.change(edit);
		await refusal(send(token));
		await refusal(send(tokenOf()));
		await refusal((async () => session.principal())());
	});

	test("a key and a posting that end by themselves end sessions at that moment, without a change of the directory", async () => {
		directory.change((draft) => {
			Object.assign(draft.postings[0] ?? {}, { until: new Date(now + 60_000).toISOString() });
			Object.assign(draft.agencies[0]?.keys[0] ?? {}, { notAfter: new Date(now + 120_000).toISOString() });
		});
		const officer = await send(tokenOf());
		const system = await send(tokenOf({ officer: undefined, sub: "system-1", client_id: "system-1" }));
		now += 59_999;
		expect([officer.principal().officer, system.principal().officer]).toEqual([ids.officer, undefined]);
		now += 1;
		await refusal((async () => officer.principal())());
		expect(system.principal().post).toBe(ids.post);
		now += 60_000;
		await refusal((async () => system.principal())());
	});

	test("scopes and clearance follow the post while a session runs", async () => {
		const session = await send(tokenOf());
		directory.change(
			(draft) => void Object.assign(draft.posts[0] ?? {}, { scopes: ["alerts:raise"], clearance: "green" }),
		);
		expect(session.principal()).toMatchObject({ scopes: ["alerts:raise"], clearance: "green" });
	});

	test("a system acts for its own post alone", async () => {
		await refusal(send(tokenOf({ officer: undefined, client_id: "console" })));
		await refusal(send(tokenOf({ officer: undefined, client_id: "system-2" })));
		directory.change((draft) => void (draft.agencies[0]?.clients ?? []).pop());
		await refusal(send(tokenOf({ officer: undefined, client_id: "system-1" })));
	});

	test("a token that was seen before is refused when its time is over", async () => {
		const token = tokenOf({ exp: seconds() + 30 });
		await send(token);
		now += 39_000;
		await expect(send(token)).resolves.toBeDefined();
		now += 1_000;
		expect(await refusal(send(token))).toContain("expired");
	});
});

describe("binding", () => {
	test("a token that is bound to nothing is refused, unless the hub says it takes them", async () => {
		for (const cnf of [undefined, {}, { jkt: 5 }, { other: "x" }, null, "x", []]) {
			const token = tokenOf({ cnf });
			expect(await refusal(send(token, { scheme: "Bearer", proof: undefined }))).toContain("bound");
			await refusal(send(token));
		}
		const demo = openAuthenticator({ directory, now: () => now, allowBearer: true });
		const asked = { dpop: undefined, method: "GET", url, certificate: undefined };
		await expect(
			demo.authenticate({ authorization: `Bearer ${tokenOf({ cnf: undefined })}`, ...asked }),
		).resolves.toBeDefined();
		// A bound token is bound there too.
		await refusal(demo.authenticate({ authorization: `Bearer ${tokenOf()}`, ...asked }));
	});

	test("a bound token needs the DPoP scheme and one proof", async () => {
		const token = tokenOf();
		await refusal(send(token, { scheme: "Bearer" }));
		await refusal(send(token, { proof: undefined }));
		await refusal(send(token, { proof: "" }));
		await refusal(send(token, { proof: `${proofOf(token)}, ${proofOf(token)}` }));
		await refusal(send(token, { proof: `${proofOf(token)}=` }));
		await expect(send(token, { scheme: "dpop" })).resolves.toBeDefined();
	});

	test.each([
		["another method", { htm: "POST" }],
		["the method in small letters", { htm: "get" }],
		["another path", { htu: `${hub}/audit` }],
		["another host", { htu: "https://evil.example/alerts" }],
		["another port", { htu: "https://hub.example:8443/alerts" }],
		["another scheme", { htu: "http://hub.example/alerts" }],
		["a deeper path", { htu: `${url}/1` }],
		["no address", { htu: undefined }],
		["a list of addresses", { htu: [url] }],
		["what is no address", { htu: "/alerts" }],
		["another token", { ath: athOf("another") }],
		["no token", { ath: undefined }],
		["no id", { jti: undefined }],
		["a short id", { jti: "1" }],
		["an endless id", { jti: "x".repeat(201) }],
		["an id that is a number", { jti: 12_345_678 }],
		["no time", { iat: undefined }],
		["a time in text", { iat: "1768478400" }],
	])("a proof for %s is refused", async (_what, over) => {
		const token = tokenOf();
		await refusal(send(token, { proof: proofOf(token, over) }));
	});

	test("a proof is good for a minute, and ten seconds of another clock", async () => {
		const token = tokenOf();
		for (const iat of [seconds() - 61, seconds() + 11, 0, now])
			await refusal(send(token, { proof: proofOf(token, { iat }) }));
		for (const iat of [seconds() - 60, seconds() + 10])
			await expect(send(token, { proof: proofOf(token, { iat }) })).resolves.toBeDefined();
		await refusal(send(token, { proof: proofOf(token, { exp: seconds() - 1 }) }));
	});

	test("the address is compared without query and fragment, which no proof has to name", async () => {
		const token = tokenOf();
		await expect(send(token, { proof: proofOf(token, { htu: `${url}?a=1#b` }) })).resolves.toBeDefined();
	});

	test("a proof is used once, by whatever token and method it comes", async () => {
		const token = tokenOf();
		const proof = proofOf(token);
		await send(token, { proof });
		expect(await refusal(send(token, { proof }))).toContain("used before");
		await refusal(send(token, { proof: proofOf(token, { jti: `proof-${counter}` }) }));
		now += 61_000;
		await refusal(send(token, { proof }));
		// Two of another's proofs with the same id are two proofs.
		const others = tokenOf({ cnf: { jkt: thumbprint(stranger.publicJwk) } });
		const mine = tokenOf();
		await send(mine, { proof: proofOf(mine, { jti: "the-same-id" }) });
		await expect(send(others, { proof: proofOf(others, { jti: "the-same-id" }, {}, stranger) })).resolves.toBeDefined();
	});

	test("a proof that was refused does not use up its id", async () => {
		const token = tokenOf();
		await refusal(send(token, { proof: proofOf(token, { jti: "refused-then-used", htm: "POST" }) }));
		await expect(send(token, { proof: proofOf(token, { jti: "refused-then-used" }) })).resolves.toBeDefined();
	});

	test("a proof by another key, or that verifies under no key of its own, is refused", async () => {
		const token = tokenOf();
		await refusal(send(token, { proof: proofOf(token, {}, {}, stranger) }));
		await refusal(send(token, { proof: proofOf(token, {}, { jwk: holder.publicJwk }, stranger) }));
		await refusal(send(token, { proof: proofOf(token, {}, { jwk: undefined }) }));
		await refusal(
			send(token, { proof: proofOf(token, {}, { jwk: undefined, jku: "https://evil.example", kid: "x" }) }),
		);
		for (const typ of ["JWT", "at+jwt", undefined]) await refusal(send(token, { proof: proofOf(token, {}, { typ }) }));
		for (const alg of ["none", "HS256", "RS256"]) await refusal(send(token, { proof: proofOf(token, {}, { alg }) }));
	});

	test("a proof that shows a private key says so, and one with a shared secret is refused", async () => {
		const token = tokenOf();
		const jwk = { ...holder.privateKey.export({ format: "jwk" }), alg: "ES256" };
		expect(await refusal(send(token, { proof: proofOf(token, {}, { jwk }) }))).toContain("private key");
		const secret = Buffer.from("0123456789abcdef0123456789abcdef");
		const oct = { kty: "oct", k: secret.toString("base64url"), alg: "HS256" };
		const body = `${encode({ alg: "HS256", typ: "dpop+jwt", jwk: oct })}.${encode({ htm: "GET", htu: url, jti: "proof-oct", iat: seconds(), ath: athOf(token) })}`;
		await refusal(send(token, { proof: `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}` }));
	});

	test("a token bound to a certificate needs that certificate, and no other proof replaces it", async () => {
		const x5t = createHash("sha256").update("certificate").digest("base64url");
		const token = tokenOf({ cnf: { "x5t#S256": x5t } });
		await expect(send(token, { scheme: "Bearer", proof: undefined, certificate: x5t })).resolves.toBeDefined();
		await refusal(send(token, { scheme: "Bearer", proof: undefined }));
		await refusal(send(token, { scheme: "Bearer", proof: undefined, certificate: `${x5t}x` }));
		await refusal(send(token));
		const demo = openAuthenticator({ directory, now: () => now, allowBearer: true });
		await refusal(
			demo.authenticate({
				authorization: `Bearer ${token}`,
				dpop: undefined,
				method: "GET",
				url,
				certificate: undefined,
			}),
		);
	});

	test("a token bound to a key is not freed by a certificate", async () => {
		await refusal(send(tokenOf(), { scheme: "Bearer", proof: undefined, certificate: "x" }));
	});
});
