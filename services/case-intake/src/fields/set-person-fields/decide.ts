import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { personChanged } from "../../events.ts";
import { presentPerson } from "../../persons/person/present.ts";
import { replacing } from "../../persons/person/replacing.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { filledIn } from "../field/filled-in.ts";
import type { FieldValues } from "../field/values.ts";

/** The event names the fields, never what they hold. */
export const decideSetPersonFields = (
	found: StoredPerson,
	values: FieldValues,
	definitions: readonly FieldDefinition[],
	by: { actor: Actor; at: number },
): Decision => {
	const custom = filledIn(found.custom, values, definitions);
	if ("faults" in custom) return refuse("REFUSED", custom.faults);
	const { id, caseId } = found.state;
	const version = found.state.version + 1;
	const after: StoredPerson = {
		...found,
		state: { ...found.state, version },
		custom: custom.values,
		changedAt: new Date(by.at).toISOString(),
	};
	const fields = Object.keys(values)
		.map((name) => `custom.${name}`)
		.sort();
	return {
		writes: replacing(found, after),
		events: [personChanged({ personId: id, caseId: caseId ?? "", actor: by.actor, version, fields })],
		answer: presentPerson(after),
	};
};
