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

describe("an error says in short sentences what happened and what to do", () => {
	test.each(Object.entries(catalogue))("%s", (_code, { text, next }) => {
		for (const sentence of `${text} ${next}`.split(/[.:;] |\.$/))
			expect(sentence.split(" ").length, sentence).toBeLessThanOrEqual(20);
		for (const part of [text, next]) expect(part).toMatch(/^[A-Z].*\.$/);
	});
});
