import { expect, test } from "vitest";
import { keysOfThing, type ThingKind } from "./index.ts";

const entityKey = (kind: ThingKind, value: string) => keysOfThing(kind, value).join(" + ");

test.each([
	["vehicle", "AB-12 34", "ab1234"],
	["vehicle", "\u0410\u0412-1234", "AB1234"],
	["vessel", "\u202EMV Sea\u00A0Snake\u202C", "mv sea-snake"],
	["legalPerson", "Caf\u00E9 Ltd.", "CAFE LTD"],
	["phone", "+679 (0) 12-34", "00679 1234"],
	["document", "N\uFF11\uFF12", "n 12"],
] as const)("%s %s and %s are one", (kind, one, other) => {
	expect(entityKey(kind, one)).toBe(entityKey(kind, other));
	expect(entityKey(kind, one)).not.toBe("");
});

test("what differs stays apart", () => {
	expect(entityKey("vehicle", "AB1234")).not.toBe(entityKey("vehicle", "AB1235"));
	expect(entityKey("place", "\u041D\u0430\u0434\u0438")).not.toBe(entityKey("place", "Nadi"));
	expect(entityKey("place", " \u202E ")).toBe("");
});
