import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import type { DismissReason } from "../../codes/reports.ts";
import { reportDismissed } from "../../events.ts";
import type { SecondPerson } from "../../second-person/second-person.ts";
import { lettingGo } from "../report/letting-go.ts";
import { settle, settledBefore } from "../report/settle.ts";
import type { ReportState } from "../report/state.ts";

/** A report that is passed on reaches the other unit. Without it nobody says so. */
const passedOnInWord = (reason: DismissReason) =>
	reason === "passedOn"
		? refuse("REFUSED", [
				{
					at: "/reason",
					message: "is not said without passing it on: POST /reports/{id}/pass-on with the unit that it is for",
				},
			])
		: undefined;

/** Lays a report aside, with the reason. It stays readable; who is in it becomes nobody's, which two officers decide. */
export const decideDismissReport = (
	report: ReportState,
	reason: DismissReason,
	{ actor, at, request }: { actor: Actor; at: number; request: SecondPerson | undefined },
): Decision => {
	const before = settledBefore(report) ?? passedOnInWord(reason);
	if (before) return before;
	const gone = lettingGo(report, { request, at });
	if ("refused" in gone) return gone;
	return {
		writes: [...gone.writes, ...settle(report, { status: "dismissed", reason }, { actor, at, request })],
		events: [reportDismissed({ reportId: report.id, actor, reason })],
		answer: null,
	};
};
