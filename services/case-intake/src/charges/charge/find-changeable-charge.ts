import type { Tx } from "@seamark/db";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import type { PersonState } from "../../persons/person/state.ts";
import { type Charge, findCharge } from "../../store/charges.ts";
import { findKept } from "../../store/read-persons.ts";

/** A charge that goes on, and whom it is against. Undefined where the caller has none of that id. Throws CASE_CLOSED. */
export const findChangeableCharge = async (
	tx: Tx,
	id: string,
): Promise<{ charge: Charge; person: PersonState } | undefined> => {
	const charge = await findCharge(tx, id);
	const of = charge && (await findOpenCase(tx, charge.caseId));
	const person = of && (await findKept(tx, charge.personId));
	return person && { charge, person: person.state };
};
