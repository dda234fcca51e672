import { isDeepStrictEqual } from "node:util";
import { refuse } from "@seamark/service";
import { roleFaults } from "../person/new-person.ts";
import { inOrder, settle, traffickedOf } from "../person/protection.ts";
import { codeOf } from "../person/refuse.ts";
import type { PersonDecision, PersonEvent, PersonState, Role, Suspicion } from "../person/state.ts";

export type ChangeRoles = { roles: readonly Role[]; suspicion: Suspicion | null };

/**
 * Gives a person other roles than before, all of them. What an assessment has found stays among them. Refuses with
 * PROTECTED_NEVER_SUSPECT to make anybody a suspect for having been smuggled or trafficked, or for having fled; REFUSED otherwise.
 */
export const decideChangeRoles = (state: PersonState, { roles: given, suspicion }: ChangeRoles): PersonDecision => {
	const faults = roleFaults(state, { roles: given, suspicion });
	if (faults.length > 0) return refuse(codeOf(faults, "PROTECTED_NEVER_SUSPECT"), faults);
	const roles = inOrder([...given, ...openOf(state)]);
	const settled = settle(state, { ...state, roles, suspicion });
	// A suspect of something else than before is news as well, though the roles are the same.
	const same = isDeepStrictEqual(roles, state.roles) && isDeepStrictEqual(suspicion, state.suspicion);
	const events: PersonEvent[] = same
		? []
		: [{ type: "RolesChanged", roles, previous: state.roles, because: "command" }];
	return { state: settled.state, events: [...events, ...settled.events] };
};

/** Whether an officer says again what a person is suspected of already. */
export const isSame = (kept: Suspicion | null, said: Omit<Suspicion, "unrelatedBy"> | undefined): boolean =>
	kept !== null &&
	said !== undefined &&
	isDeepStrictEqual({ ...kept, unrelatedBy: null }, { ...said, unrelatedBy: null });

/** That something was done to a person stays on record until it is settled what, so that no way round leads to an accusation. */
const openOf = (state: PersonState): Role[] =>
	state.roles.includes("concerned") && traffickedOf(state) === "unknown" ? ["concerned"] : [];
