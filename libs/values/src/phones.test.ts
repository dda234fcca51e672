import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, test } from "vitest";
import { keysOfThing, phonesIn } from "./index.ts";

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
	expect(phonesIn(text, country)[0]?.whole).toBe(whole);
});

test.each(["911", "", "call me", "+", "999 999", "+1234567890123456"])("%j is no number of anybody in Fiji", (text) => {
	expect(phonesIn(text, "FJ")[0]?.whole ?? "").toBe("");
});

test.each([
	["FJ", "+679 700 4321 / +679 700 4322", ["6797004321", "6797004322"]],
	["FJ", "Tel: 700 1234 / 700 1235 (ask for Mele)", ["6797001234", "6797001235"]],
	["FJ", "700 4321, 700 4322; 700 4323 & 700 4324", ["6797004321", "6797004322", "6797004323", "6797004324"]],
	["FJ", "7004321 7004322", ["6797004321", "6797004322"]],
	["FJ", "700-4321-700-4322", ["6797004321", "6797004322"]],
	["FJ", "+6797004321+6797004322", ["6797004321", "6797004322"]],
	["FJ", "331 2009/10", ["6793312009", "6793312010"]],
	["FJ", "+679 331 2009 extension 12", ["6793312009"]],
	["FJ", "331 2009 ext: 12", ["6793312009"]],
	["FJ", "331 2009 poste 12", ["6793312009"]],
	["FJ", "tel:+679-700-1234;ext=12", ["6797001234"]],
	["TO", "https://wa.me/6797001234", ["6797001234"]],
	// What a spreadsheet makes of a number.
	["FJ", "6797001239.0", ["6797001239"]],
	["FJ", "6.797001239E+09", ["6797001239"]],
	// A zero of calls within the country, behind its code: Viet Nam, the United Kingdom; in Italy it is of the number.
	["FJ", "+84 0912 345 678", ["84912345678"]],
	["FJ", "+44 (0)20 7946 0000", ["442079460000"]],
	["FJ", "+39 (0)6 12345678", ["390612345678"]],
	["NZ", "021/123-4567", ["64211234567"]],
	["FJ", "no number", []],
] as const)("in %s, %s says %j", (country, text, wholes) => {
	expect(keysOfThing("phone", text, country)).toEqual(wholes);
});

test("every region's own example is one number, however it is written", () => {
	const wrong = getCountries().flatMap((country) => {
		const number = getExampleNumber(country, examples);
		if (!number) return [];
		const whole = number.number.slice(1);
		const home = number.nationalNumber;
		const written = [
			number.formatNational(),
			number.formatInternational(),
			home,
			`00${whole}`,
			`+${number.countryCallingCode} ${number.formatNational()}`,
			`Tel. ${number.formatInternational()} ext. 12`,
			`${number.formatInternational()} / ${number.formatNational()}`,
			`${whole}.0`,
		];
		return written.flatMap((text) => {
			const found = phonesIn(text, country).map((one) => one.whole);
			return found.every((one) => one === whole) && found.length > 0 ? [] : [[country, text, whole, found]];
		});
	});
	expect(wrong).toEqual([]);
});
