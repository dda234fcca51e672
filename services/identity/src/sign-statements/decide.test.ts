import { expect, test } from "vitest";
import { faultsOfTexts, keyAt, signsItself } from "./decide.ts";

const agency = "00000000-0000-4000-8000-000000000001";
const now = Date.parse("2026-05-04T00:00:00.000Z");
const text = (over: object = {}) => JSON.stringify({ authority: agency, at: "2026-05-04T00:00:00.000Z", ...over });
const faults = (...texts: string[]) => faultsOfTexts(agency, texts, now).map(({ at }) => at);

test("only what the agency itself says now is signed in its name", () => {
	expect(faults(text(), text({ at: "2026-05-03T23:56:00.000Z" }))).toEqual([]);
	expect(faults(text(), text({ authority: "00000000-0000-4000-8000-000000000002" }))).toEqual(["/texts/1"]);
	expect(faults(text({ at: "2026-05-03T00:00:00.000Z" }))).toEqual(["/texts/0"]);
	expect(faults(text({ at: "2026-05-05T00:00:00.000Z" }))).toEqual(["/texts/0"]);
	expect(faults(text({ at: undefined }))).toEqual(["/texts/0"]);
	expect(faults("no object")).toEqual(["/texts/0", "/texts/0"]);
	expect(faults(text({ more: "x".repeat(300_000) }))).toEqual(["/texts/0"]);
	expect(faults()).toEqual(["/texts"]);
	expect(faults(...Array.from({ length: 101 }, () => text()))).toEqual(["/texts"]);
});

test("what is said at a moment is signed with the key of that moment", () => {
	const key = (kid: string, from: number, until: number | null) => ({ kid, jwk: {}, hosted: true, from, until });
	const keys = [key("old", 0, now), key("new", now, null)];
	expect(keyAt(keys, now - 1)?.kid).toBe("old");
	expect(keyAt(keys, now)?.kid).toBe("new");
	expect(keyAt([key("old", 0, now)], now)).toBeUndefined();
});

test("an agency signs by itself from the moment of a key of its own on, and without any key where it hosts nothing here", () => {
	const key = (hosted: boolean, from: number, until: number | null) => ({ kid: "k", jwk: {}, hosted, from, until });
	const keys = [key(true, 0, now + 5), key(false, now + 5, null)];
	expect(signsItself({ issuer: null }, keys, now)).toBe(false);
	expect(signsItself({ issuer: null }, keys, now + 5)).toBe(true);
	expect(signsItself({ issuer: null }, [], now)).toBe(false);
	expect(signsItself({ issuer: "https://own.example" }, [], now)).toBe(true);
});
