import { expect, test } from "vitest";
import { comparePersons, keysOf, prepare } from "./index.ts";

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
