import type { Operations } from "@seamark/service";
import { subscriptionsOf } from "../store/subscriptions.ts";
import { SubscriptionAnswer } from "../subscription/answer.ts";

export const listSubscriptions = (api: Operations): void =>
	api.listing({
		name: "list-subscriptions",
		url: "/subscriptions",
		access: "alerts:subscribe",
		summary: "List the subscriptions of your duty post",
		tag: "feed",
		record: "subscription",
		action: "consultation",
		item: SubscriptionAnswer,
		whole: true,
		quietWhenEmpty: true,
		read: async ({ who, asCaller }) => {
			const items = await asCaller((tx) => subscriptionsOf(tx, who.post));
			return { items, ids: items.map(({ id }) => id) };
		},
	});
