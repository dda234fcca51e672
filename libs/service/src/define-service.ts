import type { Authenticator, DirectorySource, Session } from "@seamark/auth";
import type { Setting } from "@seamark/config";
import type { MigrationSet } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { type EventSource, eventSourceFor, logService } from "@seamark/events";
import type { GrpcService, ServeOptions } from "@seamark/grpc";
import type { HttpServer, Limiter } from "@seamark/http";
import { type Committed, logMigrations } from "@seamark/log";
import { policyMigrations } from "@seamark/policy";
import type { Logger } from "@seamark/telemetry";
import { openContext, type ServiceContext } from "./context.ts";
import { healthService } from "./health.ts";
import { readersOf } from "./hub-services.ts";
import { type Closing, openInSteps } from "./open-in-steps.ts";
import { type Operations, openOperations, openRefusals } from "./operations/index.ts";
import { waitingFor } from "./ready.ts";
import type { CommonConfig } from "./settings.ts";

type Settings = Record<string, Setting<unknown>>;
export type ValuesOf<S extends Settings> = { [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** The directory, and who a caller is by it. */
export type Identities = { directory: DirectorySource; authenticator: Authenticator };

/** What a service opens on. */
export type Opening<S extends Settings = Settings> = Identities & {
	context: ServiceContext;
	/** The service's own settings. */
	settings: ValuesOf<S>;
	/** What is opened is deferred here at once: it is closed when anything later fails, and at the end, last opened first. */
	closing: Closing;
	/** Events of another service, for a consumer of this one: over Kafka where brokers are named, else from its log. */
	eventsOf(source: string, consumer: string): EventSource;
	/** How RPCs are served that only services of the hub call. */
	toServices: ServeOptions<never>;
	/** How RPCs are served that agencies call. */
	toAgencies: ServeOptions<Session>;
};

/** What a service has opened, and serves. */
export type Serves = {
	grpc?: readonly GrpcService[];
	/** Names what is not ready besides database and directory; empty when all is. */
	notReady?: () => Promise<string[]>;
	/** What `readyz` tells beside that. Anybody may read it: no counts, and nothing of anybody's work. */
	report?: () => Record<string, unknown>;
	/** Runs when a command is stored and before its answer leaves. */
	committed?: (done: Committed) => Promise<void>;
	/** Of the identity service alone, which others get theirs from. */
	identities?: Identities;
	/** What its operations are built on. */
	[own: string]: unknown;
};

export type ServiceDefinition<S extends Settings = Settings, O extends Serves = Serves> = {
	/** As in hub-services.ts. */
	name: string;
	/** Tables of the service itself; those of the log and of the policy come before them. */
	migrations: MigrationSet;
	settings: S;
	/** Group in the description for operations that name none. */
	tag: string;
	open(o: Opening<S>): Promise<O>;
	/** Puts the operations on an HTTP server. Only registers: nothing is read from what the service opened before a request comes. */
	routes(api: Operations, own: O): void;
};

/** Defines a service. Anyone who runs it, alone or in the embedded hub, opens it by the same definition. */
export const defineService = <const S extends Settings, O extends Serves>(
	definition: ServiceDefinition<S, O>,
): ServiceDefinition<S, O> => definition;

/** A service that is open. Nothing listens yet. */
export type Service<O extends Serves = Serves> = {
	name: string;
	context: ServiceContext;
	/** What the definition's `open` gave, for who knows the service. */
	own: O;
	identities: Identities;
	routes(app: HttpServer): void;
	grpc: readonly GrpcService[];
	notReady(): Promise<string[]>;
	report(): Record<string, unknown>;
	/** Ends streams and consumers. */
	stop(): Promise<void>;
	/** Stops, and closes what the service is built on. */
	close(): Promise<void>;
};

export type PrepareOptions = {
	config: CommonConfig;
	log?: Logger;
	now?: () => number;
	limits?: Limiter;
	/** As in the context's options. */
	files?: string;
};

/** All migrations of a service's database, in their order. */
export const migrationsOf = ({ migrations }: Pick<ServiceDefinition, "migrations">): MigrationSet[] => [
	logMigrations,
	policyMigrations,
	migrations,
];

/** Migrates the database and opens what the service is built on. The service opens when the identities of the hub are known. */
export const prepareService = async <S extends Settings, O extends Serves>(
	definition: ServiceDefinition<S, O>,
	settings: ValuesOf<S>,
	o: PrepareOptions,
): Promise<{
	context: ServiceContext;
	open: (identities?: () => Promise<Identities>) => Promise<Service<O>>;
	close: () => Promise<void>;
}> => {
	const context = await openContext({ ...o, name: definition.name, migrations: migrationsOf(definition) });
	return {
		context,
		open: (identities) => openService(definition, context, settings, { identities }),
		close: () => context.close(),
	};
};

/** Opens a service on a context that is there, with settings that are read. */
export const openService = async <S extends Settings, O extends Serves>(
	definition: ServiceDefinition<S, O>,
	context: ServiceContext,
	settings: ValuesOf<S>,
	o: {
		/** Left out where nobody is to be told apart, as in tests of a service that only services call. */
		identities?: (() => Promise<Identities>) | undefined;
		/** Where events come from, if not from Kafka or the other services' logs. */
		eventsOf?: Opening["eventsOf"];
	} = {},
): Promise<Service<O>> => {
	const { name, tag } = definition;
	const { log, pool, wake } = context;
	return openInSteps(async (closing) => {
		const refusals = openRefusals({
			committer: context.committer,
			now: context.now,
			onError: (error) => log.warn({ err: error }, "refused attempts could not be recorded"),
		});
		closing.defer(() => refusals.close());
		// Identity needs nobody; the others wait until they know who is who.
		const given = (name === "identity" ? undefined : await o.identities?.()) as Identities;
		const toServices: ServeOptions<never> = {
			identity: context.identity,
			onError: callFailed(log),
			stranger: (peer) => {
				context.limits.stranger(addressOf(peer));
				context.limits.paid(addressOf(peer));
			},
		};
		const own = await definition.open({
			...given,
			context,
			settings,
			closing,
			eventsOf:
				o.eventsOf ??
				((source, consumer) =>
					eventSourceFor({
						kafkaBrokers: context.config.kafkaBrokers,
						source,
						consumer,
						identity: context.identity,
						logClient: context.logClient,
					})),
			toServices,
			toAgencies: {
				...toServices,
				...(given ? agencyCalls(context, given.authenticator) : {}),
			} as ServeOptions<Session>,
		});
		const identities = own.identities ?? given;
		const readers = readersOf(name);
		const notReady = async () => [
			...(await waitingFor(pool, identities?.directory)),
			...((await own.notReady?.()) ?? []),
		];
		const served = [
			...(own.grpc ?? []),
			...(readers.length > 0 ? [logService({ pool, wake, service: name, readers, serve: toServices })] : []),
		];
		return {
			name,
			context,
			own,
			identities,
			routes: (app) =>
				definition.routes(
					openOperations({ app, context, refusals, tag, ...(own.committed ? { committed: own.committed } : {}) }),
					own,
				),
			grpc: [...served, healthService({ served, notReady, serve: toServices })],
			notReady,
			report: () => own.report?.() ?? {},
			stop: () => closing.disposeAsync(),
			close: async () => {
				await closing.disposeAsync();
				await context.close();
			},
		};
	});
};

const callFailed = (log: Logger) => (path: string, error: HubError) => {
	if (error.code === "INTERNAL") log.error({ err: error.cause ?? error, rpc: path }, "call failed");
};

/** The address of a caller over gRPC, without its port. */
const addressOf = (peer: string): string => peer.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");

/** Calls of agencies are let in as their requests over HTTP are: by their token, and within the same limits. */
const agencyCalls = (
	context: ServiceContext,
	authenticator: Authenticator,
): Pick<ServeOptions<Session>, "authenticate" | "enter" | "bytes"> => ({
	authenticate: async ({ authorization, dpop, path, peer }, scope) => {
		const { limits } = context;
		const address = addressOf(peer);
		limits.room();
		limits.stranger(address, () => authenticator.remembers?.(authorization) ?? false);
		const credentials = {
			authorization,
			dpop: dpop === "" ? undefined : dpop,
			method: "POST",
			url: context.config.publicUrl + path,
			certificate: undefined,
		};
		const session = await authenticator.authenticate(credentials).catch((error: unknown) => {
			limits.paid(address);
			throw error;
		});
		if (!session.principal().scopes.includes(scope))
			throw new HubError("FORBIDDEN", {
				detail: `This operation needs the scope ${scope}, which this token does not carry.`,
			});
		return session;
	},
	enter: (session, load) => context.limits.enter(session.principal(), load),
	bytes: (session, count) => context.limits.bytes(session.principal(), count),
});
