import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { presentCase } from "../../cases/case/present.ts";
import { caseRecordChanged } from "../../events.ts";
import { type CaseState, replaceCase, toCaseRow } from "../../store/cases.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import { filledIn } from "../field/filled-in.ts";
import type { FieldValues } from "../field/values.ts";

export const decideSetCaseFields = (
	found: CaseState,
	values: FieldValues,
	definitions: readonly FieldDefinition[],
	by: { actor: Actor; at: number },
): Decision => {
	const custom = filledIn(found.custom, values, definitions);
	if ("faults" in custom) return refuse("REFUSED", custom.faults);
	const after: CaseState = {
		...found,
		custom: custom.values,
		changedAt: new Date(by.at).toISOString(),
		version: found.version + 1,
	};
	const { id } = found;
	return {
		writes: [{ statement: replaceCase, row: toCaseRow(after) }],
		events: [caseRecordChanged({ caseId: id, actor: by.actor, record: "case", recordId: id, change: "changed" })],
		answer: presentCase(after),
	};
};
