import { receiptOf } from "@seamark/values";
import type { CallerCategory, Channel, DismissReason, ReportStatus, ReportUrgency } from "../../codes/reports.ts";
import type { Erasure } from "../../erasure/erasure.ts";
import type { ReportContent } from "./check-report.ts";
import type { Acknowledgement } from "./schema.ts";

/** A report as case intake keeps it. Times are RFC 3339. */
export type ReportState = {
	id: string;
	clientId: string;
	/** The unit that it is for. */
	agency: string;
	fromAgency: string;
	/** Null for an anonymous tip. */
	fromPost: string | null;
	channel: Channel;
	callerCategory: CallerCategory | null;
	urgency: ReportUrgency;
	capturedAt: string;
	receivedAt: string;
	formVersion: string;
	content: ReportContent;
	contentHash: string;
	country: string | null;
	entityKeys: readonly string[];
	status: ReportStatus;
	caseId: string | null;
	dismissReason: DismissReason | null;
	takenAt: string | null;
	takenByPost: string | null;
	dueAt: string;
	/** Since when who is in it is not known any more. */
	erasedAt: string | null;
	/** Why it, or a part of who and what it names, was erased; null for what was erased before reasons were kept. */
	erasure: Erasure | null;
	/** Where it went, when it was passed on; whether the last one who got it has dealt with it. */
	passedTo: { id: string; agency: string; settled: boolean } | null;
	/** Who has had it before, the first one first. */
	passedBy: readonly PassedBy[];
	version: number;
};

/** An agency that passed the report on. Times are RFC 3339. */
export type PassedBy = { agency: string; receipt: string; receivedAt: string; passedOnAt: string };

/** What became of it, for its reporter: passed on is not dealt with. */
const statusFor = ({ status, passedTo }: ReportState): Acknowledgement["status"] => {
	if (status === "waiting") return "received";
	return passedTo !== null && !passedTo.settled ? "passedOn" : "handled";
};

/** The reporter's view: that it was merged would already say that there is a case. */
export const acknowledge = (report: ReportState): Acknowledgement => ({
	id: report.id,
	receipt: receiptOf(report.id),
	status: statusFor(report),
	capturedAt: report.capturedAt,
	receivedAt: report.receivedAt,
});
