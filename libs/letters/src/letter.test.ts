import { HubError } from "@seamark/errors";
import { afterAll, expect, test } from "vitest";
import type { Letter } from "./document.ts";
import { closeLetters, letter } from "./letter.ts";
import { plainLetter, readPdf } from "./testing.ts";

afterAll(closeLetters);

const errorOf = async (document: Letter): Promise<HubError> => {
	try {
		await letter(document);
	} catch (error) {
		if (error instanceof HubError) return error;
		throw error;
	}
	throw new Error("the letter was set");
};
const flat = (text: string) => text.replace(/\s+/g, "");

const twoLanguages: Letter = {
	languages: ["en", "ar"],
	title: ["Request (invented)", "طلب"],
	marks: ["TLP:RED", "Only for these proceedings"],
	reference: "FJ-2026-17",
	references: [{ label: ["Date", "التاريخ"], value: "30 November 2026" }],
	sections: [
		{
			heading: ["Facts", "الوقائع"],
			parts: [
				{ kind: "paragraph", texts: ["A boat came by night.", "جاء قارب ليلا"] },
				{ kind: "paragraph", texts: ["Nobody was hurt.", "لم يصب أحد"], changed: true },
				{
					kind: "table",
					caption: ["Persons", "الأشخاص"],
					head: [
						["Name", "الاسم"],
						["Place", "المكان"],
					],
					rows: [
						["محمد عبد الله", "Suva"],
						["王小明", ["At sea", "في البحر"]],
						["Амина Éloïse Ĝõ", "–"],
					],
				},
			],
		},
	],
};

test("a letter is tagged, names its language and title, and its names in three scripts come out as text", async () => {
	const found = await readPdf(await letter(twoLanguages));
	expect(found).toMatchObject({ ua: "1", isTagged: true, title: "Request (invented) / طلب", language: "en" });
	// Side by side, each column is in its language; a table has its head and its caption.
	expect(found.tags.join(" ")).toContain("Div Div H1 Div:ar H1 Div Div P Div:ar P Div Div");
	expect(found.tags.filter((tag) => ["Table", "Caption", "THead", "TBody"].includes(tag))).toEqual([
		"Table",
		"Caption",
		"THead",
		"TBody",
	]);
	expect(found.tags.filter((tag) => tag === "TH")).toHaveLength(2);
	expect(found.tags.filter((tag) => tag === "TD")).toHaveLength(6);
	const [text = ""] = found.pages;
	for (const name of [
		"محمد عبد الله",
		"王小明",
		"Амина Éloïse Ĝõ",
		"A boat came by night.",
		"جاء قارب ليلا".split(" ")[1] as string,
	])
		expect(flat(text)).toContain(flat(name));
	// What changed says so in words, for those who do not see the bar.
	expect(found.said).toContain("A boat came by night.");
	expect(found.said).toContain("[changed] Nobody was hurt.");
});

test("marks and number are on each page; the same letter gives the same bytes", async () => {
	const long = plainLetter(
		...Array.from({ length: 150 }, (_, n) => `Paragraph ${n}. ${"The boat went on. ".repeat(8)}`),
	);
	const pdf = await letter(long);
	const { pages } = await readPdf(pdf);
	expect(pages.length).toBeGreaterThan(3);
	for (const [n, page] of pages.entries()) {
		expect(page.match(/TLP:RED/g)?.length).toBe(n === 0 ? 3 : 2);
		expect(page).toContain("X-1");
		expect(page).toContain(`${n + 1} / ${pages.length}`);
	}
	expect(Buffer.from(await letter(long)).equals(Buffer.from(pdf))).toBe(true);
});

