import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { openPool, type Pool } from "@seamark/db";
import { makeKeyFiles } from "@seamark/service";
import { createDatabase, ensureRole, type Postgres, startPostgres } from "../../infra/local/src/postgres/index.ts";
import { firstDirectory } from "../../infra/seed/src/index.ts";
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
	parts: { identity: Part; alerts: Part; otherAlerts: Part; audit: Part };
	all: readonly Part[];
	/** Between the services and PostgreSQL, and between the services. */
	proxies: { database: TcpProxy; identityGrpc: TcpProxy; alertsGrpc: TcpProxy };
	database: {
		server(): Postgres;
		/** As a crash: the server is gone at once. `kill` does not even let it say so. */
		crash(how: "immediate" | "kill"): Promise<void>;
		start(): Promise<void>;
		/** As the superuser, past the proxy; the caller ends it. */
		admin(database: string): Pool;
	};
	/** A bearer token; tokens are kept for half of their life. */
	token(officer: string, purpose?: string): Promise<string>;
	[Symbol.asyncDispose](): Promise<void>;
};

const tokenLifeMs = 300_000;

export const openStage = async (
	o: {
		brokers?: readonly string[];
		/** Folder for the database, used as it is found; a temporary one otherwise. */
		dataDir?: string;
		settings?: Record<string, string>;
		/** Leaves the second alerts service out. */
		single?: boolean;
	} = {},
): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	try {
		const dir = await mkdtemp(join(tmpdir(), "seamark-faults-"));
		stack.defer(() => rm(dir, { recursive: true, force: true }));
		const dataDir = o.dataDir ?? join(dir, "data");
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
		const ports = await freePorts(8);
		const [
			identityPort,
			identityGrpcPort,
			alertsPort,
			alertsGrpcPort,
			otherPort,
			otherGrpcPort,
			auditPort,
			auditGrpcPort,
		] = ports as [number, number, number, number, number, number, number, number];
		const database = await proxy(() =>
			server.socketDir === null ? { port: server.port } : { path: join(server.socketDir, `.s.PGSQL.${server.port}`) },
		);
		const identityGrpc = await proxy(() => ({ port: identityGrpcPort }));
		const alertsGrpc = await proxy(() => ({ port: alertsGrpcPort }));
		const keys = await makeKeyFiles(join(dir, "keys"), ["identity", "alerts", "audit"]);
		const directory = join(dir, "directory.json");
		await writeFile(directory, JSON.stringify(firstDirectory()));
		for (const service of ["identity", "alerts", "audit"]) {
			await Promise.all([ensureRole(server, `${service}_owner`, "owner"), ensureRole(server, service, "app")]);
			await createDatabase(server, service, { owner: `${service}_owner`, users: [service] });
		}

		const at = (port: number) => `http://127.0.0.1:${port}`;
		const urlOf = (name: string, user: string, password: string) =>
			`postgres://${user}:${password}@127.0.0.1:${database.port}/${name}`;
		const part = (
			name: string,
			service: string,
			http: number,
			grpc: number,
			extra: Record<string, string> = {},
		): Part => {
			const made = openPart({
				name,
				main: join(import.meta.dirname, `../../services/${service}/src/main.ts`),
				url: at(http),
				env: {
					PATH: process.env.PATH ?? "",
					SEAMARK_DATABASE_URL: urlOf(service, service, "app"),
					SEAMARK_MIGRATION_URL: urlOf(service, `${service}_owner`, "owner"),
					SEAMARK_HTTP_PORT: String(http),
					SEAMARK_GRPC_PORT: String(grpc),
					SEAMARK_PUBLIC_URL: at(http),
					SEAMARK_SERVICE_KEY: keys.keyOf(service),
					SEAMARK_SERVICE_KEYS: keys.services,
					SEAMARK_HUB_KEY: keys.hub,
					SEAMARK_PEERS: `identity=127.0.0.1:${identityGrpc.port},alerts=127.0.0.1:${alertsGrpc.port}`,
					SEAMARK_DEMO: "true",
					SEAMARK_LOG_LEVEL: "warn",
					...(o.brokers ? { KAFKA_BROKERS: o.brokers.join(",") } : {}),
					...extra,
				},
			});
			stack.defer(() => made.kill());
			return made;
		};
		const parts = {
			identity: part("identity", "identity", identityPort, identityGrpcPort, {
				SEAMARK_DIRECTORY_FILE: directory,
				SEAMARK_SERVICE_URLS: `identity=${at(identityPort)},alerts=${at(alertsPort)},audit=${at(auditPort)}`,
			}),
			alerts: part("alerts", "alerts", alertsPort, alertsGrpcPort),
			otherAlerts: part("alerts (2)", "alerts", otherPort, otherGrpcPort),
			audit: part("audit", "audit", auditPort, auditGrpcPort, { SEAMARK_AUDIT_SOURCES: "identity,alerts" }),
		};
		const all = Object.values(parts).filter((one) => !o.single || one !== parts.otherAlerts);
		await parts.identity.start();
		await Promise.all(all.map((one) => one.start()));

		const tokens = new Map<string, { token: string; at: number }>();
		return {
			parts,
			all,
			proxies: { database, identityGrpc, alertsGrpc },
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
				admin: (name) => openPool({ url: server.url(name), name: "test", max: 2 }),
			},
			token: async (officer, purpose) => {
				const key = `${officer} ${purpose ?? ""}`;
				const kept = tokens.get(key);
				if (kept && performance.now() - kept.at < tokenLifeMs) return kept.token;
				const answer = await fetch(`${parts.identity.url}/demo/token`, {
					method: "POST",
					headers: { "content-type": "application/json" },
					body: JSON.stringify({ officer, ...(purpose ? { purpose } : {}) }),
					signal: AbortSignal.timeout(10_000),
				});
				const { access_token: token } = (await answer.json()) as { access_token?: string };
				if (!token) throw new Error(`no token for ${officer}: ${answer.status}`);
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

/** Ports below the range of outgoing connections: a service that is started again must find its own port free. */
export const freePorts = async (count: number): Promise<number[]> => {
	const found = new Set<number>();
	while (found.size < count) {
		const port = 15_000 + Math.floor(Math.random() * 17_000);
		const server = createServer();
		const free = await new Promise<boolean>((done) => {
			server.once("error", () => done(false));
			server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
		});
		if (free) found.add(port);
	}
	return [...found];
};
