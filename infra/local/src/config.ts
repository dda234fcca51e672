import { service as alerts } from "@seamark/alerts";
import { choice, optional, port, readSettings, text } from "@seamark/config";
import { limitSettings, limitsOf } from "@seamark/service";

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

/** True when this process is the script of `npm start`. */
export const startedByNpm = (env: Record<string, string | undefined> = process.env): boolean =>
	env.npm_lifecycle_event === "start";

/** What can be set, a line each. */
export const settingsInWords = (): string[] =>
	Object.entries(settings).map(([name, { means, fallback }]) => {
		const absent =
			fallback === undefined || fallback === "" || typeof fallback === "object" ? "" : ` (${String(fallback)})`;
		return `  ${name.padEnd(34)}${means}${absent}`;
	});
