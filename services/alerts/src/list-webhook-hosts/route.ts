import type { Operations } from "@seamark/service";
import { Id, Moment, object, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { hostsOf } from "../subscription/hosts.ts";

export const listWebhookHosts = (api: Operations): void =>
	api.listing({
		name: "list-webhook-hosts",
		url: "/subscriptions/hosts",
		access: "agency:admin",
		summary: "List the hosts that webhooks of your agency lead to",
		description: "Those without `approvedAt` wait for you: nothing is sent there until you approve them.",
		tag: "feed",
		record: "subscription",
		action: "consultation",
		item: object({
			host: Type.String(),
			approvedAt: orNull(Moment),
			firstNamedAt: orNull(Moment),
			posts: Type.Array(Id, { description: "duty posts whose webhooks lead there" }),
			subscriptions: Type.Array(Id),
			namedBy: Type.Array(Id, { description: "officers who set or confirmed those webhooks: another one approves" }),
		}),
		whole: true,
		quietWhenEmpty: true,
		read: async ({ who, asCaller }) => {
			const items = await asCaller((tx) => hostsOf(tx, who.agency));
			return { items, ids: items.flatMap(({ subscriptions }) => subscriptions) };
		},
	});
