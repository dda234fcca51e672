import type { Actor } from "@seamark/auth";
import { type Decision, faultsWhere, refuse } from "@seamark/service";
import type { CaseEventKind } from "../../codes/cases.ts";
import { rangeFaults } from "../../dates.ts";
import { caseRecordChanged } from "../../events.ts";
import type { DateRange } from "../../schema.ts";
import type { CaseState } from "../../store/cases.ts";
import { insertCaseEvent } from "../../store/happenings.ts";

export type RecordEvent = {
	kind: CaseEventKind;
	personId?: string;
	occurred?: DateRange;
	country?: string;
	place?: string;
	note?: string;
};

/** `isOfCase`: whether the person that the event names, if any, is one of the case. */
export const decideRecordEvent = (
	found: CaseState,
	command: RecordEvent,
	isOfCase: boolean,
	by: { actor: Actor; id: string; at: number },
): Decision => {
	const faults = [
		...rangeFaults(command.occurred, "/occurred", by.at),
		...faultsWhere([command.personId !== undefined && !isOfCase, "/personId", "is no person of this case"]),
	];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const { id, actor } = by;
	return {
		writes: [
			{
				statement: insertCaseEvent,
				row: {
					id,
					case_id: found.id,
					agency: found.agency,
					kind: command.kind,
					personId: command.personId ?? null,
					occurredFrom: command.occurred?.from ?? null,
					occurredTo: command.occurred?.to ?? null,
					country: command.country ?? null,
					place: command.place ?? "",
					note: command.note ?? "",
					recorded_at: new Date(by.at).toISOString(),
					by_post: actor.postId,
				},
			},
		],
		events: [caseRecordChanged({ caseId: found.id, actor, record: "event", recordId: id, change: "added" })],
		answer: { id },
	};
};
