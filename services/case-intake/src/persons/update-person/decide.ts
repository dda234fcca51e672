import type { Fault } from "@seamark/errors";
import { type Refused, refuse } from "@seamark/service";
import type { Static } from "typebox";
import { bitsOf, controls, recruiters, sectors } from "../../codes/trafficking.ts";
import { ageFaults, rangeFaults } from "../../dates.ts";
import type { Identity, object } from "../../schema.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { agreeFaults, rangeOf } from "../add-person/decide.ts";
import type { personFacts } from "../add-person/schema.ts";
import { ageBandOf, ageFromBirth } from "../person/age.ts";
import { settle } from "../person/protection.ts";
import { levelFaults } from "../person/smuggling.ts";
import type { PersonEvent } from "../person/state.ts";

export type PersonChanges = Static<ReturnType<typeof object<typeof personFacts>>> & { identity?: Identity };

/**
 * The person with the facts that are named, at the next version; what is left out stays. An age can protect: who turns out to be a child
 * is no suspect any more. Where no age is on record, a birth date says it.
 */
export const decideUpdatePerson = (
	person: StoredPerson,
	{ identity, ...facts }: PersonChanges,
	o: { at: number },
): { person: StoredPerson; events: readonly PersonEvent[]; fields: string[] } | Refused => {
	const fields = [...Object.keys(facts), ...(identity ? ["identity"] : [])].sort();
	const faults: Fault[] = [
		...ageFaults(facts.age, "/age"),
		...rangeFaults(identity?.birth, "/identity/birth", o.at),
		...agreeFaults(facts.age, identity, o.at),
		...levelFaults(facts.smuggling, person.state.roles),
		...(fields.length === 0 ? [{ at: "", message: "changes nothing: name at least one field" }] : []),
	];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const { birth } = identity ?? {};
	const age = facts.age
		? rangeOf(facts.age)
		: (person.state.age ?? rangeOf(birth ? ageFromBirth(birth, o.at) : undefined));
	const heldCountry = facts.heldCountry ?? person.state.heldCountry;
	const { state, events } = settle(person.state, { ...person.state, age, heldCountry });
	return {
		fields,
		events,
		person: {
			...person,
			state,
			sex: facts.sex ?? person.sex,
			nationality: facts.nationality ?? person.nationality,
			exploitationCountry: facts.exploitationCountry ?? person.exploitationCountry,
			citizen: facts.citizen ?? person.citizen,
			duration: facts.duration ?? person.duration,
			smuggling: facts.smuggling ? { ...person.smuggling, ...facts.smuggling } : person.smuggling,
			ageBand: ageBandOf(age),
			bits: {
				...person.bits,
				...(facts.controls ? { controls: bitsOf(controls, facts.controls) } : {}),
				...(facts.recruiters ? { recruiters: bitsOf(recruiters, facts.recruiters) } : {}),
				...(facts.sectors ? { sectors: bitsOf(sectors, facts.sectors) } : {}),
			},
			changedAt: new Date(o.at).toISOString(),
		},
	};
};
