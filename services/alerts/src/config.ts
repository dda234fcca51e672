import { list, readSettings, type Setting } from "@seamark/config";
import { type CommonConfig, commonConfig, commonSettings } from "@seamark/service";
import { parseAllow, type WebhookAllow } from "./deliver-webhooks/addresses.ts";

const entries = list(
	"addresses, networks (CIDR) and host names that webhooks may go to besides public addresses; one that holds 127.0.0.1 allows http to it",
);

/** For every wiring that opens this service. */
export const webhookAllowSetting: Setting<WebhookAllow> = {
	means: entries.means,
	parse: (raw) => parseAllow(entries.parse(raw)),
	fallback: parseAllow([]),
};

const settings = { ...commonSettings, SEAMARK_WEBHOOK_ALLOW: webhookAllowSetting };

export const readConfig = (
	env: Record<string, string | undefined> = process.env,
): CommonConfig & { webhookAllow: WebhookAllow } => {
	const values = readSettings(settings, env);
	return { ...commonConfig(values), webhookAllow: values.SEAMARK_WEBHOOK_ALLOW };
};
