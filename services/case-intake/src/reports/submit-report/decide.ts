import type { Actor } from "@seamark/auth";
import { anonymousActor, type Decision, refuse } from "@seamark/service";
import { reportReceived } from "../../events.ts";
import { insertReport, toReportRow } from "../../store/reports.ts";
import type { Sealed } from "../../vault/sealing.ts";
import { acknowledge, type ReportState } from "../report/state.ts";

/** Stores a report once, however often it is sent. `sent`: what the sender sent before under the same client id. */
export const decideSubmitReport = (
	report: ReportState,
	sent: ReportState | undefined,
	sealed: Sealed,
	by: { actor: Actor },
): Decision => {
	if (sent && sent.contentHash !== report.contentHash) return refuse("REPORT_CONFLICT");
	if (sent) return { writes: [], events: [], answer: acknowledge(sent), there: true };
	const anonymous = report.fromPost === null;
	return {
		writes: [...sealed.writes, { statement: insertReport, row: toReportRow(report) }],
		takeBack: sealed.takeBack,
		events: [
			reportReceived({
				reportId: report.id,
				actor: anonymous ? anonymousActor(by.actor) : by.actor,
				agencyId: report.agency,
				channel: report.channel,
				callerCategory: report.callerCategory ?? "",
				urgency: report.urgency,
				capturedAt: report.capturedAt,
				country: report.country ?? "",
			}),
		],
		answer: acknowledge(report),
		...(anonymous ? { anonymous } : {}),
	};
};
