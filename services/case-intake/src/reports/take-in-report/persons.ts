import type { Role } from "../../codes/persons.ts";
import { decideAddPerson } from "../../persons/add-person/decide.ts";
import type { PersonEvent } from "../../persons/person/state.ts";
import type { StoredPerson } from "../../store/persons.ts";
import type { ReportedPerson } from "../report/check-report.ts";
import type { ReportState } from "../report/state.ts";

/** Nobody becomes a suspect by being reported: that takes a suspicion, and somebody who answers for it. */
const roleOf: Record<NonNullable<ReportedPerson["seenAs"]>, Role> = {
	concerned: "suspectedVictim",
	witness: "witness",
	possibleSuspect: "other",
	other: "other",
};

/** The persons of a report as persons of a case; who they are stays sealed where it is. */
export const personsOf = (
	report: ReportState,
	o: { caseId: string; newId: () => string; at: number },
): { person: StoredPerson; events: readonly PersonEvent[] }[] =>
	report.content.persons.flatMap(({ seenAs = "other", identityId, ...facts }) => {
		const decision = decideAddPerson({
			input: { role: roleOf[seenAs], ...facts },
			identity: undefined,
			id: o.newId(),
			identityId: identityId ?? null,
			agency: report.agency,
			caseId: o.caseId,
			at: o.at,
		});
		return "refused" in decision ? [] : [decision];
	});
