import type { Change } from "@seamark/log";
import { type Refused, refuse } from "@seamark/service";
import { spending } from "../../second-person/confirmed-request.ts";
import type { SecondPerson } from "../../second-person/second-person.ts";
import type { StoredPerson } from "../../store/persons.ts";

/** How long the officer who wrote an identity down corrects it alone: a slip of the pen is seen on the same day. */
export const ownForMs = 24 * 3_600_000;

/** Whether somebody else's word would be lost: another identity over one destroys that one. */
export const losesIdentity = (person: StoredPerson, by: { actor: { officerId: string }; at: number }): boolean => {
	const { identityId, identityBy } = person;
	if (identityId === null) return false;
	return identityBy?.officer !== by.actor.officerId || by.at >= Date.parse(identityBy.at) + ownForMs;
};

/** What the commit of another identity takes besides, or why it is refused. */
export const replacingIdentity = (
	person: StoredPerson,
	{ request, ...by }: { actor: { officerId: string }; at: number; request: SecondPerson | undefined },
): { writes: Change["writes"] } | Refused => {
	if (!losesIdentity(person, by)) return { writes: [] };
	if (request) return { writes: spending(request, by.at) };
	return refuse(
		"SECOND_PERSON_NEEDED",
		[],
		"Who this person is was written down before, and is erased by another identity. Ask first, with a reason: POST /persons/{id}/replacements. When a second officer has confirmed it, you have a day, with the purpose that you asked with.",
	);
};
