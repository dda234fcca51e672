import { expect, test } from "vitest";
import { decideRotateStatementKey } from "./decide.ts";

const now = Date.parse("2026-06-01T12:00:00Z");
const key = { kid: "next", jwk: { kty: "OKP", crv: "Ed25519", x: "next", alg: "EdDSA" } };
const row = (kid: string, until: number | null) => ({
	kid,
	jwk: { kty: "OKP", crv: "Ed25519", x: kid },
	hosted: true,
	from: now - 1_000,
	until,
});
const rotate = (sovereign: boolean, over: Partial<Parameters<typeof decideRotateStatementKey>[1]> = {}) =>
	decideRotateStatementKey(
		{ id: "unit", sovereign },
		{ keys: [row("old", now - 500), row("now", null)], given: sovereign, keyFaults: [], key, ...over },
		now,
	);
const places = (decision: object) =>
	("faults" in decision ? (decision.faults as { at: string }[]) : []).map((f) => f.at);

test("the key before ends at the moment at which the next one begins", () => {
	const at = "2026-06-01T12:00:10.000Z";
	expect(rotate(false)).toMatchObject({
		writes: [{ row: { kid: "now", until: at } }, { row: { kid: "next", from: at } }],
		answer: { kid: "next", from: at },
	});
	// With nothing before, there is nothing to wait for.
	expect(rotate(true, { keys: [] })).toMatchObject({
		writes: [{ row: { kid: "next", from: "2026-06-01T12:00:00.000Z" } }],
	});
});

test("who has no keys here gives a new one, others may, and no key comes back", () => {
	expect(places(rotate(false, { given: true }))).toEqual([]);
	expect(places(rotate(true, { given: false }))).toEqual(["/key"]);
	expect(places(rotate(true, { key: { kid: "r", jwk: { kty: "RSA", x: "r", alg: "PS256" } } }))).toEqual(["/key"]);
	expect(places(rotate(true, { keys: [row("next", null)] }))).toEqual(["/key/kid", "/key"]);
	expect(() => rotate(false, { keys: [{ ...row("now", null), from: now + 1 }] })).toThrow();
});
