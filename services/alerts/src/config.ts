import { list, type Setting } from "@seamark/config";
import { parseAllow, type WebhookAllow } from "./deliver-webhooks/addresses.ts";

const entries = list(
	"addresses, networks (CIDR) and host names that webhooks may go to besides public addresses; one that holds 127.0.0.1 allows http to it",
);

const webhookAllow: Setting<WebhookAllow> = {
	means: entries.means,
	parse: (raw) => parseAllow(entries.parse(raw)),
	fallback: parseAllow([]),
};

/** Settings of the alerts service besides those that every service takes. */
export const settings = { SEAMARK_WEBHOOK_ALLOW: webhookAllow };
