import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { catalogue } from "@seamark/errors";
import { describe, expect, test } from "vitest";

/**
 * Many readers have English as a third language. These words hide who does what; a plainer one is always at hand:
 * everybody who, all that, in every, is, again.
 */
const hard = /\b(?:who(?:m)?ever|whatever|whichever|anew|thereof|therein|hereby|stands?(?! for\b| by\b))\b/i;

const root = dirname(import.meta.dirname);
const files = (...patterns: string[]) =>
	patterns.flatMap((pattern) => globSync(pattern, { cwd: root, exclude: ["**/node_modules/**", "**/generated/**"] }));
const hardLines = (path: string, of: (line: string) => string) =>
	readFileSync(join(root, path), "utf8")
		.split("\n")
		.flatMap((line, at) => (hard.test(of(line)) ? [`${path}:${at + 1} ${line.trim()}`] : []));

/** What a line of code says to people: its strings that have a blank in them. */
const said = (line: string) =>
	[...line.matchAll(/(["'`])((?:\\.|(?!\1).)*)\1/g)]
		.map(([, , text = ""]) => text)
		.filter((text) => text.includes(" "))
		.join(" ");

test("the pages use plain words", () => {
	expect(
		files("*.md", "docs/**/*.md", "{cli,libs,services,infra,tests}/**/*.md").flatMap((path) => hardLines(path, String)),
	).toEqual([]);
});

test("messages, hints and descriptions use plain words", () => {
	const code = files("{cli,libs,services,infra,scripts}/**/*.ts").filter((path) => !/\.test\.ts$|testing/.test(path));
	expect(code.length).toBeGreaterThan(500);
	expect(
		code.flatMap((path) => hardLines(path, (line) => (/^\s*(?:\/\/|\/?\*)/.test(line) ? "" : said(line)))),
	).toEqual([]);
});

/** The comments of a file of code, each with the line where it begins. Lines that are set in, as lists are, end a sentence. */
const commentsOf = (code: string): { line: number; text: string }[] => {
	const comments: { line: number; text: string }[] = [];
	let open: "no" | "lines" | "block" = "no";
	for (const [index, line] of code.split("\n").entries()) {
		const begins: RegExpExecArray | null | undefined =
			open === "block" ? undefined : (/^\s*(\/\/|\/\*\*?)(.*)$/.exec(line) ?? /[;,{})\]] (\/\/) (.*)$/.exec(line));
		if (open !== "block" && !begins) {
			open = "no";
			continue;
		}
		const own = (begins?.[2] ?? line.replace(/^\s*\*(?!\/)/, "")).replace(/\*\/.*$/, "");
		const text = /^ {3}/.test(own) ? `.\n${own}` : own;
		if (open === "no" || (open === "lines" && begins?.[1] !== "//")) comments.push({ line: index + 1, text });
		else (comments.at(-1) as { text: string }).text += text;
		open = begins?.[1] === "//" ? "lines" : line.includes("*/") ? "no" : "block";
	}
	return comments;
};

/** One clause inside another of its kind: who reads has to keep both open. */
const nested = /\bthat which\b|\bwhat\b[^,.;:]*\bthat\b[^,.;:]*\bwhich\b/i;
const mostWords = 35;

/** What a reader of these comments stumbles over. */
const hardComments = (path: string, code: string): string[] =>
	commentsOf(code).flatMap(({ line, text }) => {
		const at = `${path}:${line} `;
		const sentences = text.split(/[.;?!](?:\s|$)/).map((sentence) => sentence.trim());
		return [
			...(hard.test(text) ? [at + text.trim()] : []),
			...sentences.filter((one) => nested.test(one) || one.split(/\s+/).length > mostWords).map((one) => at + one),
		];
	});

test("comments use plain words, and sentences that end", () => {
	// Migrations are never changed once they are released, and so are their comments.
	const code = files("*.ts", "{cli,libs,services,infra,scripts,tests}/**/*.{ts,mjs}");
	expect(code.length).toBeGreaterThan(1_000);
	expect(code.flatMap((path) => hardComments(path, readFileSync(join(root, path), "utf8")))).toEqual([]);
});

test.each([
	["// Whoever asks is told.", "Whoever"],
	["/** Where the alert stands. */", "stands"],
	[`const a = 1; ${"//"} made anew`, "anew"],
	["/**\n * One line,\n * and whatever comes next.\n */", "whatever"],
	["// It takes that which was sent.", "that which"],
	["// What is given to that agency which asked for it.", "which asked"],
	[`// One${" word and another".repeat(12)}.`, "word and another"],
	[`/**\n * One${" word".repeat(20)}\n * goes on${" and on".repeat(10)}.\n */`, "goes on"],
])("a comment that is hard to read is found: %s", (comment, word) => {
	const found = hardComments(
		"planted.ts",
		`import x from "y";\n\n${comment}\nexport const x = "whoever reads stands here";\n`,
	);
	expect(found).toEqual([expect.stringMatching(new RegExp(`^planted.ts:3 .*${word}`))]);
});

test("a comment in plain words is let through, and so is a list in it", () => {
	const list = Array.from({ length: 12 }, (_, n) => ` *   ${n}  one of several words`).join("\n");
	expect(hardComments("plain.ts", `/**\n * It stands for this:\n${list}\n */\nconst x = 1;`)).toEqual([]);
});

describe("an error says in short sentences what happened and what to do", () => {
	test.each(Object.entries(catalogue))("%s", (_code, { text, next }) => {
		for (const sentence of `${text} ${next}`.split(/[.:;] |\.$/))
			expect(sentence.split(" ").length, sentence).toBeLessThanOrEqual(20);
		for (const part of [text, next]) expect(part).toMatch(/^[A-Z].*\.$/);
	});
});
