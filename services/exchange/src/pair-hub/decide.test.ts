import { expect, test } from "vitest";
import { cardOf } from "../card/card.ts";
import { fingerprintOf, hubKeyOf } from "../keys/hub-key.ts";
import { decidePairHub } from "./decide.ts";

const [key, other] = [hubKeyOf(Buffer.alloc(32, 1)), hubKeyOf(Buffer.alloc(32, 2))];
const card = cardOf({ hub: "https://b.example", url: "https://exchange.b.example:8443", key: other });
const actor = { agencyId: "a", postId: "p", officerId: "", purpose: "oversight", tokenId: "t", service: "" } as const;
const pair = (
	o: { card?: string; fingerprint?: string; ownHub?: string; known?: boolean; until?: string | null } = {},
) =>
	decidePairHub(
		{
			card: o.card ?? card,
			fingerprint: o.fingerprint ?? fingerprintOf(other.publicKey),
			terms: { records: ["alert"], tlp: "amber", until: o.until ?? null },
		},
		{
			ownHub: o.ownHub ?? "https://a.example",
			key,
			known: o.known ?? false,
			actor,
			id: "l",
			epochs: { urgent: "01".repeat(16), normal: "02".repeat(16) },
			at: Date.parse("2026-06-01T00:00:00Z"),
		},
	);

test("a hub is paired under the key that was compared, with terms that this side has signed, and two logs", () => {
	expect(pair()).toMatchObject({
		writes: [
			{ row: { hub: "https://b.example", key: other.publicKey } },
			{ row: { lane: "urgent" } },
			{ row: { lane: "normal" } },
		],
		answer: { id: "l" },
	});
	// As it is read out: spaces and capitals say nothing.
	expect(pair({ fingerprint: fingerprintOf(other.publicKey).toUpperCase().replaceAll("-", " ") })).toMatchObject({
		answer: { id: "l" },
	});
});

test("another fingerprint, another card, the own card and a paired hub are refused", () => {
	expect(pair({ fingerprint: fingerprintOf(key.publicKey) })).toMatchObject({
		refused: { faults: [{ at: "/fingerprint" }] },
	});
	expect(pair({ card: "nothing" })).toMatchObject({ refused: { faults: [{ at: "/card" }] } });
	expect(pair({ ownHub: "https://b.example" })).toMatchObject({ refused: { faults: [{ at: "/card" }] } });
	expect(pair({ known: true })).toMatchObject({ refused: { faults: [{ at: "/card" }] } });
	expect(pair({ until: "2026-05-01T00:00:00Z" })).toMatchObject({ refused: { faults: [{ at: "/terms/until" }] } });
	const plainHttp = cardOf({ hub: "https://b.example", url: "http://b.example", key: other });
	expect(pair({ card: plainHttp })).toMatchObject({ refused: { faults: [{ at: "/card" }] } });
});
