import type { Actor } from "@seamark/auth";
import type { Change } from "@seamark/log";
import type { Decision } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { identitiesErased } from "../../erasure/erased.ts";
import { personChanged } from "../../events.ts";
import type { Identity } from "../../schema.ts";
import type { SecondPerson } from "../../second-person/second-person.ts";
import { caseTakesIdentities } from "../../store/cases.ts";
import { dropValues } from "../../store/erasure.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { leave, subjectWrites } from "../../store/vault-subjects.ts";
import { nothingSealed, type Sealed, sealing } from "../../vault/sealing.ts";
import { valueWrites } from "../../vault/values.ts";
import { writtenBy } from "../add-person/decide.ts";
import type { FoundPerson } from "../person/find-changeable-person.ts";
import { eventsOf } from "../person/person-events.ts";
import { presentPerson } from "../person/present.ts";
import { replacing } from "../person/replacing.ts";
import { replacingIdentity } from "../person/replacing-identity.ts";
import { decideUpdatePerson, type PersonChanges } from "./decide.ts";

export type UpdatingPerson = {
	found: FoundPerson;
	changes: PersonChanges;
	actor: Actor;
	/** Country of the one who writes it down. */
	home: string;
	at: number;
	/** By which a second officer lets this one write another identity over the one that is there. */
	request: SecondPerson | undefined;
};

type Using = Pick<Deps, "context" | "vault">;

/**
 * Changes what is known of a person. Another identity is sealed beside the one before, and the commit decides which of them is the
 * person's: anyone who comes too late has changed nothing in the vault.
 */
export const updatePerson = async (deps: Using, o: UpdatingPerson): Promise<Decision> => {
	const { actor, at } = o;
	const { person, ofCase } = o.found;
	const decision = decideUpdatePerson(person, o.changes, { at });
	if ("refused" in decision) return decision;
	const { identity } = o.changes;
	if (identity && person.erasedAt !== null) return identitiesErased("person");
	if (identity && ofCase && ofCase.erasedAt !== null) return identitiesErased("case");
	const replaced = identity ? replacingIdentity(person, o) : { writes: [] };
	if ("refused" in replaced) return replaced;
	const { id, caseId } = person.state;
	const identityId = identity ? deps.context.newId() : person.identityId;
	const identityBy = identity ? writtenBy(identityId, actor.officerId, new Date(at).toISOString()) : person.identityBy;
	const after = { ...decision.person, identityId, identityBy };
	const sealed = identity && identityId ? await sealAnew(deps, after, { ...o, identity, identityId }) : nothingSealed;
	return {
		writes: [
			...replaced.writes,
			...sealed.writes,
			...(identity ? leaving(person, o) : []),
			...replacing(person, after),
		],
		events: [
			personChanged({
				personId: id,
				caseId: caseId ?? "",
				actor,
				version: after.state.version,
				fields: decision.fields,
			}),
			...eventsOf(after.state, decision.events, actor),
		],
		answer: presentPerson(after),
		takeBack: sealed.takeBack,
	};
};

/** Who the person is now, sealed where the commit finds it. */
const sealAnew = async (
	deps: Using,
	after: StoredPerson,
	{ actor, home, identity, identityId }: { actor: Actor; home: string; identity: Identity; identityId: string },
): Promise<Sealed> => {
	const { id, agency, caseId } = after.state;
	const scope = caseId ?? id;
	const facts = { sex: after.sex, nationality: after.nationality };
	const sealed = await sealing(deps, { agency, actor, kind: "identity", scope, ids: [identityId] }, () =>
		deps.vault.seal({ actor, identityId, caseId: scope, identity, facts }),
	);
	const { hubKey } = deps.context;
	return {
		...sealed,
		writes: [
			...(caseId ? [{ statement: caseTakesIdentities, row: { case_id: caseId } }] : []),
			...sealed.writes,
			...valueWrites({ hubKey, agency, identityId, identity, home, presumed: true }),
		],
	};
};

/** The identity before becomes nobody's with the same commit. */
const leaving = ({ identityId, state }: StoredPerson, { actor, at }: UpdatingPerson): Change["writes"] => {
	const { id, agency, caseId } = state;
	if (identityId === null) return [];
	const since = new Date(at).toISOString();
	const before = { agency, kind: "identity", id: identityId, scope: caseId ?? id, cause: id, actor, since } as const;
	return [...subjectWrites(leave, [before]), { statement: dropValues, row: { identity_id: identityId } }];
};
