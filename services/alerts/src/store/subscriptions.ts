import type { Session } from "@seamark/auth";
import type { Statement } from "@seamark/log";
import type { AlertFilter } from "../alert/filter.ts";
import type { Deps } from "../deps.ts";
import { readAs } from "./alerts.ts";
import type { WebhookState } from "./webhooks.ts";

/** Where a subscription is delivered to, and how that goes. The signing secret is never shown again. */
export type Webhook = {
	url: string;
	state: Exclude<WebhookState, "removed">;
	/** Why it is not active; empty when it is. */
	cause: string;
	since: string;
	/** Deliveries that wait, and those that were given up. */
	waiting: number;
	deadLetters: number;
};

export type Subscription = {
	id: string;
	post: string;
	agency: string;
	name: string;
	filter: AlertFilter;
	webhook: Webhook | null;
	status: "active" | "paused";
	createdAt: string;
};

export const insertSubscription: Statement = {
	name: "subscription.insert",
	sql: `insert into subscription (id, post, agency, name, filter, webhook_url, webhook_secret, status, created_at, purpose)
		select id, post, agency, name, filter, webhook_url, decode(webhook_secret, 'base64'), 'active', created_at, purpose
		from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid, agency uuid, name text, filter jsonb, webhook_url text, webhook_secret text,
			created_at timestamptz, purpose text)`,
	conflict: "CONFLICT",
};

export const removeSubscription: Statement = {
	name: "subscription.remove",
	sql: `update subscription s set status = 'removed', webhook_url = null, webhook_secret = null
		from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid) where s.id = r.id and s.post = r.post and s.status <> 'removed'`,
	conflict: "NOT_FOUND",
};

type Row = Omit<Subscription, "webhook" | "createdAt"> & {
	created_at: Date;
	webhook_url: string | null;
	state: Webhook["state"] | null;
	cause: string;
	since: Date;
	waiting: number;
	dead_letters: number;
};

/** Saved subscriptions of the caller's duty post, whoever holds it now. */
export const listSubscriptions = async (deps: Deps, session: Session, id?: string): Promise<Subscription[]> => {
	const { context } = deps;
	const who = session.principal();
	const { rows } = await readAs(context.pool, who, "read", context.now(), (tx) =>
		tx.query<Row>(
			`select s.id, s.post, s.agency, s.name, s.filter, s.status, s.created_at, s.webhook_url, w.state, w.cause, w.since,
				(select count(*) from webhook_delivery d where d.subscription_id = w.subscription_id) as waiting,
				(select count(*) from webhook_dead_letter l where l.subscription_id = w.subscription_id) as dead_letters
			from subscription s left join webhook w on w.subscription_id = s.id
			where s.post = $1 and s.status <> 'removed' and ($2::uuid is null or s.id = $2) order by s.created_at, s.id`,
			[who.post, id ?? null],
		),
	);
	return rows.map(({ webhook_url: url, state, cause, since, waiting, dead_letters, created_at, ...row }) => ({
		...row,
		webhook:
			url !== null && state !== null
				? { url, state, cause, since: since.toISOString(), waiting, deadLetters: dead_letters }
				: null,
		createdAt: created_at.toISOString(),
	}));
};

export const findSubscription = async (deps: Deps, session: Session, id: string): Promise<Subscription | undefined> =>
	(await listSubscriptions(deps, session, id))[0];
