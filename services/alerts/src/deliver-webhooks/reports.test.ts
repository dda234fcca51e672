import { type EventName, type EventPayload, encodeEvent } from "@seamark/contracts";
import { expect, test } from "vitest";
import { reportBody, reportNewsOf } from "./reports.ts";

const news = <N extends EventName>(name: N, payload: Partial<EventPayload<N>>) =>
	reportNewsOf({
		...encodeEvent(name, "r", payload as EventPayload<N>),
		...{ position: 7, id: "e", time: "2026-01-01T00:00:00Z", traceparent: "" },
	});
const actor = { agencyId: "a", postId: "", officerId: "", purpose: "", tokenId: "", service: "" };
const told = (change: string) => ({ position: 7, time: "2026-01-01T00:00:00Z", report: "r", agency: "a", change });

test("the agency that a report is for is told what becomes of it, in the words of the desk's feed, and of nothing else", () => {
	expect(news("ReportReceived", { reportId: "r", agencyId: "a", actor: { ...actor, agencyId: "sender" } })).toEqual(
		told("received"),
	);
	expect(news("ReportDue", { reportId: "r", agencyId: "a", overdue: false })).toEqual(told("due"));
	expect(news("ReportDue", { reportId: "r", agencyId: "a", overdue: true })).toEqual(told("overdue"));
	for (const name of ["ReportTakenIn", "ReportMerged", "ReportDismissed"] as const)
		expect(news(name, { reportId: "r", actor })).toEqual(told("settled"));
	for (const name of ["CaseOpened", "PersonChanged", "SecondPersonAsked"] as const)
		expect(news(name, { actor })).toBeUndefined();
	// Nobody is no agency.
	expect(news("ReportDismissed", { reportId: "r" })).toBeUndefined();
});

test("ids and codes alone are posted", () => {
	const report = "0198c1de-7a53-8a10-a95e-000000000001";
	const { change, text } = reportBody({ delivery: "d", subscription: "s", report, change: "due" });
	expect([change, JSON.parse(text)]).toEqual([
		"report-due",
		{
			...{ delivery: "d", subscription: "s", change: "report-due" },
			report: { id: report, receipt: expect.stringMatching(/^R(-[0-9A-Z]{4}){2}$/) },
		},
	]);
});
