import { decodeEvent } from "@seamark/contracts";
import type { Effect } from "@seamark/events";
import type { LogEvent } from "@seamark/log";
import { receiptOf } from "@seamark/values";
import type { Deps } from "../deps.ts";
import { queueReportDeliveries, reportWebhooks } from "../store/report-webhooks.ts";

/** What a desk is told of a report: the same words as its feed has. */
export const reportChanges = ["received", "due", "overdue", "settled"] as const;
export type ReportChange = (typeof reportChanges)[number];

export type ReportNews = { position: number; time: string; report: string; agency: string; change: ReportChange };

const settled: ReadonlySet<string> = new Set(["ReportTakenIn", "ReportMerged", "ReportDismissed"]);

/** What an event of case intake tells of a report, and to which agency; undefined for every other event. */
export const reportNewsOf = (event: LogEvent): ReportNews | undefined => {
	const decoded = decodeEvent(event);
	if (!decoded) return undefined;
	const news = (report: string, agency: string, change: ReportChange): ReportNews | undefined =>
		agency === "" ? undefined : { position: event.position, time: event.time, report, agency, change };
	const { name, payload } = decoded;
	if (name === "ReportReceived") return news(payload.reportId, payload.agencyId, "received");
	if (name === "ReportDue") return news(payload.reportId, payload.agencyId, payload.overdue ? "overdue" : "due");
	// Only the agency that a report is for settles it.
	if (settled.has(name) && "reportId" in payload && "actor" in payload)
		return news(String(payload.reportId), payload.actor?.agencyId ?? "", "settled");
	return undefined;
};

/** Follows the log of case intake: what becomes of reports is queued for the webhooks of their agency, in one transaction with the place in that log. */
export const queueReports =
	({ context }: Pick<Deps, "context">): Effect =>
	async (tx, events) => {
		const news = events.flatMap((event) => reportNewsOf(event) ?? []);
		if (news.length === 0) return;
		const webhooks = await reportWebhooks(tx, [...new Set(news.map(({ agency }) => agency))]);
		const rows = news.flatMap(({ position, time, report, agency, change }) =>
			webhooks
				// What was before a subscription is not told.
				.filter((one) => one.agency === agency && one.reports.includes(change) && one.created_at <= new Date(time))
				.map(({ id }) => ({
					...{ subscription_id: id, position, delivery_id: context.newId(), agency },
					...{ report_id: report, report_change: change },
				})),
		);
		if (rows.length > 0) await queueReportDeliveries(tx, rows, context.now());
	};

/** What is posted: ids and codes alone. Who is told reads the report with a token of the desk. */
export const reportBody = (o: {
	delivery: string;
	subscription: string;
	report: string;
	change: string;
}): { change: string; text: string } => {
	const change = `report-${o.change}`;
	const { delivery, subscription, report } = o;
	return {
		change,
		text: JSON.stringify({ delivery, subscription, change, report: { id: report, receipt: receiptOf(report) } }),
	};
};
