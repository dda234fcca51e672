import type { ErrorCode, Fault } from "@seamark/errors";
import type { FieldDefinition } from "../../store/fields.ts";

export type DefineField = Pick<FieldDefinition, "record" | "name" | "type" | "label" | "choices"> & {
	expectedVersion: number | undefined;
};

/** More would be a form of its own. */
export const mostFields = 100;

type Refused = { refused: { code: ErrorCode; faults: readonly Fault[] } };
type By = { post: string; at: number };

/** A field, or its next version: the label and the choices can change, the type never. */
export const decideDefineField = (
	command: DefineField,
	known: readonly FieldDefinition[],
	by: By,
): { field: FieldDefinition } | Refused => {
	const { expectedVersion, ...said } = command;
	const before = known.find((one) => one.name === command.name);
	if (before && expectedVersion !== before.version) return { refused: { code: "VERSION_CONFLICT", faults: [] } };
	if (!before && expectedVersion !== undefined) return { refused: { code: "VERSION_CONFLICT", faults: [] } };
	const fixed: Fault[] = [
		...(before && before.type !== said.type
			? [{ at: "/type", message: `is ${before.type} for good: values of that type may be stored` }]
			: []),
		...(before?.status === "retired" ? [{ at: "", message: "the field is retired" }] : []),
	];
	if (fixed.length > 0) return { refused: { code: "FIELD_FIXED", faults: fixed } };
	const faults: Fault[] = [
		// A request that fills it in would be refused before it came here.
		...(command.name === "constructor" || command.name === "prototype"
			? [{ at: "/name", message: "is a word that no request may use as a name" }]
			: []),
		...choiceFaults(said),
		...(!before && known.filter(({ status }) => status === "active").length >= mostFields
			? [{ at: "", message: `there are ${mostFields} fields already; retire one that nobody fills in` }]
			: []),
	];
	if (faults.length > 0) return { refused: { code: "REFUSED", faults } };
	return { field: next(said, before, "active", by) };
};

const choiceFaults = ({ type, choices }: Pick<FieldDefinition, "type" | "choices">): Fault[] => {
	if (type !== "code")
		return choices.length > 0 ? [{ at: "/choices", message: "leave them out: only a code has choices" }] : [];
	return choices.length === 0 ? [{ at: "/choices", message: "are missing: a code has one or more" }] : [];
};

/** Retired: values stay readable and searchable, and no new ones are taken. */
export const decideRetireField = (
	field: FieldDefinition,
	expectedVersion: number,
	by: By,
): { field: FieldDefinition } | Refused => {
	if (field.version !== expectedVersion) return { refused: { code: "VERSION_CONFLICT", faults: [] } };
	if (field.status === "retired")
		return { refused: { code: "FIELD_FIXED", faults: [{ at: "", message: "the field is retired already" }] } };
	return { field: next(field, field, "retired", by) };
};

const next = (
	{ record, name, type, label, choices }: Pick<FieldDefinition, "record" | "name" | "type" | "label" | "choices">,
	before: FieldDefinition | undefined,
	status: FieldDefinition["status"],
	by: By,
): FieldDefinition => ({
	record,
	name,
	type,
	label,
	choices,
	status,
	version: (before?.version ?? 0) + 1,
	definedAt: new Date(by.at).toISOString(),
	byPost: by.post,
});
