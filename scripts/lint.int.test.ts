import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { read, root } from "./repository.ts";
import { branchedFunctions, longFiles, longFunctions } from "./size-exceptions.ts";

/** What the linter is asked for its lines; each is `rule path:line`. */
const lint = (cwd: string, ...args: string[]): string[] => {
	const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
	const run = spawnSync(
		process.execPath,
		[biome, "lint", "--reporter=json", "--max-diagnostics=none", "--vcs-enabled=false", ...args],
		{ cwd, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
	);
	type Diagnostic = { category: string; location: { path: string; start: { line: number } } };
	const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: Diagnostic[] };
	return diagnostics.map(
		({ category, location }) => `${category.split("/").at(-1)} ${location.path}:${location.start.line}`,
	);
};

/** Lints texts under the rules of the repository, each as if it stood at a path of it. */
const lintPlanted = (
	planted: Record<string, string>,
	{ configuration = read("biome.json").text, only = [] }: { configuration?: string; only?: string[] } = {},
): string[] => {
	const folder = mkdtempSync(join(tmpdir(), "seamark-lint-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	mkdirSync(join(folder, "scripts"));
	copyFileSync(join(root, "scripts/pure-decisions.grit"), join(folder, "scripts/pure-decisions.grit"));
	writeFileSync(join(folder, "biome.json"), configuration);
	for (const [path, text] of Object.entries(planted)) {
		expect(existsSync(join(root, path)), path).toBe(true);
		mkdirSync(join(folder, dirname(path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return lint(folder, ...only.map((rule) => `--only=${rule}`), ".");
};

const impure = [
	"export const a = Date.now();",
	"export const b = new Date();",
	"export const c = new Date;",
	"export const d = Date();",
	"export const e = Date.now;",
	"export const f = performance.now();",
	"export const g = Math.random();",
	"export const h = randomUUID();",
	"export const i = randomUUIDv7();",
	"export const j = crypto.randomUUID();",
	"export const k = randomBytes(32);",
	"export const l = crypto.getRandomValues(bytes);",
];

/** Each kind of place where decisions are made. */
const pure = [
	"services/alerts/src/*/decide.ts",
	"services/alerts/src/alert/check-draft.ts",
	"services/alerts/src/stix/m*.ts",
	"services/audit/src/*/decide.ts",
	"services/case-intake/src/*/*/decide.ts",
	"services/case-intake/src/persons/person/p*.ts",
	"services/case-intake/src/persons/classify/c*.ts",
	"services/case-intake/src/reports/report/d*.ts",
	"services/identity/src/*/decide.ts",
	"services/vault/src/find-candidates/r*.ts",
	"libs/policy/src/m*.ts",
	"libs/matching/src/c*.ts",
	"libs/audit-chain/src/c*.ts",
].map((pattern) => {
	const [path] = globSync(pattern, { cwd: root, exclude: ["**/*.test.ts"] });
	if (!path) throw new Error(`no file is called ${pattern} any more: say where its decisions are now`);
	return path.replaceAll("\\", "/");
});

test("no decision takes time, ids or chance from anywhere but its arguments", () => {
	const [first = "", ...others] = pure;
	const planted = { [first]: impure.join("\n"), ...Object.fromEntries(others.map((path) => [path, impure[0] ?? ""])) };
	const found = new Set(lintPlanted(planted).filter((one) => one.startsWith("plugin ")));
	const missed = [...impure.keys()].map((line) => `plugin ${first}:${line + 1}`).filter((one) => !found.has(one));
	expect(missed).toEqual([]);
	expect(others.filter((path) => !found.has(`plugin ${path}:1`))).toEqual([]);
});

test("tests, and what measures time or makes keys, may take them", () => {
	const planted = [
		"services/alerts/src/alert/check-draft.test.ts",
		"services/case-intake/src/testing.ts",
		"libs/sealing/src/seal.ts",
		"libs/log/src/wake.ts",
	].map((path) => [path, impure.join("\n")]);
	expect(lintPlanted(Object.fromEntries(planted)).filter((one) => one.startsWith("plugin "))).toEqual([]);
});

const lines = (count: number) => "\tlook();\n".repeat(count);
const functionOf = (count: number) => `const look = () => {};\nexport const long = () => {\n${lines(count)}};\n`;
const fileOf = (count: number) => Array.from({ length: count }, (_, n) => `export const n${n} = ${n};\n`).join("");

test("a function past 60 lines and a file past 300 are errors", () => {
	const found = lintPlanted({
		"libs/log/src/read.ts": functionOf(61),
		"libs/log/src/tail.ts": functionOf(55),
		"cli/src/main.ts": fileOf(301),
		"infra/seed/src/index.ts": fileOf(300),
		"tests/support/client.ts": functionOf(61) + fileOf(297),
		"libs/errors/src/catalogue.ts": fileOf(301),
	});
	const sizes = found.filter((one) => one.startsWith("noExcessive")).map((one) => one.replace(/:\d+$/, ""));
	expect(sizes.toSorted()).toEqual([
		"noExcessiveLinesPerFile cli/src/main.ts",
		"noExcessiveLinesPerFile tests/support/client.ts",
		"noExcessiveLinesPerFunction libs/log/src/read.ts",
		"noExcessiveLinesPerFunction tests/support/client.ts",
	]);
});

type Override = { includes: string[]; linter: { rules: { style?: object; complexity?: object } } };
const configuration = JSON.parse(read("biome.json").text) as { overrides: Override[] };
const exempts = (rule: string) => (one: Override) => JSON.stringify(one.linter.rules).includes(`"${rule}":"off"`);

test.each([
	["style", "noExcessiveLinesPerFile", longFiles],
	["complexity", "noExcessiveLinesPerFunction", longFunctions],
	["complexity", "noExcessiveCognitiveComplexity", branchedFunctions],
])("%s/%s: each exception has its reason in scripts/size-exceptions.ts, and is one", (group, rule, listed) => {
	const paths = Object.keys(listed);
	expect(configuration.overrides.filter(exempts(rule)).flatMap((one) => one.includes)).toEqual(paths);

	const strict = { ...configuration, overrides: configuration.overrides.filter((one) => !exempts(rule)(one)) };
	const filesOf = (path: string) =>
		globSync(path, { cwd: root, exclude: ["**/node_modules/**"] }).filter((file) => file.endsWith(".ts"));
	const texts = paths.flatMap(filesOf).map((path) => [path, read(path).text]);
	const found = new Set(
		lintPlanted(Object.fromEntries(texts), { configuration: JSON.stringify(strict), only: [`${group}/${rule}`] })
			.filter((one) => one.startsWith(`${rule} `))
			.map((one) => one.replace(/^\S+ |:\d+$/g, "")),
	);
	expect(paths.filter((path) => !filesOf(path).some((file) => found.has(file)))).toEqual([]);
});
