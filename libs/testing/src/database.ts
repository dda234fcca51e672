import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MigrationSet, migrate, openPool, quoteIdentifier, quoteLiteral } from "@seamark/db";
import { type CommonConfig, makeKeyFiles, openContext, type ServiceContext } from "@seamark/service";
import { openLogger } from "@seamark/telemetry";
import { inject } from "vitest";

export type TestDatabase = {
	/** As the non-owner role that a service runs as. */
	appUrl: string;
	ownerUrl: string;
	/** As the cluster's superuser. */
	adminUrl: string;
	drop(): Promise<void>;
};

/** Makes a fresh database with an owner and an app role, migrated when `sets` are given. */
export const testDatabase = async (o: { sets?: readonly MigrationSet[] } = {}): Promise<TestDatabase> => {
	const { adminUrl } = inject("postgres");
	const name = `t_${randomBytes(6).toString("hex")}`;
	const [owner, app] = [`${name}_owner`, `${name}_app`];
	const password = randomBytes(12).toString("hex");
	const admin = openPool({ url: adminUrl, name: "test", max: 1 });
	try {
		for (const role of [owner, app])
			await admin.query(
				`create role ${quoteIdentifier(role)} login password ${quoteLiteral(password)} nosuperuser nobypassrls`,
			);
		await admin.query(`create database ${quoteIdentifier(name)} owner ${quoteIdentifier(owner)}`);
	} finally {
		await admin.end();
	}
	const as = (user: string) => {
		const url = new URL(adminUrl.replace(/@\//, "@localhost/"));
		url.pathname = `/${name}`;
		url.username = user;
		url.password = password;
		return adminUrl.includes("@/") ? url.href.replace("@localhost/", "@/") : url.href;
	};
	const ownerUrl = as(owner);
	if (o.sets) {
		const pool = openPool({ url: ownerUrl, name: "test", max: 2 });
		await migrate(pool, { sets: o.sets, appRole: app }).finally(() => pool.end());
	}
	const superUrl = adminUrl.replace(/\/postgres(\?|$)/, `/${name}$1`);
	return {
		appUrl: as(app),
		ownerUrl,
		adminUrl: superUrl,
		drop: async () => {
			const pool = openPool({ url: adminUrl, name: "test", max: 1 });
			await pool.query(`drop database if exists ${quoteIdentifier(name)} with (force)`);
			for (const role of [owner, app]) await pool.query(`drop role if exists ${quoteIdentifier(role)}`);
			await pool.end();
		},
	};
};

/** A service context on a fresh database, with keys of its own. Closing it drops the database. */
export const testContext = async (o: {
	name: string;
	migrations: readonly MigrationSet[];
	now?: () => number;
	config?: Partial<CommonConfig>;
}): Promise<ServiceContext & { database: TestDatabase }> => {
	const database = await testDatabase();
	const dir = await mkdtemp(join(tmpdir(), "seamark-keys-"));
	const keys = await makeKeyFiles(dir, ["identity", "alerts", "audit", "case-intake", "vault"]);
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
