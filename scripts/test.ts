// `npm test` runs everything; `npm test -- static`, `-- unit`, `-- integration`, `-- e2e` run one part, and any other word
// only the test files whose path contains it. The last line printed is always `N passed, N failed[, N skipped]`.
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { startVitest, type TestModule, type Vitest } from "vitest/node";
import { staticChecks } from "./static-checks.ts";

const root = dirname(import.meta.dirname);
const projects = ["unit", "integration", "e2e"];
const inCi = !["", "0", "false"].includes(process.env.CI ?? "");
/** The one reason for which a test may be left out in CI: there is no Kafka to be had, and that is not the code's doing. */
const excused = "jar repository cannot be reached";

type Named = { name: string; message: string };
const passed: string[] = [];
const failed: Named[] = [];
const skipped: Named[] = [];

const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function runStaticChecks(): void {
	for (const { name, run } of staticChecks) {
		const started = performance.now();
		process.stdout.write(`${name} ... `);
		const { ok, output, note } = run();
		const verdict = ok === undefined ? "nothing to do" : ok ? "ok" : "FAILED";
		say(`${verdict} (${[note, seconds(started)].filter(Boolean).join(", ")})`);
		if (ok) passed.push(name);
		if (ok === false) {
			say(output ?? "");
			failed.push({ name, message: "see its output above" });
		}
	}
}

type Thrown = { message: string; cause?: unknown; diff?: string };
function describe({ message, cause, diff }: Thrown): string {
	const why = cause instanceof Object && "message" in cause ? String(cause.message) : undefined;
	return stripVTControlCharacters([message, why, diff].filter(Boolean).join("\n"));
}
const messages = (errors: readonly Thrown[]) => errors.map(describe).join("\n") || "no message";

function collect(module: TestModule): void {
	const file = `[${module.project.name}] ${module.relativeModuleId}`;
	for (const test of module.children.allTests()) {
		const name = `${file} > ${test.fullName}`;
		const result = test.result();
		if (result.state === "passed") passed.push(name);
		else if (result.state === "failed") failed.push({ name, message: messages(result.errors) });
		else if (result.state === "skipped") skipped.push({ name, message: result.note ?? "no reason given" });
		else failed.push({ name, message: "did not finish" });
	}
	// A file that does not load, or a beforeAll or afterAll that throws, belongs to no test.
	if (module.errors().length > 0) failed.push({ name: file, message: messages(module.errors()) });
	for (const suite of module.children.allSuites())
		if (suite.errors().length > 0)
			failed.push({ name: `${file} > ${suite.fullName}`, message: messages(suite.errors()) });
	if (module.state() === "pending" || module.state() === "queued")
		failed.push({ name: file, message: "did not finish: its process ended" });
}

/** A temporary folder for the run alone, so that what tests leave behind shows. Where root runs them, PostgreSQL's account has to pass. */
function ownTemporaryFolder(): string {
	const folder = mkdtempSync(join(realpathSync(tmpdir()), "seamark-run-"));
	chmodSync(folder, 0o711);
	for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
	// Made by the first test that starts a hub; see tests/support/hub-folder.ts.
	process.env.SEAMARK_READY_DATA = join(folder, "ready-data");
	// Each process of a test loads a thousand files, and most of its start was to compile them again.
	// A run within a run keeps to the outer one's: a process that ends late would make the folder again to write to it.
	process.env.NODE_COMPILE_CACHE ??= join(folder, "compiled");
	return folder;
}

function removeTemporaryFolder(folder: string): void {
	// A hub that is killed leaves the folder of its socket, which its next start removes.
	const left = readdirSync(folder).filter((name) => name.startsWith("seamark-") && !name.startsWith("seamark-pg-"));
	if (left.length > 0)
		failed.push({ name: "tests", message: `left behind in the temporary folder: ${left.join(", ")}` });
	rmSync(folder, { recursive: true, force: true });
}

async function runVitest(names: string[], filters: string[]): Promise<void> {
	say(`tests: ${names.join(", ")} ...`);
	const started = performance.now();
	let vitest: Vitest | undefined;
	const temporary = ownTemporaryFolder();
	try {
		vitest = await startVitest("test", filters, { root, watch: false, project: names });
		const modules = vitest.state.getTestModules();
		for (const module of modules) collect(module);
		if (modules.length === 0)
			failed.push({
				name: "tests",
				message: `none ran: the set-up failed (above), or no file of ${names.join(", ")} matches: ${filters.join(" ")}`,
			});
		for (const error of vitest.state.getUnhandledErrors())
			failed.push({ name: "error outside of any test", message: messages([error as Thrown]) });
	} catch (error) {
		failed.push({ name: "vitest", message: String(error instanceof Error ? error.stack : error) });
	} finally {
		await vitest?.close();
		removeTemporaryFolder(temporary);
	}
	say(`tests: ${seconds(started)}`);
}

function report(): string {
	const inexcusable = inCi ? skipped.filter(({ message }) => !message.includes(excused)) : [];
	for (const { name, message } of inexcusable) failed.push({ name, message: `left out in CI: ${message}` });
	const left = skipped.filter((test) => !inexcusable.includes(test));
	if (left.length > 0) say("\nLEFT OUT, so this run says nothing about:");
	for (const { name, message } of left) say(`  ${name}\n    ${message}`);
	if (failed.length > 0) say("\nFAILED:");
	for (const { name, message } of failed) say(`  ${name}\n    ${message.replaceAll("\n", "\n    ")}`);
	const counts = [`${passed.length} passed`, `${failed.length} failed`];
	if (left.length > 0) counts.push(`${left.length} skipped`);
	return counts.join(", ");
}

const words = process.argv.slice(2);
const parts = words.filter((word) => word === "static" || projects.includes(word));
const filters = words.filter((word) => !parts.includes(word));
const chosen = projects.filter((name) => parts.length === 0 || parts.includes(name));

if (words.length === 0 || parts.includes("static")) runStaticChecks();
if (chosen.length > 0) await runVitest(chosen, filters);
const summary = report();
// Anything that a test left open must not keep the run from ending.
process.stdout.write(`\n${summary}\n`, () => process.exit(failed.length > 0 ? 1 : 0));
