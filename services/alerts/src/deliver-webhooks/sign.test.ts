import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { newSecret, openSecret, sealSecret, signedHeaders, standardSecretOf } from "./sign.ts";

test("the signature is the one that docs/webhooks.md shows", () => {
	// Made with: printf '%s' '1700000000.{"delivery":"d"}' | openssl dgst -sha256 -hmac secret
	const headers = signedHeaders("secret", { delivery: "d", body: '{"delivery":"d"}', seconds: 1_700_000_000 });
	expect(headers["seamark-signature"]).toBe(
		"t=1700000000,v1=18aa71ce14aeea2276b7092b2f815cce6f3f6bf8bdf58f8686b8b9a350244bc8",
	);
});

test("the published library of Standard Webhooks verifies a delivery, and refuses one that was changed", () => {
	const secret = newSecret();
	const body = '{"delivery":"01976f1c","alert":{"title":"Nouméa"}}';
	const headers = signedHeaders(secret, { delivery: "01976f1c", body, seconds: Math.floor(Date.now() / 1_000) });
	const webhook = new Webhook(standardSecretOf(secret));
	expect(webhook.verify(body, headers)).toEqual(JSON.parse(body));
	expect(() => webhook.verify(`${body} `, headers)).toThrow();
	expect(() => webhook.verify(body, { ...headers, "webhook-id": "01976f1d" })).toThrow();
	expect(() => new Webhook(standardSecretOf(newSecret())).verify(body, headers)).toThrow();
});

test("a sealed secret opens for its own subscription and hub alone", () => {
	const key = new Uint8Array(32).fill(1);
	const secret = newSecret();
	expect(Buffer.from(secret, "base64url")).toHaveLength(32);
	const sealed = sealSecret(key, "subscription-1", secret);
	expect(sealed.includes(Buffer.from(secret))).toBe(false);
	expect(openSecret(key, "subscription-1", sealed)).toBe(secret);
	expect(() => openSecret(key, "subscription-2", sealed)).toThrow();
	expect(() => openSecret(new Uint8Array(32).fill(2), "subscription-1", sealed)).toThrow();
	const altered = Buffer.from(sealed);
	altered[12] = (altered[12] ?? 0) ^ 1;
	expect(() => openSecret(key, "subscription-1", altered)).toThrow();
});
