import type { Actor } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { allows, type SecondPerson } from "../second-person/second-person.ts";
import type { Reached } from "../store/erasure.ts";
import { secondPersonsFor } from "../store/second-persons.ts";

/**
 * The request by which a second officer has confirmed that this officer may erase it now, no matter what the reason. Records that were
 * merged with it after that were not confirmed.
 */
export const erasureRequest = async (
	tx: Tx,
	deed: "eraseIdentity" | "eraseCase",
	subject: string,
	{ persons, actor, at }: { persons: readonly Pick<Reached, "mergedAt">[]; actor: Actor; at: number },
): Promise<SecondPerson | undefined> => {
	const requests = await secondPersonsFor(tx, { officer: actor.officerId, subjects: [subject] });
	const since =
		persons
			.flatMap(({ mergedAt }) => mergedAt ?? [])
			.toSorted()
			.at(-1) ?? null;
	return requests.find((one) => allows(one, { deed, subject, about: one.about, since, actor, at }));
};
