import type { Actor } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { allows, type SecondPerson } from "../second-person/second-person.ts";
import { secondPersonsFor } from "../store/second-persons.ts";

/** The request by which a second officer has confirmed that this officer may erase it now, no matter what the reason. */
export const erasureRequest = async (
	tx: Tx,
	deed: "eraseIdentity" | "eraseCase",
	subject: string,
	{ actor, at }: { actor: Actor; at: number },
): Promise<SecondPerson | undefined> => {
	const requests = await secondPersonsFor(tx, { officer: actor.officerId, subjects: [subject] });
	return requests.find((one) => allows(one, { deed, subject, about: one.about, actor, at }));
};
