// Everything outside of the code that names the services: made from the one list, libs/service/src/hub-services.ts, between
// marks. `npm run gen` writes it; `npm test -- static` compares.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { databaseOf, type HubService, hubService, hubServices } from "../libs/service/src/hub-services.ts";

const root = dirname(import.meta.dirname);

const upper = (name: string) => name.replaceAll("-", "_").toUpperCase();
const containersOf = ({ name, instances }: HubService): string[] =>
	instances === 1 ? [name] : Array.from({ length: instances }, (_, n) => `${name}-${n + 1}`);
const withHttp = hubServices.filter(({ paths }) => paths.length > 0);
const lines = (all: readonly string[], indent = ""): string => all.map((line) => `${indent}${line}\n`).join("");

// ---- Compose -------------------------------------------------------------------------------------------------------

/** What one service has in Compose that no other has. */
const extras: Record<string, { volumes?: string[]; environment?: string[] }> = {
	identity: {
		volumes: [`$\{SEAMARK_DIRECTORY:?the JSON file with the first directory}:/directory.json:ro`],
		environment: ["SEAMARK_DIRECTORY_FILE: /directory.json", `SEAMARK_HUB_ID: $\{SEAMARK_HUB_ID:-}`],
	},
	console: { environment: [`SEAMARK_PEERS_HTTP_PORT: "8080"`] },
};

/** Networks: those that services share, the one way out, and one apart for a service that few may reach. */
const networksOf = (one: HubService): string[] => {
	const apart = hubServices.filter(
		(other) => other.apart && (one.calls.includes(other.name) || other.follows.includes(one.name)),
	);
	return [
		...(one.apart ? [one.name] : ["hub"]),
		"data",
		"events",
		"watch",
		...apart.map(({ name }) => name),
		...(one.reachesOut ? ["out"] : []),
	];
};

const composeService = (one: HubService): string[] => {
	const { name } = one;
	const database = databaseOf(name);
	const [first = name, ...others] = containersOf(one);
	const networks = networksOf(one);
	const alias = others.length > 0;
	const waits = [...new Set([...(name === "identity" ? [] : ["identity"]), ...one.calls.map(firstContainerOf)])];
	return [
		`${first}:${alias ? ` &${name}` : ""}`,
		"  <<: *service",
		`  command: [node, services/${name}/src/main.ts]`,
		"  volumes:",
		`    - keys-${name}:/keys/${name}:ro`,
		...(extras[name]?.volumes ?? []).map((volume) => `    - ${volume}`),
		"  environment:",
		"    <<: *environment",
		`    SEAMARK_DATABASE_URL: postgres://${database}:$\{${upper(name)}_APP_PASSWORD:?see .env.example}@postgres:5432/${database}`,
		`    SEAMARK_MIGRATION_URL: postgres://${database}_owner:$\{${upper(name)}_OWNER_PASSWORD:?see .env.example}@postgres:5432/${database}`,
		`    SEAMARK_SERVICE_KEY: /keys/${name}/${name}.jwk`,
		`    SEAMARK_SERVICE_KEYS: /keys/${name}/services.json`,
		`    SEAMARK_HUB_KEY: /keys/${name}/hub.key`,
		...Object.entries(one.secrets).map(([setting, file]) => `    ${setting}: /keys/${name}/${file}`),
		...(extras[name]?.environment ?? []).map((setting) => `    ${setting}`),
		// Several instances answer under one name: the others take the one that answers.
		...(alias
			? [
					"  networks:",
					...networks.map((network) => `    ${network}: ${network === "hub" ? `{ aliases: [${name}] }` : "{}"}`),
				]
			: [`  networks: [${networks.join(", ")}]`]),
		...(waits.length === 0
			? []
			: ["  depends_on:", "    <<: *depends", ...waits.map((other) => `    ${other}: { condition: service_healthy }`)]),
		...others.map((other) => `${other}: *${name}`),
		"",
	];
};
const firstContainerOf = (name: string): string => containersOf(hubService(name))[0] ?? name;

const passwords = hubServices.flatMap(({ name }) => [`${upper(name)}_OWNER_PASSWORD`, `${upper(name)}_APP_PASSWORD`]);

// ---- the proxy -----------------------------------------------------------------------------------------------------

const upstreams = (one: HubService, port: number, scheme = "") =>
	containersOf(one)
		.map((name) => `${scheme}${name}:${port}`)
		.join(" ");
const balanced = (one: HubService, health: boolean) =>
	one.instances === 1
		? []
		: [
				"\t\tlb_policy least_conn",
				"\t\tlb_try_duration 5s",
				...(health ? ["\t\thealth_uri /readyz", "\t\thealth_interval 2s"] : []),
			];
