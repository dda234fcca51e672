import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { hostOf } from "../deliver-webhooks/addresses.ts";
import { subscriptionChanged } from "../events.ts";
import type { Subscription, Webhook } from "../store/subscriptions.ts";
import { confirmWebhook } from "../store/webhooks.ts";

/** An officer of the duty post says that the address is still the unit's. */
export const decideConfirmWebhook = (
	{ id, post, webhook }: Subscription & { webhook: Webhook },
	expected: string,
	actor: Actor,
	at: number,
): Decision => {
	if (actor.officerId === "")
		return refuse("FORBIDDEN", [
			{ at: "", message: "an officer of the duty post confirms a webhook; a system cannot" },
		]);
	if (webhook.url !== expected)
		return refuse("REFUSED", [
			{ at: "/url", message: "is not the address of this webhook: look at it, then confirm that one" },
		]);
	const row = { id, post, by: actor.officerId, since: new Date(at).toISOString() };
	return {
		writes: [{ statement: confirmWebhook, row }],
		events: [subscriptionChanged(id, "webhook-confirmed", actor, hostOf(new URL(webhook.url)))],
		answer: null,
	};
};
