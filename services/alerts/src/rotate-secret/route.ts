import type { Operations } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import { newSecret, sealSecret } from "../deliver-webhooks/sign.ts";
import type { Deps } from "../deps.ts";
import { subscriptionChanged } from "../events.ts";
import { findWebhook } from "../store/subscriptions.ts";
import { setWebhookSecret } from "../store/webhooks.ts";
import { Secret, StandardSecret, shownSecret } from "../subscription/answer.ts";
import { noWebhook } from "../subscription/missing.ts";

export const rotateSecret = (api: Operations, { context: { hubKey } }: Deps): void =>
	api.command({
		name: "rotate-secret",
		url: "/subscriptions/:id/rotate-secret",
		access: "alerts:subscribe",
		summary: "Replace the signing secret of a webhook",
		description: "The old secret signs nothing from now on, not even what is tried again.",
		tag: "feed",
		record: "subscription",
		params: ById,
		answer: object({ secret: Secret, standardSecret: StandardSecret }),
		find: ({ params, who, asCaller }) => asCaller((tx) => findWebhook(tx, who.post, params.id)),
		missing: noWebhook,
		handle: ({ found: { id, post }, actor }) => {
			// A retry is answered from what is remembered, where the secret lies only as it is stored: sealed.
			const secret = sealSecret(hubKey, id, newSecret()).toString("base64");
			return {
				writes: [{ statement: setWebhookSecret, row: { id, post, secret } }],
				events: [subscriptionChanged(id, "webhook-secret-rotated", actor)],
				answer: { sealed: secret },
			};
		},
		complete: async ({ sealed }: { sealed: string }, { params }) => shownSecret(hubKey, params.id, sealed),
	});
