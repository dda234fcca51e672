import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { personChanged } from "../../events.ts";
import { replacePerson, type StoredPerson, toPersonRow } from "../../store/persons.ts";
import { personForChange } from "../person/change-person.ts";
import { decideUpdatePerson, type PersonChanges } from "./decide.ts";

/**
 * Changes what is known of a person. An identity is replaced whole in the vault, at the version that the vault has now; the
 * case's own version guards both.
 */
export const updatePerson = async (
	deps: Deps,
	session: Session,
	id: string,
	{ expectedVersion, ...changes }: PersonChanges & { expectedVersion: number },
): Promise<StoredPerson> => {
	const { context, vault } = deps;
	const { person, who } = await personForChange(deps, session, id);
	const decision = decideUpdatePerson(person, changes, { expectedVersion, at: context.now() });
	if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });
	const actor = actorOf(session, who);
	const { identity } = changes;
	const identityId = person.identityId ?? (identity ? context.newId() : null);
	const after = { ...decision.person, identityId };
	const facts = { sex: after.sex, nationality: after.nationality };
	if (identity && identityId) {
		if (person.identityId) {
			const { version } = await vault.open({ actor, identityId });
			await vault.update({ actor, identityId, version, identity, facts });
		} else await vault.seal({ actor, identityId, caseId: person.state.caseId ?? id, identity, facts });
	}
	await context.committer.commit({
		writes: [{ statement: replacePerson, row: toPersonRow(after) }],
		events: [
			personChanged({
				personId: id,
				caseId: person.state.caseId ?? "",
				actor,
				version: after.state.version,
				fields: decision.fields,
			}),
		],
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
	return after;
};
