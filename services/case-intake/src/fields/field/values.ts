import { type Fault, mustBeOneOf } from "@seamark/errors";
import { isDay } from "@seamark/values";
import Type, { type Static } from "typebox";
import type { FieldDefinition } from "../../store/fields.ts";

/** Values of fields that an agency defined, held against the definitions. */
export type FieldValue = string | number | boolean;

/** Values by the names of their fields; null takes one away. */
export const FieldValues = Type.Record(
	Type.String({
		pattern: "^[a-z][A-Za-z0-9]{0,39}$",
		description: "name of a field: letters and digits, first a small letter",
	}),
	Type.Union([Type.String({ maxLength: 1_000 }), Type.Number(), Type.Boolean(), Type.Null()]),
	{ additionalProperties: false, maxProperties: 100 },
);
export type FieldValues = Static<typeof FieldValues>;

/** A value of a field with that definition; undefined when it is one, in words when it is not. */
export const valueFault = ({ type, choices }: FieldDefinition, value: unknown): string | undefined => {
	switch (type) {
		case "text":
			return typeof value === "string" && value.trim() !== "" && value.length <= 1_000
				? undefined
				: "must be a text of 1 to 1000 characters";
		case "number":
			return typeof value === "number" ? undefined : "must be a number";
		case "date":
			return typeof value === "string" && isDay(value) ? undefined : "must be a date, such as 2026-01-31";
		case "code":
			return typeof value === "string" && choices.includes(value) ? undefined : mustBeOneOf(choices);
		case "yesNo":
			return typeof value === "boolean" ? undefined : "must be true or false";
	}
};

/** The values with the named ones set; null takes one away. What is left out stays, or everything that is wrong. */
export const changedValues = (
	now: Readonly<Record<string, unknown>>,
	changes: Readonly<Record<string, unknown>>,
	definitions: readonly FieldDefinition[],
	place = "/values",
): { values: Record<string, unknown> } | { faults: readonly Fault[] } => {
	const byName = new Map(definitions.map((one) => [one.name, one]));
	const faults = Object.entries(changes).flatMap(([name, value]): Fault[] => {
		const definition = byName.get(name);
		const at = `${place}/${name}`;
		// What a retired field holds can be taken away and not be added to.
		if (value === null && (definition || Object.hasOwn(now, name))) return [];
		if (!definition) return [{ at, message: "is no field that the agency has defined" }];
		if (definition.status === "retired")
			return [{ at, message: "is retired: only null, which takes it away, is taken" }];
		const message = valueFault(definition, value);
		return message ? [{ at, message }] : [];
	});
	if (faults.length > 0) return { faults };
	const values = Object.entries({ ...now, ...changes }).filter(([, value]) => value !== null);
	return { values: Object.fromEntries(values) };
};

/** A value as it is in an address, `name:value`, in the type of its field; or what is wrong with it. */
export const searchedValue = (
	text: string,
	definitions: readonly FieldDefinition[],
): { name: string; value: FieldValue } | { fault: string } => {
	const colon = text.indexOf(":");
	const [name, written] = [text.slice(0, colon), text.slice(colon + 1)];
	const definition = definitions.find((one) => one.name === name);
	if (!definition) return { fault: `there is no field ${name}` };
	const value = parsed(definition, written);
	const fault = valueFault(definition, value);
	return fault === undefined ? { name, value: value as FieldValue } : { fault: `${name} ${fault}` };
};

const parsed = ({ type }: FieldDefinition, written: string): unknown => {
	if (type === "number") return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : undefined;
	if (type === "yesNo") return { true: true, false: false }[written];
	return written;
};
