import type { Session } from "@seamark/auth";
import type { Statement } from "@seamark/log";
import type { AlertFilter } from "../alert/filter.ts";
import type { Deps } from "../deps.ts";
import { readAs } from "./alerts.ts";

export type Subscription = {
	id: string;
	post: string;
	agency: string;
	name: string;
	filter: AlertFilter;
	webhookUrl: string | null;
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

/** Saved subscriptions of the caller's duty post, whoever holds it now. */
export const listSubscriptions = async (deps: Deps, session: Session, id?: string): Promise<Subscription[]> => {
	const { context } = deps;
	const who = session.principal();
	const { rows } = await readAs(context.pool, who, "read", context.now(), (tx) =>
		tx.query<Omit<Subscription, "webhookUrl" | "createdAt"> & { webhook_url: string | null; created_at: Date }>(
			`select id, post, agency, name, filter, webhook_url, status, created_at from subscription
			where post = $1 and status <> 'removed' and ($2::uuid is null or id = $2) order by created_at, id`,
			[who.post, id ?? null],
		),
	);
	return rows.map(({ webhook_url, created_at, ...row }) => ({ ...row, webhookUrl: webhook_url, createdAt: created_at.toISOString() }));
};

export const findSubscription = async (deps: Deps, session: Session, id: string): Promise<Subscription | undefined> =>
	(await listSubscriptions(deps, session, id))[0];
