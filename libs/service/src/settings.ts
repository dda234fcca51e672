import { flag, list, optional, port, type Setting, text } from "@seamark/config";
import { defaultLimits, type Limits } from "@seamark/http";

/** A limit: a whole number from 1. */
const most = (means: string, fallback: number): Setting<number> => ({
	parse: (raw) => {
		if (!/^[1-9]\d{0,8}$/.test(raw)) throw new Error("must be a whole number from 1");
		return Number(raw);
	},
	fallback,
	means,
});

/** What one duty post, one agency, one address and the process may ask for; each process counts by itself. */
export const limitSettings = {
	SEAMARK_LIMIT_POST_REQUESTS: most("requests a second of one duty post", defaultLimits.postRequests),
	SEAMARK_LIMIT_AGENCY_REQUESTS: most("requests a second of one agency", defaultLimits.agencyRequests),
	SEAMARK_LIMIT_POST_CONCURRENT: most("requests of a duty post answered at once", defaultLimits.postConcurrent),
	SEAMARK_LIMIT_AGENCY_CONCURRENT: most("requests of an agency answered at once", defaultLimits.agencyConcurrent),
	SEAMARK_LIMIT_AGENCY_WAITING: most("requests of an agency that may wait for their turn", defaultLimits.agencyWaiting),
	SEAMARK_LIMIT_POST_STREAMS: most("live streams of a duty post", defaultLimits.postStreams),
	SEAMARK_LIMIT_AGENCY_STREAMS: most("live streams of an agency", defaultLimits.agencyStreams),
	SEAMARK_LIMIT_POST_MEGABYTES: most(
		"megabytes of bodies a minute from a duty post, unfolded",
		defaultLimits.postMegabytes,
	),
	SEAMARK_LIMIT_AGENCY_MEGABYTES: most(
		"megabytes of bodies a minute from an agency, unfolded",
		defaultLimits.agencyMegabytes,
	),
	SEAMARK_LIMIT_POST_BULK: most("imports and exports of a duty post at once", defaultLimits.postBulk),
	SEAMARK_LIMIT_AGENCY_BULK: most("imports and exports of an agency at once", defaultLimits.agencyBulk),
	SEAMARK_LIMIT_POST_REPORTS: most("reports from the field an hour from a duty post", defaultLimits.postReports),
	SEAMARK_LIMIT_AGENCY_REPORTS: most("reports from the field an hour from an agency", defaultLimits.agencyReports),
	SEAMARK_LIMIT_ADDRESS_REQUESTS: most(
		"requests a second from one address without a token that holds, for tokens included; behind a proxy all callers are one address",
		defaultLimits.addressRequests,
	),
	SEAMARK_LIMIT_ADDRESS_CONNECTIONS: most(
		"open connections from one address on which nobody has shown a token that holds",
		defaultLimits.addressConnections,
	),
	SEAMARK_LIMIT_HUB_REQUESTS: most("requests in hand of the process; beyond, 503", defaultLimits.hubRequests),
	SEAMARK_LIMIT_HUB_STREAMS: most("live streams of the process; beyond, 503", defaultLimits.hubStreams),
	SEAMARK_LIMIT_HUB_CONNECTIONS: most("open connections of the process; beyond, 503", defaultLimits.hubConnections),
};

export const limitsOf = (v: { [K in keyof typeof limitSettings]: number }): Limits => ({
	postRequests: v.SEAMARK_LIMIT_POST_REQUESTS,
	agencyRequests: v.SEAMARK_LIMIT_AGENCY_REQUESTS,
	postConcurrent: v.SEAMARK_LIMIT_POST_CONCURRENT,
	agencyConcurrent: v.SEAMARK_LIMIT_AGENCY_CONCURRENT,
	agencyWaiting: v.SEAMARK_LIMIT_AGENCY_WAITING,
	postStreams: v.SEAMARK_LIMIT_POST_STREAMS,
	agencyStreams: v.SEAMARK_LIMIT_AGENCY_STREAMS,
	postMegabytes: v.SEAMARK_LIMIT_POST_MEGABYTES,
	agencyMegabytes: v.SEAMARK_LIMIT_AGENCY_MEGABYTES,
	postBulk: v.SEAMARK_LIMIT_POST_BULK,
	agencyBulk: v.SEAMARK_LIMIT_AGENCY_BULK,
	postReports: v.SEAMARK_LIMIT_POST_REPORTS,
	agencyReports: v.SEAMARK_LIMIT_AGENCY_REPORTS,
	addressRequests: v.SEAMARK_LIMIT_ADDRESS_REQUESTS,
	addressConnections: v.SEAMARK_LIMIT_ADDRESS_CONNECTIONS,
	hubRequests: v.SEAMARK_LIMIT_HUB_REQUESTS,
	hubStreams: v.SEAMARK_LIMIT_HUB_STREAMS,
	hubConnections: v.SEAMARK_LIMIT_HUB_CONNECTIONS,
});

