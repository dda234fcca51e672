import type { Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { actForms, bitsOf, meansForms, purposeForms } from "../../codes/trafficking.ts";
import type { Deps } from "../../deps.ts";
import { insertAssessment, type StoredPerson, toAssessmentRow } from "../../store/persons.ts";
import { checkFacts } from "../classify/check-facts.ts";
import { jurisdictionFor, jurisdictions } from "../classify/jurisdictions.ts";
import type { FactsInput } from "../classify/schema.ts";
import { assessPerson } from "../person/assess-person.ts";
import { changePerson, personForChange } from "../person/change-person.ts";

export type Assess = { expectedVersion: number; facts: FactsInput; jurisdiction?: string; note?: string };

/**
 * Assesses a person against the definitions of a jurisdiction, the case's own when none is named. Every assessment stays.
 * Throws FORBIDDEN_GROUND where something is entered that decides nothing about anybody.
 */
export const assess = async (deps: Deps, session: Session, id: string, command: Assess): Promise<StoredPerson> => {
	const checked = checkFacts(command.facts);
	const unknown =
		command.jurisdiction !== undefined && !jurisdictions.has(command.jurisdiction)
			? [
					{
						at: "/jurisdiction",
						message: `has no profile; name one of ${[...jurisdictions.keys()].sort().join(", ")}, or leave it out`,
					},
				]
			: [];
	if ("refused" in checked || unknown.length > 0) {
		const refused = "refused" in checked ? checked.refused : { code: "REFUSED" as const, faults: [] };
		throw new HubError(refused.code, {
			faults: [...refused.faults.map((fault) => ({ ...fault, at: `/facts${fault.at}` })), ...unknown],
		});
	}
	const { facts } = checked;
	const { of } = await personForChange(deps, session, id);
	const jurisdiction = jurisdictionFor(command.jurisdiction ?? of?.jurisdiction ?? "");
	return changePerson(
		deps,
		session,
		id,
		(state, by) => assessPerson(state, { expectedVersion: command.expectedVersion, facts, jurisdiction, by }),
		(state) => ({
			bits: {
				acts: bitsOf(actForms, facts.elements.act?.forms ?? []),
				means: bitsOf(meansForms, facts.elements.means?.forms ?? []),
				purposes: bitsOf(purposeForms, facts.elements.purpose?.forms ?? []),
			},
			writes: state.assessment
				? [{ statement: insertAssessment, row: toAssessmentRow(state, state.assessment, command.note ?? "") }]
				: [],
		}),
	);
};
