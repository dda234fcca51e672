import { isDeepStrictEqual } from "node:util";
import { refuse } from "@seamark/service";
import { roleFaults } from "../person/new-person.ts";
import { settle, traffickedOf } from "../person/protection.ts";
import { codeOf } from "../person/refuse.ts";
import type { PersonDecision, PersonEvent, PersonState, Role, Suspicion } from "../person/state.ts";

export type ChangeRole = { role: Role; suspicion: Suspicion | null };

/** Roles that a person who was found to be trafficked can have: somebody has to be the victim (R11). */
const rolesOfTrafficked: readonly Role[] = ["suspectedVictim", "victim", "refugee", "witness", "suspect"];

/**
 * Gives a person another role. Refuses with PROTECTED_NEVER_SUSPECT to make anybody a suspect for having been smuggled or
 * trafficked, or for having fled; REFUSED otherwise.
 */
export const decideChangeRole = (state: PersonState, { role, suspicion }: ChangeRole): PersonDecision => {
	const faults = [
		...roleFaults(state, { role, suspicion }),
		...(traffickedOf(state) === "met" && !rolesOfTrafficked.includes(role)
			? [
					{
						at: "/role",
						message: `the person is assessed as trafficked, so the role is one of ${rolesOfTrafficked.join(", ")}; assess again if that is wrong`,
					},
				]
			: []),
	];
	if (faults.length > 0) return refuse(codeOf(faults, "PROTECTED_NEVER_SUSPECT"), faults);
	const settled = settle(state, { ...state, role, suspicion });
	// A suspect of something else than before is news as well, though the role's name stays.
	const same = role === state.role && isDeepStrictEqual(suspicion, state.suspicion);
	const events: PersonEvent[] = same ? [] : [{ type: "RoleChanged", role, previous: state.role, because: "command" }];
	return { state: settled.state, events: [...events, ...settled.events] };
};
