import type { FieldDefinition } from "../../store/fields.ts";

/** A field of cases that is in use; tests say what differs. */
export const aField = (name: string, o: Partial<FieldDefinition> = {}): FieldDefinition => ({
	id: `id of ${name}`,
	record: "case",
	name,
	type: "text",
	label: name,
	choices: [],
	version: 1,
	status: "active",
	definedAt: "2025-01-01T00:00:00.000Z",
	byPost: "another post",
	...o,
});
