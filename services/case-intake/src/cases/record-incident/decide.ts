import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import type { IncidentKind } from "../../codes/cases.ts";
import { rangeFaults } from "../../dates.ts";
import { caseRecordChanged } from "../../events.ts";
import type { DateRange } from "../../schema.ts";
import type { CaseState } from "../../store/cases.ts";
import { insertIncident } from "../../store/happenings.ts";

export type RecordIncident = {
	kind: IncidentKind;
	occurred?: DateRange;
	country?: string;
	place?: string;
	personsFound?: number;
	note?: string;
};

export const decideRecordIncident = (
	found: CaseState,
	command: RecordIncident,
	by: { actor: Actor; id: string; at: number },
): Decision => {
	const faults = rangeFaults(command.occurred, "/occurred", by.at);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const { id, actor } = by;
	return {
		writes: [
			{
				statement: insertIncident,
				row: {
					id,
					case_id: found.id,
					agency: found.agency,
					kind: command.kind,
					occurredFrom: command.occurred?.from ?? null,
					occurredTo: command.occurred?.to ?? null,
					country: command.country ?? null,
					place: command.place ?? "",
					personsFound: command.personsFound ?? null,
					note: command.note ?? "",
					recorded_at: new Date(by.at).toISOString(),
					by_post: actor.postId,
				},
			},
		],
		events: [caseRecordChanged({ caseId: found.id, actor, record: "incident", recordId: id, change: "added" })],
		answer: { id },
	};
};
