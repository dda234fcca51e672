import { service as alerts } from "@seamark/alerts";
import { choice, list, optional, port, readSettings, type Setting, text } from "@seamark/config";
import { databaseOf, limitSettings, limitsOf } from "@seamark/service";
import { type Named, nameHub } from "./named.ts";

const settings = {
	SEAMARK_PORT: port("port of the hub", 8080),
	SEAMARK_HOST: text("address to listen on", "127.0.0.1"),
	SEAMARK_DATA: text("folder for everything that the hub keeps", ".seamark"),
	SEAMARK_SEED: choice("what to fill an empty hub with, demo or none", ["demo", "none"], "demo"),
	SEAMARK_DIRECTORY_FILE: optional(
		"JSON file with the first directory, for SEAMARK_SEED=none; read while the directory is empty",
	),
	SEAMARK_LOG_LEVEL: choice("how much to log", ["debug", "info", "warn", "error"], "warn"),
	...alerts.settings,
	...limitSettings,
	OTEL_EXPORTER_OTLP_ENDPOINT: optional("OpenTelemetry collector, for example http://127.0.0.1:4318"),
};

/** Settings of the embedded hub. Throws ConfigError with every fault. */
export const readConfig = (env: Record<string, string | undefined> = process.env) => {
	const values = readSettings(settings, env);
	return {
		port: values.SEAMARK_PORT,
		host: values.SEAMARK_HOST,
		dataDir: values.SEAMARK_DATA,
		seed: values.SEAMARK_SEED,
		directoryFile: values.SEAMARK_DIRECTORY_FILE,
		logLevel: values.SEAMARK_LOG_LEVEL,
		env,
		otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
		limits: limitsOf(values),
	};
};

/** The same, and of a hub that `--hub` names its own ports, folder and identifier. */
export const readConfigOf = async (
	name: string | undefined,
	env: Record<string, string | undefined> = process.env,
): Promise<{ config: ReturnType<typeof readConfig>; named?: Named }> => {
	if (name === undefined) return { config: readConfig(env) };
	const { named, env: given } = await nameHub(name, env);
	return { config: readConfig(given), named };
};

/** True when this process is the script of `npm start`. */
export const startedByNpm = (env: Record<string, string | undefined> = process.env): boolean =>
	env.npm_lifecycle_event === "start";

type Settings = Record<string, Setting<unknown>>;

const inWords = (settings: Settings): string[] =>
	Object.entries(settings).map(([name, { means, fallback }]) => {
		const absent =
			fallback === undefined || fallback === "" || typeof fallback === "object" ? "" : ` (${String(fallback)})`;
		return `  ${name.padEnd(34)}${means}${absent}`;
	});

/** What can be set, a line each. */
export const settingsInWords = (): string[] => inWords(settings);

const moveSettings = {
	SEAMARK_DATA: text("folder of a hub in one process", ".seamark"),
	SEAMARK_MOVE_DATABASE_URL: optional(
		"services apart: address of the vault's PostgreSQL, as an account that may rename databases and roles",
	),
	SEAMARK_MOVE_AUDIT_URL: optional(
		"services apart: address of the audit's database, where it is on another PostgreSQL",
	),
	SEAMARK_MOVE_KEYS: list("services apart: folders with key files, /keys/hub,/keys/vault"),
	KAFKA_BROKERS: list("services apart: Kafka brokers, host:port,host:port"),
};

export const moveSettingsInWords = (): string[] => inWords(moveSettings);

/** Settings of `npm run move-vault`. Throws ConfigError with every fault. */
export const readMoveConfig = (env: Record<string, string | undefined> = process.env) => {
	const values = readSettings(moveSettings, env);
	const url = values.SEAMARK_MOVE_DATABASE_URL;
	const cluster = (database: string) => withDatabase(url ?? "", database);
	return {
		dataDir: values.SEAMARK_DATA,
		apart: url && {
			cluster,
			audit: values.SEAMARK_MOVE_AUDIT_URL ?? cluster(databaseOf("audit")),
			keys: values.SEAMARK_MOVE_KEYS,
			brokers: values.KAFKA_BROKERS,
		},
	};
};

const backupSettings = {
	SEAMARK_DATA: text("folder of a hub in one process", ".seamark"),
	SEAMARK_BACKUP_KEY: optional(
		"file with 32 bytes in base64url: the backup is encrypted with them; nothing is encrypted without",
	),
	SEAMARK_FILES: optional("folder of the files of cases and requests, where it is not in the folder of the hub"),
	SEAMARK_BACKUP_DATABASE_URL: optional("services apart: address of their PostgreSQL, as its superuser"),
	SEAMARK_BACKUP_KEYS: list("services apart: folders with key files, /keys/hub,/keys/vault"),
	KAFKA_BROKERS: list(
		"services apart, restore: Kafka brokers, host:port,host:port; topics of the services are deleted there",
	),
};

export const backupSettingsInWords = (): string[] => inWords(backupSettings);

/** Settings of `npm run backup` and `npm run restore`. Throws ConfigError with every fault. */
export const readBackupConfig = (env: Record<string, string | undefined> = process.env) => {
	const values = readSettings(backupSettings, env);
	const url = values.SEAMARK_BACKUP_DATABASE_URL;
	return {
		dataDir: values.SEAMARK_DATA,
		keyFile: values.SEAMARK_BACKUP_KEY,
		files: values.SEAMARK_FILES,
		apart: url && {
			cluster: (database: string) => withDatabase(url, database),
			keys: values.SEAMARK_BACKUP_KEYS,
			brokers: values.KAFKA_BROKERS,
		},
	};
};

/** The same address with another database. Not by URL, which knows no address without a host, as sockets have. */
const withDatabase = (url: string, database: string): string => {
	const [, server = url, rest = ""] = /^(\w+:\/\/[^/?]*)(?:\/[^?]*)?(.*)$/.exec(url) ?? [];
	return `${server}/${database}${rest}`;
};
