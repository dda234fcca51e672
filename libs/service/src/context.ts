import { randomUUIDv7 } from "node:crypto";
import { readFile } from "node:fs/promises";
import { identityApi, logApi } from "@seamark/contracts";
import { type MigrationSet, migrate, openPool, type Pool, roleOf } from "@seamark/db";
import {
	type ClientConstructor,
	type GrpcTls,
	openClient,
	openServiceIdentity,
	type ServiceIdentity,
} from "@seamark/grpc";
import { type Limiter, openLimits, readTls } from "@seamark/http";
import { type Committer, openCommitter, openWake, settleLog, type Wake } from "@seamark/log";
import { type Logger, openLogger } from "@seamark/telemetry";
import type { JWK } from "jose";
import { type Allowances, openAllowances } from "./allowances.ts";
import { openInSteps } from "./open-in-steps.ts";
import type { CommonConfig } from "./settings.ts";
import { watchCommits } from "./watch-commits.ts";

/**
 * What every service is built on: its database, its log, its identity among the services, its clock and its ids. The only
 * place where time and randomness come from.
 */
export type ServiceContext = {
	name: string;
	config: CommonConfig;
	log: Logger;
	/** Milliseconds since the epoch. */
	now: () => number;
	/** UUIDv7: random, and ordered by time so that indexes stay compact. */
	newId: () => string;
	pool: Pool;
	committer: Committer;
	wake: Wake;
	identity: ServiceIdentity;
	/** 32 bytes. */
	hubKey: Uint8Array;
	grpcTls: GrpcTls | undefined;
	/** Counts what callers ask of this process, over HTTP and gRPC together. */
	limits: Limiter;
	/** Counts what protects people, for all instances of the service together. */
	allowances: Allowances;
	/** Client of another service's RPCs; closed with the context. */
	client<C extends { close(): void }>(Client: ClientConstructor<C>, peer: string): C;
	/** Client of another service's log. */
	logClient(peer: string): logApi.LogServiceClient;
	directoryClient(): identityApi.DirectoryServiceClient;
	close(): Promise<void>;
};

export type ContextOptions = {
	name: string;
	config: CommonConfig;
	/** The service's own migrations; those of the log are run before them. */
	migrations: readonly MigrationSet[];
	log?: Logger;
	now?: () => number;
	poolSize?: number;
	/** Shared with the other services of the process. */
	limits?: Limiter;
	/** Changes when the files of the database are copied to its place, where that can be known. */
	files?: string;
};

/** Migrates the database and opens everything. Throws when the database or a key file cannot be used, and leaves nothing open then. */
export const openContext = (o: ContextOptions): Promise<ServiceContext> =>
	openInSteps(async (closing) => {
		const { config } = o;
		const now = o.now ?? Date.now;
		const log = o.log ?? openLogger({ service: o.name, level: config.logLevel });
		// Files first: what is missing is told before the database is touched.
		const [key, services, hubKey, grpcTls] = await Promise.all([
			readJson<JWK>(config.serviceKeyFile),
			readJson<Record<string, JWK>>(config.serviceKeysFile),
			readHubKey(config.hubKeyFile),
			readTls(config.grpcTls),
		]);
		const identity = await openServiceIdentity({ name: o.name, key, services, now });
		const onLost = (error: Error) => log.warn({ err: error }, "a database connection was lost");
		const pool = openPool({ url: config.databaseUrl, name: o.name, max: o.poolSize ?? 16, onLost });
		closing.defer(() => pool.end());
		await migrateDatabase(o, pool, log);
		const moved = await settleLog(pool, now(), o.files);
		if (moved)
			log.warn(moved, "the database was put back from a backup or a copy; positions of its log go on far behind");
		const wake = openWake({ url: config.databaseUrl, name: o.name, onLost });
		closing.defer(() => wake.close());
		const limits = o.limits ?? openLimits(config.limits);
		const { aside } = limits;
		const committer = watchCommits(openCommitter({ pool, now, newId: () => randomUUIDv7(), wake, aside }), {
			service: o.name,
			pool,
			log,
		});
		closing.defer(async () => {
			await committer.drain();
			committer.close();
		});
		const address = (peer: string): string => {
			const found = config.peers[peer];
			if (!found) throw new Error(`SEAMARK_PEERS names no address for the ${peer} service.`);
			return found;
		};
		const client = <C extends { close(): void }>(Client: ClientConstructor<C>, peer: string): C => {
			const opened = openClient(Client, address(peer), grpcTls);
			closing.defer(() => opened.close());
			return opened;
		};
		return {
			name: o.name,
			config,
			log,
			now,
			newId: () => randomUUIDv7(),
			pool,
			committer,
			wake,
			identity,
			hubKey,
			grpcTls,
			limits,
			allowances: openAllowances({ pool, now }),
			client,
			logClient: (peer) => client(logApi.LogServiceClient, peer),
			directoryClient: () => client(identityApi.DirectoryServiceClient, "identity"),
			close: () => closing.disposeAsync(),
		};
	});

/** Only the owner may change tables; the role that the service runs as is granted what the migrations grant it. */
const migrateDatabase = async (o: ContextOptions, pool: Pool, log: Logger) => {
	const appRole = await roleOf(pool);
	const owner = openPool({ url: o.config.migrationUrl, name: `${o.name} migration`, max: 2 });
	try {
		await migrate(owner, {
			sets: o.migrations,
			appRole,
			log: (line) => log.info(line),
			waiting: (line) => log.warn(line),
		});
	} finally {
		await owner.end();
	}
};

const readJson = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, "utf8")) as T;

const readHubKey = async (file: string): Promise<Uint8Array> => {
	const key = Buffer.from((await readFile(file, "utf8")).trim(), "base64url");
	if (key.length !== 32) throw new Error(`${file} does not hold 32 bytes in base64url.`);
	return key;
};
