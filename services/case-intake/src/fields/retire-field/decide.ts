import { type Decision, faultsWhere, refuse } from "@seamark/service";
import type { FieldDefinition } from "../../store/fields.ts";
import { type By, nextVersion } from "../field/next-version.ts";

/** Retired: values stay readable and searchable, and no new ones are taken. */
export const decideRetireField = (found: FieldDefinition, by: By): Decision => {
	const faults = faultsWhere([found.status === "retired", "", "the field is retired already"]);
	return faults.length > 0 ? refuse("FIELD_FIXED", faults) : nextVersion(found, found, "retired", by);
};
