import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { AlertFilter } from "../alert/filter.ts";
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
	/** Of which changes of reports it tells; absent where it is of alerts. */
	reports?: string[];
	webhook: Webhook | null;
	status: "active" | "paused";
	version: number;
	createdAt: string;
};

export const insertSubscription: Statement = {
	name: "subscription.insert",
	sql: `insert into subscription (id, post, agency, name, filter, webhook_url, webhook_secret, status, created_at, purpose, reports)
		select id, post, agency, name, filter, webhook_url, decode(webhook_secret, 'base64'), 'active', created_at, purpose, reports
		from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid, agency uuid, name text, filter jsonb, webhook_url text, webhook_secret text,
			created_at timestamptz, purpose text, reports text[])`,
	conflict: "CONFLICT",
};

export const deleteSubscription: Statement = {
	name: "subscription.remove",
	sql: `update subscription s set status = 'removed', webhook_url = null, webhook_secret = null
		from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid) where s.id = r.id and s.post = r.post and s.status <> 'removed'`,
	conflict: "NOT_FOUND",
};

export const replaceSubscription: Statement = {
	name: "subscription.replace",
	sql: `update subscription s set name = r.name, filter = r.filter, version = r.version
		from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid, name text, filter jsonb, version int)
		where s.id = r.id and s.post = r.post and s.status <> 'removed' and s.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

type Row = Omit<Subscription, "webhook" | "createdAt" | "reports"> & {
	reports: string[] | null;
	created_at: Date;
	webhook_url: string | null;
	state: Webhook["state"] | null;
	cause: string;
	since: Date;
	waiting: number;
	dead_letters: number;
};

/** Saved subscriptions of a duty post, no matter who holds it now; all of them, or the one that is named. */
export const subscriptionsOf = async (tx: Tx, post: string, id?: string): Promise<Subscription[]> => {
	const { rows } = await tx.query<Row>(
		`select s.id, s.post, s.agency, s.name, s.filter, s.reports, s.status, s.version, s.created_at, s.webhook_url, w.state, w.cause, w.since,
			(select count(*) from webhook_delivery d where d.subscription_id = w.subscription_id) as waiting,
			(select count(*) from webhook_dead_letter l where l.subscription_id = w.subscription_id) as dead_letters
		from subscription s left join webhook w on w.subscription_id = s.id
		where s.post = $1 and s.status <> 'removed' and ($2::uuid is null or s.id = $2) order by s.created_at, s.id`,
		[post, id ?? null],
	);
	return rows.map(({ webhook_url: url, state, cause, since, waiting, dead_letters, created_at, reports, ...row }) => ({
		...row,
		...(reports ? { reports } : {}),
		webhook:
			url !== null && state !== null
				? { url, state, cause, since: since.toISOString(), waiting, deadLetters: dead_letters }
				: null,
		createdAt: created_at.toISOString(),
	}));
};

export const findSubscription = async (tx: Tx, post: string, id: string): Promise<Subscription | undefined> =>
	(await subscriptionsOf(tx, post, id))[0];

/** A subscription that is delivered to a webhook. */
export const findWebhook = async (
	tx: Tx,
	post: string,
	id: string,
): Promise<(Subscription & { webhook: Webhook }) | undefined> => {
	const found = await findSubscription(tx, post, id);
	return found?.webhook ? { ...found, webhook: found.webhook } : undefined;
};

/** The signing secret of a webhook, sealed. */
export const secretOf = async (tx: Tx, id: string): Promise<Buffer> => {
	const { rows } = await tx.query<{ secret: Buffer }>(
		"select webhook_secret as secret from subscription where id = $1 and webhook_secret is not null",
		[id],
	);
	if (!rows[0]) throw new Error("A webhook without a secret");
	return rows[0].secret;
};
