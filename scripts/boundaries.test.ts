import { existsSync, globSync } from "node:fs";
import { join, parse } from "node:path";
import { expect, test } from "vitest";
import {
	idleDependencies,
	importsOf,
	operationFolders,
	type Package,
	type SourceFile,
	servedByLibraries,
	violations,
} from "./boundaries.ts";
import { find, packages, read, root, sources } from "./repository.ts";

const all = sources();
const known = packages();

test("every import keeps to its side, and SQL to the stores", () => {
	expect(all.length).toBeGreaterThan(500);
	expect(violations(all, known)).toEqual([]);
});

test("no file holds the marks of a merge that nobody finished", () => {
	const marked = find(
		"{*,{libs,services,infra,cli,tests,scripts,docs,proto}/**/*}.{md,ts,tsx,mjs,json,yml,yaml,css,sql,proto}",
	).filter(({ text }) => /^(?:<{7}|>{7}) /m.test(text));
	expect(marked.map(({ path }) => path)).toEqual([]);
});

test("no package depends on what it does not use, and none of the code on what only tests use", () => {
	expect(idleDependencies(all, known)).toEqual([]);
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

/** What a test file puts in the place of a thing that all code of its process uses, and does not put back. */
const notPutBack = (text: string): string[] => {
	const replaced = [...text.matchAll(/^[\t ]*((?:globalThis|[\w.]+\.prototype)\.\w+) = /gm)].map(
		([, name = ""]) => name,
	);
	return [...new Set(replaced)].filter((name) => replaced.filter((one) => one === name).length < 2);
};

test("no test file leaves others what it put in the place of a thing that all use", () => {
	// Files share a process: one that replaced `fetch` for good made another fail, now and then.
	const leaving = all.filter(({ path, text }) => /\.test\.ts$/.test(path) && notPutBack(text).length > 0);
	expect(leaving.map(({ path, text }) => ({ path, left: notPutBack(text) }))).toEqual([]);
	const replaced = "\tglobalThis.fetch = count;\n\tnet.Socket.prototype.connect = count;\n";
	expect(notPutBack(replaced)).toEqual(["globalThis.fetch", "net.Socket.prototype.connect"]);
	expect(notPutBack(`${replaced}\tglobalThis.fetch = fetch;\n`)).toEqual(["net.Socket.prototype.connect"]);
});

const locked = (JSON.parse(read("package-lock.json").text) as { packages: Record<string, Package> }).packages;

test("package-lock.json fits every package.json", () => {
	const needs = (from: Package | undefined) => ({
		dependencies: from?.dependencies,
		devDependencies: from?.devDependencies,
		optionalDependencies: from?.optionalDependencies,
	});
	for (const own of known) expect(needs(locked[own.folder]), own.folder).toEqual(needs(own));
});

/** The version that Node finds from a folder: of the nearest node_modules above it that has the package. */
const lockedFor = (folder: string, name: string): string | undefined => {
	const own = locked[`${folder}/node_modules/${name}`] ?? locked[`node_modules/${name}`];
	return own && "version" in own ? String(own.version) : undefined;
};

test("package-lock.json has the version that each package.json asks for, where npm looks for it", () => {
	// `npm install` adds what is missing without a word, and `npm ci` refuses the whole clone.
	const asked = known.flatMap(({ folder, dependencies, devDependencies }) =>
		Object.entries({ ...dependencies, ...devDependencies })
			.filter(([name, version]) => /^\d/.test(version) && !name.startsWith("@seamark/"))
			.map(([name, version]) => ({ folder, name, version })),
	);
	expect(asked.length).toBeGreaterThan(50);
	expect(asked.filter(({ folder, name, version }) => lockedFor(folder, name) !== version)).toEqual([]);
});

test("package-lock.json holds the packages of every platform", () => {
	// npm drops those that the registry does not offer just then: everyone else would have to look for them at each install.
	const optional = Object.values(locked).flatMap((own) => Object.keys(own.optionalDependencies ?? {}));
	const paths = Object.keys(locked);
	expect(optional.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
});

/** What is found in a file of the repository once a line is put above everything in it. */
const withLine = (path: string, line: string): string[] => {
	const { text }: SourceFile = read(path);
	return violations([{ path, text: `${line}\n${text}` }], known).filter((found) => found.startsWith(`${path}:1: `));
};

const handler = "services/alerts/src/raise-alert/route.ts";

test.each([
	["a service imports another", handler, 'import { x } from "@seamark/audit";', "may import only libs"],
	["a type of another service", handler, 'import type { X } from "@seamark/audit";', "may import only libs"],
	["a relative way out", handler, 'import { x } from "../../../audit/src/index.ts";', "by its name"],
	["a library imports a service", "libs/db/src/pool.ts", 'export * from "@seamark/alerts";', "may import only libs"],
	["a library imports infra", "libs/db/src/pool.ts", 'import { x } from "@seamark/postgres";', "may import only libs"],
	[
		"a library's test imports infra",
		"libs/events/src/kafka.int.test.ts",
		'import { x } from "@seamark/kafka";',
		"may import only libs",
	],
	[
		"a service's test imports infra",
		"services/alerts/src/store/alerts.int.test.ts",
		'import { x } from "@seamark/postgres";',
		"may import only libs",
	],
	["the cli imports a service", "cli/src/main.ts", 'import "@seamark/alerts";', "may import only libs"],
	["a service speaks to Kafka", handler, 'import { Kafka } from "kafkajs";', "only libs/events"],
	["a driver outside of the store", handler, 'const pg = await import("pg");', "src/store"],
	["a query outside of the store", handler, "await tx.query<Row>(text);", "src/store"],
	[
		"a query in a transaction of its own",
		"services/alerts/src/read-alert/route.ts",
		"queryWith(pool, [], x);",
		"src/store",
	],
	["a statement outside of the store", handler, 'const s = { sql: "insert into alert values (1)" };', "src/store"],
	["a part of a statement", "services/audit/src/service.ts", 'const s = "exists (select from alert)";', "src/store"],
	["SQL in a library", "libs/service/src/run.ts", 'await pool.query("select 1");', "src/store"],
	["SQL in infra", "infra/local/src/hub.ts", "const s = `delete from alert`;", "src/store"],
	["a handler takes the service", handler, 'import { service } from "../service.ts";', "is wiring"],
	["a handler reads settings", handler, 'import { settings } from "../config.ts";', "is wiring"],
	["more than types of deps.ts", handler, 'import { deps } from "../deps.ts";', "is wiring"],
	["the service imports its main", "services/vault/src/service.ts", 'import "./main.ts";', "is wiring"],
	["infra starts a service", "infra/seed/src/index.ts", 'import { service } from "@seamark/alerts";', "infra/local"],
	["an undeclared package", "services/audit/src/service.ts", 'import "undici";', "services/audit package.json"],
	["a test tool in the code", "libs/db/src/pool.ts", 'import { test } from "vitest";', "libs/db package.json"],
	[
		"a test's database in the code",
		"libs/db/src/pool.ts",
		'import { x } from "@seamark/testing";',
		"libs/db package.json",
	],
])("reports: %s", (_, path, line, why) => {
	expect(withLine(path, line).join("\n")).toContain(why);
});

test.each([
	["services/alerts/src/store/alerts.ts", 'const found = await tx.query("select id from alert");'],
	["libs/log/src/read.ts", 'import pg from "pg";'],
	["services/alerts/src/main.ts", 'import { service } from "./service.ts";'],
	["services/alerts/src/service.ts", 'import { settings } from "./config.ts";'],
	[handler, 'import type { Deps } from "../deps.ts";'],
	[handler, "// pool.query() is what stores do: `select id from alert`"],
	[handler, "const of = request.query.of;"],
	["services/alerts/src/store/alerts.int.test.ts", 'import { test } from "vitest";'],
	["services/case-intake/src/testing.ts", 'import { service } from "@seamark/vault";'],
	["infra/local/src/hub.ts", 'import { service } from "@seamark/alerts";'],
	["tests/trace.e2e.test.ts", 'import { service } from "../services/alerts/src/service.ts";'],
	["libs/db/src/pool.ts", 'import { readFile } from "node:fs/promises";'],
	["libs/db/src/pool.ts", '// import { x } from "@seamark/alerts";'],
])("allows in %s: %s", (path, line) => {
	expect(withLine(path, line)).toEqual([]);
});

test("reports a dependency that only tests use, and one that nobody uses", () => {
	const change = (folder: string, more: Partial<Package>) =>
		idleDependencies(
			all,
			known.map((own) => (own.folder === folder ? { ...own, ...more } : own)),
		).filter((one) => one.startsWith(`${folder}: `));
	const db = known.find(({ folder }) => folder === "libs/db");
	expect(change("libs/db", { dependencies: { ...db?.dependencies, "@seamark/testing": "1" } })).toEqual([
		"libs/db: @seamark/testing is in dependencies, and no code but that of tests imports it",
	]);
	expect(change("libs/db", { devDependencies: { ...db?.devDependencies, undici: "1" } })).toEqual([
		"libs/db: undici is in devDependencies, and no test imports it",
	]);
});

test("finds every form of import with its line", () => {
	const text = [
		"import {",
		"\ta,",
		'} from "a";',
		'export { b } from "b";',
		'import "c";',
		'await import("d");',
		'import.meta.resolve("e");',
	].join("\n");
	const found = importsOf({ path: "x.ts", text }).map(({ specifier, line }) => `${specifier}:${line}`);
	expect(found).toEqual(["a:1", "b:4", "c:5", "d:6", "e:7"]);
});

test("names an operation folder as its rpc", () => {
	const text = "service AlertService {\n  rpc GetAlert(A) returns (B);\n  rpc FollowFeed(A) returns (stream B);\n}\n";
	const folders = operationFolders([{ path: "proto/seamark/alerts/v1/alerts.proto", text }]).map(
		({ folder }) => folder,
	);
	expect(folders).toEqual(["services/alerts/src/get-alert", "services/alerts/src/follow-feed"]);
});
