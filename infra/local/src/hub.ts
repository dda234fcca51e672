import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { alertsMigrations, openAlerts } from "@seamark/alerts";
import { auditMigrations, openAudit } from "@seamark/audit";
import { followDirectory } from "@seamark/auth";
import { caseIntakeMigrations, openCaseIntake } from "@seamark/case-intake";
import { allDone } from "@seamark/db";
import { followSource } from "@seamark/events";
import { type GrpcServer, startGrpcServer } from "@seamark/grpc";
import { type HttpServer, type Limits, openHttp, openLimits } from "@seamark/http";
import { type DemoAnswer, identityMigrations, openIdentity, readDirectoryFile, seedDirectory } from "@seamark/identity";
import { pacific } from "@seamark/seed";
import {
	type CommonConfig,
	type ContextOptions,
	makeKeyFiles,
	openContext,
	type Service,
	type ServiceContext,
} from "@seamark/service";
import { type Logger, openLogger } from "@seamark/telemetry";
import { makeVaultKeyFile, openVault, vaultMigrations } from "@seamark/vault";
import { createDatabase, ensureRole, type Postgres, startPostgres } from "./postgres/index.ts";

export type HubOptions = {
	/** Folder for everything that the hub keeps. */
	dataDir: string;
	host: string;
	port: number;
	/** `demo` fills an empty directory with the invented region and hands out bearer tokens; `none` does neither. */
	seed: "demo" | "none";
	/** False trades the safety of the data for speed. Only for tests. */
	durable?: boolean;
	log?: Logger;
	/** Says what is being done, for whoever waits. */
	say?: (line: string) => void;
	/** Milliseconds since the epoch. */
	now?: () => number;
	/** JSON file with the first directory, for a hub without the demo region. */
	directoryFile?: string | undefined;
	/** Where webhooks may go besides public addresses. */
	webhookAllow?: Parameters<typeof openAlerts>[0]["webhookAllow"];
	otlpEndpoint?: string | undefined;
	/** The defaults when left out. */
	limits?: Limits;
};

export type Hub = {
	url: string;
	grpc: { identity: number; alerts: number; caseIntake: number };
	postgres: Postgres;
	/** A bearer token in the name of an officer of the demo region. */
	token(o: { officer: string; post?: string; purpose?: string }): Promise<DemoAnswer>;
	contexts: {
		identity: ServiceContext;
		alerts: ServiceContext;
		caseIntake: ServiceContext;
		vault: ServiceContext;
		audit: ServiceContext;
	};
	stop(): Promise<void>;
};

const services = ["identity", "alerts", "case-intake", "vault", "audit"] as const;
type ServiceName = (typeof services)[number];

/**
 * The whole hub in one process: an embedded PostgreSQL, every service, and one HTTP address for all of them. The services
 * are the same as those that run apart; they talk over gRPC on this machine, and events follow the logs.
 */
