import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import { personAdded } from "../../events.ts";
import type { CaseState } from "../../store/cases.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import { insertPerson, toPersonRow } from "../../store/persons.ts";
import type { Vault } from "../../vault/client.ts";
import { eventsOf } from "../person/person-events.ts";
import { decideAddPerson } from "./decide.ts";
import type { PersonInput } from "./schema.ts";

export type AddingPerson = {
	found: CaseState;
	input: PersonInput;
	/** Of new ones; the identity's is not used where nobody is identified. */
	id: string;
	identityId: string;
	fields: readonly FieldDefinition[];
	actor: Actor;
	at: number;
	vault: Vault;
};

/**
 * Puts a person into an open case. Who it is goes to the vault first: a person whose identity could not be sealed is not
 * stored, and an identity whose person could not be stored is erased.
 */
export const addPerson = async (o: AddingPerson): Promise<Decision> => {
	const { found, actor, vault, identityId } = o;
	const { identity, ...input } = o.input;
	const known = identity !== undefined && Object.keys(identity).length > 0;
	const decision = decideAddPerson({
		input,
		identity,
		id: o.id,
		identityId: known ? identityId : null,
		fields: o.fields,
		agency: found.agency,
		caseId: found.id,
		at: o.at,
	});
	if ("refused" in decision) return decision;
	const { person } = decision;
	const { id, roles, version } = person.state;
	const facts = { sex: person.sex, nationality: person.nationality };
	if (known) await vault.seal({ actor, identityId, caseId: found.id, identity, facts });
	return {
		writes: [{ statement: insertPerson, row: toPersonRow(person) }],
		events: [
			personAdded({ personId: id, caseId: found.id, actor, roles, identified: known }),
			...eventsOf(person.state, decision.events, actor),
		],
		answer: { id, pseudonym: person.pseudonym, version },
		...(known ? { takeBack: () => vault.erase({ actor, identityId }) } : {}),
	};
};
