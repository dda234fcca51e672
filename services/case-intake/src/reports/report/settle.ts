import type { Change } from "@seamark/log";
import { type Refused, refuse } from "@seamark/service";
import type { DismissReason } from "../../codes/reports.ts";
import { settleReport } from "../../store/reports.ts";
import type { ReportState } from "./state.ts";

/** A report is settled once. Undefined while it waits. */
export const settledBefore = ({ status }: ReportState): Refused | undefined =>
	status === "waiting" ? undefined : refuse("REPORT_SETTLED", [], `The report is ${status}.`);

/** What became of a waiting report, by a post. */
export const settle = (
	{ id }: ReportState,
	became: { status: "takenIn" | "merged"; caseId: string } | { status: "dismissed"; reason: DismissReason },
	by: { post: string; at: number },
): Change["writes"][number] => ({
	statement: settleReport,
	row: {
		id,
		status: became.status,
		case_id: "caseId" in became ? became.caseId : null,
		dismiss_reason: "reason" in became ? became.reason : null,
		taken_at: new Date(by.at).toISOString(),
		taken_by_post: by.post,
	},
});
