import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { type NewCase, newCase, type OpenedBy } from "../../cases/case/new-case.ts";
import { caseOpened, reportTakenIn } from "../../events.ts";
import { insertCase, toCaseRow } from "../../store/cases.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import { insertFirstPerson } from "../../store/persons.ts";
import { type Linking, linkThings } from "../report/link-things.ts";
import { addReported } from "../report/persons.ts";
import { settle, settledBefore } from "../report/settle.ts";
import type { ReportState } from "../report/state.ts";
import type { SaidThing } from "../report/things.ts";

export type TakeInReport = NewCase & { things?: readonly SaidThing[] };

/** A case out of a report: the case, its persons and things and what became of the report are stored together or not at all. */
export const decideTakeInReport = (
	report: ReportState,
	{ things = [], ...command }: TakeInReport,
	read: { fields: readonly FieldDefinition[]; linking: Linking },
	by: OpenedBy & { actor: Actor; newId: () => string },
): Decision => {
	const { id: caseId, actor, at, newId } = by;
	const before = settledBefore(report);
	if (before) return before;
	const opened = newCase(command, read.fields, by);
	const linked = linkThings(report, things, read.linking, { caseId, actor, at });
	const faults = [opened, linked].flatMap((one) => ("faults" in one ? one.faults : []));
	if ("faults" in opened || "faults" in linked) return refuse("REFUSED", faults);
	const { one } = opened;
	const added = addReported(report, { caseId, insert: insertFirstPerson, actor, newId, at });
	return {
		writes: [
			{ statement: insertCase, row: toCaseRow(one) },
			...settle(report, { status: "takenIn", caseId }, { actor, at }, added.identities),
			...added.writes,
			...linked.writes,
		],
		events: [
			caseOpened({ caseId, actor, jurisdiction: one.jurisdiction, reportId: report.id }),
			reportTakenIn({ reportId: report.id, actor, caseId }),
			...added.events,
			...linked.events,
		],
		answer: { caseId, persons: added.persons, links: linked.links, unlinked: linked.unlinked },
	};
};
