import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sized } from "@seamark/testing";
import { expect, onTestFinished, test } from "vitest";
import { parse, stringify } from "yaml";
import { describeHub } from "../infra/local/src/describe.ts";

/** What the tools of others say of the hub's descriptions: redocly, spectral, the parser of AsyncAPI. */

const root = dirname(import.meta.dirname);
const tool = join(root, "scripts/lint-tool");

/** Installs the tools where they are not there yet; says why not where nobody can be asked for them. */
const missing = (): string | undefined => {
	if (existsSync(join(tool, "node_modules/@redocly/cli"))) return undefined;
	const npm = process.env.npm_execpath;
	const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
	const done = npm?.endsWith("npm-cli.js")
		? spawnSync(process.execPath, [npm, ...words], { cwd: tool, encoding: "utf8" })
		: spawnSync(process.platform === "win32" ? "npm.cmd" : "npm", words, { cwd: tool, encoding: "utf8" });
	return done.status === 0 ? undefined : `${done.stderr ?? ""}${done.error?.message ?? ""}`.trim();
};

const lint = (openapi: string, asyncapi: string): { ok: boolean; said: string } => {
	const folder = mkdtempSync(join(tmpdir(), "seamark-linters-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const files = { openapi: join(folder, "openapi.json"), asyncapi: join(folder, "asyncapi.yaml") };
	writeFileSync(files.openapi, openapi);
	writeFileSync(files.asyncapi, asyncapi);
	const done = spawnSync(process.execPath, ["lint.mjs", files.openapi, files.asyncapi], {
		cwd: tool,
		encoding: "utf8",
	});
	return { ok: done.status === 0, said: `${done.stdout}${done.stderr}` };
};

test("redocly, spectral and AsyncAPI find nothing, not even to warn of, and find what is planted", {
	timeout: sized(600_000, 600_000),
}, async () => {
	const why = missing();
	if (why !== undefined) {
		console.warn(`NOT CHECKED: redocly, spectral and AsyncAPI could not be installed from npm: ${why}`);
		return;
	}
	const description = await describeHub();
	const topics = readFileSync(join(root, "docs/asyncapi.yaml"), "utf8");
	expect(lint(JSON.stringify(description), topics)).toEqual({ ok: true, said: "" });

	// A control: an operation that two addresses share, and a topic whose messages are nowhere.
	const planted = structuredClone(description) as { paths: Record<string, Record<string, { operationId?: string }>> };
	const [first, second] = Object.values(planted.paths).flatMap((path) => Object.values(path));
	if (first?.operationId && second) second.operationId = first.operationId;
	const broken = parse(topics) as { operations: Record<string, { channel: { $ref: string } }> };
	for (const operation of Object.values(broken.operations)) operation.channel.$ref = "#/channels/nowhere";
	const { ok, said } = lint(JSON.stringify(planted), stringify(broken));
	expect(ok).toBe(false);
	for (const name of ["redocly:", "spectral:", "asyncapi:"]) expect(said).toContain(name);
});
