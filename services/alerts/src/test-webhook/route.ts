import type { Operations } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import Type from "typebox";
import { hostOf } from "../deliver-webhooks/addresses.ts";
import { openPoster, type Reach } from "../deliver-webhooks/post.ts";
import { openSecret, signedHeaders } from "../deliver-webhooks/sign.ts";
import type { Deps } from "../deps.ts";
import { findWebhook, secretOf } from "../store/subscriptions.ts";
import { approvedHosts } from "../store/webhook-hosts.ts";
import { noWebhook } from "../subscription/missing.ts";
import { decideTestWebhook, notTried } from "./decide.ts";

export const testWebhook = (api: Operations, { context }: Deps, reach: Reach): void =>
	api.command({
		name: "test-webhook",
		url: "/subscriptions/:id/test-webhook",
		access: "alerts:subscribe",
		summary: "Try the webhook of a subscription",
		description:
			"Posts one signed message without any alert (Seamark-Event: test) to the address, and says whether it was taken, or why not. It changes neither the state of the webhook nor what waits.",
		tag: "feed",
		record: "subscription",
		params: ById,
		answer: object({
			taken: Type.Boolean(),
			cause: Type.Optional(Type.String({ description: "why it was not taken" })),
		}),
		reachesOut: true,
		find: ({ params, who, asCaller }) =>
			asCaller(async (tx) => {
				const found = await findWebhook(tx, who.post, params.id);
				if (!found) return undefined;
				const approved = (await approvedHosts(tx, who.agency)).has(hostOf(new URL(found.webhook.url)));
				return { ...found, approved, secret: await secretOf(tx, found.id) };
			}),
		missing: noWebhook,
		handle: async ({ found, actor, at }) => {
			const refused = notTried(found, found.approved);
			if (refused) return refused;
			const delivery = context.newId();
			const body = JSON.stringify({ delivery, subscription: found.id, change: "test" });
			const secret = openSecret(context.hubKey, found.id, found.secret);
			const poster = openPoster(reach, context.now);
			const headers = {
				"seamark-event": "test",
				...signedHeaders(secret, { delivery, body, seconds: Math.floor(at / 1_000) }),
			};
			const outcome = await poster
				.post(found.webhook.url, headers, body, AbortSignal.timeout(15_000))
				.finally(() => poster.close());
			return decideTestWebhook(found, outcome, actor);
		},
	});
