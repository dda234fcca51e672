import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import Type from "typebox";
import { subscriptionChanged } from "../events.ts";
import { deleteSubscription, findSubscription } from "../store/subscriptions.ts";
import { removeWebhook } from "../store/webhooks.ts";
import { noSubscription } from "../subscription/missing.ts";

export const removeSubscription = (api: Operations): void =>
	api.command({
		name: "remove-subscription",
		method: "DELETE",
		url: "/subscriptions/:id",
		access: "alerts:subscribe",
		summary: "Remove a subscription",
		description: "Its webhook gets nothing more.",
		tag: "feed",
		record: "subscription",
		params: ById,
		status: 204,
		answer: Type.Null(),
		find: ({ params, who, asCaller }) => asCaller((tx) => findSubscription(tx, who.post, params.id)),
		missing: noSubscription,
		handle: ({ found: { id, post }, actor, at }) => ({
			writes: [
				{ statement: deleteSubscription, row: { id, post } },
				{ statement: removeWebhook, row: { id, post, since: new Date(at).toISOString() } },
			],
			events: [subscriptionChanged(id, "removed", actor)],
			answer: null,
		}),
	});