test.each([
	'#read("/etc/passwd")',
	'#include "/etc/passwd"',
	'#import "@preview/cetz:0.3.0": *',
	'#image("letter.typ")',
	"#panic()",
	"#{ while true {} }",
	"*bold* _emphasis_ $x^2$ `raw` = Heading",
	"// a comment /* another */",
	'"; #set page(width: 1cm); "',
	"]#text(red)[x][",
	"<label> @reference \\ \\u{41} ~ -- --- ...",
	"https://example.org/[x](y) <script>alert(1)</script>",
	'{"title": "x"}\\"}',
	"(/Title (x)) >> endobj",
])("text is shown as it is and never read: %s", async (text) => {
	const everywhere: Letter = {
		...plainLetter(text),
		title: [text],
		marks: [text],
		reference: text,
		references: [{ label: [text], value: text }],
		sections: [
			{
				heading: [text],
				parts: [
					{ kind: "paragraph", texts: [text] },
					{ kind: "table", caption: [text], head: [[text]], rows: [[text]] },
				],
			},
		],
	};
	const found = await readPdf(await letter(everywhere));
	expect(found.title).toBe(text);
	expect(found.pages).toHaveLength(1);
	const shown = flat(found.pages[0] ?? "").split(flat(text)).length - 1;
	// Title, three marks, number, label and value, heading, paragraph, caption, head and cell.
	expect(shown).toBe(12);
	expect(found.pages[0]).not.toContain("root:");
});

test("signs that steer others are taken out; the joiners that spelling needs stay", async () => {
	const { pages } = await readPdf(
		await letter(
			plainLetter(
				"invoice\u202Efdp.exe\u202C end",
				"a\u200Bb\u2066c\u0000d\u00ADe\u{E0041}f",
				"x\u200Dy می\u200cخواهم",
			),
		),
	);
	const text = pages.join();
	expect(text).toContain("invoicefdp.exe end");
	expect(text).toContain("abcdef");
	expect(text).toContain("xy");
	expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u00ad]/);
});

test("a sign that no font has is an error that names it and its place, and what to do", async () => {
	const error = await errorOf({ ...plainLetter("fine", "name: 😀 and \u{E000}"), title: ["A 😀"] });
	expect(error.code).toBe("VALIDATION");
	expect(error.message).toMatch(/No font of this hub has .*😀 \(U\+1F600\).* in another script too/);
	expect(error.faults).toEqual([
		{ at: "/title/0", message: expect.stringContaining("😀 (U+1F600)") },
		{ at: "/sections/0/parts/1/texts/0", message: expect.stringMatching(/😀 \(U\+1F600\).*U\+E000/) },
	]);
	// The thread goes on after it.
	expect((await readPdf(await letter(plainLetter("next")))).pages[0]).toContain("next");
});

test.each([
	["Latin", "Ŋŏɓọ Ṣẹ̀gun Ñandú"],
	["Greek and Cyrillic", "Γιώργος Ґалина"],
	["Arabic, Persian and Urdu", "محمد پیمان ڈاکٹر"],
	["Ethiopic", "ሰላም አበበ"],
	["Devanagari", "अमृता"],
	["Bengali", "রহিম"],
	["Thai", "สมชาย"],
	["N'Ko", "ߒߞߏ"],
	["Tifinagh", "ⵜⴰⵎⴰⵣⵉⵖⵜ"],
	["Chinese, Japanese and Korean", "陳大文 辻さくら 김철수"],
])("names in %s have their signs", async (_script, name) => {
	expect((await letter(plainLetter(name))).length).toBeGreaterThan(1_000);
});

test("everything that is wrong with a letter is told at once, before it is set", async () => {
	const error = await errorOf({
		...twoLanguages,
		title: ["One", " \u200b"],
		references: [{ label: ["Alone"] as never, value: "x" }],
		sections: [
			{
				heading: ["", ""],
				parts: [{ kind: "table", caption: ["a", "b"], head: [["c", "d"]], rows: [["1", "2"]] }],
			},
		],
	});
	expect(error.faults.map(({ at }) => at)).toEqual([
		"/title",
		"/references/0/label",
		"/sections/0/heading",
		"/sections/0/parts/0/rows/0",
	]);
	expect((await errorOf({ ...plainLetter(), languages: ["x"] as never })).faults[0]?.at).toBe("/languages/0");
	const huge = await errorOf(plainLetter("x".repeat(600_000)));
	expect(huge.faults[0]?.message).toContain("500000");
});

test("letters at once wait for one another; where the thread ends, its letters fail and the next one is set", async () => {
	const many = await Promise.all([1, 2, 3].map((n) => letter(plainLetter(`number ${n}`))));
	for (const [n, pdf] of many.entries()) expect((await readPdf(pdf)).pages[0]).toContain(`number ${n + 1}`);
	const lost = letter(plainLetter("lost"));
	await Promise.all([expect(lost).rejects.toThrow("ended early"), closeLetters()]);
	expect((await letter(plainLetter("next"))).length).toBeGreaterThan(1_000);
});
