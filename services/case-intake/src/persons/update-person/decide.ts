import type { Fault } from "@seamark/errors";
import { type Refused, refuse } from "@seamark/service";
import type { Static } from "typebox";
import { bitsOf, controls, recruiters } from "../../codes/trafficking.ts";
import { ageFaults, rangeFaults } from "../../dates.ts";
import type { Identity, object } from "../../schema.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { agreeFaults, rangeOf } from "../add-person/decide.ts";
import type { personFacts } from "../add-person/schema.ts";
import { ageBandOf } from "../person/age.ts";

export type PersonChanges = Static<ReturnType<typeof object<typeof personFacts>>> & { identity?: Identity };

/** The person with the facts that are named, at the next version; what is left out stays. */
export const decideUpdatePerson = (
	person: StoredPerson,
	{ identity, ...facts }: PersonChanges,
	o: { at: number },
): { person: StoredPerson; fields: string[] } | Refused => {
	const fields = [...Object.keys(facts), ...(identity ? ["identity"] : [])].sort();
	const faults: Fault[] = [
		...ageFaults(facts.age, "/age"),
		...rangeFaults(identity?.birth, "/identity/birth", o.at),
		...agreeFaults(facts.age, identity, o.at),
		...(fields.length === 0 ? [{ at: "", message: "changes nothing: name at least one field" }] : []),
	];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const age = facts.age === undefined ? person.state.age : rangeOf(facts.age);
	return {
		fields,
		person: {
			...person,
			state: {
				...person.state,
				age,
				heldCountry: facts.heldCountry ?? person.state.heldCountry,
				version: person.state.version + 1,
			},
			sex: facts.sex ?? person.sex,
			nationality: facts.nationality ?? person.nationality,
			exploitationCountry: facts.exploitationCountry ?? person.exploitationCountry,
			citizen: facts.citizen ?? person.citizen,
			duration: facts.duration ?? person.duration,
			ageBand: ageBandOf(age),
			bits: {
				...person.bits,
				...(facts.controls ? { controls: bitsOf(controls, facts.controls) } : {}),
				...(facts.recruiters ? { recruiters: bitsOf(recruiters, facts.recruiters) } : {}),
			},
			changedAt: new Date(o.at).toISOString(),
		},
	};
};
