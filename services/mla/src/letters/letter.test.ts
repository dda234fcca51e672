import { expect, test } from "vitest";
import { faultsOfLetter, readLetter } from "./letter.ts";

const person = "00000000-0000-4000-8000-000000000001";
const places = (...asked: Parameters<typeof faultsOfLetter>) => faultsOfLetter(...asked).map(({ at }) => at);

test("a letter says what its kind says, and nothing else", () => {
	expect(places("spontaneous-information", { says: "A boat (invented)" }, undefined)).toEqual([]);
	expect(places("spontaneous-information", {}, undefined)).toEqual(["/content/says"]);
	expect(places("spontaneous-information", { says: "A boat", answer: "yes" }, undefined)).toEqual(["/content/answer"]);
});

test("an answer answers a letter of its kind that came in", () => {
	const asked = { kind: "informal-request", incoming: true } as const;
	expect(places("informal-answer", { says: "Yes" }, asked)).toEqual([]);
	expect(places("informal-answer", { says: "Yes" }, { ...asked, incoming: false })).toEqual(["/answers"]);
	expect(places("informal-answer", { says: "Yes" }, undefined)).toEqual(["/answers"]);
	expect(places("informal-request", { says: "Who?" }, asked)).toEqual(["/answers"]);
});

test("nobody asks a State about a person whom it endangers, or of whom that is not known", () => {
	const check = (riskFromThatState: "none" | "yes" | "not-assessed") =>
		places("nationality-check", { person, asks: "nationality", riskFromThatState }, undefined);
	expect(check("none")).toEqual([]);
	expect(check("yes")).toEqual(["/content/riskFromThatState"]);
	expect(check("not-assessed")).toEqual(["/content/riskFromThatState"]);
});

test("what is no letter is not read", () => {
	for (const bytes of ["", "{}", "[]", "null", '{"format":1,"kind":"draft"}'])
		expect(readLetter(bytes)).toBeUndefined();
	const letter = { format: 1, letter: person, thread: person, kind: "draft", authority: person, to: person };
	const whole = { ...letter, answers: null, at: "2026-05-01T00:00:00.000Z", content: {} };
	expect(readLetter(JSON.stringify(whole))).toEqual(whole);
	const changes = [{ letter: "x" }, { thread: 1 }, { to: "x" }, { answers: 1 }, { at: "now" }, { content: null }];
	for (const change of changes) expect(readLetter(JSON.stringify({ ...whole, ...change }))).toBeUndefined();
});
