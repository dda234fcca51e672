import { readSettings } from "@seamark/config";
import { type CommonConfig, commonConfig, commonSettings } from "./settings.ts";

/** The environment of this process. Settings are read from it, and nothing else looks at it. */
export const readEnvironment = (): Record<string, string | undefined> => process.env;

/** What every service is told by its environment. Throws ConfigError with every fault. */
export const readCommonConfig = (env = readEnvironment()): CommonConfig =>
	commonConfig(readSettings(commonSettings, env));
