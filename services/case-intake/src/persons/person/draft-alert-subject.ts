import { type Refused, refuse } from "@seamark/service";
import { offences } from "./offences.ts";
import { childLaw, isChildNotCleared, isShielded } from "./protection.ts";
import type { PersonState } from "./state.ts";

/** A subject as an alert takes it, without anything that identifies a person: the officer adds what the unit may say. */
export type AlertSubject = { type: "person"; role: "suspect"; description: string };

/**
 * A suspect as the subject of an alert. Nobody whom the law shields ever becomes one, not even as suspect of another
 * offence, nor anybody whose assessment is open: an alert cannot be taken back from those who read it. Refuses with
 * VICTIM_NEVER_SUBJECT or REFUSED.
 */
export const draftAlertSubject = (state: PersonState): { subject: AlertSubject } | Refused => {
	if (isShielded(state))
		return refuse("VICTIM_NEVER_SUBJECT", [
			{
				at: "/person",
				code: "VICTIM_NEVER_SUBJECT",
				message:
					state.protectedAs.length > 0
						? `is protected as ${state.protectedAs.join(" and ")} (Trafficking Protocol, Art. 6(1)). Describe the route, the method or other suspects`
						: isChildNotCleared(state)
							? childLaw
							: "may be a trafficking victim while the assessment is open. Decide it first, or describe the route and the method",
			},
		]);
	if (!state.suspicion) return refuse("REFUSED", [{ at: "/person/role", message: "must be suspect for an alert" }]);
	return {
		subject: { type: "person", role: "suspect", description: `Suspected of ${offences[state.suspicion.offence]}` },
	};
};
