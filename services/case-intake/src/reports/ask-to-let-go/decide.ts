import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { askSecondPerson } from "../../second-person/ask-second-person.ts";
import { identitiesOf, settledBefore } from "../report/settle.ts";
import type { ReportState } from "../report/state.ts";

/** A request to erase who is in a report with it. */
export const decideAskToLetGo = (
	report: ReportState,
	reason: string,
	by: { id: string; actor: Actor; at: number },
): Decision =>
	settledBefore(report) ??
	(identitiesOf(report).length === 0
		? refuse("REFUSED", [], "The report says of nobody who they are: this needs no second officer.")
		: askSecondPerson({ deed: "letGo", subjectKind: "report", subject: report.id, reason }, by));
