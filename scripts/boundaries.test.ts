import { existsSync, globSync } from "node:fs";
import { join, parse } from "node:path";
import { expect, test } from "vitest";
import { importsOf, operationFolders, type Package, servedByLibraries, violations } from "./boundaries.ts";
import { find, packages, read, root, sources } from "./repository.ts";

test("every import keeps to its side", () => {
	expect(sources().length).toBeGreaterThan(10);
	expect(violations(sources(), packages())).toEqual([]);
});

test("every rpc has its operation folder", () => {
	const folders = operationFolders(find("proto/**/*.proto"));
	expect(folders.length).toBeGreaterThan(0);
	const there = ({ folder }: { folder: string }) => {
		const { dir, base } = parse(folder);
		return globSync(`${dir}/{,*/}${base}/rpc.ts`, { cwd: root }).length === 1;
	};
	expect(folders.filter((one) => !there(one))).toEqual([]);
	expect(Object.values(servedByLibraries).filter((folder) => !existsSync(join(root, folder, "src")))).toEqual([]);
});

const locked = (JSON.parse(read("package-lock.json").text) as { packages: Record<string, Package> }).packages;

test("package-lock.json fits every package.json", () => {
	const needs = (from: Package | undefined) => ({
		dependencies: from?.dependencies,
		devDependencies: from?.devDependencies,
		optionalDependencies: from?.optionalDependencies,
	});
	for (const own of packages()) expect(needs(locked[own.folder]), own.folder).toEqual(needs(own));
});

test("package-lock.json holds the packages of every platform", () => {
	// npm drops those that the registry does not offer just then: everyone else would have to look for them at each install.
	const optional = Object.values(locked).flatMap((own) => Object.keys(own.optionalDependencies ?? {}));
	const paths = Object.keys(locked);
	expect(optional.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
});

const known: Package[] = [
	{ folder: "", name: "hub", devDependencies: { vitest: "1" } },
	{ folder: "libs/db", name: "@seamark/db", dependencies: { pg: "1", "@seamark/alerts": "1" } },
	{ folder: "libs/events", name: "@seamark/events", dependencies: { kafkajs: "1" } },
	{
		folder: "services/alerts",
		name: "@seamark/alerts",
		dependencies: { "@seamark/db": "1", "@seamark/audit": "1", kafkajs: "1", pg: "1" },
	},
	{ folder: "services/audit", name: "@seamark/audit" },
	{ folder: "infra/local", name: "@seamark/local", dependencies: { "@seamark/alerts": "1" } },
	{ folder: "cli", name: "seamark", dependencies: { "@seamark/alerts": "1", "@seamark/db": "1" } },
];
const check = (path: string, ...lines: string[]) => violations([{ path, text: lines.join("\n") }], known);

test.each([
	[
		"a service imports another",
		"services/alerts/src/a.ts",
		'import { x } from "@seamark/audit";',
		"may import only libs",
	],
	[
		"a type of another service",
		"services/alerts/src/a.ts",
		'import type { X } from "@seamark/audit";',
		"may import only libs",
	],
	["a relative way out", "services/alerts/src/a.ts", 'import { x } from "../../audit/src/x.ts";', "by its name"],
	["a library imports a service", "libs/db/src/a.ts", 'export * from "@seamark/alerts";', "may import only libs"],
	["the cli imports a service", "cli/src/a.ts", 'import "@seamark/alerts";', "may import only libs"],
	["a service speaks to Kafka", "services/alerts/src/a.ts", 'import { Kafka } from "kafkajs";', "only libs/events"],
	["SQL outside of the store", "services/alerts/src/a.ts", 'const pg = await import("pg");', "src/store"],
	["a handler wires", "services/alerts/src/raise-alert/handle.ts", 'import { deps } from "../deps.ts";', "main.ts"],
	[
		"an undeclared package",
		"services/audit/src/a.ts",
		'import { x } from "@seamark/db";',
		"services/audit package.json",
	],
	["a test tool in the code", "libs/db/src/a.ts", 'import { test } from "vitest";', "libs/db package.json"],
])("reports: %s", (_, path, line, why) => {
	const found = check(path, "// first line", line);
	expect(found).toHaveLength(1);
	expect(found[0]).toContain(`${path}:2: `);
	expect(found[0]).toContain(why);
});

test.each([
	["services/alerts/src/store/alerts.ts", 'import pg from "pg";'],
	["services/alerts/src/main.ts", 'import { app } from "./app.ts";'],
	["services/alerts/src/raise-alert/handle.ts", 'import type { Deps } from "../deps.ts";'],
	["services/alerts/src/a.test.ts", 'import { test } from "vitest";'],
	["infra/local/src/start.ts", 'import { app } from "@seamark/alerts";'],
	["tests/a.e2e.test.ts", 'import { app } from "../services/alerts/src/app.ts";'],
	["libs/db/src/a.ts", 'import { readFile } from "node:fs/promises";'],
	["libs/db/src/a.ts", '// import { x } from "@seamark/alerts";'],
])("allows in %s: %s", (path, line) => {
	expect(check(path, line)).toEqual([]);
});

test("finds every form of import with its line", () => {
	const text = ["import {", "\ta,", '} from "a";', 'export { b } from "b";', 'import "c";', 'await import("d");'].join(
		"\n",
	);
	const found = importsOf({ path: "x.ts", text }).map(({ specifier, line }) => `${specifier}:${line}`);
	expect(found).toEqual(["a:1", "b:4", "c:5", "d:6"]);
});

test("names an operation folder as its rpc", () => {
	const text = "service AlertService {\n  rpc GetAlert(A) returns (B);\n  rpc FollowFeed(A) returns (stream B);\n}\n";
	const folders = operationFolders([{ path: "proto/seamark/alerts/v1/alerts.proto", text }]).map(
		({ folder }) => folder,
	);
	expect(folders).toEqual(["services/alerts/src/get-alert", "services/alerts/src/follow-feed"]);
});
