// Prints what the linters say against a description of the hub's HTTP interface and one of its topics: redocly, spectral and the parser of
// AsyncAPI. Run by tests/linters.int.test.ts: lint.mjs OPENAPI ASYNCAPI
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Parser } from "@asyncapi/parser";

const [openapi = "", asyncapi = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "seamark-lint-"));
const found = [];

/** Nothing is asked of anybody, and nothing is told to anybody. */
const env = { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", REDOCLY_TELEMETRY: "off", NO_COLOR: "1" };
const run = (name, script, ...args) => {
	const done = spawnSync(process.execPath, [join(import.meta.dirname, "node_modules", script), ...args], {
		cwd: folder,
		encoding: "utf8",
		env,
	});
	if (done.status !== 0) found.push(`${name}:\n${done.stdout}${done.stderr}${done.error?.message ?? ""}`.trim());
};

try {
	// Warnings are faults here: one that is let be hides the next.
	writeFileSync(join(folder, "redocly.yaml"), "extends: [recommended-strict]\n");
	writeFileSync(join(folder, "spectral.yaml"), 'extends: ["spectral:oas"]\n');
	run("redocly", "@redocly/cli/bin/cli.js", "lint", openapi, "--config=redocly.yaml", "--format=stylish");
	const spectral = ["lint", openapi, "--ruleset=spectral.yaml", "--fail-severity=warn"];
	run("spectral", "@stoplight/spectral-cli/dist/index.js", ...spectral);
	const { diagnostics } = await new Parser().parse(readFileSync(asyncapi, "utf8"));
	// Hints, such as that there is a later version of the format, are none.
	for (const { severity, code, path, message } of diagnostics)
		if (severity < 2) found.push(`asyncapi: ${code} at ${path.join("/")}: ${message}`);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(found.join("\n\n"));
process.exitCode = found.length === 0 ? 0 : 1;
