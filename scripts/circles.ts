// What depends on what, between packages and between files, and the circles in it (checked by circles.test.ts).
import { posix } from "node:path";
import { importsOf, type Package, type SourceFile } from "./boundaries.ts";

/** From each name to the names that it needs. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Development and optional dependencies count: a circle of theirs is one too. The root is left out, since nothing needs it. */
export const packageGraph = (packages: readonly Package[]): Graph => {
	const inside = packages.filter(({ folder }) => folder !== "");
	const names = new Set(inside.map(({ name }) => name));
	return new Map(
		inside.map((own) => {
			const needs = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };
			return [own.name, Object.keys(needs).filter((name) => names.has(name))];
		}),
	);
};

/** Imports of types count: two files that need each other's types cannot be read one after the other. */
export const fileGraph = (files: readonly SourceFile[], packages: readonly Package[]): Graph => {
	const paths = new Set(files.map(({ path }) => path));
	const exported = new Map(
		packages.flatMap(({ folder, name, exports = {} }) =>
			Object.entries(exports).map(([key, file]) => [posix.join(name, key), posix.join(folder, file)]),
		),
	);
	const targetOf = (from: string, specifier: string) =>
		specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : exported.get(specifier);
	return new Map(
		files.map((file) => {
			const targets = importsOf(file).map(({ specifier }) => targetOf(file.path, specifier));
			return [file.path, [...new Set(targets.filter((path) => path !== undefined && paths.has(path)))] as string[]];
		}),
	);
};

/** The shortest way from `start` back to itself; undefined when there is none. */
const shortestCircle = (graph: Graph, start: string): string[] | undefined => {
	const ways: string[][] = [[start]];
	const seen = new Set<string>();
	for (const way of ways)
		for (const next of graph.get(way.at(-1) ?? "") ?? []) {
			if (next === start) return [...way, start];
			if (!seen.has(next)) ways.push([...way, next]);
			seen.add(next);
		}
	return undefined;
};

/** One circle, as short as can be, for each name that is part of one and is in none that was given before it. */
export const circlesIn = (graph: Graph): string[] => {
	const told = new Set<string>();
	const found: string[] = [];
	for (const name of graph.keys()) {
		const circle = told.has(name) ? undefined : shortestCircle(graph, name);
		if (!circle) continue;
		for (const one of circle) told.add(one);
		found.push(circle.join(" -> "));
	}
	return found;
};
