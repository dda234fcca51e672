import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = dirname(import.meta.dirname);

/** Sealed transit over a third hub. */
const notBuilt = [9];
/** What a bad line and a million records take is measured, not tested. */
const measured = [2, 14];

test("each property of a link between hubs is in a test's name, or docs/reliability.md says that it is measured or not built", () => {
	const tests = globSync("{libs,services,tests}/**/*.test.ts", { cwd: root, exclude: ["**/node_modules/**"] });
	const named = tests.flatMap((path) =>
		[
			...readFileSync(join(root, path), "utf8").matchAll(/\b(?:test|describe)\("propert(?:y|ies) ([\d, and]+)/g),
		].flatMap(([, numbers = ""]) => numbers.match(/\d+/g)?.map(Number) ?? []),
	);
	const page = readFileSync(join(root, "docs/reliability.md"), "utf8");
	for (let n = 1; n <= 15; n++) {
		const [, line = ""] =
			new RegExp(`^\\| ${n} \\| (.+)$`, "m").exec(page.slice(page.indexOf("## Hubs of different owners"))) ?? [];
		expect(line, `property ${n}`).not.toBe("");
		expect([n, named.includes(n)]).toEqual([n, ![...notBuilt, ...measured].includes(n)]);
		expect([n, line.includes("| `npm run bench -- exchange`")]).toEqual([n, measured.includes(n)]);
		expect([n, line.includes("| not built |")]).toEqual([n, notBuilt.includes(n)]);
	}
});
