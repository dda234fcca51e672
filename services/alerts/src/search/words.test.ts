import { expect, test } from "vitest";
import type { AlertContent } from "../alert/state.ts";
import { readQuestion, wordsOf } from "./words.ts";

const content = (changes: Partial<AlertContent>): AlertContent => ({
	title: "",
	summary: "",
	grading: { scheme: "4x4", source: "B", information: "2" },
	...changes,
});

test.each<[Partial<AlertContent>, string[]]>([
	[{ title: "Fiji's harbour" }, ["fijis", "harbour", "fiji", "s"]],
	[{ title: "Nukuʻalofa, NOUMÉA" }, ["nukualofa", "noumea", "nuku", "alofa"]],
	[
		{ subjects: [{ type: "vessel", role: "instrument", name: "MV Sea Snake" }] },
		["vessel", "instrument", "mv", "sea", "snake"],
	],
	[{ modusOperandi: ["false papers"] }, ["false", "papers"]],
	[{ summary: "boat boat BOAT" }, ["boat"]],
	[{ references: [{ source: "not searched", id: "1" }] }, []],
])("words of %j", (changes, words) => expect(wordsOf(content(changes))).toEqual(words));

test("an alert has a bounded number of words, of a bounded length", () => {
	const many = Array.from({ length: 12_000 }, (_, n) => `w${n}`).join(" ");
	expect(wordsOf(content({ summary: many }))).toHaveLength(10_000);
	expect(wordsOf(content({ summary: "x".repeat(100) }))).toEqual(["x".repeat(60)]);
});

test.each([
	["boat  BOAT", { words: ["boat"], without: [] }],
	["noumea -nadi", { words: ["noumea"], without: ["nadi"] }],
	['"Đà Nẵng"', { words: ["da", "nang"], without: [] }],
	["nuku'alofa", { words: ["nukualofa"], without: [] }],
	["AB-12 34", { words: ["ab", "12", "34"], without: [] }],
])("%s asks for", (text, question) => expect(readQuestion(text)).toEqual(question));

test.each(["--", "-nadi", "! ?"])("%s asks for nothing, and is told so", (text) =>
	expect(readQuestion(text)).toEqual({
		faults: [{ at: "querystring /q", message: expect.stringContaining("no word") }],
	}),
);
