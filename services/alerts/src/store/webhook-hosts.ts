import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";

export const insertWebhookHost: Statement = {
	name: "webhook_host.insert",
	sql: `insert into webhook_host (agency, host, approved_at, approved_by)
		select agency, host, at, "by" from jsonb_to_recordset($1::jsonb) as r(agency uuid, host text, at timestamptz, "by" uuid) on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** Those that waited for it alone go on. */
export const approveWebhooks: Statement = {
	name: "webhook.approve",
	sql: `update webhook w set state = 'active', cause = '', since = r.at from jsonb_to_recordset($1::jsonb) as r(id uuid, at timestamptz)
		where w.subscription_id = r.id and w.state = 'waiting-for-approval'`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const deleteWebhookHost: Statement = {
	name: "webhook_host.delete",
	sql: `delete from webhook_host h using jsonb_to_recordset($1::jsonb) as r(agency uuid, host text)
		where h.agency = r.agency and h.host = r.host`,
	conflict: "NOT_FOUND",
	anyCount: true,
};

/** Hosts that webhooks of an agency may go to, each with the time of its approval. */
export const approvedHosts = async (tx: Tx, agency: string): Promise<Map<string, string>> => {
	const { rows } = await tx.query<{ host: string; approved_at: Date }>(
		"select host, approved_at from webhook_host where agency = $1 order by host",
		[agency],
	);
	return new Map(rows.map(({ host, approved_at }) => [host, approved_at.toISOString()]));
};

/** The webhooks of all duty posts of an agency, each with the officer who set it or confirmed it last. */
export const webhooksOfAgency = async (
	tx: Tx,
	agency: string,
): Promise<{ id: string; post: string; url: string; createdAt: string; confirmedBy: string | null }[]> => {
	const { rows } = await tx.query<{
		id: string;
		post: string;
		url: string;
		created_at: Date;
		confirmedBy: string | null;
	}>(
		`select s.id, s.post, s.webhook_url as url, s.created_at, w.confirmed_by as "confirmedBy"
		from subscription s left join webhook w on w.subscription_id = s.id
		where s.agency = $1 and s.status <> 'removed' and s.webhook_url is not null order by s.created_at, s.id`,
		[agency],
	);
	return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
};
