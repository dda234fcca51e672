import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import type { PublicJwk } from "../schema.ts";
import { jwkFaults } from "./jwk.ts";
import { weaknessOf } from "./weak-keys.ts";

const rsa = (modulus: bigint): PublicJwk => {
	const hex = modulus.toString(16);
	return { kty: "RSA", e: "AQAB", n: Buffer.from(hex.length % 2 ? `0${hex}` : hex, "hex").toString("base64url") };
};
const ed25519 = (hex: string): PublicJwk => ({
	kty: "OKP",
	crv: "Ed25519",
	x: Buffer.from(hex, "hex").toString("base64url"),
});

test("good keys of each kind have no weakness", async () => {
	for (const { publicKey } of [
		generateKeyPairSync("rsa", { modulusLength: 2048 }),
		generateKeyPairSync("ed25519"),
		generateKeyPairSync("ec", { namedCurve: "P-256" }),
	])
		expect(await jwkFaults(publicKey.export({ format: "jwk" }) as PublicJwk, "/key")).toEqual([]);
});

test("an even modulus, one with a small factor and one that bears the mark of ROCA are named", () => {
	const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	const good = BigInt(`0x${Buffer.from(String(publicKey.export({ format: "jwk" }).n), "base64url").toString("hex")}`);
	expect(weaknessOf(rsa(good + 1n))).toMatch(/even/);
	expect(weaknessOf(rsa(((good / 997n) * 997n) | 1n)) ?? weaknessOf(rsa(997n * ((good / 997n) | 1n)))).toMatch(
		/small factor/,
	);
	// A power of 65537 modulo the primes up to 167, of 2048 bits, as that library's keys are.
	const primes = Array.from({ length: 166 }, (_, n) => n + 2).filter((n) =>
		Array.from({ length: n - 2 }, (_, k) => k + 2).every((k) => n % k !== 0),
	);
	const product = primes.reduce((all, prime) => all * BigInt(prime), 1n);
	let power = 1n;
	for (let n = 0; n < 77; n++) power = (power * 65_537n) % product;
	let found: string | undefined;
	for (let k = 2n ** 2047n / product + 2n; found === undefined || !/ROCA/.test(found); k++)
		found = weaknessOf(rsa(power + k * product));
	expect(found).toMatch(/ROCA/);
});

test("points of small order are named, in every way of writing them", async () => {
	for (const hex of [
		`00${"00".repeat(31)}`,
		`${"00".repeat(31)}80`,
		`01${"00".repeat(31)}`,
		`ec${"ff".repeat(30)}7f`,
		`ed${"ff".repeat(30)}7f`,
		`ee${"ff".repeat(30)}ff`,
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	])
		expect((await jwkFaults(ed25519(hex), "/key"))[0]?.message, hex).toMatch(/small order/);
});
