import type { Tx } from "@seamark/db";

/** A webhook of reports, for which news of the log of case intake is queued. */
export type ReportWebhook = { id: string; agency: string; reports: string[]; created_at: Date };

/** Those of these agencies, in any state: what waits is delivered when they go on. */
export const reportWebhooks = async (tx: Tx, agencies: readonly string[]): Promise<ReportWebhook[]> => {
	await tx.query("select set_config('seamark.service', 'webhooks', true)");
	const { rows } = await tx.query<ReportWebhook>({
		name: "webhook.of-reports",
		text: `select s.id, s.agency, s.reports, s.created_at from subscription s join webhook w on w.subscription_id = s.id
			where s.agency = any ($1::uuid[]) and s.reports is not null and s.status <> 'removed' and w.state <> 'removed'`,
		values: [agencies],
	});
	return rows;
};

export type NewReportDelivery = {
	subscription_id: string;
	/** In the log of case intake. */
	position: number;
	delivery_id: string;
	agency: string;
	report_id: string;
	report_change: string;
};

export const queueReportDeliveries = async (tx: Tx, rows: readonly NewReportDelivery[], now: number): Promise<void> => {
	await tx.query({
		name: "webhook.queue-reports",
		text: `insert into webhook_delivery (subscription_id, position, delivery_id, agency, alert_id, version, flash, attempts, queued_at, next_at, cause, report_change)
			select r.subscription_id, r.position, r.delivery_id, r.agency, r.report_id, 1, false, 0, $2, $2, '', r.report_change
			from jsonb_to_recordset($1::jsonb) as r(subscription_id uuid, position bigint, delivery_id uuid, agency uuid, report_id uuid, report_change text)
			on conflict do nothing`,
		values: [JSON.stringify(rows), new Date(now)],
	});
};
