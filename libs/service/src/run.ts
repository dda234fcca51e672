import { type Authenticator, type DirectorySource, followDirectory, openAuthenticator } from "@seamark/auth";
import { ConfigError } from "@seamark/config";
import { relayToKafka } from "@seamark/events";
import { type GrpcService, startGrpcServer } from "@seamark/grpc";
import { type HttpServer, openHttp, readTls } from "@seamark/http";
import { startTelemetry } from "@seamark/telemetry";
import type { ServiceContext } from "./context.ts";

/** A service as its wiring sees it: routes, RPCs, what is not ready yet, and an end. */
export type Service = {
	name: string;
	/** Registers the service's HTTP operations. */
	routes(app: HttpServer): void;
	grpc: readonly GrpcService[];
	/** Names what is not ready; empty when all is. */
	notReady(): Promise<string[]>;
	/** Ends streams and consumers; the context is closed by whoever opened it. */
	close(): Promise<void>;
};

/** Directory and authentication for a service that is not identity itself. */
export const followIdentity = (
	context: ServiceContext,
): { directory: DirectorySource; authenticator: Authenticator } => {
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

/** Runs one service in a process of its own until SIGINT or SIGTERM, which end it within ten seconds. */
export const runService = async (o: {
	open: () => Promise<{
		context: ServiceContext;
		service: Service;
		authenticator: Authenticator;
		/** Set where other services consume this one's events: they are sent to Kafka when brokers are named. */
		relay?: true;
		closeLast?: () => Promise<void>;
	}>;
}): Promise<void> => {
	const stopped = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());
	try {
		const { context, service, authenticator, relay, closeLast } = await o.open();
		const { config, log } = context;
		const endTelemetry = startTelemetry({
			service: service.name,
			...(config.otlpEndpoint ? { otlpEndpoint: config.otlpEndpoint } : {}),
		});
		const grpc = await startGrpcServer({
			host: config.host,
			port: config.grpcPort,
			services: service.grpc,
			...(context.grpcTls ? { tls: context.grpcTls } : {}),
		});
		const tls = await readTls(config.tls);
		const http = await openHttp({
			title: `Seamark ${service.name}`,
			publicUrl: config.publicUrl,
			authenticator,
			log,
			notReady: () => service.notReady(),
			metricsOpen: config.metricsOpen,
			limits: context.limits,
			...(tls ? { tls } : {}),
		});
		service.routes(http);
		await http.listen({ host: config.host, port: config.httpPort });
		const sending = relay && config.kafkaBrokers.length > 0 ? startRelay(context) : undefined;
		log.info({ http: `${config.host}:${config.httpPort}`, grpc: `${config.host}:${grpc.port}` }, "listening");

		if (!stopped.signal.aborted)
			await new Promise((resolve) => stopped.signal.addEventListener("abort", resolve, { once: true }));
		log.info("shutting down");
		await service.close();
		await http.close();
		await sending?.close();
		await grpc.close();
		await closeLast?.();
		await context.close();
		await endTelemetry();
		log.info("stopped");
	} catch (error) {
		// The reader of this is the engineer who just tried to start it.
		process.stderr.write(
			`${error instanceof ConfigError ? error.message : `The service cannot start: ${(error as Error).message}`}\n`,
		);
		process.exitCode = 1;
	}
};
