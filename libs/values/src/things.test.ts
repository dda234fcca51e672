import fc from "fast-check";
import { expect, test } from "vitest";
import { isIban } from "./accounts.ts";
import { keysOfThing, type ThingKind, thingFault } from "./index.ts";
import { isImo, isMmsi } from "./vessels.ts";

const kinds: ThingKind[] = ["legalPerson", "vehicle", "vessel", "phone", "account", "document", "place"];
const entityKey = (kind: ThingKind, value: string, country = "") => keysOfThing(kind, value, country).join(" + ");

test.each([
	[
		"phone",
		["+679 (0) 555-0101", "00679 555 0101", "679.555.0101", "٦٧٩ ٥٥٥ ٠١٠١", "६७९५५५०१०१", "＋６７９５５５０１０１"],
		"6795550101",
	],
	["vehicle", ["AB-12 34", "ab1234", "АВ 12‑34", "A B 1 2 3 4", "\u202EAB1234\u202C"], "AB1234"],
	[
		"vessel",
		[
			"IMO 9074729",
			"imo9074729",
			"9074729",
			"I.M.O. no 9074729",
			"IMO No. 9074729",
			"IMO number 9074729",
			"imo n° 907 4729",
			"OMI: 9074729",
		],
		"IMO9074729",
	],
	["vessel", ["MMSI 518123456", "518-123-456", "MMSI no. 518 123 456"], "MMSI518123456"],
	["vessel", ["MV Example (IMO 9074729)", "IMO no. 9074729 F/V Example", "example 9074729"], "IMO9074729 + EXAMPLE"],
	["vessel", ["MV Example", "M/V EXAMPLE", "m.v. example", "Exámple", "F/V Example"], "EXAMPLE"],
	["vessel", ["Mv"], "MV"],
	[
		"account",
		[
			"GB82 WEST 1234 5698 7654 32",
			"gb82west12345698765432",
			"IBAN GB82 WEST 1234 5698 7654 32",
			"IBANGB82WEST12345698765432",
			"iban: GB82 WEST 1234 5698 7654 32 (of the boss)",
		],
		"GB82WEST12345698765432",
	],
	[
		"account",
		["IBAN GB82 WEST 1234 5698 7654 32 / DE89 3704 0044 0532 0130 00"],
		"GB82WEST12345698765432 + DE89370400440532013000",
	],
	["account", ["A/C no. 1234-567-890", "account 1234567890"], "1234567890"],
	["document", ["N<123456<<", "n 123-456"], "N123456"],
	["document", ["Passport No. L7788990", "l7788990", "1778899O", "n° L7788990", "PASSEPORT: L 778 8990"], "17788990"],
	["document", ["A12345678", "A١٢٣٤٥٦٧٨", "А12345678", "Ａ１２３４５６７８"], "A12345678"],
	["document", ["passports L7788990 and L7788991", "L7788990 / L7788991"], "17788990 + 17788991"],
	["document", ["12/345/678", "12 345 678"], "12345678"],
	["vehicle", ["Plate no. AB 1234", "reg. AB1234"], "AB1234"],
	["place", ["Nukuʻalofa", "Nuku'alofa", "Nukuʼalofa", "NUKUALOFA"], "NUKUALOFA"],
	["place", ["Đà Nẵng", "Ðà Nẵng", "da nang"], "DANANG"],
	["place", ["Łódź", "Lodz"], "LODZ"],
	[
		"legalPerson",
		["Palm Crown Charters Ltd", "PALM CROWN CHARTERS (PTY) LTD.", "Palm-Crown Charters, Inc."],
		"PALMCROWNCHARTERS",
	],
	["legalPerson", ["Ltd"], "LTD"],
	["legalPerson", ["S.A. Example S.A."], "SAEXAMPLE"],
	["place", ["12 Harbour Rd.", "12 harbour rd"], "12HARBOURRD"],
] as const)("%s: %j are one thing", (kind, values, key) => {
	for (const value of values) expect([value, entityKey(kind, value)]).toEqual([value, key]);
});

test("a number that names no country is one of the country in which it was written, and the same digits elsewhere are another", () => {
	for (const value of ["555 0101", "679 555 0101", "+679 (0) 555-0101", "00679 5550101"])
		expect([value, entityKey("phone", value, "FJ")]).toEqual([value, "6795550101"]);
	expect(entityKey("phone", "555 0101", "WS")).toBe("6855550101");
	expect(entityKey("phone", "+679 555 0101", "WS")).toBe("6795550101");
	// A country without a plan in the table: the digits as they are.
	expect(entityKey("phone", "555 0101", "XX")).toBe("5550101");
});

// Numbers of the standards' own examples and of ships that are public.
test("check digits: one wrong or two swapped are noticed", () => {
	expect(["9074729", "9319466", "8814275"].map(isImo)).toEqual([true, true, true]);
	expect(["9074728", "9074792", "907472", "90747290"].map(isImo)).toEqual([false, false, false, false]);
	expect(["GB82WEST12345698765432", "DE89370400440532013000", "NO9386011117947"].map(isIban)).toEqual([
		true,
		true,
		true,
	]);
	expect(isIban("GB28WEST12345698765432")).toBe(false);
	expect(["518123456", "003669999", "970123456", "111232506", "800000000", "199999999"].map(isMmsi)).toEqual([
		true,
		true,
		false,
		true,
		false,
		false,
	]);
	fc.assert(
		fc.property(fc.nat(6), fc.integer({ min: 1, max: 9 }), (at, by) => {
			const digits = [..."9074729"];
			digits[at] = String((Number(digits[at]) + by) % 10);
			// A digit that counts 5 can change by two, and one that counts 2, 4 or 6 by five: the sum ends alike.
			const difference = Number(digits[at]) - Number("9074729"[at]);
			expect(isImo(digits.join(""))).toBe(at < 6 && ((7 - at) * difference) % 10 === 0);
		}),
	);
});

test.each([
	["vessel", "IMO 9074728", /mistyped/],
	["vessel", "IMO No. 9074728", /mistyped/],
	["vessel", "MV Example, IMO number: 9074728", /mistyped/],
	["vessel", "MMSI no. 999012345", /no MMSI/],
	["account", "IBAN GB83 WEST 1234 5698 7654 32", /IBAN/],
	["account", "pay to IBAN GB82 WEST 1234 5698 7654", /IBAN/],
	["vessel", "1234", /neither an IMO number/],
	["vessel", "970999999", /no MMSI/],
	["account", "GB28 WEST 1234 5698 7654 32", /IBAN/],
	["phone", "123", /5 to 15/],
	["phone", "1234567890123456", /5 to 15/],
	["phone", "call the boss", /must be a number/],
	["vehicle", "X", /2 to 17/],
	["document", "\u202E \u200B", /no letter or digit/],
] as const)("%s %s cannot be compared, and is told why", (kind, value, why) => {
	expect(thingFault(kind, value)).toMatch(why);
});

test("what is typed differently compares alike, and a key compares as itself", () => {
	fc.assert(
		fc.property(fc.constantFrom(...kinds), fc.string({ unit: "grapheme", maxLength: 60 }), (kind, value) => {
			const key = entityKey(kind, value);
			if (kind !== "vessel" && kind !== "legalPerson" && kind !== "phone") expect(entityKey(kind, key)).toBe(key);
			expect(key).toBe(entityKey(kind, value.normalize("NFD")));
			expect(() => thingFault(kind, value)).not.toThrow();
		}),
	);
});
