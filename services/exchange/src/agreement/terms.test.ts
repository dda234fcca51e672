import { expect, test } from "vitest";
import { inForce, mayTell, type Terms, termsHash, termsText } from "./terms.ts";

const terms = (o: Partial<Terms> = {}): Terms => ({
	hubs: ["https://a.example", "https://b.example"],
	records: ["alert"],
	tlp: "amber",
	until: null,
	ended: false,
	...o,
});
const now = Date.parse("2026-06-01T00:00:00Z");
const of = (own: Terms, peer: Terms, agreed: Terms | undefined) => inForce({ own, peer, agreed }, now);

test("the same terms have one hash at both hubs", () => {
	const other = { ...terms(), hubs: [...terms().hubs].reverse() };
	expect(termsHash(termsText(other))).toBe(termsHash(termsText(terms())));
	expect(termsHash(termsText(terms({ tlp: "green" })))).not.toBe(termsHash(termsText(terms())));
});

test("nothing holds before both have signed the same, and widening needs both", () => {
	expect(of(terms(), terms(), undefined)).toBeUndefined();
	expect(of(terms(), terms(), terms())).toEqual(terms());
	expect(of(terms({ tlp: "red" }), terms(), terms())?.tlp).toBe("amber");
	expect(of(terms({ tlp: "red" }), terms({ tlp: "red" }), terms())?.tlp).toBe("amber");
	expect(of(terms({ tlp: "red" }), terms({ tlp: "red" }), terms({ tlp: "red" }))?.tlp).toBe("red");
});

test("one side is enough to narrow and to end", () => {
	for (const narrow of [terms({ tlp: "green" }), terms({ until: "2026-07-01T00:00:00Z" })]) {
		expect(of(narrow, terms(), terms())).toEqual(narrow);
		expect(of(terms(), narrow, terms())).toEqual(narrow);
	}
	for (const end of [terms({ ended: true }), terms({ records: [] }), terms({ until: "2026-06-01T00:00:00Z" })]) {
		expect(of(end, terms(), terms())).toBeUndefined();
		expect(of(terms(), end, terms())).toBeUndefined();
	}
});

test("what lies above the agreed TLP is not told, and neither is a level that is not known", () => {
	expect(mayTell(terms(), { record: "alert", tlp: "amber" })).toBe(true);
	for (const tlp of ["amber+strict", "red", "purple", ""])
		expect(mayTell(terms(), { record: "alert", tlp })).toBe(false);
	expect(mayTell(undefined, { record: "alert", tlp: "clear" })).toBe(false);
});
