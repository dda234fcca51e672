import type { Actor } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { allows, type SecondPerson } from "../../second-person/second-person.ts";
import { secondPersonsFor } from "../../store/second-persons.ts";
import type { PersonState, Suspicion } from "../person/state.ts";

/** The request by which a second officer has confirmed that this offence is unrelated, where there is one for this officer now. */
export const unrelatedRequest = async (
	tx: Tx,
	{ id }: Pick<PersonState, "id">,
	{ offence, relation }: Omit<Suspicion, "unrelatedBy">,
	{ actor, at }: { actor: Actor; at: number },
): Promise<SecondPerson | undefined> => {
	if (relation !== "unrelated") return undefined;
	const requests = await secondPersonsFor(tx, { officer: actor.officerId, subjects: [id] });
	return requests.find((one) => allows(one, { deed: "unrelated", subject: id, about: offence, actor, at }));
};
