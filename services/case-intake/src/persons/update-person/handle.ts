import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import { personChanged } from "../../events.ts";
import { replacePerson, toPersonRow } from "../../store/persons.ts";
import type { Vault } from "../../vault/client.ts";
import type { FoundPerson } from "../person/find-changeable-person.ts";
import { presentPerson } from "../person/present.ts";
import { decideUpdatePerson, type PersonChanges } from "./decide.ts";

export type UpdatingPerson = {
	found: FoundPerson;
	changes: PersonChanges;
	/** Of the identity of somebody of whom none was known. */
	newIdentityId: string;
	actor: Actor;
	at: number;
	vault: Vault;
};

/**
 * Changes what is known of a person. An identity is replaced whole in the vault, at the version that the vault has now; the
 * case's own version guards both.
 */
export const updatePerson = async (o: UpdatingPerson): Promise<Decision> => {
	const { actor, vault, at } = o;
	const { person } = o.found;
	const decision = decideUpdatePerson(person, o.changes, { at });
	if ("refused" in decision) return decision;
	const { identity } = o.changes;
	const { id, caseId } = person.state;
	const identityId = person.identityId ?? (identity ? o.newIdentityId : null);
	const after = { ...decision.person, identityId };
	const facts = { sex: after.sex, nationality: after.nationality };
	const isNew = identity !== undefined && person.identityId === null;
	if (identity && person.identityId) {
		const { version } = await vault.open({ actor, identityId: person.identityId });
		await vault.update({ actor, identityId: person.identityId, version, identity, facts });
	} else if (isNew) await vault.seal({ actor, identityId: o.newIdentityId, caseId: caseId ?? id, identity, facts });
	return {
		writes: [{ statement: replacePerson, row: toPersonRow(after) }],
		events: [
			personChanged({
				personId: id,
				caseId: caseId ?? "",
				actor,
				version: after.state.version,
				fields: decision.fields,
			}),
		],
		answer: presentPerson(after),
		...(isNew ? { takeBack: () => vault.erase({ actor, identityId: o.newIdentityId }) } : {}),
	};
};