export const startHub = async (o: HubOptions): Promise<Hub> => {
	const say = o.say ?? (() => undefined);
	const stack = new AsyncDisposableStack();
	try {
		await mkdir(o.dataDir, { recursive: true, mode: 0o700 });
		const port = o.port === 0 ? await freePort(o.host) : await checkPort(o.host, o.port);
		const url = `http://${o.host.includes(":") ? `[${o.host}]` : o.host}:${port}`;
		const log = o.log ?? openLogger({ service: "hub", level: "warn" });

		const limits = openLimits(o.limits);

		const postgres = await startPostgres({
			dataDir: o.dataDir,
			log: say,
			...(o.durable === undefined ? {} : { durable: o.durable }),
		});
		stack.defer(() => postgres.stop());
		const [keys, databases] = await Promise.all([
			makeKeyFiles(join(o.dataDir, "keys"), services),
			makeDatabases(postgres, o.dataDir),
		]);

		const vaultKeyFile = join(o.dataDir, "keys", "vault.key");
		await makeVaultKeyFile(vaultKeyFile);

		// Filled as the services start; each looks an address up when it needs it.
		const peers: Record<string, string> = {};
		const configOf = (name: ServiceName): CommonConfig => ({
			...databases[name],
			host: o.host,
			httpPort: port,
			grpcPort: 0,
			publicUrl: url,
			serviceKeyFile: keys.keyOf(name),
			serviceKeysFile: keys.services,
			hubKeyFile: keys.hub,
			peers,
			tls: {},
			grpcTls: {},
			demo: o.seed === "demo",
			metricsOpen: false,
			logLevel: "warn",
			kafkaBrokers: [],
			otlpEndpoint: o.otlpEndpoint,
		});
		const open = async (name: ServiceName, migrations: ContextOptions["migrations"]) => {
			const context = await openContext({
				name,
				migrations,
				config: configOf(name),
				log: log.child({ service: name }),
				limits,
				...(o.now ? { now: o.now } : {}),
			});
			stack.defer(() => context.close());
			return context;
		};
		const serve = async (name: ServiceName, service: Service): Promise<GrpcServer> => {
			// Only the hub's own services call here.
			const server = await startGrpcServer({ host: "127.0.0.1", port: 0, services: service.grpc });
			stack.defer(() => server.close());
			stack.defer(() => service.close());
			peers[name] = `127.0.0.1:${server.port}`;
			return server;
		};

		say("Starting identity, alerts, case intake, vault and audit ...");
		// Side by side, since each migrates a database of its own.
		const [identityContext, alertsContext, intakeContext, vaultContext, auditContext] = await allDone([
			open("identity", identityMigrations),
			open("alerts", alertsMigrations),
			open("case-intake", caseIntakeMigrations),
			open("vault", vaultMigrations),
			open("audit", auditMigrations),
		] as const);
		if (o.seed === "demo" && (await seedDirectory(identityContext, pacific)).inserted)
			say("Filled the directory with the demo region (invented units, marked as such).");
		if (o.seed === "none" && o.directoryFile)
			await seedDirectory(identityContext, await readDirectoryFile(o.directoryFile));
		const identity = openIdentity(identityContext);
		const identityGrpc = await serve("identity", identity);

		const directory = followDirectory({
			identity: alertsContext.identity,
			directory: alertsContext.directoryClient(),
			log: alertsContext.logClient("identity"),
			notice: (what, error) => log.warn({ err: error }, what),
		});
		stack.defer(() => directory.close());
		// One authenticator for all routes: a proof that was used at one service is used everywhere.
		const { authenticator } = identity;
		const alerts = await openAlerts({
			context: alertsContext,
			directory,
			authenticator,
			...(o.webhookAllow ? { webhookAllow: o.webhookAllow } : {}),
		});
		const alertsGrpc = await serve("alerts", alerts);

		const vault = await openVault(vaultContext, { vaultKeyFile });
		await serve("vault", vault);
		const intake = await openCaseIntake({ context: intakeContext, directory, authenticator });
		const intakeGrpc = await serve("case-intake", intake);

		const audit = openAudit(auditContext, {
			sources: ["identity", "alerts", "case-intake", "vault"].map((source) =>
				followSource({ source, client: auditContext.logClient(source), identity: auditContext.identity }),
			),
		});
		await serve("audit", audit);

		const all = [identity, alerts, intake, vault, audit];
		const http: HttpServer = await openHttp({
			title: "Seamark hub",
			publicUrl: url,
			authenticator,
			log,
			limits,
			notReady: async () => (await Promise.all(all.map((service) => service.notReady()))).flat(),
		});
		for (const service of all) service.routes(http);
		// Streams are ended first, each with a cursor to come back with; then the server can close.
		stack.defer(() => http.close());
		stack.defer(() => alerts.close());
		await http.listen({ host: o.host, port });

		return {
			url,
			grpc: { identity: identityGrpc.port, alerts: alertsGrpc.port, caseIntake: intakeGrpc.port },
			postgres,
			token: (asked) => identity.demoToken(asked as Parameters<typeof identity.demoToken>[0]),
			contexts: {
				identity: identityContext,
				alerts: alertsContext,
				caseIntake: intakeContext,
				vault: vaultContext,
				audit: auditContext,
			},
			stop: () => stack.disposeAsync(),
		};
	} catch (error) {
		await stack.disposeAsync();
		throw error;
	}
};

/** Each service has a database of its own, an owner that may change its tables and a role that may only use them. */
const makeDatabases = async (postgres: Postgres, dataDir: string) => {
	const secrets = await readOrMakeSecrets(join(dataDir, "databases.secret"));
	const made = await Promise.all(
		services.map(async (name) => {
			const database = `seamark_${name.replaceAll("-", "_")}`;
			const [owner, app] = [`${database}_owner`, database];
			const password = secrets[name] as { owner: string; app: string };
			await Promise.all([ensureRole(postgres, owner, password.owner), ensureRole(postgres, app, password.app)]);
			await createDatabase(postgres, database, { owner, users: [app] });
			const urls = {
				databaseUrl: postgres.url(database, { name: app, password: password.app }),
				migrationUrl: postgres.url(database, { name: owner, password: password.owner }),
			};
			return [name, urls] as const;
		}),
	);
	return Object.fromEntries(made) as Record<ServiceName, { databaseUrl: string; migrationUrl: string }>;
};

/** Passwords of the services' roles; a service that is new here gets its own, and those that are there stay. */
const readOrMakeSecrets = async (file: string): Promise<Record<string, { owner: string; app: string }>> => {
	const known: Record<string, { owner: string; app: string }> = existsSync(file)
		? JSON.parse(await readFile(file, "utf8"))
		: {};
	if (services.every((name) => known[name])) return known;
	const secret = () => randomBytes(18).toString("base64url");
	const secrets = Object.fromEntries(
		services.map((name) => [name, known[name] ?? { owner: secret(), app: secret() }] as const),
	);
	await writeFile(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
	await rename(`${file}.new`, file);
	return secrets;
};

export class PortTaken extends Error {}

/** Takes the port for a moment: a taken one is reported before anything is started. */
const checkPort = async (host: string, port: number): Promise<number> => {
	const server = createServer();
	try {
		await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code === "EADDRINUSE")
			throw new PortTaken(
				`Port ${port} on ${host} is taken. Stop what uses it, or choose another: SEAMARK_PORT=8081 npm start`,
			);
		if (code === "EACCES")
			throw new PortTaken(
				`Port ${port} may not be used by this account. Choose one above 1023: SEAMARK_PORT=8080 npm start`,
			);
		throw new PortTaken(`Cannot listen on ${host}:${port} (${code}). Check SEAMARK_HOST and SEAMARK_PORT.`);
	}
	await new Promise((resolve) => server.close(resolve));
	return port;
};

const freePort = async (host: string): Promise<number> => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
};
