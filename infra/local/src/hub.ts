import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, readSettings } from "@seamark/config";
import { allDone } from "@seamark/db";
import { startGrpcServer } from "@seamark/grpc";
import { type Limits, openHttp, openLimits } from "@seamark/http";
import { type DemoAnswer, type service as identity, readDirectoryFile, seedDirectory } from "@seamark/identity";
import { createDatabase, ensureRole, type Postgres, refuseOwned, startPostgres } from "@seamark/postgres";
import { pacific } from "@seamark/seed";
import {
	type Closing,
	type CommonConfig,
	databaseOf,
	followIdentity,
	type HubService,
	hubServices,
	type Identities,
	makeKeyFiles,
	makeSecretKeyFile,
	openInSteps,
	prepareService,
	type Service,
	type ServiceContext,
	serviceNames,
} from "@seamark/service";
import { type Logger, openLogger } from "@seamark/telemetry";
import { definitionOf } from "./definition.ts";
import { refuseUnmoved } from "./move-vault/move.ts";

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
	/** Says what is being done, for anyone who waits. */
	say?: (line: string) => void;
	/** Milliseconds since the epoch. */
	now?: () => number;
	/** JSON file with the first directory, in the place of the demo region. */
	directoryFile?: string | undefined;
	/** Services' own settings, as text. Key files are found by themselves. */
	env?: Record<string, string | undefined>;
	otlpEndpoint?: string | undefined;
	/** The defaults when left out. */
	limits?: Limits;
	/** Gives the start up. */
	stopped?: AbortSignal;
};

export type Hub = {
	url: string;
	/** gRPC ports by service. */
	grpc: Record<string, number>;
	postgres: Postgres;
	/** A bearer token in the name of an officer of the demo region. */
	token(o: { officer: string; post?: string; purpose?: string }): Promise<DemoAnswer>;
	/** What a service is built on, by the service's name. */
	context(service: string): ServiceContext;
	/** What a service made for itself when it opened, for tests that drive it by hand. */
	own(service: string): unknown;
	stop(): Promise<void>;
};

type Prepared = Awaited<ReturnType<typeof prepareService>>;

/**
 * The whole hub in one process: an embedded PostgreSQL, every service of the list, and one HTTP address for all of them. The
 * services are the same as those that run apart; they talk over gRPC on this machine, and events follow the logs.
 */
export const startHub = (o: HubOptions): Promise<Hub> =>
	openInSteps(async (closing) => {
		const say = o.say ?? (() => undefined);
		await mkdir(o.dataDir, { recursive: true, mode: 0o700 });
		// First: a hub that runs here already has the port too.
		refuseOwned(o.dataDir);
		await refuseUnmoved(o.dataDir);
		const port = o.port === 0 ? await freePort(o.host) : await checkPort(o.host, o.port);
		const url = `http://${o.host.includes(":") ? `[${o.host}]` : o.host}:${port}`;
		const log = o.log ?? openLogger({ service: "hub", level: "warn" });
		const postgres = await startPostgres({
			dataDir: o.dataDir,
			log: say,
			...(o.durable === undefined ? {} : { durable: o.durable }),
		});
		closing.defer(() => postgres.stop());
		const opened = openOn(o, { url, port, log, postgres, say, closing });
		// A service may wait for its database to come back. This one does not come back by itself.
		const gone = Promise.withResolvers<never>();
		void postgres.exited.then(() => gone.reject(new Error(`PostgreSQL has ended; see ${join(o.dataDir, "pg.log")}.`)));
		gone.promise.catch(() => undefined);
		o.stopped?.addEventListener("abort", () => gone.reject(new HubStopped()), { once: true });
		try {
			return await Promise.race([opened, gone.promise]);
		} catch (error) {
			// No matter which statement was under way, this is the reason; it takes a moment to be known.
			const ended = await Promise.race([postgres.exited.then(() => true), pause(2_000, false, { ref: false })]);
			// Closed before it is waited for: a step may wait for what only comes with the database.
			await closing.disposeAsync().catch(() => undefined);
			await opened.catch(() => undefined);
			if (ended) await gone.promise;
			throw error;
		}
	});

/** The start was given up because it was asked to. */
export class HubStopped extends Error {}

type Ground = {
	url: string;
	port: number;
	log: Logger;
	postgres: Postgres;
	say: (line: string) => void;
	closing: Closing;
};

