import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { hostOf } from "../deliver-webhooks/addresses.ts";
import type { Outcome } from "../deliver-webhooks/decide.ts";
import { waitsForApproval } from "../deliver-webhooks/held.ts";
import { subscriptionChanged } from "../events.ts";
import type { Subscription, Webhook } from "../store/subscriptions.ts";

type Found = Subscription & { webhook: Webhook };

/** Why nothing is sent to try a webhook; undefined where it may be. What may not deliver may not be tried either. */
export const notTried = ({ webhook: { state, cause } }: Found, approved: boolean): Decision | undefined =>
	!approved
		? refuse("REFUSED", [{ at: "", message: `sends nothing: ${waitsForApproval}` }])
		: state === "active" || state === "failing" || state === "stopped"
			? undefined
			: refuse("REFUSED", [{ at: "", message: `sends nothing while it is ${state}${cause ? `: ${cause}` : ""}` }]);

export const decideTestWebhook = ({ id, webhook }: Found, outcome: Outcome, actor: Actor): Decision => ({
	writes: [],
	events: [subscriptionChanged(id, "webhook-tested", actor, hostOf(new URL(webhook.url)))],
	answer: outcome.delivered ? { taken: true } : { taken: false, cause: outcome.cause },
});
