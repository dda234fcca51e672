import { expect, test } from "vitest";
import { by, cameTo, who } from "../../decision/testing.ts";
import { ask, type SecondPerson } from "../../second-person/second-person.ts";
import { aReport, fullReport, settledStatuses } from "../report/testing.ts";
import { decideDismissReport } from "./decide.ts";

test("a report is laid aside with the reason, by the post, now", () => {
	const { id } = aReport();
	expect(cameTo(decideDismissReport(aReport(), "tooVague", { ...by, request: undefined }))).toMatchObject({
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
	expect(cameTo(decideDismissReport(aReport({ status }), "test", { ...by, request: undefined }))).toMatchObject({
		refused: "REPORT_SETTLED",
	});
});

test("who is in a report is erased by two officers: one alone is refused, and the confirmed request is used up", () => {
	const dismiss = (request: SecondPerson | undefined) =>
		cameTo(decideDismissReport(fullReport(), "duplicate", { ...by, request }));
	expect(dismiss(undefined)).toMatchObject({ refused: "SECOND_PERSON_NEEDED" });
	const asked = ask({ deed: "letGo", subjectKind: "report", subject: fullReport().id, reason: "told twice" }, by);
	if ("refused" in asked) throw new Error("not asked");
	const request = { ...asked.request, answeredByPost: by.id };
	expect(dismiss(request).writes).toEqual(
		expect.arrayContaining([
			["second_person.spend", expect.objectContaining({ id: request.id })],
			[
				"report.settle",
				expect.objectContaining({
					erasure: expect.objectContaining({ reason: "reportDismissed", words: "told twice", confirmedByPost: by.id }),
				}),
			],
		]),
	);
});
