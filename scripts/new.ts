// Writes a working skeleton:
//   npm run new -- service NAME [RECORD]       a service that keeps one kind of record, with its tests
//   npm run new -- operation SERVICE NAME      a command in a service, with its decision and its tests
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hubServices } from "../libs/service/src/hub-services.ts";
import { cliFiles, cliGroup } from "./new/cli-files.ts";
import { isName, type Names, namesOf, plural } from "./new/names.ts";
import { operationFiles } from "./new/operation-files.ts";
import { serviceFiles } from "./new/service-files.ts";

const root = dirname(import.meta.dirname);
const say = (line: string) => process.stdout.write(`${line}\n`);
const stop = (message: string): never => {
	process.stderr.write(`${message}\n`);
	process.exit(64);
};

const write = (path: string, text: string) => {
	if (existsSync(join(root, path))) stop(`${path} is there already; nothing was written over it.`);
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), text);
};

/** Puts text before a line of a file that is there. */
const insertBefore = (path: string, line: RegExp, text: string) => {
	const before = readFileSync(join(root, path), "utf8");
	const found = line.exec(before);
	if (!found) return stop(`${path} has no line ${line}; put this there by hand:\n${text}`);
	writeFileSync(join(root, path), before.slice(0, found.index) + text + before.slice(found.index));
};

type Package = { dependencies: Record<string, string> };
const changeJson = <J>(path: string, change: (json: J) => J) =>
	writeFileSync(
		join(root, path),
		`${JSON.stringify(change(JSON.parse(readFileSync(join(root, path), "utf8")) as J), undefined, 2)}\n`,
	);
const sorted = <V>(record: Record<string, V>) =>
	Object.fromEntries(Object.entries(record).sort(([a], [b]) => a.localeCompare(b, "en")));

/** As `npm install` would write it; but npm would also ask the registry, and needs a network for that. */
const lock = (service: string) =>
	changeJson<{ packages: Record<string, object> }>("package-lock.json", ({ packages, ...rest }) => {
		const read = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
		const { name, version, license, dependencies } = read(`services/${service}`);
		const { "": project, ...others } = packages;
		return {
			...rest,
			packages: {
				"": project as object,
				...sorted({
					...others,
					"infra/local": { ...packages["infra/local"], dependencies: read("infra/local").dependencies },
					[`node_modules/@seamark/${service}`]: { resolved: `services/${service}`, link: true },
					[`services/${service}`]: { name, version, license, dependencies },
				}),
			},
		};
	});

const node = (...args: string[]) =>
	execFileSync(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
const format = (...paths: string[]) => node("node_modules/@biomejs/biome/bin/biome", "check", "--write", ...paths);

const newService = (service: Names, record: Names) => {
	if (hubServices.some(({ name }) => name === service.kebab)) stop(`There is a service ${service.kebab} already.`);
	const port = Math.max(...hubServices.filter(({ name }) => name !== "audit").map((one) => one.port)) + 50;
	const folder = `services/${service.kebab}`;
	for (const [path, text] of Object.entries(serviceFiles(service, record, port))) write(`${folder}/${path}`, text);
	insertBefore(
		"libs/service/src/hub-services.ts",
		/^\];\n\nexport const hubServices/m,
		`	service("${service.kebab}", "say what it is for", ${port}, {
		paths: ["/${plural(record.kebab)}"],
		follows: ["identity"],
	}),
`,
	);
	newKind(service, record);
	newRoom(record);
	changeJson<Package>("infra/local/package.json", (json) => ({
		...json,
		dependencies: sorted({ ...json.dependencies, [`@seamark/${service.kebab}`]: "0.1.0" }),
	}));
	lock(service.kebab);
	insertBefore(
		"docs/events.md",
		/^\nThe audit's own log/m,
		`| \`seamark.${service.kebab}.v1\` | ${service.kebab} | \`RecordsAccessed\`, \`RecordChanged\` |\n`,
	);
	format(folder, "libs/service/src/hub-services.ts", "libs/policy/src/kinds.ts");
	node("scripts/services.ts");
};

