import { expect, test } from "vitest";
import { signingKeyAt } from "../keys/signer.ts";
import { decidePublishKey } from "../publish-key/decide.ts";
import { decideRetireKey } from "../retire-key/decide.ts";
import type { KeyRow } from "../store/read.ts";
import { decideRevokeKey } from "./decide.ts";

const now = Date.parse("2026-06-01T12:00:00Z");
const at = (millis: number) => new Date(millis).toISOString();
const row = (kid: string, over: Partial<KeyRow> = {}): KeyRow => ({
	jwk: { kty: "OKP", crv: "Ed25519", x: kid },
	kid,
	hosted: true,
	notBefore: now - 1_000,
	notAfter: null,
	revoked: false,
	version: 1,
	...over,
});
const made = { kid: "made", jwk: {}, sealed: "sealed" };
const places = (decision: object) =>
	"faults" in decision ? (decision.faults as { at: string }[]).map((one) => one.at) : decision;

test("the newest key that is valid and not on its way out signs", () => {
	const key = (kid: string, notBefore: number, notAfter?: number) => ({
		kid,
		jwk: "",
		notBefore: at(notBefore),
		notAfter: notAfter === undefined ? undefined : at(notAfter),
	});
	const keys = [
		key("a", now - 3_000),
		key("b", now - 2_000),
		key("next", now + 1),
		key("retired", now - 1_000, now + 9_000),
	];
	expect(signingKeyAt(keys, now)?.kid).toBe("b");
	expect(signingKeyAt(keys, now + 1)?.kid).toBe("next");
	expect(signingKeyAt([key("next", now + 1)], now)).toBeUndefined();
});

test("a hosted key waits until every cache has it; a sovereign one is valid at once", () => {
	const state = { keys: [row("a")], given: false, keyFaults: [], key: made };
	const publish = (sovereign: boolean, over: Partial<typeof state> = {}) =>
		decidePublishKey({ id: "unit", sovereign }, { ...state, ...over }, { publicationMs: 60_000 }, now);
	expect(publish(false)).toMatchObject({ answer: { kid: "made", notBefore: at(now + 60_000) } });
	expect(publish(true, { given: true })).toMatchObject({ answer: { notBefore: at(now) } });
	expect(places(publish(true))).toEqual(["/key"]);
	expect(places(publish(false, { given: true }))).toEqual(["/key"]);
	expect(places(publish(false, { keys: [row("made", { revoked: true })] }))).toEqual(["/key/kid"]);
	const many = Array.from({ length: 10 }, (_, i) => row(`k${i}`));
	expect(places(publish(false, { keys: many }))).toEqual(["/id"]);
	expect(publish(false, { keys: many.map((key, i) => (i === 0 ? { ...key, notAfter: now } : key)) })).toHaveProperty(
		"answer",
	);
});

test("a retired key verifies as long as what it signed may live, and is never the last", () => {
	const [a, b] = [row("a"), row("b")];
	expect(decideRetireKey("unit", a, [a, b], now)).toMatchObject({ answer: { notAfter: at(now + 610_000) } });
	for (const other of [row("b", { notBefore: now + 1 }), row("b", { revoked: true }), row("b", { notAfter: now + 1 })])
		expect(places(decideRetireKey("unit", a, [a, other], now))).toEqual(["/kid"]);
	expect(places(decideRetireKey("unit", row("a", { notAfter: now }), [b], now))).toEqual(["/kid"]);
});

test("revoking the last key of a hosted agency makes the next one; a sovereign agency brings its own", () => {
	const revoke = (sovereign: boolean, keys: KeyRow[]) =>
		decideRevokeKey({ id: "unit", sovereign }, { key: row("a"), keys, replacement: made }, "lost", now);
	expect(revoke(false, [row("a")])).toMatchObject({
		writes: [{ row: { kid: "a" } }, { row: { kid: "made", notBefore: at(now) } }],
		answer: { replacement: "made" },
	});
	expect(revoke(false, [row("a"), row("b")])).toMatchObject({ writes: [{ row: { kid: "a" } }] });
	expect(revoke(true, [row("a")])).not.toHaveProperty("answer.replacement");
	expect(
		places(
			decideRevokeKey(
				{ id: "unit", sovereign: false },
				{ key: row("a", { revoked: true }), keys: [], replacement: made },
				"x",
				now,
			),
		),
	).toEqual(["/kid"]);
});
