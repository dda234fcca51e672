import { readSettings } from "@seamark/config";
import { type CommonConfig, commonConfig, commonSettings } from "@seamark/service";

/** Case intake has no settings of its own. Throws ConfigError with every fault. */
export const readConfig = (env: Record<string, string | undefined> = process.env): CommonConfig =>
	commonConfig(readSettings(commonSettings, env));
