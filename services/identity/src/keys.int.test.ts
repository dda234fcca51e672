import { type DirectorySource, followDirectory, openAuthenticator } from "@seamark/auth";
import { identityApi, logApi } from "@seamark/contracts";
import { callService, type GrpcServer, openClient, startGrpcServer } from "@seamark/grpc";
import { decodeProtectedHeader, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openKey } from "./keys/seal.ts";
import { idOf, newKey, openTestHub, type TestHub } from "./test-hub.ts";

let hub: TestHub;
let grpc: GrpcServer;
let follower: DirectorySource;
let address: string;
const closers: { close(): void }[] = [];

/** The directory as a service in another process has it: over gRPC, with an authenticator of its own. */
beforeAll(async () => {
	hub = await openTestHub({ demo: true, keyPublicationMs: 60_000 });
	grpc = await startGrpcServer({ host: "127.0.0.1", port: 0, services: hub.service.grpc });
	address = `127.0.0.1:${grpc.port}`;
	const directory = openClient(identityApi.DirectoryServiceClient, address);
	const log = openClient(logApi.LogServiceClient, address);
	closers.push(directory, log);
	follower = followDirectory({ identity: await hub.peer("alerts"), directory, log });
	await follower.ready();
});
afterAll(async () => {
	await follower.close();
	for (const client of closers) client.close();
	await grpc.close();
	await hub.close();
});

const follows = (condition: () => boolean): Promise<void> =>
	new Promise((resolve, reject) => {
		if (condition()) return resolve();
		const late = setTimeout(() => reject(new Error("the follower did not hear of it within half a minute")), 30_000);
		const end = follower.onChange(() => {
			if (!condition()) return;
			clearTimeout(late);
			end();
			resolve();
		});
	});

const accepts = async (token: string): Promise<boolean> =>
	openAuthenticator({ directory: follower, now: hub.now, allowBearer: true })
		.authenticate({ authorization: `Bearer ${token}`, dpop: undefined, method: "GET", url: "", certificate: undefined })
		.then(
			() => true,
			() => false,
		);

const kidOf = (token: string) => decodeProtectedHeader(token).kid as string;
const key = (agency: string, rest = "") => `/agencies/${idOf(agency)}/keys${rest}`;
const known = (agency: string) =>
	follower
		.current()
		.agency(idOf(agency))
		?.keys.map((one) => one.kid) ?? [];

test("a revoked key is refused everywhere at once, and the agency goes on with a new one", async () => {
	const token = await hub.demoToken("to-1");
	expect(await accepts(token)).toBe(true);
	const answer = await hub.call("POST", key("to-customs", `/${kidOf(token)}/revoke`), {
		token,
		body: { reason: "laptop stolen" },
	});
	expect(answer).toMatchObject({ status: 200, body: { kid: kidOf(token), revoked: true } });
	expect((await hub.call("GET", "/posts", { token })).status).toBe(401);
	await follows(() => !known("to-customs").includes(kidOf(token)));
	expect(await accepts(token)).toBe(false);
	const fresh = await hub.demoToken("to-1");
	expect(kidOf(fresh)).toBe(answer.body.replacement);
	expect(await accepts(fresh)).toBe(true);
	const { rows } = await hub.context.pool.query("select sealed from identity.signing_key where kid = $1", [
		kidOf(token),
	]);
	expect(rows).toEqual([{ sealed: null }]);
});

test("a new key is published first and signs later; the old one retires when its last token has expired", async () => {
	const old = await hub.demoToken("fj-1");
	const retire = (token: string) => hub.call("POST", key("fj-tcu", `/${kidOf(old)}/retire`), { token });
	expect((await retire(old)).status).toBe(422);
	const published = await hub.call("POST", key("fj-tcu"), { token: old, body: {} });
	expect(published.status).toBe(201);
	await follows(() => known("fj-tcu").includes(published.body.kid as string));
	expect(kidOf(await hub.demoToken("fj-1"))).toBe(kidOf(old));
	expect((await retire(old)).status).toBe(422);

	hub.advance(61_000);
	const fresh = await hub.demoToken("fj-1");
	expect(kidOf(fresh)).toBe(published.body.kid);
	expect((await retire(fresh)).status).toBe(200);
	await follows(
		() =>
			follower
				.current()
				.agency(idOf("fj-tcu"))
				?.keys.some((one) => one.notAfter !== undefined) === true,
	);
	expect([await accepts(old), await accepts(fresh)]).toEqual([true, true]);
	expect(kidOf(await hub.demoToken("fj-1"))).toBe(published.body.kid);
	hub.advance(-61_000);
});

