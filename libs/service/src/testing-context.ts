import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MigrationSet } from "@seamark/db";
import { copyOfMigrated } from "@seamark/db/testing";
import { openLogger } from "@seamark/telemetry";
import type { TestDatabase } from "@seamark/testing";
import { openContext, type ServiceContext } from "./context.ts";
import { serviceNames } from "./hub-services.ts";
import { makeKeyFiles } from "./key-files.ts";
import type { CommonConfig } from "./settings.ts";

export type TestContext = ServiceContext & { database: TestDatabase };
export type TestContextOptions = {
	name: string;
	migrations: readonly MigrationSet[];
	now?: () => number;
	config?: Partial<CommonConfig>;
};

/** A service context on a fresh database, with keys of its own. Closing it drops the database. */
export const testContext = async (o: TestContextOptions): Promise<TestContext> => {
	const database = await copyOfMigrated(o.migrations);
	const dir = await mkdtemp(join(tmpdir(), "seamark-keys-"));
	const keys = await makeKeyFiles(dir, [...new Set([...serviceNames, o.name])]);
	const context = await openContext({
		name: o.name,
		migrations: o.migrations,
		...(o.now ? { now: o.now } : {}),
		log: openLogger({ service: o.name, level: "warn" }),
		config: {
			databaseUrl: database.appUrl,
			migrationUrl: database.ownerUrl,
			host: "127.0.0.1",
			httpPort: 0,
			grpcPort: 0,
			publicUrl: "http://127.0.0.1:8080",
			serviceKeyFile: keys.keyOf(o.name),
			serviceKeysFile: keys.services,
			hubKeyFile: keys.hub,
			peers: {},
			tls: {},
			grpcTls: {},
			demo: false,
			metricsOpen: false,
			logLevel: "warn",
			kafkaBrokers: [],
			otlpEndpoint: undefined,
			...o.config,
		},
	});
	return {
		...context,
		database,
		close: async () => {
			await context.close();
			await database.drop();
			await rm(dir, { recursive: true, force: true });
		},
	};
};
