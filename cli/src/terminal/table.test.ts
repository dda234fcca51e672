import { expect, it } from "vitest";
import { cut, table, widthOf, wrap } from "./table.ts";

it("measures what a terminal shows, not what a string holds", () => {
	expect([widthOf("abc"), widthOf("東京"), widthOf("é"), widthOf("🚨"), widthOf("👩‍✈️")]).toEqual([3, 4, 1, 2, 2]);
});

it("cuts to the width with an ellipsis and never halves a character", () => {
	expect([cut("short", 5), cut("too long", 5), cut("東京都", 4)]).toEqual(["short", "too…", "東…"]);
});

it("wraps between words, keeps empty lines and breaks what is wider than a line", () => {
	expect(wrap("one two three\n\nfour", 8)).toEqual(["one two", "three", "", "four"]);
	expect(wrap("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
});

const columns = [
	{ title: "ID", priority: 0 },
	{ title: "KIND", priority: 2 },
	{ title: "FROM", priority: 1 },
	{ title: "TITLE", priority: 0, grows: true, least: 8 },
];
const rows = [
	["1", "route", "FJ", "A rather long title"],
	["22", "place", "TO", "Short"],
].map((cells) => cells.map((text) => ({ text })));

it("shows everything where nothing limits the width", () => {
	expect(table(columns, rows)).toEqual([
		"ID  KIND   FROM  TITLE",
		"1   route  FJ    A rather long title",
		"22  place  TO    Short",
	]);
});

it("cuts the growing column first, then drops columns, and fits the width", () => {
	expect(table(columns, rows, 28)).toEqual([
		"ID  KIND   FROM  TITLE",
		"1   route  FJ    A rather l…",
		"22  place  TO    Short",
	]);
	expect(table(columns, rows, 24)).toEqual(["ID  FROM  TITLE", "1   FJ    A rather long…", "22  TO    Short"]);
	expect(table(columns, rows, 16)).toEqual(["ID  TITLE", "1   A rather lo…", "22  Short"]);
	for (const width of [16, 20, 24, 30, 80])
		for (const line of table(columns, rows, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
});

it("paints after fitting, so that colours take no room", () => {
	const painted = [[{ text: "1", paint: (text: string) => `<${text}>` }, { text: "x" }]];
	expect(
		table(
			[
				{ title: "ID", priority: 0 },
				{ title: "T", priority: 0 },
			],
			painted,
		),
	).toEqual(["ID  T", "<1>   x"]);
});
