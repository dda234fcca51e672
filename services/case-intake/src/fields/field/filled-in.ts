import type { Fault } from "@seamark/errors";
import type Type from "typebox";
import { object, Version } from "../../schema.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import { changedValues, FieldValues } from "./values.ts";

/** How an agency's own fields of a record are filled in. */
export const FillIn = object({ expectedVersion: Version, values: FieldValues });
export type FillIn = Type.Static<typeof FillIn>;

export const fillInDescription =
	"By the fields that the agency has defined; everything that does not fit them is told at once. null takes a value away, and what is left out stays.";

/** The values with the named ones set, or everything that is wrong. Anyone who names no field has forgotten something. */
export const filledIn = (
	now: Readonly<Record<string, unknown>>,
	values: FieldValues,
	definitions: readonly FieldDefinition[],
): { values: Record<string, unknown> } | { faults: readonly Fault[] } =>
	Object.keys(values).length === 0
		? { faults: [{ at: "/values", message: "names no field" }] }
		: changedValues(now, values, definitions);
