import { readSettings } from "@seamark/config";
import { type CommonConfig, commonConfig, commonSettings } from "@seamark/service";

export const readConfig = (env: Record<string, string | undefined> = process.env): CommonConfig => commonConfig(readSettings(commonSettings, env));
