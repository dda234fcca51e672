import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { openValidator } from "@seamark/http";
import { commonSettings, type ServiceDefinition, serviceNames } from "@seamark/service";
import { Ajv, type AnySchemaObject } from "ajv";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig as localConfig, readBackupConfig, readMoveConfig } from "../infra/local/src/config.ts";
import { asyncapi } from "../scripts/asyncapi.ts";
import { errorsPage, extensionSchemaPath, extensionSchemaText, mlaPage, operatePage } from "../scripts/docs.ts";
import { HandlingInput } from "../services/alerts/src/alert/schema.ts";
import { readDirectoryFile } from "../services/identity/src/directory-file.ts";

const root = dirname(import.meta.dirname);
const text = (path: string) => readFileSync(join(root, path), "utf8");
const pages = ["*.md", "docs/**/*.md", "{cli,libs,services,infra,tests}/**/*.md"].flatMap((pattern) =>
	globSync(pattern, { cwd: root, exclude: ["**/node_modules/**"] }),
);

test("the pages that a repository needs are there", () => {
	const wanted = [
		"README.md",
		"SECURITY.md",
		"CONTRIBUTING.md",
		"CHANGELOG.md",
		"docs/architecture.md",
		"docs/operate.md",
		"services/identity/README.md",
	];
	expect(pages).toEqual(expect.arrayContaining(wanted));
	expect(text("LICENSE")).toContain("Apache License\n                           Version 2.0, January 2004");
});

test.each(pages)("every link and every path in %s leads somewhere", (page) => {
	const prose = text(page).replace(/^```[\s\S]*?^```/gm, "");
	const broken = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, to = ""]) => to)
		.filter((to) => !/^[a-z]+:/.test(to))
		.filter((to) => !existsSync(join(root, posix.join(posix.dirname(page), to.split("#")[0] || "."))));
	expect(broken, "links").toEqual([]);
	const named = [
		...text(page).matchAll(/(?<![\w./-])(?:docs|libs|services|infra|cli|tests|scripts|proto)\/[\w./-]*[\w-]/g),
	].map(([path]) => path);
	expect(
		named.filter((path) => ![root, join(root, dirname(page))].some((from) => existsSync(join(from, path)))),
		"paths",
	).toEqual([]);
	expect(prose).not.toMatch(/(?<![\w.])\/(?:work|root|home)\//);
});

// --- commands --------------------------------------------------------------------------------------------------------------

