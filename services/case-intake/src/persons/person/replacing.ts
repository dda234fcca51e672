import type { Change } from "@seamark/log";
import { replacePerson, type StoredPerson, toPersonRow } from "../../store/persons.ts";
import { guardedAfter } from "../opening/opening.ts";

/**
 * The one way in which a person is stored again. What the person was protected as goes along with it for a time, no matter what changed it; a
 * test sees that nothing replaces a person otherwise.
 */
export const replacing = (before: StoredPerson, after: StoredPerson): Change["writes"] => {
	const guarded = guardedAfter(before.state, after.state, Date.parse(after.changedAt));
	return [{ statement: replacePerson, row: toPersonRow({ ...after, state: { ...after.state, guarded } }) }];
};
