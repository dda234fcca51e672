import { flag, list, optional, port, type Setting, text } from "@seamark/config";

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
});
