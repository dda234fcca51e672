import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Package, SourceFile } from "./boundaries.ts";

/** What the tests of the rules look at: the repository's own files. */

export const root = dirname(import.meta.dirname);

export const read = (path: string): SourceFile => ({
	path: path.replaceAll("\\", "/"),
	text: readFileSync(join(root, path), "utf8"),
});

export const find = (pattern: string): SourceFile[] =>
	globSync(pattern, { cwd: root, exclude: ["**/node_modules/**"] }).map(read);

const manifest = ({ path, text }: SourceFile): Package => ({
	...(JSON.parse(text) as Omit<Package, "folder">),
	folder: path === "package.json" ? "" : dirname(path),
});

export const packages = (): Package[] =>
	["package.json", "{libs,services,infra}/*/package.json", "cli/package.json"].flatMap(find).map(manifest);

export const sources = (): SourceFile[] =>
	find("{libs,services,infra,cli,tests,scripts}/**/*.{ts,tsx}")
		// Tests of the rules quote imports that break them.
		.filter(({ path }) => !/^scripts\/(?:boundaries|circles)\.test\.ts$/.test(path));