const proxyBlock = (matcher: string, upstream: string, options: readonly string[]): string[] => [
	`handle @${matcher} {`,
	...(options.length === 0 ? [`\treverse_proxy ${upstream}`] : [`\treverse_proxy ${upstream} {`, ...options, "\t}"]),
	"}",
	"",
];
const proxied = (one: HubService): string[] => [
	`@${one.name} path ${[...one.paths, `/ops/${one.name}`].flatMap((path) => [path, `${path}/*`]).join(" ")}`,
	...proxyBlock(one.name, upstreams(one, 8080), [
		...balanced(one, true),
		// Every write goes out at once: a live feed must not be collected into buffers.
		...(one.streams ? ["\t\tflush_interval -1"] : []),
	]),
	...one.agencyRpcs.flatMap((rpc) => [
		`@${one.name}-grpc path /${rpc}/*`,
		...proxyBlock(`${one.name}-grpc`, upstreams(one, 9090, "h2c://"), [
			...balanced(one, false),
			"\t\tflush_interval -1",
		]),
	]),
];
const described = (one: HubService): string[] => [
	`handle /openapi/${one.name}.json {`,
	"\trewrite /openapi.json",
	`\treverse_proxy ${upstreams(one, 8080)}`,
	"}",
	// The readable description, and its own assets.
	`redir /docs/${one.name} /docs/${one.name}/ 308`,
	`handle_path /docs/${one.name}/* {`,
	"\trewrite * /docs{path}",
	`\treverse_proxy ${upstreams(one, 8080)}`,
	"}",
];

// ---- where each region is --------------------------------------------------------------------------------------------

type Region = { name: string; text: string };
const keyFolders: Region = {
	name: "key folders",
	text: lines(hubServices.map(({ name }) => `      - keys-${name}:/keys/${name}`)),
};

/** Regions between `# services: NAME` and `# services end`, by file. */
const regions: Record<string, Region[]> = {
	"docker-compose.yml": [
		{
			name: "peers",
			text: `  SEAMARK_PEERS: ${hubServices.map(({ name }) => `${name}=${name}:9090`).join(",")}\n`,
		},
		{
			name: "proxy waits for",
			text: lines(withHttp.map((one) => `      ${containersOf(one)[0]}: { condition: service_healthy }`)),
		},
		keyFolders,
		{ name: "containers", text: lines(hubServices.flatMap(composeService), "  ").replace(/^ +$/gm, "") },
		{ name: "passwords", text: lines(passwords.map((name) => `      ${name}: $\{${name}:?see .env.example}`)) },
		{
			name: "networks apart",
			text: lines(hubServices.filter(({ apart }) => apart).map(({ name }) => `  ${name}: { internal: true }`)),
		},
		{ name: "key volumes", text: lines(hubServices.map(({ name }) => `  keys-${name}: {}`)) },
	],
	"infra/docker/backup.yml": [
		{
			name: "backup keys",
			text: `      SEAMARK_BACKUP_KEYS: ${["hub", ...hubServices.map(({ name }) => name)].map((name) => `/keys/${name}`).join(",")}\n`,
		},
		keyFolders,
	],
	".env.example": [{ name: "passwords", text: lines(passwords.map((name) => `${name}=`)) }],
	"infra/docker/Caddyfile": [
		{ name: "addresses", text: lines(withHttp.flatMap(proxied), "\t").replace(/^\t+$/gm, "") },
		{ name: "descriptions", text: lines(withHttp.flatMap(described), "\t") },
	],
	"infra/docker/Dockerfile": [
		{
			name: "key folders",
			text: `RUN install --directory --owner=node --group=node --mode=0700 /keys /keys/hub ${hubServices.map(({ name }) => `/keys/${name}`).join(" ")}\n`,
		},
	],
	"infra/otel/prometheus.yml": [
		{
			name: "targets",
			text: lines(
				hubServices.flatMap((one) => [
					`      - targets: [${containersOf(one)
						.map((name) => `${name}:8080`)
						.join(", ")}]`,
					`        labels: { service: ${one.name} }`,
				]),
			),
		},
	],
};

const filled = (path: string, text: string): string =>
	(regions[path] ?? []).reduce((now, { name, text: region }) => {
		const mark = new RegExp(`(^[ \\t]*# services: ${name}\\n)[\\s\\S]*?(^[ \\t]*# services end\\n)`, "m");
		if (!mark.test(now)) throw new Error(`${path} has no region "# services: ${name}" ... "# services end".`);
		return now.replace(mark, (_, begin: string, end: string) => begin + region + end);
	}, text);

/** Files whose regions are not what the list of services says. */
export const staleServiceFiles = (): string[] =>
	Object.keys(regions).filter((path) => {
		const text = readFileSync(join(root, path), "utf8");
		return filled(path, text) !== text;
	});

export const writeServiceFiles = (): void => {
	for (const path of Object.keys(regions)) {
		const text = readFileSync(join(root, path), "utf8");
		writeFileSync(join(root, path), filled(path, text));
	}
};

if (import.meta.main) writeServiceFiles();
