// Writes a working skeleton:
//   npm run new -- service NAME [RECORD]       a service that keeps one kind of record, with its tests
//   npm run new -- operation SERVICE NAME      a command in a service, with its decision and its tests
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hubServices } from "../libs/service/src/hub-services.ts";
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

const changeJson = (path: string, change: (json: { dependencies: Record<string, string> }) => void) => {
	const json = JSON.parse(readFileSync(join(root, path), "utf8"));
	change(json);
	writeFileSync(join(root, path), `${JSON.stringify(json, undefined, 2)}\n`);
};

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
	changeJson("infra/local/package.json", (json) => {
		json.dependencies[`@seamark/${service.kebab}`] = "0.1.0";
		json.dependencies = Object.fromEntries(Object.entries(json.dependencies).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
	insertBefore(
		"docs/events.md",
		/^\nThe audit's own log/m,
		`| \`seamark.${service.kebab}.v1\` | ${service.kebab} | \`RecordsAccessed\`, \`RecordChanged\` |\n`,
	);
	format(folder, "libs/service/src/hub-services.ts", "libs/policy/src/kinds.ts");
	node("scripts/services.ts");
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
	insertBefore("libs/policy/src/kinds.ts", /(?<=^export const kinds = \[[^\]]*)\](?= as const)/m, `, ${record.camel}`);
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
	for (const [path, text] of Object.entries(operationFiles(operation, scope))) write(`${folder}/${path}`, text);
	format(folder);
	const where = code.includes("routes: (api) => {") ? "src/service.ts" : "src/routes.ts";
	say(`Register it in services/${service}/${where}:`);
	say(`  import { ${operation.camel} } from "./${operation.kebab}/route.ts";`);
	say(`  ${operation.camel}(api);`);
};

const [what, first = "", second = ""] = process.argv.slice(2);
if (what === "service" && isName(first) && (second === "" || isName(second))) {
	const service = namesOf(first);
	const record = namesOf(second || "entry");
	newService(service, record);
	say(`services/${first} is there: POST, GET and list of ${plural(record.words)}, with its tests.`);
	say("Next: npm install --package-lock-only --ignore-scripts; npm run gen; npm test -- static; npm start");
	say(`Then say in libs/service/src/hub-services.ts and services/${first}/README.md what it is for.`);
} else if (what === "operation" && isName(first) && isName(second)) newOperation(first, namesOf(second));
else
	stop(
		"Say what: npm run new -- service NAME [RECORD], or npm run new -- operation SERVICE NAME. Names are small letters, digits and hyphens.",
	);
