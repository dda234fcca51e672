import type { Actor } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import type { Change } from "@seamark/log";
import { secondPersonsFor, spendSecondPerson } from "../store/second-persons.ts";
import { allows, beginning, type Deed, type SecondPerson } from "./second-person.ts";

/** The request by which a second officer has confirmed that this officer may do the deed to the subject now, where there is one. */
export const confirmedRequest = async (
	tx: Tx,
	{ deed, subject, actor, at }: { deed: Deed; subject: string; actor: Actor; at: number },
): Promise<SecondPerson | undefined> => {
	const requests = await secondPersonsFor(tx, { officer: actor.officerId, subjects: [subject] });
	return requests.find((one) => allows(one, { deed, subject, about: one.about, actor, at }));
};

/** In the commit of what is done once. */
export const spending = (request: SecondPerson, at: number): Change["writes"] => [
	{ statement: spendSecondPerson, row: beginning(request, at) },
];