/** Settings that every service takes from its environment. */
export const commonSettings = {
	SEAMARK_DATABASE_URL: text("PostgreSQL address of this service's own database, as the role that the service runs as"),
	SEAMARK_MIGRATION_URL: text("the same database as its owner, used at start to migrate"),
	SEAMARK_HOST: text("address to listen on", "127.0.0.1"),
	SEAMARK_HTTP_PORT: port("port for HTTP", 8080),
	SEAMARK_GRPC_PORT: port("port for gRPC", 9090),
	SEAMARK_PUBLIC_URL: text(
		"origin under which callers reach this service over HTTP, for example https://alerts.hub.example",
	),
	SEAMARK_SERVICE_KEY: text("file with this service's private JWK (Ed25519)"),
	SEAMARK_SERVICE_KEYS: text("file with the public JWKs of all services of the hub, by name"),
	SEAMARK_HUB_KEY: text("file with the hub's 32 secret bytes, base64url: seals cursors and stored keys"),
	SEAMARK_PEERS: peers("gRPC addresses of the other services: identity=host:port,alerts=host:port"),
	SEAMARK_TLS_CERT: optional("PEM file of the certificate for HTTP"),
	SEAMARK_TLS_KEY: optional("PEM file of its key"),
	SEAMARK_TLS_CLIENT_CA: optional("PEM file of the authority whose client certificates tokens may be bound to"),
	SEAMARK_GRPC_TLS_CERT: optional("PEM file of the certificate for gRPC"),
	SEAMARK_GRPC_TLS_KEY: optional("PEM file of its key"),
	SEAMARK_GRPC_TLS_CA: optional("PEM file of the authority of the hub's services"),
	SEAMARK_DEMO: flag("a demonstration hub: hands out and takes bearer tokens that are bound to nothing"),
	SEAMARK_METRICS_OPEN: flag("serve /metrics to other machines"),
	SEAMARK_LOG_LEVEL: text("debug, info, warn or error", "info"),
	...limitSettings,
	KAFKA_BROKERS: list("Kafka brokers, host:port,host:port; without them services follow each other's logs over gRPC"),
	OTEL_EXPORTER_OTLP_ENDPOINT: optional("OpenTelemetry collector, for example http://127.0.0.1:4318"),
};

/** Parses `name=host:port,name=host:port`. */
function peers(means: string): Setting<Record<string, string>> {
	return {
		parse: (raw) =>
			Object.fromEntries(
				raw.split(",").map((one) => {
					const parts = /^([a-z-]+)=([^=\s]+:\d+)$/.exec(one.trim());
					if (!parts?.[1] || !parts[2]) throw new Error("must look like identity=host:port,alerts=host:port");
					return [parts[1], parts[2]];
				}),
			),
		fallback: {},
		means,
	};
}

export type CommonConfig = {
	databaseUrl: string;
	migrationUrl: string;
	host: string;
	httpPort: number;
	grpcPort: number;
	publicUrl: string;
	serviceKeyFile: string;
	serviceKeysFile: string;
	hubKeyFile: string;
	peers: Record<string, string>;
	tls: { cert?: string | undefined; key?: string | undefined; ca?: string | undefined };
	grpcTls: { cert?: string | undefined; key?: string | undefined; ca?: string | undefined };
	demo: boolean;
	metricsOpen: boolean;
	logLevel: string;
	kafkaBrokers: string[];
	otlpEndpoint: string | undefined;
	/** The defaults when absent. */
	limits?: Limits;
};

type Values = { [K in keyof typeof commonSettings]: (typeof commonSettings)[K] extends Setting<infer T> ? T : never };

export const commonConfig = (v: Values): CommonConfig => ({
	databaseUrl: v.SEAMARK_DATABASE_URL,
	migrationUrl: v.SEAMARK_MIGRATION_URL,
	host: v.SEAMARK_HOST,
	httpPort: v.SEAMARK_HTTP_PORT,
	grpcPort: v.SEAMARK_GRPC_PORT,
	publicUrl: v.SEAMARK_PUBLIC_URL.replace(/\/$/, ""),
	serviceKeyFile: v.SEAMARK_SERVICE_KEY,
	serviceKeysFile: v.SEAMARK_SERVICE_KEYS,
	hubKeyFile: v.SEAMARK_HUB_KEY,
	peers: v.SEAMARK_PEERS,
	tls: { cert: v.SEAMARK_TLS_CERT, key: v.SEAMARK_TLS_KEY, ca: v.SEAMARK_TLS_CLIENT_CA },
	grpcTls: { cert: v.SEAMARK_GRPC_TLS_CERT, key: v.SEAMARK_GRPC_TLS_KEY, ca: v.SEAMARK_GRPC_TLS_CA },
	demo: v.SEAMARK_DEMO,
	metricsOpen: v.SEAMARK_METRICS_OPEN,
	logLevel: v.SEAMARK_LOG_LEVEL,
	kafkaBrokers: v.KAFKA_BROKERS,
	otlpEndpoint: v.OTEL_EXPORTER_OTLP_ENDPOINT,
	limits: limitsOf(v),
});
