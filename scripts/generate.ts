import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
const generated = join(root, "libs/contracts/src/generated");

/** Runs buf in the repository's root. Its plugin is started as `node`: this process's Node comes first on the PATH. */
export function buf(args: string[]): { ok: boolean; output: string } {
	const cli = join(root, "node_modules/@bufbuild/buf/bin/buf");
	const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
	const run = spawnSync(process.execPath, [cli, ...args], {
		cwd: root,
		encoding: "utf8",
		env: { ...process.env, PATH: path, Path: path },
	});
	return { ok: run.status === 0, output: `${run.stdout}${run.stderr}${run.error?.message ?? ""}`.trim() };
}

/** Generates the contracts into a new temporary folder and hands it to `use`; throws what buf says when it fails. */
function withGenerated<T>(use: (folder: string) => T): T {
	const folder = mkdtempSync(join(tmpdir(), "seamark-generated-"));
	try {
		const { ok, output } = buf(["generate", "proto", "--template", "proto/buf.gen.yaml", "--output", folder]);
		if (!ok) throw new Error(output);
		return use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const files = (folder: string): string[] =>
	existsSync(folder)
		? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))
		: [];

/** The generated files that are not what proto/ says now: changed, missing or left over. */
export function staleFiles(): string[] {
	return withGenerated((folder) => {
		const names = new Set([...files(folder), ...files(generated)]);
		const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : undefined);
		return [...names].filter((name) => read(join(folder, name)) !== read(join(generated, name))).sort();
	});
}

if (import.meta.main) {
	withGenerated((folder) => {
		rmSync(generated, { recursive: true, force: true });
		cpSync(folder, generated, { recursive: true });
		process.stdout.write(`${files(generated).length} files written to libs/contracts/src/generated\n`);
	});
}
