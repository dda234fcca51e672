import { expect, test } from "vitest";
import { circlesIn, fileGraph, type Graph, packageGraph } from "./circles.ts";
import { packages, read, sources } from "./repository.ts";

const size = (graph: Graph) => `${graph.size}, with ${[...graph.values()].flat().length} edges`;

test("no package depends on itself, by whatever way", () => {
	const graph = packageGraph(packages());
	console.log(`packages: ${size(graph)}`);
	expect(graph.get("@seamark/log")).toContain("@seamark/db");
	expect(circlesIn(graph)).toEqual([]);
});

test("no file imports itself, by whatever way", () => {
	const graph = fileGraph(sources(), packages());
	console.log(`files: ${size(graph)}`);
	expect(graph.get("libs/db/src/testing.ts")).toContain("libs/testing/src/index.ts");
	expect(circlesIn(graph)).toEqual([]);
});

test("libs/testing starts nothing and needs none of ours", () => {
	expect(packageGraph(packages()).get("@seamark/testing")).toEqual([]);
});

test("finds a circle of packages that only a test makes", () => {
	const planted = packages().map((own) =>
		own.name === "@seamark/testing" ? { ...own, devDependencies: { "@seamark/log": "1" } } : own,
	);
	const [circle] = circlesIn(packageGraph(planted));
	expect(circle).toMatch(/@seamark\/testing -> @seamark\/log|@seamark\/log -> @seamark\/testing/);
});

test("finds a circle of files that only a type makes, also across packages", () => {
	const path = "libs/db/src/pool.ts";
	const plant = (line: string) => {
		const files = sources().map((file) => (file.path === path ? { path, text: `${line}\n${read(path).text}` } : file));
		return circlesIn(fileGraph(files, packages()));
	};
	expect(plant('import type { MigrationSet } from "./migrate.ts";')).toEqual([
		"libs/db/src/migrate.ts -> libs/db/src/pool.ts -> libs/db/src/migrate.ts",
	]);
	expect(plant('export type { Wake } from "@seamark/log";').join("\n")).toContain(
		"libs/db/src/pool.ts -> libs/log/src",
	);
});

test("names each circle once, by its shortest way", () => {
	const graph = new Map([
		["a", ["b"]],
		["b", ["c", "a"]],
		["c", ["a", "d"]],
		["d", ["e"]],
		["e", ["d"]],
		["f", ["a"]],
	]);
	expect(circlesIn(graph)).toEqual(["a -> b -> a", "c -> a -> b -> c", "d -> e -> d"]);
});
