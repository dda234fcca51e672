import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { type Credentials, openAuthenticator } from "@seamark/auth";
import {
	directoryOf,
	hub,
	ids,
	issuers,
	newSigner,
	type Signer,
	signed,
	snapshotWith,
	thumbprint,
} from "../../libs/auth/src/testing.ts";
import type { Options } from "./options.ts";
import { entriesOf, figuresOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

const inFlight = 32;
const now = Date.UTC(2026, 0, 15, 12);
const seconds = now / 1_000;
const url = `${hub}/alerts`;

/** One check of a caller: its headers, and the signatures that have to hold for it. */
type Check = { credentials: Credentials; signatures: number };

const token = (signer: Signer, n: number, cnf?: object): string =>
	signed(
		{ alg: signer.alg, typ: "at+jwt", kid: "key-one" },
		{
			...{ iss: issuers.agency, aud: hub, sub: ids.officer, client_id: "console", jti: `token-${n}` },
			...{ scope: "alerts:read alerts:raise", duty_post: ids.post, officer: ids.officer, purpose: "investigation" },
			...{ iat: seconds, exp: seconds + 300, ...(cnf ? { cnf } : {}) },
		},
		signer,
	);

const proof = (holder: Signer, of: string, n: number): string =>
	signed(
		{ alg: holder.alg, typ: "dpop+jwt", jwk: holder.publicJwk },
		{
			...{ htm: "POST", htu: url, jti: `proof-of-bench-${n}`, iat: seconds },
			ath: createHash("sha256").update(of).digest("base64url"),
		},
		holder,
	);

const credentials = (scheme: "Bearer" | "DPoP", of: string, dpop?: string): Credentials => ({
	...{ authorization: `${scheme} ${of}`, dpop, method: "POST", url, certificate: undefined },
});

/** All checks over a fresh authenticator, so many at a time; checks a second. `warm` is checked once before the clock runs. */
const checks = async (signer: Signer, list: readonly Check[], warm?: Credentials): Promise<number> => {
	const directory = directoryOf(snapshotWith({ one: signer, two: signer }));
	const authenticator = openAuthenticator({ directory, now: () => now, allowBearer: true });
	if (warm) await authenticator.authenticate(warm);
	let next = 0;
	const began = performance.now();
	const worker = async () => {
		for (let check = list[next++]; check; check = list[next++]) {
			const session = await authenticator.authenticate(check.credentials);
			session.principal();
		}
	};
	await Promise.all(Array.from({ length: inFlight }, worker));
	return Math.round((list.length * 1_000) / (performance.now() - began));
};

/** The same signatures, one after the other, by node:crypto alone. */
const rawVerifies = (key: KeyObject, signer: Signer, tokens: readonly string[]): number => {
	const options =
		signer.alg === "ES256"
			? ({ key, dsaEncoding: "ieee-p1363" } as const)
			: signer.alg === "EdDSA"
				? key
				: { key, padding: 6, saltLength: 32 };
	const parts = tokens.map((one) => {
		const at = one.lastIndexOf(".");
		return [Buffer.from(one.slice(0, at)), Buffer.from(one.slice(at + 1), "base64url")] as const;
	});
	const began = performance.now();
	for (const [data, signature] of parts)
		if (!verify(signer.alg === "EdDSA" ? null : "sha256", data, options, signature))
			throw new Error("a signature of the bench does not hold");
	return Math.round((parts.length * 1_000) / (performance.now() - began));
};

/** Checks of a caller's token a second, in one process: seen for the first time, seen before, and bound by DPoP. */
export const auth = async (o: Options) => {
	const count = o.quick ? 300 : 10_000;
	o.say(`Signing ${count} tokens and proofs ...`);
	const holder = newSigner("ES256");
	const cnf = { jkt: thumbprint(holder.publicJwk) };
	const upTo = <T>(make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
	const es256 = newSigner("ES256");
	const tokens = upTo((n) => token(es256, n));
	const boundTokens = upTo((n) => token(es256, n, cnf));
	const [first = ""] = tokens;
	const [boundFirst = ""] = boundTokens;
	const check = (signatures: number, scheme: "Bearer" | "DPoP", of: string, dpop?: string): Check => ({
		...{ signatures, credentials: credentials(scheme, of, dpop) },
	});
	const cases: Record<string, { list: Check[]; warm?: Credentials }> = {
		cold: { list: tokens.map((one) => check(1, "Bearer", one)) },
		cached: { list: upTo(() => check(0, "Bearer", first)), warm: credentials("Bearer", first) },
		dpopCold: { list: boundTokens.map((one, n) => check(2, "DPoP", one, proof(holder, one, n))) },
		dpopCached: {
			list: upTo((n) => check(1, "DPoP", boundFirst, proof(holder, boundFirst, n))),
			warm: credentials("DPoP", boundFirst, proof(holder, boundFirst, count)),
		},
	};
	const others = (["EdDSA", "PS256"] as const).map((alg) => {
		const signer = newSigner(alg);
		return { alg, signer, tokens: upTo((n) => token(signer, n)) };
	});

	const row = table(o.say, ["checks a second", "raw", ...Object.keys(cases), "EdDSA", "raw", "PS256", "raw"]);
	const rounds: Record<string, number>[] = [];
	for (let round = 0; round <= o.rounds; round++) {
		const one: Record<string, number> = { raw: rawVerifies(publicKeyOf(es256), es256, tokens) };
		for (const [name, { list, warm }] of entriesOf(cases)) one[name] = await checks(es256, list, warm);
		for (const { alg, signer, tokens: theirs } of others) {
			one[alg] = await checks(
				signer,
				theirs.map((text) => check(1, "Bearer", text)),
			);
			one[`raw${alg}`] = rawVerifies(publicKeyOf(signer), signer, theirs);
		}
		// The first round warms the code up.
		row(round === 0 ? "warm-up" : `round ${round}`, ...Object.values(one));
		if (round > 0) rounds.push(one);
	}
	const of = (name: string) => rounds.map((one) => one[name] ?? Number.NaN);
	/** Signatures checked on the way, against as many by node:crypto alone. */
	const ratio = (name: string, signatures = 1, raw = "raw") =>
		ratioOf(
			of(name).map((perSecond) => perSecond * signatures),
			of(raw),
		);
	const ratios = {
		coldToRaw: ratio("cold"),
		cachedToRaw: ratio("cached"),
		dpopColdToRaw: ratio("dpopCold", 2),
		dpopCachedToRaw: ratio("dpopCached"),
		coldToRawEdDSA: ratio("EdDSA", 1, "rawEdDSA"),
		coldToRawPS256: ratio("PS256", 1, "rawPS256"),
	};
	return {
		bench: "auth",
		unit: "checks a second, one process",
		inFlight,
		checks: count,
		rounds: o.rounds,
		goals: {
			coldToRaw: goalOf(ratios.coldToRaw, { atLeast: 0.8 }),
			dpopCachedToRaw: goalOf(ratios.dpopCachedToRaw, { atLeast: 0.8 }),
		},
		ratio: ratios,
		results: figuresOf(rounds),
	};
};

const publicKeyOf = ({ publicPem }: Signer): KeyObject => createPublicKey(publicPem);
