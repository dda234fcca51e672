import { foldWords, keysOfThing, protectionKeys, samples, type ThingKind } from "@seamark/values";
import fc from "fast-check";
import { expect, test } from "vitest";
import { comparePersons, keysOf, prepare } from "./index.ts";

/**
 * One value is one for all who compare values: links of cases, duplicates of reports, protection, persons, words that are searched for.
 */

const kinds: ThingKind[] = ["legalPerson", "vehicle", "vessel", "phone", "account", "document", "place"];
const countries = ["FJ", "TO", "SB", "NZ", "VN", "DE", ""];

/** Signs that steer, marks, other digits and widths: what a copy from another program changes and no eye sees. */
const disguises: ((text: string) => string)[] = [
	(text) => text,
	(text) => text.normalize("NFD"),
	(text) => text.normalize("NFC"),
	(text) => `\u202E${text}\u202C`,
	(text) => [...text].join("\u200b"),
	(text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
	(text) => text.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)),
	(text) => text.replace(/'/g, "ʻ"),
	(text) => text.toUpperCase(),
	(text) => text.replace(/ /g, "\u00a0"),
];
const labels: ((text: string) => string)[] = [
	(text) => text,
	(text) => `Passport No. ${text}`,
	(text) => `Tel: ${text}`,
	(text) => `${text} extension 12`,
	(text) => `${text}; +679 331 7777`,
	(text) => `no. ${text}`,
];
const text = fc
	.tuple(
		fc.oneof(
			fc.constantFrom(...samples),
			fc.stringMatching(/^[A-Z]{0,2}\d{6,9}$/),
			fc.string({ unit: "grapheme", maxLength: 40 }),
		),
		fc.constantFrom(...labels),
		fc.array(fc.constantFrom(...disguises), { maxLength: 3 }),
	)
	.map(([value, label, changes]) => changes.reduce((all, change) => change(all), label(value)));

const meet = (some: readonly string[], others: readonly string[]) => some.some((one) => others.includes(one));
const person = (more: object) => prepare({ names: [], phoneCountry: "FJ", ...more });

test("what is one thing for a link may be a protected person's for all, whatever its kind", () => {
	fc.assert(
		fc.property(text, text, fc.constantFrom(...countries), fc.constantFrom(...kinds), (a, b, country, kind) => {
			if (
				!meet(
					keysOfThing(kind, a, country),
					keysOfThing(kind, b, country).filter((key) => key.length >= 5),
				)
			)
				return;
			expect(meet(protectionKeys(a, country), protectionKeys(b, country))).toBe(true);
		}),
		{ numRuns: 2_000 },
	);
});

test("what is one document or phone for a link is one for persons too, and finds them", () => {
	fc.assert(
		fc.property(text, text, fc.constantFrom("phone", "document"), (a, b, kind) => {
			const least = kind === "phone" ? 7 : 5;
			const one = meet(
				keysOfThing(kind, a, "FJ").filter((key) => key.length >= least),
				keysOfThing(kind, b, "FJ"),
			);
			if (!one) return;
			const of = (value: string) => person(kind === "phone" ? { phones: [value] } : { documents: [{ number: value }] });
			const asked = {
				names: [],
				phoneCountry: "FJ",
				...(kind === "phone" ? { phones: [a] } : { documents: [{ number: a }] }),
			};
			const found = {
				names: [],
				phoneCountry: "FJ",
				...(kind === "phone" ? { phones: [b] } : { documents: [{ number: b }] }),
			};
			expect([a, b, comparePersons(asked, found).score > 0, meet(keysOf(of(a)), keysOf(of(b)))]).toEqual([
				a,
				b,
				true,
				true,
			]);
		}),
		{ numRuns: 2_000 },
	);
});

test("words that are one in a search are one place, and one name", () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...samples),
			fc.array(fc.constantFrom(...disguises.slice(0, 5)), { maxLength: 3 }),
			(value, changes) => {
				const other = changes.reduce((all, change) => change(all), value);
				expect(foldWords(other)).toBe(foldWords(value));
				expect(keysOfThing("place", other)).toEqual(keysOfThing("place", value));
				const names = (name: string) => prepare({ names: [{ text: name }] }).names;
				expect(names(other)).toEqual(names(value));
			},
		),
	);
});

test.each(kinds)("a %s is the same with and without what copies put into it", (kind) => {
	for (const value of samples)
		for (const first of disguises)
			for (const second of disguises) {
				const changed = second(first(value));
				expect([changed, keysOfThing(kind, changed, "FJ")]).toEqual([changed, keysOfThing(kind, value, "FJ")]);
			}
});
