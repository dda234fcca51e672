import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@seamark/postgres";
import { type KeyFiles, makeKeyFiles, makeSecretKeyFile } from "@seamark/service";
import { makeDatabases, startHub } from "../../infra/local/src/hub.ts";
import { firstDirectory } from "../../infra/seed/src/index.ts";
import { demoToken, type TokenFor } from "./client.ts";
import { hubFolder, readyData } from "./hub-folder.ts";
import { nodeEnvironment } from "./node-environment.ts";
import { freePorts } from "./ports.ts";

/** A hub as its users meet it: addresses and tokens. */
export type TestHub = {
	identity: string;
	/** Addresses of the instances of the alerts service. */
	alerts: readonly [string, string];
	caseIntake: string;
	audit: string;
	/** gRPC addresses. */
	alertsGrpc: string;
	caseIntakeGrpc: string;
	token(officer: string, o?: Omit<TokenFor, "officer">): Promise<string>;
	stop(): Promise<void>;
};

const tokenFrom =
	(identity: string): TestHub["token"] =>
	(officer, o = {}) =>
		demoToken(identity, { officer, ...o });

/** Every service in this process; events follow the logs. */
export const hubTogether = async (): Promise<TestHub> => {
	const dataDir = await hubFolder("hub");
	const hub = await startHub({ dataDir, host: "127.0.0.1", port: 0, seed: "demo", durable: false });
	return {
		identity: hub.url,
		alerts: [hub.url, hub.url],
		caseIntake: hub.url,
		audit: hub.url,
		alertsGrpc: `127.0.0.1:${hub.grpc.alerts}`,
		caseIntakeGrpc: `127.0.0.1:${hub.grpc["case-intake"]}`,
		token: tokenFrom(hub.url),
		stop: async () => {
			await hub.stop();
			await rm(dataDir, { recursive: true, force: true });
		},
	};
};

/** Each service in a process of its own, two of alerts; events travel over Kafka. */
export const hubApart = async (brokers: readonly string[]): Promise<TestHub> => {
	const stack = new AsyncDisposableStack();
	try {
		const dir = await mkdtemp(join(tmpdir(), "seamark-apart-"));
		stack.defer(() => rm(dir, { recursive: true, force: true }));
		const dataDir = await readyData(join(dir, "data"));
		const postgres = await startPostgres({ dataDir, durable: false });
		stack.defer(() => postgres.stop("immediate"));
		const databases = await makeDatabases(postgres, dataDir);
		const keys = await makeKeyFiles(join(dir, "keys"), ["identity", "alerts", "case-intake", "vault", "audit"]);
		const vaultKeyFile = join(dir, "keys", "vault.key");
		await makeSecretKeyFile(vaultKeyFile);
		const directoryFile = join(dir, "directory.json");
		await writeFile(directoryFile, JSON.stringify(firstDirectory()));
		const ports = await freePorts(12);
		const [identityHttp, identityGrpc, alertsHttp, alertsGrpc, otherHttp, otherGrpc] = ports;
		const [intakeHttp, intakeGrpc, vaultHttp, vaultGrpc, auditHttp, auditGrpc] = ports.slice(6);
		const peers = `identity=127.0.0.1:${identityGrpc},alerts=127.0.0.1:${alertsGrpc},case-intake=127.0.0.1:${intakeGrpc},vault=127.0.0.1:${vaultGrpc}`;
		const start = (service: string, ports: Ports, extra: Record<string, string> = {}) =>
			startApart(
				{ stack, databases, keys, env: { SEAMARK_PEERS: peers, KAFKA_BROKERS: brokers.join(",") } },
				service,
				ports,
				extra,
			);

		await start(
			"identity",
			{ http: identityHttp, grpc: identityGrpc },
			{
				SEAMARK_DIRECTORY_FILE: directoryFile,
				SEAMARK_SERVICE_URLS: `identity=${at(identityHttp)},alerts=${at(alertsHttp)},case-intake=${at(intakeHttp)},audit=${at(auditHttp)}`,
			},
		);
		// One after the other: the first migrates.
		await start("alerts", { http: alertsHttp, grpc: alertsGrpc });
		await Promise.all([
			start("alerts", { http: otherHttp, grpc: otherGrpc }),
			start("vault", { http: vaultHttp, grpc: vaultGrpc }, { SEAMARK_VAULT_KEY: vaultKeyFile }),
			start("case-intake", { http: intakeHttp, grpc: intakeGrpc }),
			start("audit", { http: auditHttp, grpc: auditGrpc }),
		]);
		return {
			identity: at(identityHttp),
			alerts: [at(alertsHttp), at(otherHttp)],
			caseIntake: at(intakeHttp),
			audit: at(auditHttp),
			alertsGrpc: `127.0.0.1:${alertsGrpc}`,
			caseIntakeGrpc: `127.0.0.1:${intakeGrpc}`,
			token: tokenFrom(at(identityHttp)),
			stop: () => stack.disposeAsync(),
		};
	} catch (error) {
		await stack.disposeAsync();
		throw error;
	}
};

const at = (port: number | undefined) => `http://127.0.0.1:${port}`;

type Ports = { http: number | undefined; grpc: number | undefined };

/** Starts a service in a process of its own, on a database of its own, and waits until it is ready. The stack ends it. */
const startApart = async (
	o: {
		stack: AsyncDisposableStack;
		databases: Awaited<ReturnType<typeof makeDatabases>>;
		keys: KeyFiles;
		env: Record<string, string>;
	},
	service: string,
	ports: Ports,
	extra: Record<string, string>,
): Promise<void> => {
	const { keys } = o;
	const { databaseUrl = "", migrationUrl = "" } = o.databases[service] ?? {};
	const child = spawn(process.execPath, [join(import.meta.dirname, `../../services/${service}/src/main.ts`)], {
		stdio: ["ignore", "inherit", "pipe"],
		env: {
			...nodeEnvironment(),
			SEAMARK_DATABASE_URL: databaseUrl,
			SEAMARK_MIGRATION_URL: migrationUrl,
			SEAMARK_HTTP_PORT: String(ports.http),
			SEAMARK_GRPC_PORT: String(ports.grpc),
			SEAMARK_PUBLIC_URL: at(ports.http),
			SEAMARK_SERVICE_KEY: keys.keyOf(service),
			SEAMARK_SERVICE_KEYS: keys.services,
			SEAMARK_HUB_KEY: keys.hub,
			SEAMARK_DEMO: "true",
			...o.env,
			...extra,
		},
	});
	let said = "";
	child.stderr.on("data", (chunk: Buffer) => {
		said = (said + chunk.toString()).slice(-4_000);
	});
	o.stack.defer(() => end(child));
	await ready(at(ports.http), child, () => said);
};

const end = async (child: ChildProcess) => {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const exited = once(child, "exit");
	child.kill("SIGTERM");
	const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
	await exited;
	clearTimeout(force);
};

const ready = async (url: string, child: ChildProcess, said: () => string) => {
	const deadline = performance.now() + 60_000;
	for (;;) {
		if (child.exitCode !== null) throw new Error(`a service ended at start: ${said()}`);
		const answer = await fetch(`${url}/readyz`).catch(() => undefined);
		if (answer?.ok) return;
		if (performance.now() > deadline)
			throw new Error(`${url} is not ready: ${answer ? await answer.text() : ""} ${said()}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
};
