import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import { caseForChange } from "../../cases/case/case-for-change.ts";
import type { Deps } from "../../deps.ts";
import { personAdded } from "../../events.ts";
import { keyedId } from "../../ids.ts";
import { fieldsOf } from "../../store/fields.ts";
import { insertPerson, toPersonRow } from "../../store/persons.ts";
import { readAs } from "../../store/read.ts";
import { eventsOf } from "../person/person-events.ts";
import { decideAddPerson } from "./decide.ts";
import type { PersonInput } from "./schema.ts";

export type Added = { id: string; pseudonym: string; version: number };

/**
 * Puts a person into an open case. Who it is goes to the vault first: a person whose identity could not be sealed is not
 * stored, and an identity whose person could not be stored is erased.
 */
export const addPerson = async (
	deps: Deps,
	session: Session,
	caseId: string,
	{ identity, ...input }: PersonInput,
	once: Once | undefined,
): Promise<Added> => {
	const { context, vault } = deps;
	const { found, who } = await caseForChange(deps, session, caseId);
	const known = identity !== undefined && Object.keys(identity).length > 0;
	// A retry seals the same identity, not another one.
	const identityId = once ? keyedId(context.hubKey, `identity of ${once.holder} ${once.key}`) : context.newId();
	const decision = decideAddPerson({
		input,
		identity,
		id: context.newId(),
		identityId: known ? identityId : null,
		fields: input.custom
			? await readAs(context.pool, who, context.now(), (tx) => fieldsOf(tx, who.agency, "person"))
			: [],
		agency: found.agency,
		caseId,
		at: context.now(),
	});
	if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });
	const { person } = decision;
	const actor = actorOf(session, who);
	if (known)
		await vault.seal({
			actor,
			identityId,
			caseId,
			identity,
			facts: { sex: person.sex, nationality: person.nationality },
		});
	const added: Added = { id: person.state.id, pseudonym: person.pseudonym, version: person.state.version };
	try {
		const done = await context.committer.commit({
			writes: [{ statement: insertPerson, row: toPersonRow(person) }],
			events: [
				personAdded({ personId: added.id, caseId, actor, role: person.state.role, identified: known }),
				...eventsOf(person.state, decision.events, actor),
			],
			writer: who.agency,
			traceparent: currentTraceparent(),
			...(once ? { once: { ...once, response: added } } : {}),
		});
		return (done.replayed as Added | undefined) ?? added;
	} catch (error) {
		// Only where it is certain that no person names the identity, now or after the retry that is due.
		if (known && !once && error instanceof HubError && error.code === "CASE_CLOSED")
			await vault.erase({ actor, identityId }).catch((failure: unknown) => {
				context.log.error({ err: failure, identityId }, "an identity of nobody stays in the vault");
			});
		throw error;
	}
};