/** Its commands, in the room of the command line that is named after its records. */
const newRoom = (record: Names) => {
	const room = `cli/src/${plural(record.kebab)}`;
	for (const [path, text] of Object.entries(cliFiles(record))) write(`cli/src/${path}`, text);
	insertBefore("cli/src/groups.ts", /^\t\{ name: "audit",/m, cliGroup(record));
	format(room, "cli/src/groups.ts");
};

/** Its kind of record, as data of the policy: its agency owns it. */
const newKind = (service: Names, record: Names) => {
	insertBefore(
		"libs/policy/src/kinds.ts",
		/^export const kinds = /m,
		`const ${record.camel} = {
	name: "${record.kebab}",
	rule: "own",
	actions: { read: { scopes: ["${service.camel}:read"] }, change: { scopes: ["${service.camel}:write"] } },
	holders: { "${service.camel}:read": investigators, "${service.camel}:write": investigators },
} as const satisfies OwnKind;

`,
	);
	insertBefore(
		"libs/policy/src/kinds.ts",
		/(?<=^export const kinds = \[[^\]]*[^\],\s]),?\s*\](?= as const)/m,
		`, ${record.camel}`,
	);
	// As `kindSql` of libs/policy prints it; a test holds the two together.
	const data = {
		rule: "own",
		actions: { read: { scopes: [`${service.camel}:read`] }, change: { scopes: [`${service.camel}:write`] } },
	};
	const last = readdirSync(join(root, "libs/policy/migrations")).sort().at(-1) ?? "0000";
	const next = String(Number.parseInt(last, 10) + 1).padStart(4, "0");
	write(
		`libs/policy/migrations/${next}_${record.snake}.sql`,
		`select seamark.kind('${record.kebab}', '${JSON.stringify(data)}');\n`,
	);
};

const newOperation = (service: string, operation: Names) => {
	const folder = `services/${service}/src/${operation.kebab}`;
	if (!existsSync(join(root, "services", service))) stop(`There is no service ${service}.`);
	const code = readFileSync(join(root, "services", service, "src/service.ts"), "utf8");
	const scope = `${namesOf(service).camel}:write`;
	const under = hubServices.find(({ name }) => name === service)?.paths[0];
	if (!under) return stop(`The service ${service} has no HTTP addresses: it is asked over gRPC.`);
	for (const [path, text] of Object.entries(operationFiles(operation, scope, under))) write(`${folder}/${path}`, text);
	const routes = "routes: (api, { deps }) => {\n";
	const imported = `import { ${operation.camel} } from "./${operation.kebab}/route.ts";\n`;
	const called = `${operation.camel}(api);\n`;
	if (code.includes(routes)) {
		const path = `services/${service}/src/service.ts`;
		writeFileSync(join(root, path), imported + code.replace(routes, routes + called));
		format(folder, path);
		return say(`POST ${under}/${operation.kebab} is there, in ${folder}.`);
	}
	format(folder);
	say(`Register it in services/${service}/src/routes.ts:\n  ${imported}  ${called}`);
};

const [what, first = "", second = ""] = process.argv.slice(2);
if (what === "service" && isName(first) && (second === "" || isName(second))) {
	const service = namesOf(first);
	const record = namesOf(second || "entry");
	newService(service, record);
	say(
		`services/${first} is there: POST, GET and list of ${plural(record.words)}, with its tests, and \`seamark ${record.kebab}\`.`,
	);
	say("Next: npm install; npm run gen; npm test -- static; npm start");
	say(`Then say in libs/service/src/hub-services.ts and services/${first}/README.md what it is for.`);
} else if (what === "operation" && isName(first) && isName(second)) newOperation(first, namesOf(second));
else
	stop(
		"Say what: npm run new -- service NAME [RECORD], or npm run new -- operation SERVICE NAME. Names are small letters, digits and hyphens.",
	);
