import type { Decision, Input } from "@seamark/service";
import { checkedFilter } from "../alert/filter.ts";
import { placesOf } from "../alert/places.ts";
import { checkUrl, hostOf } from "../deliver-webhooks/addresses.ts";
import type { Reach } from "../deliver-webhooks/post.ts";
import { newSecret, sealSecret } from "../deliver-webhooks/sign.ts";
import type { Deps } from "../deps.ts";
import type { Subscription } from "../store/subscriptions.ts";
import { approvedHosts } from "../store/webhook-hosts.ts";
import { mayDeliver } from "../subscription/may-deliver.ts";
import { decideSaveSubscription, type SaveSubscription } from "./decide.ts";

/** Checks the filter and that a webhook may be there, and gives it a secret. Throws VALIDATION, FORBIDDEN and DELIVERY_NOT_ALLOWED. */
export const saveSubscriptionOf = async (
	{ context, directory }: Deps,
	reach: Reach,
	{
		found,
		body,
		who,
		actor,
		at,
		asCaller,
	}: Pick<Input<unknown, unknown, SaveSubscription>, "body" | "who" | "actor" | "at" | "asCaller"> & {
		found: readonly Subscription[];
	},
): Promise<Decision> => {
	checkedFilter(body.filter ?? {}, placesOf(directory));
	const id = context.newId();
	let sealed: string | undefined;
	let approved = false;
	if (body.webhook) {
		mayDeliver(who, body.reports);
		await checkUrl(body.webhook.url, reach.allow, reach.resolve);
		const host = hostOf(new URL(body.webhook.url));
		approved = (await asCaller((tx) => approvedHosts(tx, who.agency))).has(host);
		sealed = sealSecret(context.hubKey, id, newSecret()).toString("base64");
	}
	return decideSaveSubscription(found, body, { who, actor, id, at, sealed, approved });
};
