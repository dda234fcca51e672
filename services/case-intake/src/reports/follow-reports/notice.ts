import type { DecodedEvent } from "@seamark/contracts";
import type { Principal } from "@seamark/policy";

/** What the desk's feed tells. Of a report the reader then gets what the queue shows of it. */
export type Notice =
	| { event: "received" | "due" | "overdue" | "settled"; report: string }
	| { event: "opened-alone"; request: string; record: string; recordId: string; post: string }
	| { event: "task-due"; task: string; case: string; dueOn: string };

const settled: readonly string[] = ["ReportTakenIn", "ReportMerged", "ReportDismissed"];

/** What an event tells this desk, if anything. Whether a report is the reader's at all, the database says. */
export const noticeOf = (
	event: DecodedEvent,
	who: Pick<Principal, "agency" | "post" | "scopes">,
): Notice | undefined => {
	const { name, payload } = event;
	const readsCases = who.scopes.includes("cases:read");
	if (name === "ReportReceived")
		return payload.agencyId === who.agency ? { event: "received", report: payload.reportId } : undefined;
	if (name === "ReportDue")
		return payload.agencyId === who.agency
			? { event: payload.overdue ? "overdue" : "due", report: payload.reportId }
			: undefined;
	if (settled.includes(name) && "reportId" in payload && "actor" in payload)
		return payload.actor?.agencyId === who.agency ? { event: "settled", report: String(payload.reportId) } : undefined;
	// Every desk of the agency that may answer is told, and so is the one that opened it.
	if (name === "SecondPersonAsked" && payload.alone && readsCases && payload.actor?.agencyId === who.agency)
		return {
			event: "opened-alone",
			request: payload.requestId,
			record: payload.record,
			recordId: payload.recordId,
			post: payload.actor.postId,
		};
	if (name === "TaskDue" && readsCases && payload.agencyId === who.agency && payload.postId === who.post)
		return { event: "task-due", task: payload.taskId, case: payload.caseId, dueOn: payload.dueOn };
	return undefined;
};
