import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { openPool, type Pool } from "@seamark/db";
import { type Postgres, startPostgres } from "@seamark/postgres";
import { databaseOf, makeKeyFiles, makeSecretKeyFile } from "@seamark/service";
import { makeDatabases } from "../../infra/local/src/hub.ts";
import { firstDirectory } from "../../infra/seed/src/index.ts";
import { demoToken } from "../support/client.ts";
import { readyData } from "../support/hub-folder.ts";
import { roomySettings } from "../support/limits.ts";
import { nodeEnvironment } from "../support/node-environment.ts";
import { freePorts } from "../support/ports.ts";
import { openProxy, type TcpProxy } from "../support/proxy.ts";

/** One service in a process of its own. */
export type Part = {
	name: string;
	url: string;
	/** What it wrote, line by line, over all its lives. */
	said(): readonly string[];
	/** SIGKILL. Resolves when the process is gone. */
	kill(): Promise<void>;
	/** Asks it to end in order. */
	stop(): Promise<void>;
	/** Starts it unless it runs, again and again as a supervisor would; resolves when it is ready. */
	start(): Promise<void>;
	running(): boolean;
	pid(): number;
};

/** A hub of processes, each of which can be killed, over a database and connections that can be taken away. */
export type Stage = {
	parts: { identity: Part; alerts: Part; otherAlerts: Part; caseIntake: Part; vault: Part; mla: Part; audit: Part };
	/** Those that run. */
	all: readonly Part[];
	/** Between the services and PostgreSQL, and between the services. */
	proxies: { database: TcpProxy } & Record<"identity" | "alerts" | "caseIntake" | "vault", TcpProxy>;
	database: {
		server(): Postgres;
		/** As a crash: the server is gone at once. `kill` does not even let it say so. */
		crash(how: "immediate" | "kill"): Promise<void>;
		start(): Promise<void>;
		/** A service's database as the superuser, past the proxy; the caller ends it. */
		admin(service: string): Pool;
	};
	/** A bearer token; tokens are kept for half of their life. */
	token(officer: string, purpose?: string): Promise<string>;
	[Symbol.asyncDispose](): Promise<void>;
};

const tokenLifeMs = 300_000;

