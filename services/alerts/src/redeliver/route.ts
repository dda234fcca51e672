import type { Operations } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import Type from "typebox";
import { subscriptionChanged } from "../events.ts";
import { findWebhook } from "../store/subscriptions.ts";
import { redeliverWebhook } from "../store/webhooks.ts";
import { noWebhook } from "../subscription/missing.ts";

export const redeliver = (api: Operations): void =>
	api.command({
		name: "redeliver",
		url: "/subscriptions/:id/redeliver",
		access: "alerts:subscribe",
		summary: "Deliver again what was given up",
		description:
			"Queues all dead letters, and has a webhook that fails or stopped try at once. What you may no longer see by now is not sent.",
		tag: "feed",
		record: "subscription",
		params: ById,
		status: 202,
		answer: object({ queued: Type.Integer({ minimum: 0 }) }),
		find: ({ params, who, asCaller }) => asCaller((tx) => findWebhook(tx, who.post, params.id)),
		missing: noWebhook,
		handle: ({ found: { id, post, webhook }, actor, at }) => ({
			writes: [{ statement: redeliverWebhook, row: { id, post, at: new Date(at).toISOString() } }],
			events: [subscriptionChanged(id, "webhook-redeliver", actor)],
			answer: { queued: webhook.deadLetters },
		}),
	});
