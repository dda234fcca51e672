import { expect, test } from "vitest";
import { by, cameTo, who } from "../../decision/testing.ts";
import { aReport, settledStatuses } from "../report/testing.ts";
import { decideDismissReport } from "./decide.ts";

test("a report is laid aside with the reason, by the post, now", () => {
	const { id } = aReport();
	expect(cameTo(decideDismissReport(aReport(), "tooVague", by))).toMatchObject({
		writes: [
			[
				"report.settle",
				{
					...{ id, status: "dismissed", dismiss_reason: "tooVague", case_id: null },
					...{ taken_at: "2026-01-02T03:04:05.000Z", taken_by_post: who.post },
				},
			],
		],
		events: [{ name: "ReportDismissed", payload: { reportId: id, reason: "tooVague" } }],
		answer: null,
	});
});

test.each(settledStatuses)("a report that was %s is not dismissed", (status) => {
	expect(cameTo(decideDismissReport(aReport({ status }), "test", by))).toMatchObject({ refused: "REPORT_SETTLED" });
});
