import { expect, test } from "vitest";
import { comparePersons, keysOf, prepare } from "./index.ts";
import { phoneOf } from "./phones.ts";

test.each([
	// Written in the country, with its code, with a prefix to dial abroad, with other digits.
	["FJ", "700 1234", "6797001234"],
	["FJ", "+679 700 1234", "6797001234"],
	["FJ", "6797001234", "6797001234"],
	["FJ", "00679-7001234", "6797001234"],
	["FJ", "+679 (0) 700 1234", "6797001234"],
	["FJ", "٧٠٠١٢٣٤", "6797001234"],
	["FJ", "Tel. ７００　１２３４ ext. 12", "6797001234"],
	["FJ", "+685 72 12345", "6857212345"],
	["SB", "22 123", "67722123"],
	["SB", "67722123", "67722123"],
	["WS", "72 12345", "6857212345"],
	["WS", "0 679 700 1234", "6797001234"],
	["KI", "0730 12345", "68673012345"],
	["NZ", "021 123 4567", "64211234567"],
	["NZ", "+64 (0)21 123 4567", "64211234567"],
	["NZ", "+64 021 123 4567", "64211234567"],
	["NZ", "6421123456", "6421123456"],
	["AU", "0412 345 678", "61412345678"],
	["AU", "0011 679 700 1234", "6797001234"],
	["LC", "484 1234", "17584841234"],
	["LC", "(758) 484-1234", "17584841234"],
	["LC", "1-758-484-1234", "17584841234"],
	["DO", "809 555 0123", "18095550123"],
	["HT", "34 12 34 56", "50934123456"],
	["SN", "77 123 45 67", "221771234567"],
	// Nobody knows whose it is.
	["", "700 1234", ""],
	["FJ", "98412 34567", ""],
	["XX", "0171 1234567", ""],
	["", "00679 700 1234", "6797001234"],
	["", "+44 20 7946 0000", "442079460000"],
])("in %s, %s is +%s", (country, text, whole) => {
	expect(phoneOf(text, country)?.whole).toBe(whole);
});

test.each(["911", "", "call me", "+", "999 999", "+1234567890123456"])("%j is no number of anybody in Fiji", (text) => {
	expect(phoneOf(text, "FJ")?.whole ?? "").toBe("");
});

const known = (phoneCountry: string, ...phones: string[]) => ({ names: [], phones, phoneCountry });
const meet = (...[one, other]: [ReturnType<typeof known>, ReturnType<typeof known>]) => ({
	alike: comparePersons(one, other).score > 0,
	found: keysOf(prepare(one)).some((key) => keysOf(prepare(other)).includes(key)),
});

test.each([
	["700 1234", "+679 700 1234"],
	["00679 7001234", "7001234"],
	["(679) 700-1234", "700 1234"],
])("in Fiji %s and %s are one number, and lead to each other", (one, other) => {
	expect(meet(known("FJ", one), known("FJ", other))).toEqual({ alike: true, found: true });
	expect(meet(known("FJ", "1234567", one), known("FJ", other))).toEqual({ alike: true, found: true });
});

test("a number of one country is not that of another which ends alike", () => {
	expect(meet(known("FJ", "700 1234"), known("FJ", "+685 700 1234")).alike).toBe(false);
	expect(meet(known("FJ", "+64 21 9700 1234"), known("FJ", "+61 9700 1234")).alike).toBe(false);
});

test("where a country is unknown, the last digits have to do, as they did in indexes made before", () => {
	expect(meet(known("FJ", "98412 34567"), known("FJ", "+977 98412 34567"))).toEqual({ alike: true, found: true });
	// Keys that rows have which were sealed when numbers were kept by their last eight digits alone.
	expect(keysOf(prepare(known("FJ", "+679 700 1234")))).toEqual(["t97001234"]);
	expect(keysOf(prepare(known("FJ", "700 1234")))).toEqual(["t97001234", "t7001234"]);
});

test("the grounds show numbers in full", () => {
	expect(comparePersons(known("FJ", "7001234"), known("FJ", "00679 700 1234")).grounds).toEqual([
		{ field: "phone", asked: "+6797001234", found: "+6797001234", how: "same", likeness: 1, moved: false },
	]);
});