const commands = pages.flatMap((page) =>
	[...text(page).matchAll(/^```(?:sh|bash)\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) =>
		block
			.replace(/\\\n\s*/g, "")
			.split("\n")
			.map((line) => line.replace(/\s+#.*$/, "").trim())
			.filter(Boolean)
			.map((command) => ({ page, command })),
	),
);

const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };

/** npm scripts are run by CI: `npm test` is CI; of the others it is checked that they are there and start a file that is. */
function npmScript(command: string): void {
	const [, name = ""] = /\bnpm (?:run )?(\S+)/.exec(command) ?? [];
	const script = scripts[name] ?? "";
	expect(script, command).not.toBe("");
	const file = /^node (\S+)/.exec(script)?.[1];
	if (file) expect(existsSync(join(root, file)), `${command}: ${file}`).toBe(true);
}

const help = new Map<string, string>();
function helpOf(words: readonly string[]): string {
	const key = words.join(" ");
	const known =
		help.get(key) ??
		execFileSync(process.execPath, ["cli/bin/seamark.js", ...words, "--help"], { cwd: root, encoding: "utf8" });
	help.set(key, known);
	return known;
}

/** Asks the command line itself whether it has such a command with such options. What they do is tested in cli/. */
function seamark(command: string): void {
	const words = command.replace(/^(?:npx )?seamark /, "").match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
	const [group = "", sub = "", third = ""] = words.filter(
		(word, index) => !word.startsWith("-") && words[index - 1] !== "--as" && words[index - 1] !== "--hub",
	);
	const listed = helpOf([]);
	expect(listed, command).toMatch(new RegExp(`^  ${group}\\b`, "m"));
	const own = helpOf([group]);
	const lists = (page: string, word: string) =>
		word !== "" && new RegExp(`^  ${word}(?: |$)`, "m").test(page.split("\nCommands:\n")[1] ?? "");
	const isSub = lists(own, sub);
	const below = isSub ? helpOf([group, sub]) : "";
	const isThird = lists(below, third);
	const said = `${listed}\n${own}\n${below}\n${isThird ? helpOf([group, sub, third]) : ""}`;
	if (own.includes("\nCommands:\n")) expect(isSub, command).toBe(true);
	if (below.includes("\nCommands:\n")) expect(isThird, command).toBe(true);
	for (const option of words.filter((word) => word.startsWith("-")))
		expect(said, command).toContain(option.split("=")[0]);
}

const compose = parse(text("docker-compose.yml"), { merge: true }) as {
	services: Record<string, { profiles?: string[] }>;
};

function dockerCompose(command: string): void {
	const profile = /--profile (\S+)/.exec(command)?.[1];
	if (profile)
		expect(
			Object.values(compose.services).some((one) => one.profiles?.includes(profile)),
			command,
		).toBe(true);
	const service = /exec (?:-T )?(\S+)/.exec(command)?.[1];
	if (service) expect(Object.keys(compose.services), command).toContain(service);
	const database = /seamark_(\w+) >/.exec(command)?.[1];
	if (database) expect(serviceNames.map((name) => name.replaceAll("-", "_"))).toContain(database);
}

/** The address is one that a service answers, and the body is JSON. */
function curl(command: string): void {
	const path = /\$HUB(\/[a-z/-]+)/.exec(command)?.[1];
	const code = globSync("services/*/src/**/route.ts", { cwd: root }).map(text).join("\n");
	expect(code, command).toContain(`"${path}"`);
	const body = /-d '([^']*)'/.exec(command)?.[1];
	if (body) expect(() => JSON.parse(body), command).not.toThrow();
}

const nodeScript = (command: string) => expect(existsSync(join(root, command.split(" ")[1] ?? "")), command).toBe(true);
/** Run by compose.test.ts. */
const fillEnv = (command: string) => expect(text(".env.example"), command).toContain(command);

/** Makes a file of today from one of before, and leaves one of today as it is. */
const renameInEnv = (command: string) => {
	const folder = mkdtempSync(join(tmpdir(), "seamark-docs-"));
	try {
		const now = text(".env.example");
		expect(now).toContain("\nVAULT_APP_PASSWORD=");
		writeFileSync(join(folder, ".env"), now.replaceAll("\nVAULT_", "\nREFERRAL_"));
		for (let runs = 0; runs < 2; runs++) execFileSync("sh", ["-c", command], { cwd: folder });
		expect(readFileSync(join(folder, ".env"), "utf8")).toBe(now);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};

const checks: [RegExp, (command: string) => void][] = [
	[/^(?:[A-Z_]+=\S+ )*npm (?:start|test|run)\b/, npmScript],
	[/^(?:npx )?seamark /, seamark],
	[/^curl /, curl],
	[/^docker compose /, dockerCompose],
	[/^node_modules\/\.bin\/node /, nodeScript],
	[/^while IFS= read/, fillEnv],
	[/^sed -i \S+ \.env$/, renameInEnv],
];

test("README and the pages show commands at all", () => {
	expect(commands.filter(({ page }) => page === "README.md").length).toBeGreaterThanOrEqual(7);
});

test.each(commands)("$page: $command", ({ command }) => {
	const check = checks.find(([pattern]) => pattern.test(command))?.[1];
	expect(check, `nothing runs or checks: ${command}`).toBeDefined();
	check?.(command);
});

test("the demonstration directory for Compose is one that identity takes", async () => {
	const printed = execFileSync(process.execPath, ["infra/docker/demo-directory.ts"], { cwd: root, encoding: "utf8" });
	expect((await asFile(printed)).agencies.length).toBeGreaterThan(18);
});

// --- what is written down elsewhere too -------------------------------------------------------------------------------------

test("the generated pages are current", () => {
	expect(text("docs/mla.md"), "run: node_modules/.bin/node scripts/docs.ts").toBe(mlaPage(text("docs/mla.md")));
	expect(text("docs/errors.md"), "run: node_modules/.bin/node scripts/docs.ts").toBe(errorsPage());
	expect(text("docs/operate.md"), "run: node_modules/.bin/node scripts/docs.ts").toBe(
		operatePage(text("docs/operate.md")),
	);
	expect(text("docs/asyncapi.yaml"), "run: node_modules/.bin/node scripts/docs.ts").toBe(asyncapi());
	expect(text(extensionSchemaPath), "run: node_modules/.bin/node scripts/docs.ts").toBe(extensionSchemaText());
});

type AsyncApi = { channels: Record<string, { address: string; messages: Record<string, unknown> }> };

test("docs/asyncapi.yaml is AsyncAPI 3.0, and docs/events.md lists the same topics and events", () => {
	const ajv = new Ajv({ strict: false, allErrors: true });
	addFormats.default(ajv);
	const check = ajv.compile(
		JSON.parse(text("node_modules/@asyncapi/specs/schemas/3.0.0-without-$id.json")) as AnySchemaObject,
	);
	const document = parse(text("docs/asyncapi.yaml")) as AsyncApi;
	check(document);
	expect(check.errors ?? []).toEqual([]);
	const rows = [...text("docs/events.md").matchAll(/^\| `(seamark\.[a-z-]+\.v1)` \| [\w-]+ \| (.+) \|$/gm)];
	const listed = rows.map(([, topic, events = ""]) => [
		topic,
		[...events.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort(),
	]);
	expect(listed).toEqual(
		Object.values(document.channels).map((one) => [one.address, Object.keys(one.messages).sort()]),
	);
});

/** Names of the settings that a config.ts asks its environment for. */
const asked = (read: (env: Record<string, string | undefined>) => unknown): string[] => {
	const names: string[] = [];
	const env = new Proxy<Record<string, string | undefined>>({}, { get: (_, name) => void names.push(String(name)) });
	try {
		read(env);
	} catch {
		// Most of them are required; their names are all that matters here.
	}
	return names;
};

test("docs/operate.md names every setting, and none that nobody reads", async () => {
	const definitions = await Promise.all(serviceNames.map((name) => import(`../services/${name}/src/index.ts`)));
	const known = new Set([
		...asked(localConfig),
		...asked(readMoveConfig),
		...asked(readBackupConfig),
		...Object.keys(commonSettings),
		...definitions.flatMap(({ service }) => Object.keys((service as ServiceDefinition).settings)),
	]);
	expect(known.size).toBeGreaterThan(Object.keys(commonSettings).length);
	const rows = [...text("docs/operate.md").matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name);
	expect(new Set(rows)).toEqual(known);
});

test("docs/operate.md names every metric, and none that does not exist", () => {
	const code = globSync("{libs,services}/*/src/**/*.ts", { cwd: root }).filter((path) => !path.endsWith(".test.ts"));
	const made = code.flatMap((path) =>
		[...text(path).matchAll(/\b(?:counter|histogram|gauge)\(\s*"(seamark_[a-z_]+)"/g)].map(([, name]) => name),
	);
	const rows = [...text("docs/operate.md").matchAll(/^\| `(seamark_[a-z_]+)` \|/gm)].map(([, name]) => name);
	expect(rows.sort()).toEqual(made.sort());
});

const jsonIn = (page: string) => [...text(page).matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, json = ""]) => json);

const asFile = async (json: string) => {
	const folder = mkdtempSync(join(tmpdir(), "seamark-docs-"));
	try {
		writeFileSync(join(folder, "directory.json"), json);
		return await readDirectoryFile(join(folder, "directory.json"));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};

test("the first directory in docs/operate.md is one that identity takes", async () => {
	const [directory = ""] = jsonIn("docs/operate.md");
	expect((await asFile(directory)).agencies).toHaveLength(1);
});

test("the examples in docs/handling.md are handlings that an alert may have", () => {
	const check = openValidator().compile(HandlingInput);
	const examples = jsonIn("docs/handling.md");
	expect(examples.length).toBeGreaterThan(2);
	for (const example of examples) {
		check(JSON.parse(example));
		expect(check.errors ?? [], example).toEqual([]);
	}
});
