import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { decodeProtectedHeader, EmbeddedJWK, exportJWK, generateKeyPair, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { id } from "../testing/examples.ts";
import { answer, demoSecret, problem, type Seen, startFakeHub } from "../testing/fake-hub.ts";
import { run } from "../testing/run.ts";
import { openStage } from "../testing/stage.ts";

const stage = openStage("fj-liaison-1");
const { loggedIn, file } = stage;

describe("login", () => {
	it("keeps the login in a file that its owner alone can read, and prints no secret, not even under SEAMARK_DEBUG", async () => {
		stage.hub = await startFakeHub({ "GET /alerts": (_request, response) => problem(response, 403, "FORBIDDEN") });
		const env = { SEAMARK_DEBUG: "1" };
		const login = await run(stage.home, ["login", "--hub", stage.hub.origin, "--demo", "fj-liaison-1"], { env });
		const listing = await run(stage.home, ["alerts", "list"], { env });
		const whoami = await run(stage.home, ["whoami", "--json"], { env });
		expect([login.code, listing.code, whoami.code]).toEqual([0, 1, 0]);
		expect(JSON.parse(whoami.stdout)).toMatchObject({
			login: "fj-liaison-1",
			officer: "fj-liaison-1",
			purpose: "investigation",
		});
		const stored = join(stage.home, "logins", "fj-liaison-1.json");
		expect((await stat(stored)).mode & 0o777).toBe(0o600);
		expect((await stat(join(stage.home, "logins"))).mode & 0o777).toBe(0o700);
		expect(await readFile(stored, "utf8")).toContain(demoSecret);
		expect(await readdir(join(stage.home, "logins"))).toEqual(["fj-liaison-1.json"]);
		expect(listing.stderr).toContain("debug: GET /alerts -> 403");
		for (const { stdout, stderr } of [login, listing, whoami])
			expect(stdout + stderr).not.toContain(demoSecret.slice(0, 40));
	});

	it("prints the token only when asked for it, with a warning beside it", async () => {
		await loggedIn({});
		const { code, stdout, stderr } = await run(stage.home, ["token"]);
		expect(code).toBe(0);
		expect(stdout).toBe(`${demoSecret}1\n`);
		expect(stderr).toContain("This is a secret");
	});

	it("keeps several logins apart and forgets one", async () => {
		const { origin } = await loggedIn({});
		await run(stage.home, ["login", "--hub", origin, "--demo", "fj-desk-1", "--as", "desk"]);
		expect(JSON.parse((await run(stage.home, ["whoami", "--as", "fj-liaison-1", "--json"])).stdout)).toMatchObject({
			officer: "fj-liaison-1",
			otherLogins: ["desk"],
		});
		expect((await run(stage.home, ["logout"])).stdout).toContain("Forgot fj-liaison-1");
		expect((await run(stage.home, ["whoami"])).code).toBe(3);
		expect((await run(stage.home, ["whoami", "--as", "desk"])).code).toBe(0);
	});

	it("never becomes somebody else in silence: a login beside another one is used by its name alone, and a write says in whose", async () => {
		const written = (_request: Seen, response: ServerResponse) =>
			answer(response, 200, { id: id(1), version: 2, recordedAt: "2030-01-01T00:00:00Z" });
		const { origin } = await loggedIn({ [`POST /reports/${id(1)}/dismiss`]: written });
		const words = ["report", "dismiss", id(1), "--reason", "test", "--json"];
		const beside = await run(stage.home, ["login", "--hub", origin, "--demo", "to-desk-1", "--as", "tonga"]);
		expect(beside.stderr).toContain('without it they use the login "fj-liaison-1", as before');
		expect((await run(stage.home, words)).stderr).toContain(`As fj-liaison-1 at ${origin} (login "fj-liaison-1").`);
		const tonga = await run(stage.home, ["--as", "tonga", ...words]);
		expect([tonga.code, tonga.stderr]).toEqual([
			0,
			expect.stringContaining(`As to-desk-1 at ${origin} (login "tonga").`),
		]);
		const replaced = await run(stage.home, ["login", "--hub", origin, "--demo", "fj-desk-1", "--as", "tonga"]);
		expect(replaced.stderr).toContain('The login "tonga" was of to-desk-1');
		// Who names no login gets one of their own, and hears that commands use it from now on.
		const another = await run(stage.home, ["login", "--hub", origin, "--demo", "vu-desk-1"]);
		expect(another.stderr).toContain("Commands at this hub act as vu-desk-1 now");
		expect((await run(stage.home, words)).stderr).toContain("As vu-desk-1 ");
		expect((await run(stage.home, ["whoami", "--as", "fj-liaison-1"])).code).toBe(0);
	});

	it("is one for each hub", async () => {
		const { origin } = await loggedIn({});
		const other = await startFakeHub({});
		await run(stage.home, ["login", "--hub", other.origin, "--demo", "fj-liaison-1"]);
		const at = async (hub: string) => JSON.parse((await run(stage.home, ["whoami", "--json", "--hub", hub])).stdout);
		expect(await at(origin)).toMatchObject({ hub: origin, login: "fj-liaison-1" });
		expect(await at(other.origin)).toMatchObject({ hub: other.origin, officer: "fj-liaison-1" });
		await other.close();
	});

	it("lists in whose names a demonstration hub lets one in, and prints what to type", async () => {
		const listed = { items: [{ officer: "fj-desk-1", posts: ["fj-tcu/desk"], agency: "Fiji (invented)" }] };
		stage.hub = await startFakeHub({ "GET /demo/officers": (_request, response) => answer(response, 200, listed) });
		const { stdout, stderr } = await run(stage.home, ["login", "--hub", stage.hub.origin, "--demo"]);
		expect(stdout).toContain("fj-tcu/desk");
		expect(stderr).toMatch(new RegExp(`node /.*/seamark\\.js --hub ${stage.hub.origin} login --demo fj-desk-1`));
	});

	it("never sends a login's token to another hub", async () => {
		await loggedIn({});
		const other = await startFakeHub({});
		const { code, stderr } = await run(stage.home, ["alerts", "list", "--as", "fj-liaison-1", "--hub", other.origin]);
		expect(code).toBe(3);
		expect(stderr).toContain("What to do: Choose another login");
		expect((await run(stage.home, ["alerts", "list", "--hub", other.origin])).code).toBe(3);
		expect(other.seen).toEqual([]);
		await other.close();
	});

	it("renews a token that is about to end, and one that the hub no longer takes", async () => {
		const { of } = await loggedIn({
			"POST /demo/token": (_request, response, times) =>
				answer(response, 200, {
					access_token: `token-${times}`,
					token_type: "Bearer",
					expires_in: times === 1 ? 10 : 600,
				}),
			"GET /alerts": ({ headers }, response) =>
				headers.authorization === "Bearer token-3"
					? answer(response, 200, { items: [] })
					: problem(response, 401, "UNAUTHENTICATED"),
		});
		expect((await run(stage.home, ["alerts", "list", "--json"])).code).toBe(0);
		expect(of("GET /alerts").map(({ headers }) => headers.authorization)).toEqual(["Bearer token-2", "Bearer token-3"]);
	});

	it("proves client and officer with signed assertions and binds every request to a key (RFC 7523, RFC 9449)", async () => {
		const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
		const key = await file("client.jwk", await exportJWK(privateKey));
		const issuer = `/agencies/${id(1)}`;
		const fake = await startFakeHub({
			[`GET ${issuer}/.well-known/oauth-authorization-server`]: (_request, response) =>
				answer(response, 200, { issuer: `${fake.origin}${issuer}`, token_endpoint: `${fake.origin}${issuer}/token` }),
			[`POST ${issuer}/token`]: (_request, response) =>
				answer(response, 200, { access_token: "bound.token.x", token_type: "DPoP", expires_in: 600 }),
			"GET /alerts": (_request, response) => answer(response, 200, { items: [] }),
		});
		stage.hub = fake;
		const words = [
			"login",
			"--hub",
			fake.origin,
			"--agency",
			id(1),
			"--client",
			"c-1",
			"--key",
			key,
			"--purpose",
			"investigation",
		];
		const login = await run(stage.home, [
			...words,
			"--officer",
			id(2),
			"--post",
			id(3),
			"--scope",
			"alerts:read,alerts:subscribe",
		]);
		expect(login.stderr).not.toContain("What to do");
		expect(login.code).toBe(0);
		expect((await run(stage.home, ["alerts", "list"])).code).toBe(0);

		const [asked] = fake.of(`POST ${issuer}/token`);
		const form = new URLSearchParams(asked?.body);
		expect(form.get("grant_type")).toBe("urn:ietf:params:oauth:grant-type:jwt-bearer");
		const vouched = await jwtVerify(form.get("assertion") ?? "", publicKey, {
			audience: `${fake.origin}${issuer}`,
			issuer: "c-1",
		});
		expect(vouched.payload).toMatchObject({
			sub: id(2),
			duty_post: id(3),
			purpose: "investigation",
			scope: "alerts:read alerts:subscribe",
		});
		const atToken = await jwtVerify(String(asked?.headers.dpop), EmbeddedJWK, { typ: "dpop+jwt" });
		expect(atToken.payload).toMatchObject({ htm: "POST", htu: `${fake.origin}${issuer}/token` });

		const [listing] = fake.of("GET /alerts");
		expect(listing?.headers.authorization).toBe("DPoP bound.token.x");
		const proof = String(listing?.headers.dpop);
		const atList = await jwtVerify(proof, EmbeddedJWK, { typ: "dpop+jwt" });
		expect(atList.payload).toMatchObject({
			htm: "GET",
			htu: `${fake.origin}/alerts`,
			ath: createHash("sha256").update("bound.token.x").digest("base64url"),
		});
		expect(decodeProtectedHeader(proof).jwk).toEqual(decodeProtectedHeader(String(asked?.headers.dpop)).jwk);
		expect(decodeProtectedHeader(proof).jwk).not.toHaveProperty("d");

		expect((await run(stage.home, [...words, "--as", "system"])).code).toBe(0);
		const own = new URLSearchParams(fake.of(`POST ${issuer}/token`)[1]?.body);
		expect(own.get("grant_type")).toBe("client_credentials");
		expect(
			(await jwtVerify(own.get("client_assertion") ?? "", publicKey, { issuer: "c-1", subject: "c-1" })).payload.jti,
		).toBeTruthy();
	});

	it("refuses to speak to another machine without encryption", async () => {
		const { code, stderr } = await run(stage.home, ["login", "--hub", "http://hub.example", "--demo", "fj-liaison-1"]);
		expect(code).toBe(2);
		expect(stderr).toContain("is not encrypted");
	});
});
