import type { Fault } from "@seamark/errors";
import { refuse } from "@seamark/service";
import { inOrder, settle, suspicionFaults } from "./protection.ts";
import { codeOf } from "./refuse.ts";
import type { PersonDecision, PersonState, Role, Suspicion } from "./state.ts";

export type NewPerson = Pick<PersonState, "id" | "agency" | "caseId" | "roles" | "age" | "heldCountry" | "flags"> & {
	suspicion: Suspicion | null;
};

/** A person enters a case at version 1, not assessed, not screened and not identified. Refuses as decideChangeRoles does. */
export const newPerson = (input: NewPerson): PersonDecision => {
	const blank: PersonState = {
		...input,
		roles: ["other"],
		suspicion: null,
		version: 0,
		identification: "unknown",
		assessment: null,
		protectedAs: [],
		screening: null,
		returned: null,
		guarded: [],
	};
	const faults = roleFaults(blank, input);
	if (faults.length > 0) return refuse(codeOf(faults, "PROTECTED_NEVER_SUSPECT"), faults);
	return settle(blank, { ...blank, roles: inOrder(input.roles), suspicion: input.suspicion });
};

/** What speaks against giving roles, with the suspicion that a suspect needs and nobody else has. */
export const roleFaults = (
	state: PersonState,
	{ roles, suspicion }: Pick<PersonState, "roles" | "suspicion">,
): readonly Fault[] => {
	if (roles.length === 0) return [{ at: "/roles", message: "is empty: name one at least, such as other" }];
	if (roles.includes("suspect"))
		return suspicion
			? suspicionFaults(withOther(state, roles), suspicion)
			: [{ at: "/suspicion", message: "is missing: name the offence and what the suspicion rests on" }];
	return suspicion ? [{ at: "/suspicion", message: "belongs to the role suspect alone" }] : [];
};

/** The person with the other roles that are given: what these and the flags protect is known before anybody is suspected. */
const withOther = (state: PersonState, given: readonly Role[]): PersonState => {
	const roles = inOrder([...state.roles, ...given].filter((role) => role !== "suspect"));
	return settle(state, { ...state, roles, suspicion: null }).state;
};
