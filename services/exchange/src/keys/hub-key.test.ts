import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { fingerprintOf, hubKeyOf, keyOfCertificate, signedBy } from "./hub-key.ts";

const key = hubKeyOf(Buffer.alloc(32, 7));
const other = hubKeyOf(Buffer.alloc(32, 8));

test("the certificate is of the hub's key, by OpenSSL's reading, and the same each time", () => {
	const read = new X509Certificate(key.certificate);
	expect(read.verify(read.publicKey)).toBe(true);
	expect(read.subject).toBe("CN=seamark exchange");
	expect(read.validTo).toContain("9999");
	expect(keyOfCertificate(key.certificate)).toBe(key.publicKey);
	expect(hubKeyOf(Buffer.alloc(32, 7)).certificate).toBe(key.certificate);
	expect(keyOfCertificate("no certificate")).toBeUndefined();
});

test("what is signed for one use, or by another hub, is nothing in another", () => {
	const bytes = Buffer.from("terms");
	const signature = key.sign("terms", bytes);
	expect(signedBy(key.publicKey, "terms", bytes, signature)).toBe(true);
	expect(signedBy(key.publicKey, "receipt", bytes, signature)).toBe(false);
	expect(signedBy(other.publicKey, "terms", bytes, signature)).toBe(false);
	expect(signedBy("no key", "terms", bytes, signature)).toBe(false);
});

test("a fingerprint is ten groups of four, and another key has another one", () => {
	expect(fingerprintOf(key.publicKey)).toMatch(/^([0-9a-f]{4}-){9}[0-9a-f]{4}$/);
	expect(fingerprintOf(key.publicKey)).not.toBe(fingerprintOf(other.publicKey));
});
