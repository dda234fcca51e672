import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { caseOpened } from "../../events.ts";
import { insertCase, toCaseRow } from "../../store/cases.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import { type NewCase, newCase, type OpenedBy } from "../case/new-case.ts";

/** A case that no report led to. Its reference is known when it is stored. */
export const decideOpenCase = (
	command: NewCase,
	fields: readonly FieldDefinition[],
	{ actor, ...by }: OpenedBy & { actor: Actor },
): Decision => {
	const opened = newCase(command, fields, by);
	if ("faults" in opened) return refuse("REFUSED", opened.faults);
	const { id, jurisdiction } = opened.one;
	return {
		writes: [{ statement: insertCase, row: toCaseRow(opened.one) }],
		events: [caseOpened({ caseId: id, actor, jurisdiction, reportId: "" })],
		answer: { id },
	};
};
