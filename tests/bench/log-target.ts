import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { encodeEvent } from "@seamark/contracts";
import { openPool } from "@seamark/db";
import { logService, type Relay, relayToKafka } from "@seamark/events";
import { startGrpcServer } from "@seamark/grpc";
import { logMigrations } from "@seamark/log";
import { createDatabase, ensureRole, type Postgres, startPostgres } from "@seamark/postgres";
import { type CommonConfig, makeKeyFiles, openContext, type ServiceContext } from "@seamark/service";
import { servePeer } from "./processes.ts";
import { profileCalls } from "./profile.ts";

/** The producing side of `drain`: a log with events in it, served over gRPC, and sent to Kafka when asked. */

const stack = new AsyncDisposableStack();
let context: ServiceContext;
let postgres: Postgres;
let head = 0;

/** `profiled`: PostgreSQL counts its statements, for the call of that name. */
export type LogStart = { dataDir: string; events: number; profiled: boolean };
export type LogStarted = { config: CommonConfig; logUrl: string };

const databaseOf = async (name: string) => {
	const [owner, app] = [`${name}_owner`, name];
	await Promise.all([ensureRole(postgres, owner, "owner"), ensureRole(postgres, app, "app")]);
	await createDatabase(postgres, name, { owner, users: [app] });
	return {
		databaseUrl: postgres.url(name, { name: app, password: "app" }),
		migrationUrl: postgres.url(name, { name: owner, password: "owner" }),
	};
};

/** As many events as alerts raise, in commits of a thousand. */
const append = async (count: number) => {
	const handling = { tlp: "green", audience: { regions: ["pacific"] } };
	const raised = (n: number) => {
		const alertId = context.newId();
		const governed = { record: "alert", originatorAgency: randomUUID(), originatorCountry: "FJ", topic: "smuggling" };
		return {
			...encodeEvent("AlertRaised", alertId, {
				...{ alertId, version: 1, governed: { ...governed, ages: "unknown", handling } },
				facets: {
					kind: "route",
					topic: "smuggling",
					urgency: "routine",
					countries: ["FJ", "TO"],
					regions: ["pacific"],
				},
				actor: {
					agencyId: governed.originatorAgency,
					postId: randomUUID(),
					purpose: "investigation",
					tokenId: `token-${n}`,
				},
			}),
			version: 1,
		};
	};
	for (let done = 0; done < count; done += 1_000) {
		const events = Array.from({ length: Math.min(1_000, count - done) }, (_, n) => raised(done + n));
		head = (await context.committer.commit({ writes: [], events })).position;
	}
};

const start = async ({ dataDir, events, profiled }: LogStart): Promise<LogStarted> => {
	const settings = { shared_preload_libraries: "pg_stat_statements" };
	postgres = await startPostgres({ dataDir: join(dataDir, "data"), ...(profiled ? { settings } : {}) });
	stack.defer(() => postgres.stop());
	const keys = await makeKeyFiles(join(dataDir, "keys"), ["alerts", "audit"]);
	const [alerts, audit] = await Promise.all([databaseOf("alerts"), databaseOf("audit")]);
	const configOf = (name: string, urls: typeof alerts, peers: Record<string, string>): CommonConfig => ({
		...urls,
		...{ host: "127.0.0.1", httpPort: 0, grpcPort: 0, publicUrl: "http://127.0.0.1", peers, tls: {}, grpcTls: {} },
		...{ serviceKeyFile: keys.keyOf(name), serviceKeysFile: keys.services, hubKeyFile: keys.hub },
		...{ demo: false, metricsOpen: false, logLevel: "warn", kafkaBrokers: [], otlpEndpoint: undefined },
	});
	context = await openContext({ name: "alerts", migrations: [logMigrations], config: configOf("alerts", alerts, {}) });
	stack.defer(() => context.close());
	const server = await startGrpcServer({
		host: "127.0.0.1",
		port: 0,
		services: [
			logService({
				...{ pool: context.pool, wake: context.wake, service: "alerts", readers: ["audit"] },
				serve: { identity: context.identity },
			}),
		],
	});
	stack.defer(() => server.close());
	await append(events);
	return {
		config: configOf("audit", audit, { alerts: `127.0.0.1:${server.port}` }),
		logUrl: alerts.databaseUrl,
	};
};

/** The consumer's tables, made once it has migrated: owners alone may. */
const prepare = async ({ config }: { config: CommonConfig }) => {
	const owner = openPool({ url: config.migrationUrl, name: "bench", max: 1 });
	await owner
		.query(
			`create table effect (position bigint not null, subject text not null, event_id uuid not null);
			grant select, insert, truncate on effect to audit`,
		)
		.finally(() => owner.end());
};

/** The statements that took PostgreSQL the longest since the last call. */
const statements = async (): Promise<object[]> => {
	const admin = openPool({ url: postgres.url("audit"), name: "bench", max: 1 });
	try {
		await admin.query("create extension if not exists pg_stat_statements");
		const { rows } = await admin.query<object>(
			`select round(total_exec_time)::int as ms, calls::int, rows::int, regexp_replace(query, '\\s+', ' ', 'g') as query
			from pg_stat_statements order by total_exec_time desc limit 15`,
		);
		await admin.query("select pg_stat_statements_reset()");
		return rows;
	} finally {
		await admin.end();
	}
};

/** Sends the whole log to Kafka, to a topic that no service has. */
const relay = async ({ brokers }: { brokers: string[] }): Promise<{ ms: number }> => {
	const began = performance.now();
	let failed = "";
	const sending: Relay = relayToKafka({
		...{ pool: context.pool, wake: context.wake, service: "bench-drain", kafka: { brokers } },
		notice: (notice) => {
			if (notice.kind !== "leading") failed = notice.cause;
		},
	});
	try {
		while (sending.state().position < head) {
			if (failed) throw new Error(`the relay: ${failed}`);
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		return { ms: Math.round(performance.now() - began) };
	} finally {
		await sending.close();
	}
};

servePeer({ start, prepare, relay, statements, ...profileCalls() }, () => stack.disposeAsync());
