import Type from "typebox";
import { fieldRecords, fieldTypes } from "../../codes/fields.ts";
import { Id, Moment, object, oneOf } from "../../schema.ts";
import type { FieldDefinition } from "../../store/fields.ts";

/** The address of a field. */
export const ByName = object({
	record: oneOf(fieldRecords),
	name: Type.String({
		pattern: "^[a-z][A-Za-z0-9]{0,39}$",
		description: "name of a field: letters and digits, first a small letter",
	}),
});

export const FieldAnswer = object({
	record: oneOf(fieldRecords),
	name: Type.String(),
	type: oneOf(fieldTypes),
	label: Type.String(),
	choices: Type.Array(Type.String()),
	version: Type.Integer(),
	status: oneOf(["active", "retired"]),
	definedAt: Moment,
	byPost: Id,
});

export const presentField = ({ id: _, ...field }: FieldDefinition): Omit<FieldDefinition, "id"> => field;
