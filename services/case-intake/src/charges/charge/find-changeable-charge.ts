import type { Tx } from "@seamark/db";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import type { PersonState } from "../../persons/person/state.ts";
import { type Charge, findCharge } from "../../store/charges.ts";
import { findKept } from "../../store/read-persons.ts";

/** A charge that goes on, and whom it is against; null where that is a company. Undefined where the caller has none of that id. Throws CASE_CLOSED. */
export const findChangeableCharge = async (
	tx: Tx,
	id: string,
): Promise<{ charge: Charge; person: PersonState | null } | undefined> => {
	const charge = await findCharge(tx, id);
	if (!charge || !(await findOpenCase(tx, charge.caseId))) return undefined;
	if (charge.personId === null) return { charge, person: null };
	const person = await findKept(tx, charge.personId);
	return person && { charge, person: person.state };
};
