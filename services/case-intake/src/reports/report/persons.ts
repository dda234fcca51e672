import type { Actor } from "@seamark/auth";
import type { Change, NewEvent, Statement } from "@seamark/log";
import type { Role } from "../../codes/persons.ts";
import { personAdded } from "../../events.ts";
import { decideAddPerson } from "../../persons/add-person/decide.ts";
import { eventsOf } from "../../persons/person/person-events.ts";
import { toPersonRow } from "../../store/persons.ts";
import type { ReportedPerson } from "./check-report.ts";
import type { ReportState } from "./state.ts";

/** Nobody becomes a suspect by being reported: that takes a suspicion, and somebody who answers for it. */
const roleOf: Record<NonNullable<ReportedPerson["seenAs"]>, Role> = {
	// Whether somebody who landed was trafficked, smuggled or neither is settled by an assessment, and never by being seen.
	concerned: "concerned",
	witness: "witness",
	possibleSuspect: "other",
	other: "other",
};

/** The persons of a report as persons of a case; who they are stays sealed where it is. `insert`: by which their rows are stored. */
export const addReported = (
	report: ReportState,
	o: { caseId: string; insert: Statement; actor: Actor; newId: () => string; at: number },
): { writes: Change["writes"]; events: NewEvent[]; persons: number; identities: string[] } => {
	const { caseId, actor } = o;
	const added = report.content.persons.flatMap(({ seenAs = "other", identityId, ...facts }) => {
		const decision = decideAddPerson({
			input: { roles: [roleOf[seenAs]], ...facts },
			identity: undefined,
			id: o.newId(),
			identityId: identityId ?? null,
			agency: report.agency,
			caseId,
			at: o.at,
		});
		return "refused" in decision ? [] : [decision];
	});
	return {
		writes: added.map(({ person }) => ({ statement: o.insert, row: toPersonRow(person) })),
		events: added.flatMap(({ person: { state, identityId }, events }) => [
			personAdded({ personId: state.id, caseId, actor, roles: state.roles, identified: identityId !== null }),
			...eventsOf(state, events, actor),
		]),
		persons: added.length,
		identities: added.flatMap(({ person }) => person.identityId ?? []),
	};
};
