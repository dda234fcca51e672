import type { PublicJwk } from "../schema.ts";

/** Keys that others can forge signatures with, though they have the form of good ones. Says in words what is wrong, or nothing. */
export const weaknessOf = (jwk: PublicJwk): string | undefined => {
	if (jwk.kty === "OKP")
		return isSmallOrder(jwk.x) ? "is a point of small order, for which anybody can sign" : undefined;
	return jwk.kty === "RSA" ? rsaWeakness(numberOf(jwk.n)) : undefined;
};

const numberOf = (base64url: string): bigint =>
	BigInt(`0x${Buffer.from(base64url, "base64url").toString("hex") || "0"}`);

const primesTo = (most: number): bigint[] =>
	Array.from({ length: most - 1 }, (_, n) => n + 2)
		.filter((n) => !Array.from({ length: Math.floor(Math.sqrt(n)) - 1 }, (_, k) => k + 2).some((k) => n % k === 0))
		.map(BigInt);
const smallPrimes = primesTo(1_000);

const rsaWeakness = (modulus: bigint): string | undefined => {
	if (modulus % 2n === 0n) return "has an even modulus";
	if (smallPrimes.some((prime) => modulus % prime === 0n)) return "has a modulus with a small factor";
	return isRoca(modulus) ? "was made by a library whose keys can be factored (ROCA, CVE-2017-15361)" : undefined;
};

/** Residues of the powers of 65537, for each prime where they are not all residues. */
const powers = smallPrimes
	.filter((prime) => prime > 2n && prime <= 167n)
	.map((prime) => {
		const residues = new Set<bigint>();
		for (let power = 1n; !residues.has(power); power = (power * 65_537n) % prime) residues.add(power);
		return { prime, residues };
	});

/** Primes of that library are powers of 65537 modulo many small primes, and so is their product. Others pass for one in 2^27 at most. */
const isRoca = (modulus: bigint): boolean => powers.every(({ prime, residues }) => residues.has(modulus % prime));

const p = 2n ** 255n - 19n;
/** The eight points of small order by their y, with the ways of writing them that are not the shortest. */
const smallOrder = new Set([
	0n,
	1n,
	p - 1n,
	p,
	p + 1n,
	littleEndian(Buffer.from("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "hex")),
	littleEndian(Buffer.from("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", "hex")),
]);

function littleEndian(bytes: Uint8Array): bigint {
	return BigInt(`0x${Buffer.from(bytes).reverse().toString("hex")}`);
}

/** The highest bit says the sign of x, and of these points both are of small order. */
const isSmallOrder = (x: string): boolean => {
	const bytes = Buffer.from(x, "base64url");
	if (bytes.length !== 32) return false;
	bytes[31] = (bytes[31] ?? 0) & 0x7f;
	return smallOrder.has(littleEndian(bytes));
};
