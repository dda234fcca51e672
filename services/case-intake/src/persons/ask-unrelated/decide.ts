import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { askSecondPerson } from "../../second-person/ask-second-person.ts";
import { isShielded, suspicionFaults } from "../person/protection.ts";
import { codeOf } from "../person/refuse.ts";
import type { PersonState } from "../person/state.ts";

/** A request to call an offence unrelated to what was done to a protected person; or all that a second officer could not mend. */
export const decideAskUnrelated = (
	state: PersonState,
	{ offence, ground }: { offence: string; ground: string },
	by: { id: string; actor: Actor; at: number },
): Decision => {
	const vouched = { offence, ground, relation: "unrelated", unrelatedBy: "secondOfficer" } as const;
	const faults = suspicionFaults(state, vouched).map((one) => ({ ...one, at: one.at.replace("/suspicion", "") }));
	if (faults.length > 0) return refuse(codeOf(faults, "PROTECTED_NEVER_SUSPECT"), faults);
	if (!isShielded(state)) return refuse("REFUSED", [], "The person is not protected: this needs no second officer.");
	return askSecondPerson(
		{ deed: "unrelated", subjectKind: "person", subject: state.id, about: offence, reason: ground },
		by,
	);
};
