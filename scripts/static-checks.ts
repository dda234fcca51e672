import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buf, staleFiles } from "./generate.ts";
import { staleServiceFiles } from "./services.ts";

const root = dirname(import.meta.dirname);

/** `output` is shown when the check failed; `note` in any case. `ok` is undefined where there was nothing to check. */
export type CheckResult = { ok: boolean | undefined; output?: string; note?: string };
export type Check = { name: string; run(): CheckResult };

function tool(script: string, ...args: string[]): CheckResult {
	const run = spawnSync(process.execPath, [join(root, "node_modules", script), ...args], {
		cwd: root,
		encoding: "utf8",
	});
	return { ok: run.status === 0, output: `${run.stdout}${run.stderr}${run.error?.message ?? ""}`.trim() };
}

function formatAndLint(): CheckResult {
	return tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--max-diagnostics=100", ".");
}

function generatedCode(): CheckResult {
	try {
		const stale = staleFiles();
		const output = `libs/contracts/src/generated is not what proto/ says: run \`npm run gen\`.\n${stale.join("\n")}`;
		return { ok: stale.length === 0, output };
	} catch (error) {
		return { ok: false, output: String(error) };
	}
}

function serviceFiles(): CheckResult {
	const stale = staleServiceFiles();
	const output = `Not what libs/service/src/hub-services.ts says: run \`npm run gen\`.\n${stale.join("\n")}`;
	return { ok: stale.length === 0, output };
}

function clientOfTheHub(): CheckResult {
	const run = spawnSync(process.execPath, [join(root, "scripts/client.ts"), "--check"], {
		cwd: root,
		encoding: "utf8",
	});
	return { ok: run.status === 0, output: `${run.stdout}${run.stderr}${run.error?.message ?? ""}`.trim() };
}

function git(...args: string[]): Buffer | undefined {
	const run = spawnSync("git", args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
	return run.status === 0 ? run.stdout : undefined;
}

/**
 * What the contracts are compared with: the last release. Before the first one it is the last commit that differs from the working
 * tree's contracts by at most one step: HEAD while they are being changed, its parent once the change is committed.
 */
function baseline(): { name: string; tar: Buffer } | undefined {
	const tag = git("describe", "--tags", "--abbrev=0")?.toString().trim();
	const changed = (git("status", "--porcelain", "--", "proto")?.length ?? 0) > 0;
	const name = tag ?? (changed ? "HEAD" : "HEAD~1");
	const tar = git("archive", "--format=tar", name, "proto");
	return tar && { name, tar };
}

function breaking(): CheckResult {
	const base = baseline();
	if (!base) return { ok: undefined, note: "no earlier contracts to compare with" };
	const folder = mkdtempSync(join(tmpdir(), "seamark-contracts-"));
	try {
		const file = join(folder, "base.tar");
		writeFileSync(file, base.tar);
		return { ...buf(["breaking", "proto", "--against", `${file}#subdir=proto`]), note: `against ${base.name}` };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

export const staticChecks: Check[] = [
	{ name: "format and lint", run: formatAndLint },
	{ name: "types", run: () => tool("typescript/bin/tsc", "-p", "tsconfig.json") },
	{
		name: "types of the console's page",
		run: () => tool("typescript/bin/tsc", "-p", "services/console/src/web/tsconfig.json"),
	},
	{ name: "generated code is current", run: generatedCode },
	{ name: "services are where the list says", run: serviceFiles },
	{ name: "client is of the hub's description", run: clientOfTheHub },
	{ name: "contracts lint", run: () => buf(["lint", "proto"]) },
	{ name: "contracts break nobody", run: breaking },
];
