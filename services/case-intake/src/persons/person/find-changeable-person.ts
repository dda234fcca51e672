import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { type CaseState, findCase } from "../../store/cases.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { findPerson } from "../../store/read-persons.ts";

/** A person whose record takes changes. */
export type FoundPerson = {
	person: StoredPerson;
	version: number;
	/** None for a person of an import who is in no case yet. */
	ofCase: CaseState | undefined;
};

/** Undefined where the caller has nobody of that id. Throws CASE_CLOSED, and CONFLICT for a record that was merged into another. */
export const findChangeablePerson = async (tx: Tx, id: string): Promise<FoundPerson | undefined> => {
	const person = await findPerson(tx, id);
	if (!person) return undefined;
	const { caseId, version } = person.state;
	const ofCase = caseId ? await findCase(tx, caseId) : undefined;
	if (ofCase?.status === "closed") throw new HubError("CASE_CLOSED");
	if (person.mergedInto)
		throw new HubError("CONFLICT", {
			detail: "The person was merged into another record; change that one, or undo the merge.",
		});
	return { person, version, ofCase };
};
