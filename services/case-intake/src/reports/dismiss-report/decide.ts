import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import type { DismissReason } from "../../codes/reports.ts";
import { reportDismissed } from "../../events.ts";
import { settle, settledBefore } from "../report/settle.ts";
import type { ReportState } from "../report/state.ts";

/** Lays a report aside, with the reason. It stays readable; who is in it becomes nobody's. */
export const decideDismissReport = (
	report: ReportState,
	reason: DismissReason,
	{ actor, at }: { actor: Actor; at: number },
): Decision =>
	settledBefore(report) ?? {
		writes: settle(report, { status: "dismissed", reason }, { actor, at }),
		events: [reportDismissed({ reportId: report.id, actor, reason })],
		answer: null,
	};
