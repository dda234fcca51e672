import type { Actor } from "@seamark/auth";
import type { Decided } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import { type FieldDefinition, insertField, toFieldRow } from "../../store/fields.ts";
import { presentField } from "./answer.ts";

/** Who defines a field, when, and the id of the version that it becomes. */
export type By = { actor: Actor; id: string; at: number };

/** The version of a field that follows another one, or the first one. */
export const nextVersion = (
	said: Pick<FieldDefinition, "record" | "name" | "type" | "label" | "choices">,
	before: FieldDefinition | undefined,
	status: FieldDefinition["status"],
	{ actor, id, at }: By,
): Decided => {
	const { record, name, type, label, choices } = said;
	const field: FieldDefinition = {
		id,
		record,
		name,
		type,
		label,
		choices,
		status,
		version: (before?.version ?? 0) + 1,
		definedAt: new Date(at).toISOString(),
		byPost: actor.postId,
	};
	const change = before ? "changed" : "added";
	return {
		writes: [{ statement: insertField, row: toFieldRow(field, actor.agencyId) }],
		events: [caseRecordChanged({ caseId: "", actor, record: "field", recordId: id, change })],
		answer: presentField(field),
	};
};