test("a sovereign agency signs its own tokens, the hub issues none for it, and it replaces its keys", async () => {
	const centre = await hub.demoToken("centre-1");
	const [first, second] = [await newKey(), await newKey()];
	const issuer = "https://login.to-police.example/hub";
	const registered = await hub.call("POST", "/agencies", {
		token: centre,
		body: {
			handle: "to-police",
			name: "Tonga police (invented)",
			kind: "police",
			country: "TO",
			invented: true,
			sovereign: { issuer, keys: [{ ...first.publicJwk, kid: "first" }] },
		},
	});
	expect(registered).toMatchObject({ status: 201, body: { issuer } });
	const { id, post, client } = registered.body as { id: string; post: string; client: string };
	const sign = (kid: string, signer: typeof first, over: object = {}) => {
		const seconds = Math.floor(hub.now() / 1_000);
		return new SignJWT({
			iss: issuer,
			aud: hub.context.config.publicUrl,
			sub: client,
			client_id: client,
			jti: `${kid} ${Math.random()}`,
			scope: "directory:read agency:admin directory:write",
			duty_post: post,
			purpose: "oversight",
			iat: seconds,
			exp: seconds + 300,
			...over,
		})
			.setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid })
			.sign(signer.privateKey);
	};
	const token = await sign("first", first);
	expect((await hub.call("GET", "/posts", { token })).status).toBe(200);
	// No matter what it writes into its tokens: no more than its kind may, for no other agency, for no other hub.
	expect(
		(await hub.call("POST", "/countries", { token, body: { code: "NU", name: "Niue", region: "pacific" } })).status,
	).toBe(403);
	for (const over of [
		{ duty_post: idOf("fj-tcu/desk") },
		{ iss: hub.issuer("fj-tcu") },
		{ aud: "https://other.example" },
		{ exp: Math.floor(hub.now() / 1_000) + 3_600 },
	])
		expect((await hub.call("GET", "/posts", { token: await sign("first", first, over) })).status).toBe(401);
	expect((await hub.call("GET", `/agencies/${id}/jwks.json`)).status).toBe(404);
	const form = {
		grant_type: "client_credentials",
		client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
		client_assertion: "a.b.c",
	};
	expect((await hub.form(`/agencies/${id}/token`, form)).body).toMatchObject({ error: "invalid_client" });

	const publish = (body: object) => hub.call("POST", `/agencies/${id}/keys`, { token, body });
	expect((await publish({})).status).toBe(422);
	expect((await publish({ key: { ...second.publicJwk, kid: "first" } })).status).toBe(422);
	expect((await publish({ key: { ...second.publicJwk, kid: "second" } })).status).toBe(201);
	expect(
		(
			await hub.call("POST", `/agencies/${id}/keys/first/revoke`, {
				token: await sign("second", second),
				body: { reason: "rotated" },
			})
		).status,
	).toBe(200);
	expect((await hub.call("GET", "/posts", { token })).status).toBe(401);
	const asSecond = await sign("second", second);
	expect((await hub.call("GET", "/posts", { token: asSecond })).status).toBe(200);
	// A key that was revoked does not come back under another id, no matter what else is said of it.
	for (const key of [
		{ ...first.publicJwk, kid: "third" },
		{ ...first.publicJwk, use: "sig", kid: "fourth" },
	]) {
		const again = await hub.call("POST", `/agencies/${id}/keys`, { token: asSecond, body: { key } });
		expect([again.status, again.body.faults?.map((one) => one.at)]).toEqual([422, ["/key"]]);
	}
});

test("an issuer is one address, spelt one way, and never the hub's own", async () => {
	const token = await hub.demoToken("centre-1");
	const { publicJwk } = await newKey();
	for (const issuer of [
		`${hub.context.config.publicUrl}/agencies/${idOf("fj-tcu")}`,
		"https://x.example/?a=1",
		"https://u@x.example",
		"ftp://x.example",
		"nonsense",
	]) {
		const body = { handle: "to-fiu", name: "x", kind: "fiu", country: "TO", sovereign: { issuer, keys: [publicJwk] } };
		const answer = await hub.call("POST", "/agencies", { token, body });
		expect(
			answer.body.faults?.map((one) => one.at),
			issuer,
		).toContain("/sovereign/issuer");
	}
});

test("the directory is for the hub's services, at one position of the log", async () => {
	const client = openClient(identityApi.DirectoryServiceClient, address);
	closers.push(client);
	const ask = async (name: string) =>
		callService(
			{ identity: await hub.peer(name), receiver: "identity", deadlineMs: 2_000 },
			client.getDirectory.bind(client),
			{},
		);
	const [one, two] = await Promise.all([ask("alerts"), ask("audit")]);
	expect(two).toEqual(one);
	expect(one.position).toBe((await hub.context.pool.query("select position from seamark.log_head")).rows[0].position);
	expect(JSON.stringify(one)).not.toContain("fj-1");
	await expect(ask("identity")).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a stored private key is of use only for its own agency and key id", async () => {
	const { rows } = await hub.context.pool.query(
		"select distinct on (agency_id) agency_id, kid, sealed from identity.signing_key where sealed is not null limit 2",
	);
	const [a, b] = rows;
	expect(openKey(hub.context.hubKey, a.agency_id, a.kid, a.sealed).length).toBeGreaterThan(100);
	expect(() => openKey(hub.context.hubKey, b.agency_id, a.kid, a.sealed)).toThrow();
	expect(() => openKey(hub.context.hubKey, a.agency_id, b.kid, a.sealed)).toThrow();
	expect(() => openKey(new Uint8Array(32), a.agency_id, a.kid, a.sealed)).toThrow();
});
