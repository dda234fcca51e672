import type { Operations } from "@seamark/service";
import { Id, Moment, object, text } from "@seamark/service/schema";
import Type from "typebox";
import { AlertFilter } from "../alert/filter.ts";
import type { Reach } from "../deliver-webhooks/post.ts";
import type { Deps } from "../deps.ts";
import { subscriptionsOf } from "../store/subscriptions.ts";
import { Reports, Secret, StandardSecret, shownSecret } from "../subscription/answer.ts";
import type { Remembered } from "./decide.ts";
import { saveSubscriptionOf } from "./handle.ts";

const Webhook = object({ url: text(2_000, "public https address of your agency") });

export const saveSubscription = (api: Operations, deps: Deps, reach: Reach): void =>
	api.command({
		name: "save-subscription",
		url: "/subscriptions",
		access: "alerts:subscribe",
		summary: "Save a subscription",
		description:
			"A named filter of your duty post. It stays with the post when its officer changes. With a webhook, what it lets through is also posted to your address, signed, at least once, for the duty post itself and the purpose of this token. It delivers while the officer who set or confirmed it is on the post, and carries no TLP:RED. To a host that is new for your agency it waits until the administrator of your agency approves the host. With `reports` in place of a filter it tells what becomes of your agency's reports, by their ids alone; that needs the scope reports:takeIn in place of alerts:read.",
		tag: "feed",
		record: "subscription",
		body: object({
			name: text(100),
			filter: Type.Optional(AlertFilter),
			reports: Type.Optional(Reports),
			webhook: Type.Optional(Webhook),
		}),
		status: 201,
		answer: object({
			id: Id,
			name: Type.String(),
			createdAt: Moment,
			secret: Type.Optional(Secret),
			standardSecret: Type.Optional(StandardSecret),
		}),
		find: ({ who, asCaller }) => asCaller((tx) => subscriptionsOf(tx, who.post)),
		handle: (input) => saveSubscriptionOf(deps, reach, input),
		complete: async ({ sealed, ...saved }: Remembered) =>
			sealed === undefined ? saved : { ...saved, ...shownSecret(deps.context.hubKey, saved.id, sealed) },
	});