export const openStage = async (
	o: {
		brokers?: readonly string[];
		/** Folder for the database; a temporary one otherwise. */
		dataDir?: string;
		settings?: Record<string, string>;
		/** Leaves the second alerts service out. */
		single?: boolean;
		/** Runs case intake and its vault too. */
		intake?: boolean;
		/** Runs requests for assistance too. */
		assistance?: boolean;
		/** A proxy between requests for assistance and the database: gets the port of the one of all, answers its own. */
		assistanceDatabase?: (port: number) => Promise<number>;
		/** More environment of requests for assistance. */
		assistanceEnvironment?: Record<string, string>;
	} = {},
): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	try {
		const dir = await mkdtemp(join(tmpdir(), "seamark-faults-"));
		stack.defer(() => rm(dir, { recursive: true, force: true }));
		const dataDir = await readyData(o.dataDir ?? join(dir, "data"));
		// Durable: what a crash of the server may take is what these tests are about.
		const open = () => startPostgres({ dataDir, ...(o.settings ? { settings: o.settings } : {}) });
		let server = await open();
		let up = true;
		stack.defer(() => (up ? server.stop("immediate") : undefined));

		const proxy = async (target: Parameters<typeof openProxy>[0]) => {
			const opened = await openProxy(target);
			stack.defer(() => opened.close());
			return opened;
		};
		const ports = await freePorts(14);
		const next = () => ({ http: ports.pop() as number, grpc: ports.pop() as number });
		const at = {
			identity: next(),
			alerts: next(),
			otherAlerts: next(),
			caseIntake: next(),
			vault: next(),
			mla: next(),
			audit: next(),
		};
		const database = await proxy(() =>
			server.socketDir === null ? { port: server.port } : { path: join(server.socketDir, `.s.PGSQL.${server.port}`) },
		);
		const proxies = {
			database,
			identity: await proxy(() => ({ port: at.identity.grpc })),
			alerts: await proxy(() => ({ port: at.alerts.grpc })),
			caseIntake: await proxy(() => ({ port: at.caseIntake.grpc })),
			vault: await proxy(() => ({ port: at.vault.grpc })),
		};
		const databases = await makeDatabases(server, dataDir);
		const services = [
			...["identity", "alerts", "audit"],
			...(o.intake ? ["case-intake", "vault"] : []),
			...(o.assistance ? ["mla"] : []),
		];
		const keys = await makeKeyFiles(join(dir, "keys"), services);
		const vaultKey = join(dir, "keys", "vault.key");
		await makeSecretKeyFile(vaultKey);
		const directory = join(dir, "directory.json");
		await writeFile(directory, JSON.stringify(firstDirectory()));

		const httpOf = (of: keyof typeof at) => `http://127.0.0.1:${at[of].http}`;
		/** The same address through the proxy. */
		const through = (url = "", port = database.port) =>
			url.replace(/@[^/]*\//, `@127.0.0.1:${port}/`).replace(/\?.*$/, "");
		const part = (of: keyof typeof at, service: string, extra: Record<string, string> = {}): Part => {
			const made = openPart({
				name: of === "otherAlerts" ? "alerts (2)" : service,
				main: join(import.meta.dirname, `../../services/${service}/src/main.ts`),
				url: httpOf(of),
				env: {
					...nodeEnvironment(),
					SEAMARK_DATABASE_URL: through(databases[service]?.databaseUrl),
					SEAMARK_MIGRATION_URL: through(databases[service]?.migrationUrl),
					SEAMARK_HTTP_PORT: String(at[of].http),
					SEAMARK_GRPC_PORT: String(at[of].grpc),
					SEAMARK_PUBLIC_URL: httpOf(of),
					SEAMARK_SERVICE_KEY: keys.keyOf(service),
					SEAMARK_SERVICE_KEYS: keys.services,
					SEAMARK_HUB_KEY: keys.hub,
					SEAMARK_PEERS: `identity=127.0.0.1:${proxies.identity.port},alerts=127.0.0.1:${proxies.alerts.port},case-intake=127.0.0.1:${proxies.caseIntake.port},vault=127.0.0.1:${proxies.vault.port},mla=127.0.0.1:${at.mla.grpc}`,
					SEAMARK_DEMO: "true",
					SEAMARK_LOG_LEVEL: "warn",
					...roomySettings,
					...(o.brokers ? { KAFKA_BROKERS: o.brokers.join(",") } : {}),
					...extra,
				},
			});
			stack.defer(() => made.kill());
			return made;
		};
		const parts = {
			identity: part("identity", "identity", {
				SEAMARK_DIRECTORY_FILE: directory,
				SEAMARK_SERVICE_URLS: `identity=${httpOf("identity")},alerts=${httpOf("alerts")},case-intake=${httpOf("caseIntake")},mla=${httpOf("mla")},audit=${httpOf("audit")}`,
			}),
			alerts: part("alerts", "alerts"),
			otherAlerts: part("otherAlerts", "alerts"),
			caseIntake: part("caseIntake", "case-intake"),
			vault: part("vault", "vault", { SEAMARK_VAULT_KEY: vaultKey }),
			mla: part("mla", "mla", {
				SEAMARK_FILES: join(dir, "files"),
				...(o.assistanceDatabase
					? { SEAMARK_DATABASE_URL: through(databases.mla?.databaseUrl, await o.assistanceDatabase(database.port)) }
					: {}),
				...o.assistanceEnvironment,
			}),
			audit: part("audit", "audit", { SEAMARK_AUDIT_SOURCES: services.filter((one) => one !== "audit").join(",") }),
		};
		const { identity, alerts, audit } = parts;
		const all = [
			...[identity, alerts, audit],
			...(o.single ? [] : [parts.otherAlerts]),
			...(o.intake ? [parts.caseIntake, parts.vault] : []),
			...(o.assistance ? [parts.mla] : []),
		];
		await parts.identity.start();
		await Promise.all(all.map((one) => one.start()));

		const tokens = new Map<string, { token: string; at: number }>();
		return {
			parts,
			all,
			proxies,
			database: {
				server: () => server,
				crash: async (how) => {
					up = false;
					if (how === "kill") {
						process.kill(server.pid, "SIGKILL");
						await server.exited;
					} else await server.stop("immediate");
				},
				start: async () => {
					if (up) return;
					server = await open();
					up = true;
				},
				admin: (service) => openPool({ url: server.url(databaseOf(service)), name: "test", max: 2 }),
			},
			token: async (officer, purpose) => {
				const key = `${officer} ${purpose ?? ""}`;
				const kept = tokens.get(key);
				if (kept && performance.now() - kept.at < tokenLifeMs) return kept.token;
				const token = await demoToken(parts.identity.url, { officer, ...(purpose ? { purpose } : {}) });
				tokens.set(key, { token, at: performance.now() });
				return token;
			},
			[Symbol.asyncDispose]: () => stack.disposeAsync(),
		};
	} catch (error) {
		await stack.disposeAsync();
		throw error;
	}
};

