import { followDirectory, openAuthenticator } from "@seamark/auth";
import { ConfigError, readSettings } from "@seamark/config";
import { relayToKafka } from "@seamark/events";
import { startGrpcServer } from "@seamark/grpc";
import { openHttp, readTls } from "@seamark/http";
import { startTelemetry } from "@seamark/telemetry";
import { readEnvironment } from "./config.ts";
import type { ServiceContext } from "./context.ts";
import { type Identities, prepareService, type ServiceDefinition, type ValuesOf } from "./define-service.ts";
import { readersOf } from "./hub-services.ts";
import { Closing, reasonOf } from "./open-in-steps.ts";
import { commonConfig, commonSettings } from "./settings.ts";

/** A supervisor that starts it again should not wait long for what hangs while it is closed. */
const closeWithinMs = { failed: 3_000, asked: 8_000 };

/** Runs one service in a process of its own until SIGINT or SIGTERM, which end it within ten seconds. */
// biome-ignore lint/suspicious/noExplicitAny: every service's own settings and answers fit.
export const runService = async (definition: ServiceDefinition<any, any>): Promise<void> => {
	const stopped = Promise.withResolvers<void>();
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.resolve());
	const open = new Closing();
	let within = closeWithinMs.asked;
	try {
		await Promise.race([startService(definition, readEnvironment(), open), stopped.promise]);
		await stopped.promise;
	} catch (error) {
		// The reader of this is the engineer who just tried to start it.
		process.stderr.write(
			`${error instanceof ConfigError ? error.message : `The service cannot start: ${reasonOf(error)}`}\n`,
		);
		process.exitCode = 1;
		within = closeWithinMs.failed;
	}
	// Anything that hangs while it is closed must not keep a dead service alive.
	setTimeout(() => process.exit(), within).unref();
	await open.disposeAsync().catch((error: unknown) => void process.stderr.write(`While closing: ${reasonOf(error)}\n`));
};

/**
 * Starts one service from its settings, and resolves when it listens. What it opens is on `open` at once: anyone who runs it closes
 * that when it fails, so that a start that fails ends and a supervisor can try again.
 */
export const startService = async (
	// biome-ignore lint/suspicious/noExplicitAny: as above.
	definition: ServiceDefinition<any, any>,
	env: Record<string, string | undefined>,
	open: Closing,
): Promise<void> => {
	// Read together, so that every fault is told at once.
	const values = readSettings({ ...commonSettings, ...definition.settings }, env);
	const config = commonConfig(values as ValuesOf<typeof commonSettings>);
	const { name } = definition;
	const endTelemetry = startTelemetry({
		service: name,
		...(config.otlpEndpoint ? { otlpEndpoint: config.otlpEndpoint } : {}),
	});
	open.defer(endTelemetry);
	const tls = await readTls(config.tls);
	const prepared = await prepareService(definition, values, { config });
	const { context } = prepared;
	open.defer(() => context.log.info("stopped"));
	open.defer(() => prepared.close());
	const service = await prepared.open(async () => {
		const identities = followIdentity(context);
		open.defer(() => identities.directory.close());
		return identities;
	});
	open.defer(() => service.stop());
	const grpc = await startGrpcServer({
		host: config.host,
		port: config.grpcPort,
		services: service.grpc,
		...(context.grpcTls ? { tls: context.grpcTls } : {}),
	});
	open.defer(() => grpc.close());
	if (readersOf(name).length > 0 && config.kafkaBrokers.length > 0) {
		const relay = startRelay(context);
		open.defer(() => relay.close());
	}
	const http = await openHttp({
		title: `Seamark ${name}`,
		publicUrl: config.publicUrl,
		authenticator: service.identities.authenticator,
		log: context.log,
		notReady: () => service.notReady(),
		report: () => service.report(),
		metricsOpen: config.metricsOpen,
		limits: context.limits,
		...(tls ? { tls } : {}),
	});
	open.defer(() => http.close());
	// Streams are ended first, each with a cursor to come back with; then the server can close.
	open.defer(() => service.stop());
	service.routes(http);
	await http.listen({ host: config.host, port: config.httpPort });
	context.log.info({ http: `${config.host}:${config.httpPort}`, grpc: `${config.host}:${grpc.port}` }, "listening");
	open.defer(() => context.log.info("shutting down"));
};

/** Directory and authentication for a service that is not identity itself. */
export const followIdentity = (context: ServiceContext): Identities => {
	const directory = followDirectory({
		identity: context.identity,
		directory: context.directoryClient(),
		log: context.logClient("identity"),
		notice: (what, error) => context.log.warn({ err: error }, what),
	});
	return {
		directory,
		authenticator: openAuthenticator({ directory, now: context.now, allowBearer: context.config.demo }),
	};
};

const startRelay = ({ name, pool, wake, config, log }: ServiceContext) =>
	relayToKafka({
		pool,
		wake,
		service: name,
		kafka: { brokers: config.kafkaBrokers },
		notice: (notice) => (notice.kind === "leading" ? log.info(notice, "relay leads") : log.warn(notice, "relay")),
	});
