import type { Fault } from "@seamark/errors";
import { type Decision, faultsWhere, refuse } from "@seamark/service";
import type { FieldDefinition } from "../../store/fields.ts";
import { type By, nextVersion } from "../field/next-version.ts";

export type DefineField = Pick<FieldDefinition, "record" | "name" | "type" | "label" | "choices"> & {
	expectedVersion: number | undefined;
};

/** More would be a form of its own. */
export const mostFields = 100;

/** A field, or its next version: the label and the choices can change, the type never. `known` are the fields of that record. */
export const decideDefineField = (command: DefineField, known: readonly FieldDefinition[], by: By): Decision => {
	const { expectedVersion, ...said } = command;
	const before = known.find((one) => one.name === command.name);
	if (before?.version !== expectedVersion) return refuse("VERSION_CONFLICT");
	const fixed = before ? fixedFaults(before, said) : [];
	if (fixed.length > 0) return refuse("FIELD_FIXED", fixed);
	const active = known.filter(({ status }) => status === "active").length;
	const faults = [
		// A request that fills it in would be refused before it came here.
		...faultsWhere([
			["constructor", "prototype"].includes(said.name),
			"/name",
			"is a word that no request may use as a name",
		]),
		...choiceFaults(said),
		...faultsWhere([
			!before && active >= mostFields,
			"",
			`there are ${mostFields} fields already; retire one that nobody fills in`,
		]),
	];
	return faults.length > 0 ? refuse("REFUSED", faults) : nextVersion(said, before, "active", by);
};

const fixedFaults = (before: FieldDefinition, { type }: Pick<FieldDefinition, "type">): Fault[] =>
	faultsWhere(
		[before.type !== type, "/type", `is ${before.type} for good: values of that type may be stored`],
		[before.status === "retired", "", "the field is retired"],
	);

const choiceFaults = ({ type, choices }: Pick<FieldDefinition, "type" | "choices">): Fault[] =>
	faultsWhere(
		[type !== "code" && choices.length > 0, "/choices", "leave them out: only a code has choices"],
		[type === "code" && choices.length === 0, "/choices", "are missing: a code has one or more"],
	);
