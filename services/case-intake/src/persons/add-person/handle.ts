import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { identitiesErased } from "../../erasure/erased.ts";
import { personAdded } from "../../events.ts";
import { type CaseState, caseTakesIdentities } from "../../store/cases.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import { insertPerson, toPersonRow } from "../../store/persons.ts";
import { nothingSealed, sealing } from "../../vault/sealing.ts";
import { valueWrites } from "../../vault/values.ts";
import { eventsOf } from "../person/person-events.ts";
import { decideAddPerson } from "./decide.ts";
import type { PersonInput } from "./schema.ts";

export type AddingPerson = {
	found: CaseState;
	input: PersonInput;
	fields: readonly FieldDefinition[];
	actor: Actor;
	byProsecutor: boolean;
	/** Country of the one who writes it down. */
	home: string;
	at: number;
};

/**
 * Puts a person into an open case. Who it is goes to the vault first: a person whose identity could not be sealed is not
 * stored, and an identity whose person is not stored belongs to nobody, and is erased.
 */
export const addPerson = async (deps: Pick<Deps, "context" | "vault">, o: AddingPerson): Promise<Decision> => {
	const { found, actor } = o;
	const { newId, hubKey } = deps.context;
	const { identity = {}, ...input } = o.input;
	const known = Object.keys(identity).length > 0;
	const identityId = known ? newId() : null;
	const decision = decideAddPerson({
		input,
		identity,
		id: newId(),
		identityId,
		officer: actor.officerId,
		fields: o.fields,
		agency: found.agency,
		caseId: found.id,
		byProsecutor: o.byProsecutor,
		at: o.at,
	});
	if ("refused" in decision) return decision;
	if (known && found.erasedAt !== null) return identitiesErased("case");
	const { person } = decision;
	const { id, roles, version } = person.state;
	const facts = { sex: person.sex, nationality: person.nationality };
	const { agency } = found;
	const sealed =
		identityId === null
			? nothingSealed
			: await sealing(deps, { agency, actor, kind: "identity", scope: found.id, ids: [identityId] }, () =>
					deps.vault.seal({ actor, identityId, caseId: found.id, identity, facts }),
				);
	return {
		writes: [
			...(identityId === null
				? []
				: [
						{ statement: caseTakesIdentities, row: { case_id: found.id } },
						...valueWrites({ hubKey, agency, identityId, identity, home: o.home, presumed: true }),
					]),
			...sealed.writes,
			{ statement: insertPerson, row: toPersonRow(person) },
		],
		events: [
			personAdded({ personId: id, caseId: found.id, actor, roles, identified: known }),
			...eventsOf(person.state, decision.events, actor),
		],
		answer: { id, pseudonym: person.pseudonym, version },
		takeBack: sealed.takeBack,
	};
};
