// The rules on who may import whom, as pure functions over the text of the source files (checked by boundaries.test.ts).
import { isBuiltin } from "node:module";
import { posix } from "node:path";

/** `path` is relative to the repository's root, with forward slashes. */
export type SourceFile = { path: string; text: string };
/** A package.json of the repository: `folder` is "" for the root, else "libs/db", "cli"... */
export type Package = {
	folder: string;
	name: string;
	exports?: Record<string, string>;
	dependencies?: Record<string, string>;
	devDependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
};

type Import = { specifier: string; line: number; typeOnly: boolean };
/** Says why an import is against the rule; undefined where it is not. */
type Rule = (file: SourceFile, found: Import, packages: readonly Package[]) => string | undefined;

const statement =
	/^[ \t]*(?:import|export)\s+(type\s)?[^"'`;]*?from\s*["']([^"'\n]+)["']|^[ \t]*import\s*["']([^"'\n]+)["']|\bimport(?:\.meta\.resolve)?\(\s*["']([^"'\n]+)["']/gm;

export function importsOf({ text }: SourceFile): Import[] {
	return [...text.matchAll(statement)].map((match) => {
		const [whole, type, from, bare, dynamic] = match;
		const line = lineAt(text, match.index + whole.search(/\S/));
		return { specifier: from ?? bare ?? dynamic ?? "", line, typeOnly: type !== undefined };
	});
}

const lineAt = (text: string, at: number) => text.slice(0, at).split("\n").length;

const isTest = (path: string) =>
	/(?:\.test|\/testing(?:-[a-z]+)?|\/arbitrary|\/test-hub|\/test-support)\.ts$|\/(?:testing|contract)\//.test(path) ||
	path.startsWith("tests/");
const isTestOnly = (path: string) => isTest(path) || path.startsWith("scripts/");

/** The package folder a file lies in: "services/alerts", "libs/db", "cli"; "" for the root's own files. */
const home = (path: string) => /^(?:(?:libs|services|infra)\/[^/]+|cli)(?=\/)/.exec(path)?.[0] ?? "";
const kind = (path: string) => path.split("/", 1)[0] ?? "";
const packageName = (specifier: string) => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
const isRelative = (specifier: string) => specifier.startsWith(".");

/** The file or package folder that an import leads to; undefined for npm packages and Node's own modules. */
function target(file: SourceFile, { specifier }: Import, packages: readonly Package[]): string | undefined {
	if (isRelative(specifier)) return posix.join(posix.dirname(file.path), specifier);
	return packages.find(({ folder, name }) => folder !== "" && name === packageName(specifier))?.folder;
}

const allowedKinds: Record<string, string[]> = {
	libs: ["libs"],
	services: ["libs"],
	cli: ["libs"],
	infra: ["libs", "services", "infra"],
};

const otherPackages: Rule = (file, found, packages) => {
	const from = home(file.path);
	const to = target(file, found, packages);
	if (from === "" || to === undefined || to === from || to.startsWith(`${from}/`)) return;
	if (isRelative(found.specifier)) return `reaches out of ${from}: import another package by its name`;
	const allowed = allowedKinds[kind(from)] ?? [];
	// The tests of a service may start the services that it calls.
	if (allowed.includes(kind(to)) || (isTest(file.path) && kind(from) === "services" && kind(to) === "services")) return;
	return `${kind(from)} may import only ${allowed.join(", ")}: services speak through events and proto/, libs know none of them`;
};

/** npm packages that only some files may import: what is behind them can then be changed, or secured, in one place. */
const fewMayImport: Record<string, { where: RegExp; because: string }> = {
	kafkajs: {
		where: /^(?:libs\/events|infra\/kafka)\//,
		because: "only libs/events speaks to Kafka, and infra/kafka asks whether a broker is up",
	},
	pg: {
		where:
			/^(?:libs\/(?:db|log|events|testing)|infra\/postgres|infra\/local\/src\/backup|tests|services\/[^/]+\/src\/store)\/|\/testing\.ts$|\.int\.test\.ts$/,
		because:
			"SQL belongs in a service's src/store, or in libs/db, libs/log and libs/events; a backup copies whole tables",
	},
};

const guardedPackages: Rule = (file, { specifier }) => {
	const guard = fewMayImport[packageName(specifier)];
	return guard && !guard.where.test(file.path) ? guard.because : undefined;
};

/**
 * The files in which a service is wired, and who may take more than types from them. Types of `deps.ts` say what the operations are built
 * on; `service.ts` makes it out of the settings of `config.ts`, and `main.ts` runs it.
 */
const wiredBy: Record<string, RegExp> = {
	"config.ts": /\/src\/service\.ts$/,
	"service.ts": /\/src\/(?:main|index)\.ts$/,
	"deps.ts": /$^/,
	"main.ts": /$^/,
};

const wiring: Rule = (file, found, packages) => {
	if (found.typeOnly || isTest(file.path) || !/^(?:services|infra)\//.test(file.path)) return;
	const to = target(file, found, packages) ?? "";
	const [, wired = ""] = /^services\/[^/]+\/src\/([^/]+)$/.exec(to) ?? [];
	const allowed = wiredBy[wired];
	if (allowed && !allowed.test(file.path))
		return `${wired} is wiring: take what is needed as an argument; of deps.ts its types`;
	if (kind(file.path) === "infra" && kind(to) === "services" && home(file.path) !== "infra/local")
		return "services are started by their main.ts, and by infra/local all together";
	return;
};

const declared: Rule = (file, { specifier }, packages) => {
	if (isRelative(specifier) || isBuiltin(specifier)) return;
	const name = packageName(specifier);
	const root = packages.find(({ folder }) => folder === "");
	const own = packages.find(({ folder }) => folder === home(file.path));
	const has = (list?: Record<string, string>) => list !== undefined && name in list;
	if (name === own?.name || has(own?.dependencies) || has(own?.optionalDependencies)) return;
	if (isTestOnly(file.path) && (has(own?.devDependencies) || has(root?.devDependencies))) return;
	// The root's scripts and tests look at every package, and use what these have pinned.
	if (own === root && packages.some((other) => other.name === name || has(other.dependencies))) return;
	return `${name} is not in the dependencies of ${own?.folder || "the root's"} package.json`;
};

const sqlHome =
	/^(?:libs\/(?:db|log|events|policy)|services\/[^/]+\/src\/store|infra\/postgres|infra\/local\/src\/(?:move-vault|backup))\//;
/** A query that is sent, or a text that begins as a statement does. */
const sql =
	/\.query[<(]|\bqueryWith[<(]|["'`]\s*\(?(?:select\s[^"'`]*\sfrom\s|insert into\s\w|update\s+[\w.]+\s+(?:\w+\s+)?set\s|delete from\s\w|exists \(select|with\s+\w+\s+as\s*\()/g;
const comment = /^\s*(?:\/\/|\/?\*)/;

/** Lines with SQL where there should be none. */
function sqlOutsideStores({ path, text }: SourceFile): number[] {
	if (!/^(?:services|libs|infra)\//.test(path) || isTest(path) || sqlHome.test(path)) return [];
	const lines = text.split("\n");
	const found = [...text.matchAll(sql)].map(({ index }) => lineAt(text, index));
	return [...new Set(found)].filter((line) => !comment.test(lines[line - 1] ?? ""));
}

/** Everything that breaks a rule, as `path:line: what: why`. */
export function violations(files: readonly SourceFile[], packages: readonly Package[]): string[] {
	return files.flatMap((file) => [
		...importsOf(file).flatMap((found) =>
			[otherPackages, guardedPackages, wiring, declared]
				.map((rule) => rule(file, found, packages))
				.filter((reason) => reason !== undefined)
				.map((reason) => `${file.path}:${found.line}: "${found.specifier}": ${reason}`),
		),
		...sqlOutsideStores(file).map((line) => `${file.path}:${line}: SQL: it belongs in a service's src/store`),
	]);
}

/**
 * Dependencies of a package that nothing in it needs as it says: those that only its tests use are for development. infra/local loads
 * the services by the list of them.
 */
export function idleDependencies(files: readonly SourceFile[], packages: readonly Package[]): string[] {
	const used = new Map<string, { code: Set<string>; tests: Set<string> }>();
	for (const file of files) {
		const own = used.get(home(file.path)) ?? { code: new Set(), tests: new Set() };
		used.set(home(file.path), own);
		const side = isTest(file.path) && !/^(?:libs|infra)\/testing\//.test(file.path) ? own.tests : own.code;
		for (const { specifier } of importsOf(file)) side.add(packageName(specifier));
	}
	const loadsServices = ({ folder }: Package, name: string) =>
		folder === "infra/local" && packages.some((other) => other.name === name && kind(other.folder) === "services");
	return packages
		.filter(({ folder }) => folder !== "")
		.flatMap((own) => {
			const { code, tests } = used.get(own.folder) ?? { code: new Set(), tests: new Set() };
			const names = (list: Record<string, string> | undefined) => Object.keys(list ?? {});
			return [
				...names(own.dependencies)
					.filter((name) => !code.has(name) && !loadsServices(own, name))
					.map((name) => `${own.folder}: ${name} is in dependencies, and no code but that of tests imports it`),
				...names(own.devDependencies)
					.filter((name) => !tests.has(name))
					.map((name) => `${own.folder}: ${name} is in devDependencies, and no test imports it`),
			];
		});
}

/** gRPC services that a library serves in every service's name, and the folder that does. */
export const servedByLibraries: Record<string, string> = { LogService: "libs/events", Health: "libs/service" };

/** Contracts that are named after what they are about, and the services that serve them. */
const servedBy: Record<string, string> = { cases: "case-intake", vault: "vault" };

const kebab = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();

/** The folder each rpc of these contracts lives in, as a reader expects it: services/<service>/src/<rpc-in-kebab-case>. */
export function operationFolders(protos: SourceFile[]): { folder: string; rpc: string }[] {
	return protos.flatMap(({ path, text }) => {
		const contract = /^proto\/seamark\/([^/]+)\/v\d+\//.exec(path)?.[1] ?? "";
		const service = servedBy[contract] ?? contract;
		return [...text.matchAll(/^service (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, name = "", body = ""]) => {
			if (name in servedByLibraries) return [];
			return [...body.matchAll(/^\s*rpc (\w+)/gm)].map(([, rpc = ""]) => ({
				folder: `services/${service}/src/${kebab(rpc)}`,
				rpc: `${path}: ${name}.${rpc}`,
			}));
		});
	});
}
