import { createHash, generateKeyPairSync, sign, X509Certificate } from "node:crypto";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertion, idOf, openTestHub, type TestHub } from "../test-hub.ts";

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
	const body = Buffer.concat(parts);
	const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...length]), body]);
};

/** A self-signed certificate, made here so that no private key is in the repository. */
const certificate = (name: string) => {
	const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const ecdsaWithSha256 = der(0x30, Buffer.from("06082a8648ce3d040302", "hex"));
	const subject = der(0x30, der(0x31, der(0x30, Buffer.from("0603550403", "hex"), der(0x0c, Buffer.from(name)))));
	const validity = der(0x30, der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("490101000000Z")));
	const spki = publicKey.export({ format: "der", type: "spki" });
	const serial = der(
		0x02,
		createHash("sha256")
			.update(spki)
			.digest()
			.subarray(0, 8)
			.map((byte, i) => (i === 0 ? (byte & 0x7f) | 1 : byte)),
	);
	const body = der(
		0x30,
		der(0xa0, Buffer.from("020102", "hex")),
		serial,
		ecdsaWithSha256,
		subject,
		validity,
		subject,
		spki,
	);
	const signature = sign("sha256", body, privateKey);
	const raw = der(0x30, body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
	return {
		cert: new X509Certificate(raw).toString(),
		key: privateKey.export({ format: "pem", type: "pkcs8" }) as string,
		thumbprint: createHash("sha256").update(raw).digest("base64url"),
	};
};

const server = certificate("hub");
const [mine, another, untrusted] = ["mine", "another", "untrusted"].map(certificate) as [Holder, Holder, Holder];
type Holder = ReturnType<typeof certificate>;

let hub: TestHub;
beforeAll(async () => {
	hub = await openTestHub({ demo: false, tls: { ...server, ca: mine.cert + another.cert } });
	await hub.app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => hub.close());

const send = (who: Holder | undefined, method: string, path: string, headers: Record<string, string>, body = "") =>
	new Promise<{ status: number; body: Record<string, unknown> }>((resolve, reject) => {
		const { port } = hub.app.server.address() as AddressInfo;
		const options = {
			host: "127.0.0.1",
			port,
			path,
			method,
			headers,
			agent: false,
			ca: server.cert,
			checkServerIdentity: () => undefined,
		};
		const call = request({ ...options, ...(who ? { cert: who.cert, key: who.key } : {}) }, (answer) => {
			let text = "";
			answer.on("data", (part) => {
				text += part;
			});
			answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }));
		});
		call.on("error", reject);
		call.end(body);
	});

const askAs = async (who: Holder | undefined) => {
	const form = new URLSearchParams({
		grant_type: "client_credentials",
		client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
		client_assertion: await assertion({ client: idOf("fj-system"), issuer: hub.issuer("fj-tcu"), now: hub.now() }),
	});
	const headers = { "content-type": "application/x-www-form-urlencoded" };
	return send(who, "POST", hub.tokenUrl("fj-tcu"), headers, form.toString());
};

test("a token is bound to the client certificate it was asked for with", async () => {
	const answer = await askAs(mine);
	expect(answer).toMatchObject({ status: 200, body: { token_type: "Bearer" } });
	const token = answer.body.access_token as string;
	expect(decodeJwt(token).cnf).toEqual({ "x5t#S256": mine.thumbprint });
	// The post may not read the directory: 403 is the answer to somebody whose token was taken.
	const read = (who: Holder | undefined) => send(who, "GET", "/agencies", { authorization: `Bearer ${token}` });
	expect((await read(mine)).status).toBe(403);
	expect((await read(another)).status).toBe(401);
	expect((await read(untrusted)).status).toBe(401);
	expect((await read(undefined)).status).toBe(401);
});

test("a certificate that the hub's authority did not sign binds nothing", async () => {
	for (const who of [untrusted, undefined])
		expect(await askAs(who)).toMatchObject({ status: 400, body: { error: "invalid_request" } });
});
