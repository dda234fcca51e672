import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import type { Change } from "@seamark/log";
import { currentTraceparent } from "@seamark/telemetry";
import type { AlertFilter } from "../alert/filter.ts";
import { checkUrl } from "../deliver-webhooks/addresses.ts";
import type { Reach } from "../deliver-webhooks/post.ts";
import { newSecret, openSecret, sealSecret } from "../deliver-webhooks/sign.ts";
import type { Deps } from "../deps.ts";
import { subscriptionChanged } from "../events.ts";
import { readAs } from "../store/alerts.ts";
import {
	findSubscription,
	insertSubscription,
	listSubscriptions,
	removeSubscription,
	type Subscription,
} from "../store/subscriptions.ts";
import {
	type DeadLetter,
	insertWebhook,
	insertWebhookWork,
	listDeadLetters,
	redeliverWebhook,
	removeWebhook,
	setWebhookSecret,
} from "../store/webhooks.ts";

const mostPerPost = 50;
const mostLetters = 1_000;

export type SaveSubscription = { name: string; filter: AlertFilter; webhook?: { url: string } };
export type Saved = { id: string; name: string; createdAt: string; secret?: string };
/** What a retry is answered from: the secret is in it only as it is stored, sealed. */
type Remembered = Omit<Saved, "secret"> & { sealed?: string };

/** Saves a filter under the caller's duty post. It stays with the post when its officer rotates. */
export const saveSubscription = async (
	deps: Deps,
	reach: Reach,
	session: Session,
	{ name, filter, webhook }: SaveSubscription,
	once: Once | undefined,
): Promise<Saved> => {
	const { context } = deps;
	const who = session.principal();
	if (webhook) {
		// Its deliveries are reads by the post, which the post must be able to make by itself.
		if (!who.scopes.includes("alerts:read"))
			throw new HubError("FORBIDDEN", { detail: "A webhook needs the scope alerts:read too." });
		await checkUrl(webhook.url, reach.allow, reach.resolve);
	}
	if ((await listSubscriptions(deps, session)).length >= mostPerPost)
		throw new HubError("REFUSED", {
			faults: [{ at: "", message: `a duty post holds at most ${mostPerPost} subscriptions; remove one first` }],
		});
	const id = context.newId();
	const createdAt = new Date(context.now()).toISOString();
	const owner = { id, post: who.post, agency: who.agency };
	const sealed = webhook ? sealSecret(context.hubKey, id, newSecret()).toString("base64") : undefined;
	const row = {
		...owner,
		name,
		filter,
		webhook_url: webhook?.url ?? null,
		webhook_secret: sealed ?? null,
		created_at: createdAt,
		purpose: who.purpose,
	};
	const response: Remembered = { id, name, createdAt, ...(sealed ? { sealed } : {}) };
	const done = await context.committer.commit({
		writes: [
			{ statement: insertSubscription, row },
			...(webhook
				? [
						{ statement: insertWebhook, row: { ...owner, since: createdAt } },
						{ statement: insertWebhookWork, row: { id } },
					]
				: []),
		],
		events: [
			subscriptionChanged(id, "saved", actorOf(session, who)),
			...(webhook ? [subscriptionChanged(id, "webhook-set", actorOf(session, who))] : []),
		],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response } } : {}),
	});
	const { sealed: bytes, ...saved } = (done.replayed as Remembered | undefined) ?? response;
	return bytes === undefined
		? saved
		: { ...saved, secret: openSecret(context.hubKey, saved.id, Buffer.from(bytes, "base64")) };
};

const change = (deps: Deps, session: Session, id: string, what: string, writes: Change["writes"]) => {
	const who = session.principal();
	return deps.context.committer.commit({
		writes,
		events: [subscriptionChanged(id, what, actorOf(session, who))],
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
};

export const dropSubscription = async (deps: Deps, session: Session, id: string): Promise<void> => {
	const { post } = session.principal();
	await change(deps, session, id, "removed", [
		{ statement: removeSubscription, row: { id, post } },
		{ statement: removeWebhook, row: { id, post, since: new Date(deps.context.now()).toISOString() } },
	]);
};

/** A new signing secret; the one before signs nothing from now on. */
export const rotateSecret = async (deps: Deps, session: Session, id: string): Promise<{ secret: string }> => {
	const secret = newSecret();
	const sealed = sealSecret(deps.context.hubKey, id, secret).toString("base64");
	const { post } = session.principal();
	await change(deps, session, id, "webhook-secret-rotated", [
		{ statement: setWebhookSecret, row: { id, post, secret: sealed } },
	]);
	return { secret };
};

const withWebhook = async (deps: Deps, session: Session, id: string): Promise<Subscription> => {
	const found = await findSubscription(deps, session, id);
	if (!found?.webhook)
		throw new HubError("NOT_FOUND", { detail: "Your duty post has no such subscription with a webhook." });
	return found;
};

/** Deliveries that were given up, oldest first, by id and cause alone. */
export const deadLettersOf = async (
	deps: Deps,
	session: Session,
	id: string,
): Promise<{ deadLetters: DeadLetter[]; more: boolean }> => {
	await withWebhook(deps, session, id);
	const found = await readAs(deps.context.pool, session.principal(), "read", deps.context.now(), (tx) =>
		listDeadLetters(tx, id, mostLetters + 1),
	);
	return { deadLetters: found.slice(0, mostLetters), more: found.length > mostLetters };
};

/** Queues again what was given up, and has a webhook that fails or stopped try at once. Answers how many were queued. */
export const redeliver = async (deps: Deps, session: Session, id: string): Promise<{ queued: number }> => {
	const { webhook } = await withWebhook(deps, session, id);
	const at = new Date(deps.context.now()).toISOString();
	const { post } = session.principal();
	await change(deps, session, id, "webhook-redeliver", [{ statement: redeliverWebhook, row: { id, post, at } }]);
	return { queued: webhook?.deadLetters ?? 0 };
};

export const ownSubscriptions = async (deps: Deps, session: Session): Promise<{ subscriptions: Subscription[] }> => ({
	subscriptions: await listSubscriptions(deps, session),
});
