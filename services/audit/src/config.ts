import { list, readSettings, type Setting } from "@seamark/config";
import { type CommonConfig, commonConfig, commonSettings } from "@seamark/service";

const names = list("services whose events the audit records; leave one out only where the hub does not run it");

const sources: Setting<string[]> = { ...names, fallback: ["identity", "alerts", "case-intake", "vault"] };

const settings = { ...commonSettings, SEAMARK_AUDIT_SOURCES: sources };

/** Throws ConfigError with every fault. */
export const readConfig = (
	env: Record<string, string | undefined> = process.env,
): CommonConfig & { sources: readonly string[] } => {
	const values = readSettings(settings, env);
	return { ...commonConfig(values), sources: values.SEAMARK_AUDIT_SOURCES };
};
