import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sources = readdirSync(import.meta.dirname).filter((name) => /^[a-z-]+\.ts$/.test(name));

test("every list of asset tracing says that there are more, and goes on", () => {
	const count = (name: string, what: RegExp) =>
		readFileSync(`${import.meta.dirname}/${name}`, "utf8").match(what)?.length ?? 0;
	const lists = sources.map((name) => [name, count(name, /const page = await/g)] as const);
	expect(lists.reduce((sum, [, of]) => sum + of, 0)).toBeGreaterThan(7);
	expect(sources.map((name) => [name, count(name, /\bsayMore\((?:context\.)?out, page\)/g)])).toEqual(lists);
	// Each has the option, or asks for numbers within a file.
	expect(sources.reduce((sum, name) => sum + count(name, /\.option\("--after /g), 0)).toBe(
		lists.reduce((sum, [, of]) => sum + of, 0),
	);
});
