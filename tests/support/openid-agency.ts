import { SignJWT } from "jose";
import { newKey } from "../../services/identity/src/test-hub.ts";

type Hub = { url: string; audience: string; centreToken: string; handle: string };

/** An invented agency that holds its own key, on a running hub: two officers administer it, a third one works at its desk. */
export const openidAgency = async ({ url, audience, centreToken, handle }: Hub) => {
	const issuer = `https://login.${handle}.example`;
	const key = await newKey();
	let count = 0;
	const post = async (token: string, path: string, body: object): Promise<Record<string, unknown>> => {
		const answer = await fetch(url + path, {
			method: "POST",
			headers: {
				authorization: `Bearer ${token}`,
				"content-type": "application/json",
				"idempotency-key": `${handle}-command-of-a-test-${++count}`,
			},
			body: JSON.stringify(body),
		});
		const said = (await answer.json()) as Record<string, unknown>;
		if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`);
		return said;
	};
	const registered = await post(centreToken, "/agencies", {
		...{ handle, name: `${handle} (invented)`, kind: "police", country: "TO", invented: true },
		sovereign: { issuer, keys: [{ ...key.publicJwk, kid: handle }] },
	});
	const { id, post: administration, client } = registered as { id: string; post: string; client: string };
	const token = (officer?: string) => {
		const seconds = Math.floor(Date.now() / 1_000);
		return new SignJWT({
			...{ iss: issuer, aud: audience, sub: officer ?? client, client_id: client, jti: crypto.randomUUID() },
			...{ scope: "directory:read agency:admin", duty_post: administration, purpose: "oversight" },
			...(officer ? { officer } : {}),
			...{ iat: seconds, exp: seconds + 300 },
		})
			.setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: handle })
			.sign(key.privateKey);
	};
	const made = async (by: string | undefined, path: string, body: object) =>
		String((await post(await token(by), path, body)).id);
	const officer = (name: string) => made(undefined, "/officers", { handle: name });
	const [first, second, third] = [await officer("first"), await officer("second"), await officer("third")];
	for (const one of [first, second]) await made(undefined, `/posts/${administration}/postings`, { officer: one });
	const desk = await made(first, "/posts", {
		...{ name: "desk", clearance: "amber", scopes: ["alerts:read"], purposes: ["investigation"] },
	});
	await made(first, `/posts/${desk}/postings`, { officer: third });
	return { id, handle, desk, first, second, third, token, post };
};
