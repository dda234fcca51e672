import { readSettings, type Setting, text } from "@seamark/config";
import { type CommonConfig, commonConfig, commonSettings } from "@seamark/service";

/** For every wiring that opens this service. */
export const vaultKeySetting: Setting<string> = text(
	"file with the vault's own keys, 32 bytes in base64url on each line, the newest first; another file than the hub's key",
);

const settings = { ...commonSettings, SEAMARK_VAULT_KEY: vaultKeySetting };

export const readConfig = (
	env: Record<string, string | undefined> = process.env,
): CommonConfig & { vaultKeyFile: string } => {
	const values = readSettings(settings, env);
	return { ...commonConfig(values), vaultKeyFile: values.SEAMARK_VAULT_KEY };
};
