import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { receiptOf } from "@seamark/values";
import { reportDismissed, reportReceived } from "../../events.ts";
import { insertReport, settlePassedOn, toReportRow } from "../../store/reports.ts";
import type { Sealed } from "../../vault/sealing.ts";
import { settle, settledBefore } from "../report/settle.ts";
import type { ReportState } from "../report/state.ts";
import { dueAt } from "../report/targets.ts";

/** What is asked of the directory. */
export type Unit = { takesIn: boolean; own: boolean };

/** Why a report is not passed on to an agency. Undefined where it can be. */
export const passOnRefused = (report: ReportState, { takesIn, own }: Unit) =>
	settledBefore(report) ??
	(own
		? refuse("REFUSED", [{ at: "/toAgency", message: "is your own agency; take the report in, merge or dismiss it" }])
		: takesIn
			? undefined
			: refuse("REFUSED", [
					{ at: "/toAgency", message: "is no unit of this hub that takes in reports; GET /agencies lists the units" },
				]));

/** The report as the other unit gets it: all that it says, from when it was written, and who has had it. */
export const passedOn = (
	report: ReportState,
	o: { to: string; id: string; clientId: string; contentHash: string; identityIds: ReadonlyMap<string, string> },
	{ actor, at }: { actor: Actor; at: number },
): ReportState => ({
	...report,
	id: o.id,
	clientId: o.clientId,
	agency: o.to,
	fromAgency: actor.agencyId,
	fromPost: actor.postId,
	receivedAt: new Date(at).toISOString(),
	contentHash: o.contentHash,
	content: {
		...report.content,
		persons: report.content.persons.map(({ identityId, ...person }) => {
			const moved = identityId === undefined ? undefined : o.identityIds.get(identityId);
			return moved === undefined ? person : { ...person, identityId: moved };
		}),
	},
	dueAt: new Date(dueAt(report.urgency, report.channel, at)).toISOString(),
	passedTo: null,
	passedBy: [
		...report.passedBy,
		{
			agency: actor.agencyId,
			receipt: receiptOf(report.id),
			receivedAt: report.receivedAt,
			passedOnAt: new Date(at).toISOString(),
		},
	],
	version: 1,
});

/** One commit: it waits at the other unit, and is settled here. Who is in it is known there, and here no more. */
export const decidePassOnReport = (
	report: ReportState,
	fresh: ReportState,
	sealed: Sealed,
	by: { actor: Actor; at: number },
): Decision => {
	const { actor } = by;
	return {
		writes: [
			...sealed.writes,
			{ statement: insertReport, row: toReportRow(fresh) },
			...settle(report, { status: "dismissed", reason: "passedOn" }, by),
			{ statement: settlePassedOn, row: { id: report.id, passed_to: fresh.id, passed_to_agency: fresh.agency } },
		],
		takeBack: sealed.takeBack,
		events: [
			reportReceived({
				reportId: fresh.id,
				actor,
				agencyId: fresh.agency,
				channel: fresh.channel,
				callerCategory: fresh.callerCategory ?? "",
				urgency: fresh.urgency,
				capturedAt: fresh.capturedAt,
				country: fresh.country ?? "",
			}),
			reportDismissed({ reportId: report.id, actor, reason: "passedOn" }),
		],
		answer: { id: fresh.id, receipt: receiptOf(fresh.id), toAgency: fresh.agency, dueAt: fresh.dueAt },
	};
};
