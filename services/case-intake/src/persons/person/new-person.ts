import type { Fault } from "@seamark/errors";
import { refuse } from "@seamark/service";
import { settle, suspicionFaults } from "./protection.ts";
import { codeOf } from "./refuse.ts";
import type { PersonDecision, PersonState, Suspicion } from "./state.ts";

export type NewPerson = Pick<PersonState, "id" | "agency" | "caseId" | "role" | "age" | "heldCountry" | "flags"> & {
	suspicion: Suspicion | null;
};

/** A person enters a case at version 1, not assessed, not screened and not identified. Refuses as changeRole does. */
export const newPerson = (input: NewPerson): PersonDecision => {
	const blank: PersonState = {
		...input,
		role: "other",
		suspicion: null,
		version: 0,
		identification: "unknown",
		assessment: null,
		protectedAs: [],
		screening: null,
		returned: null,
	};
	// Flags protect before any role does.
	const { protectedAs } = settle(blank, blank).state;
	const faults = roleFaults({ ...blank, protectedAs }, input);
	if (faults.length > 0) return refuse(codeOf(faults, "PROTECTED_NEVER_SUSPECT"), faults);
	return settle(blank, { ...blank, role: input.role, suspicion: input.suspicion });
};

/** What stands against giving a role, with the suspicion that a suspect needs and nobody else has. */
export const roleFaults = (
	state: PersonState,
	{ role, suspicion }: Pick<PersonState, "role" | "suspicion">,
): readonly Fault[] => {
	if (role === "suspect")
		return suspicion
			? suspicionFaults(state, suspicion)
			: [{ at: "/suspicion", message: "is missing: name the offence and what the suspicion rests on" }];
	return suspicion ? [{ at: "/suspicion", message: "belongs to the role suspect alone" }] : [];
};
