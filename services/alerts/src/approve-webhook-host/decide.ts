import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import { subscriptionChanged } from "../events.ts";
import { approveWebhooks, deleteWebhookHost, insertWebhookHost } from "../store/webhook-hosts.ts";
import type { Host } from "../subscription/hosts.ts";

/**
 * The administrator of an agency lets its webhooks go to a host, or no longer. The process that delivers hears of it by the webhooks that
 * lead there: it goes on, or closes its books and has them wait.
 */
export const decideWebhookHost = (
	{ host, approvedAt, subscriptions }: Host,
	approve: boolean,
	{ actor, agency, at }: { actor: Actor; agency: string; at: number },
): Decision => {
	if (approve === (approvedAt !== null)) return { writes: [], events: [], answer: null };
	const change = approve ? "webhook-host-approved" : "webhook-host-withdrawn";
	const since = new Date(at).toISOString();
	return {
		writes: approve
			? [
					{ statement: insertWebhookHost, row: { agency, host, at: since } },
					...subscriptions.map((id) => ({ statement: approveWebhooks, row: { id, at: since } })),
				]
			: [{ statement: deleteWebhookHost, row: { agency, host } }],
		events: subscriptions.map((id) => subscriptionChanged(id, change, actor, host)),
		answer: null,
	};
};