const openOn = async (o: HubOptions, { url, port, log, postgres, say, closing }: Ground): Promise<Hub> => {
	const limits = openLimits(o.limits);
	say(`Starting ${serviceNames.join(", ")} ...`);
	// Filled as the services start; each looks an address up when it needs it.
	const peers: Record<string, string> = {};
	const configOf = await layOut(o, { url, port, peers }, postgres);
	const files = await filesOf(o.dataDir);
	// Side by side, since each migrates a database of its own.
	const prepared = new Map(
		await allDone(
			hubServices.map(async (one) => {
				const { config, env } = await configOf(one);
				const definition = await definitionOf(one.name);
				const ready = await prepareService(definition, readSettings(definition.settings, env), {
					config,
					log: log.child({ service: one.name }),
					limits,
					files,
					...(o.now ? { now: o.now } : {}),
				});
				closing.defer(() => ready.close());
				return [one.name, ready] as const;
			}),
		),
	);
	const contextOf = (name: string): ServiceContext => {
		const found = prepared.get(name);
		if (!found) throw new Error(`There is no service ${name}.`);
		return found.context;
	};
	await fillDirectory(o, contextOf("identity"), say);
	const services = await openAll(prepared, peers, closing);

	const identityService = services[0] as Service<Awaited<ReturnType<typeof identity.open>>>;
	const http = await openHttp({
		title: "Seamark hub",
		publicUrl: url,
		// One authenticator for all routes: a proof that was used at one service is used everywhere.
		authenticator: identityService.identities.authenticator,
		log,
		limits,
		notReady: async () => [...new Set((await Promise.all(services.map((one) => one.notReady()))).flat())],
		report: () => Object.assign({}, ...services.map((one) => one.report())),
	});
	closing.defer(() => http.close());
	// Streams are ended first, each with a cursor to come back with; then the server can close.
	for (const service of services) closing.defer(() => service.stop());
	for (const service of services) service.routes(http);
	await http.listen({ host: o.host, port });

	return {
		url,
		grpc: Object.fromEntries(Object.entries(peers).map(([name, at]) => [name, Number(at.split(":")[1])])),
		postgres,
		token: (asked) => identityService.own.demoToken(asked as never),
		context: contextOf,
		own: (name) => services[hubServices.findIndex((one) => one.name === name)]?.own,
		stop: () => closing.disposeAsync(),
	};
};

/** Tells the database's files from a copy of them: PostgreSQL writes this one when it makes the database, and never again. */
const filesOf = async (dataDir: string): Promise<string> => {
	const { ino, ctimeNs } = await stat(join(dataDir, "pg/PG_VERSION"), { bigint: true });
	return `${ino}-${ctimeNs}`;
};

/** Makes keys, roles and databases where there are none, and says what each service is started with. */
const layOut = async (
	o: HubOptions,
	at: { url: string; port: number; peers: Record<string, string> },
	postgres: Postgres,
) => {
	const folder = join(o.dataDir, "keys");
	const [keys, databases] = await Promise.all([makeKeyFiles(folder, serviceNames), makeDatabases(postgres, o.dataDir)]);
	return async (one: HubService): Promise<{ config: CommonConfig; env: Record<string, string | undefined> }> => {
		const secrets = Object.entries(one.secrets).map(([setting, file]) => [setting, join(folder, file)] as const);
		for (const [, file] of secrets) await makeSecretKeyFile(file);
		return {
			env: { SEAMARK_FILES: join(o.dataDir, "files"), ...o.env, ...Object.fromEntries(secrets) },
			config: {
				...(databases[one.name] as { databaseUrl: string; migrationUrl: string }),
				host: o.host,
				httpPort: at.port,
				grpcPort: 0,
				publicUrl: at.url,
				serviceKeyFile: keys.keyOf(one.name),
				serviceKeysFile: keys.services,
				hubKeyFile: keys.hub,
				peers: at.peers,
				tls: {},
				grpcTls: {},
				demo: o.seed === "demo",
				metricsOpen: false,
				logLevel: "warn",
				kafkaBrokers: [],
				otlpEndpoint: o.otlpEndpoint,
			},
		};
	};
};

const fillDirectory = async (o: HubOptions, context: ServiceContext, say: (line: string) => void) => {
	if (o.directoryFile) await seedDirectory(context, await readDirectoryFile(o.directoryFile));
	else if (o.seed === "demo" && (await seedDirectory(context, pacific)).inserted)
		say("Filled the directory with the demo region (invented units, marked as such).");
};

/** Opens and serves one after the other, identity first: the others get their directory and authentication from it. */
const openAll = async (
	prepared: ReadonlyMap<string, Prepared>,
	peers: Record<string, string>,
	closing: Closing,
): Promise<Service[]> => {
	const services: Service[] = [];
	let identities: Identities | undefined;
	for (const [name, { context, open }] of prepared) {
		const service = await open(async () => {
			if (identities) return identities;
			// One follower of the directory for all of them.
			const { directory } = followIdentity(context);
			closing.defer(() => directory.close());
			identities = { directory, authenticator: (services[0] as Service).identities.authenticator };
			return identities;
		});
		closing.defer(() => service.stop());
		services.push(service);
		// Only the hub's own services call here, and agencies of this machine.
		const server = await startGrpcServer({ host: "127.0.0.1", port: 0, services: service.grpc });
		closing.defer(() => server.close());
		peers[name] = `127.0.0.1:${server.port}`;
	}
	return services;
};

/** Each service has a database of its own, an owner that may change its tables and a role that may only use them. */
export const makeDatabases = async (postgres: Postgres, dataDir: string) => {
	const secrets = await readOrMakeSecrets(join(dataDir, "databases.secret"));
	const made = await Promise.all(
		serviceNames.map(async (name) => {
			const database = databaseOf(name);
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
	return Object.fromEntries(made);
};

/** Passwords of the services' roles; a service that is new here gets its own, and those that are there stay. */
const readOrMakeSecrets = async (file: string): Promise<Record<string, { owner: string; app: string }>> => {
	const known: Record<string, { owner: string; app: string }> = existsSync(file)
		? JSON.parse(await readFile(file, "utf8"))
		: {};
	if (serviceNames.every((name) => known[name])) return known;
	const secret = () => randomBytes(18).toString("base64url");
	const secrets = {
		...known,
		...Object.fromEntries(
			serviceNames.map((name) => [name, known[name] ?? { owner: secret(), app: secret() }] as const),
		),
	};
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
