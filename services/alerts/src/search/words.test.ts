import { expect, test } from "vitest";
import type { AlertContent } from "../alert/state.ts";
import { askedBeginning, askedSounds, foundBy, inWords } from "./found-by.ts";
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

test("what is asked for by its beginning or its sound is what alerts are found by, and nothing else", () => {
	const subjects = [
		{ type: "person" as const, role: "suspect", name: "Muhammad Akbar (invented)", otherNames: ["محمد اكبر"] },
		{ type: "vessel" as const, role: "instrument", name: "MV Sea Snake" },
	];
	const found = new Set(foundBy(content({ title: "Boats off Nouméa", summary: "Wharf", subjects })));
	for (const [typed, is] of [
		["noum*", true],
		["NOUMÉA*", true],
		["boa*", true],
		["snak*", true],
		["oum*", false],
		// Titles and names alone: a long text would make thousands of them.
		["wha*", false],
		["~mohamed", true],
		["~Mohammed~akber", true],
		["~akbar", true],
		["~akbar~muhamad", true],
		["~akbar~snake", false],
		["~محمد", true],
		["~taufa", false],
	] as const) {
		const question = readQuestion(typed.replaceAll("~", " ~"));
		if ("faults" in question) throw new Error(typed);
		expect([typed, question.words.every((one) => found.has(one))]).toEqual([typed, is]);
	}
	// Words of people never look like one, and what is looked for is said as people write it.
	for (const one of found) expect(one).toMatch(/^=[\^~]/);
	expect([askedBeginning("No"), askedBeginning("noum ea"), askedSounds("!")]).toEqual([undefined, undefined, []]);
	expect([inWords("=^noum"), inWords(askedSounds("x")[0] ?? "~"), inWords("boat")]).toEqual([
		"noum*",
		expect.stringMatching(/^~/),
		"boat",
	]);
	expect(readQuestion("boat -noum*")).toEqual({ words: ["boat"], without: ["=^noum"] });
	for (const short of ["no*", "boat no*", "*", "a-b*"]) expect(readQuestion(short)).toHaveProperty("faults");
});

test("so many beginnings and sounds has an alert at most", () => {
	const many = Array.from({ length: 200 }, (_, n) => ({
		type: "person" as const,
		role: "suspect",
		name: `${n}nameless ${n}somebody`,
	}));
	const found = foundBy(content({ subjects: many }));
	expect(found).toHaveLength(500);
	// The first names in both ways, the last ones in none.
	for (const asked of [askedBeginning("0nameless"), ...askedSounds("0nameless 0somebody")])
		expect(found).toContain(asked);
	expect(found).not.toContain(askedBeginning("199nameless"));
});