/** Lines of its log at level error, which are there for no fault of its surroundings but a lost outcome or a full disk. */
export const errorsOf = (part: Part): readonly string[] =>
	part.said().filter((line) => line.startsWith('{"level":50') && !/"code":"(OUTCOME_UNKNOWN|STORAGE_FULL)"/.test(line));

/** A whole hub as `npm start` runs it: every service and PostgreSQL in one process and its child, durable. */
export const openWholeHub = async (dataDir: string): Promise<Part> => {
	const [port = 0] = await freePorts(1);
	return openPart({
		name: "hub",
		main: join(import.meta.dirname, "../../infra/local/src/start.ts"),
		url: `http://127.0.0.1:${port}`,
		env: {
			...nodeEnvironment(),
			...roomySettings,
			SEAMARK_PORT: String(port),
			SEAMARK_DATA: dataDir,
			SEAMARK_SEED: "demo",
		},
	});
};

const readyWithinMs = 120_000;

export const openPart = (o: { name: string; main: string; url: string; env: Record<string, string> }): Part => {
	let child: ChildProcess | undefined;
	const said: string[] = [];
	let starting: Promise<void> | undefined;
	const running = () => child !== undefined && child.exitCode === null && child.signalCode === null;
	const launch = () => {
		const mine = spawn(process.execPath, [o.main], { stdio: ["ignore", "pipe", "pipe"], env: o.env });
		for (const stream of [mine.stdout, mine.stderr])
			createInterface({ input: stream }).on("line", (line) => void said.push(line));
		child = mine;
	};
	const end = async (signal: "SIGKILL" | "SIGTERM") => {
		if (!child || !running()) return;
		const gone = once(child, "exit");
		child.kill(signal);
		await gone;
	};
	const start = async () => {
		const deadline = performance.now() + readyWithinMs;
		for (;;) {
			if (!running()) launch();
			const answer = await fetch(`${o.url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
			await answer?.body?.cancel();
			if (answer?.ok) return;
			if (performance.now() > deadline) throw new Error(`${o.name} is not ready: ${said.slice(-20).join("\n")}`);
			await pause(100);
		}
	};
	return {
		name: o.name,
		url: o.url,
		said: () => said,
		running,
		pid: () => child?.pid ?? 0,
		start: () => {
			starting ??= start().finally(() => {
				starting = undefined;
			});
			return starting;
		},
		kill: () => end("SIGKILL"),
		stop: () => end("SIGTERM"),
	};
};
