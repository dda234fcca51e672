import type { Operations } from "@seamark/service";
import { ById, object, text } from "@seamark/service/schema";
import Type from "typebox";
import { findWebhook } from "../store/subscriptions.ts";
import { mayDeliver } from "../subscription/may-deliver.ts";
import { noWebhook } from "../subscription/missing.ts";
import { decideConfirmWebhook } from "./decide.ts";

export const confirmWebhook = (api: Operations): void =>
	api.command({
		name: "confirm-webhook",
		url: "/subscriptions/:id/confirm-webhook",
		access: "alerts:subscribe",
		summary: "Confirm the webhook of your duty post",
		description:
			"A webhook delivers while the officer who set or confirmed it is on the duty post. After that it waits, and nothing is lost, until an officer of the post confirms its address. You name the address that you have checked.",
		tag: "feed",
		record: "subscription",
		params: ById,
		body: object({ url: text(2_000, "the address as the subscription shows it") }),
		status: 204,
		answer: Type.Null(),
		find: ({ params, who, asCaller }) => asCaller((tx) => findWebhook(tx, who.post, params.id)),
		missing: noWebhook,
		handle: ({ found, body, who, actor, at }) => {
			mayDeliver(who, found.reports);
			return decideConfirmWebhook(found, body.url, actor, at);
		},
	});
