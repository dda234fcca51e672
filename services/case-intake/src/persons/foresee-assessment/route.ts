import type { Operations } from "@seamark/service";
import Type from "typebox";
import { ById, Jurisdiction, object, Version } from "../../schema.ts";
import { recordsOfCase } from "../../store/evidence.ts";
import { decideAssessPerson, referencesOf } from "../assess-person/decide.ts";
import { FactsInput } from "../classify/schema.ts";
import { Result } from "../person/answer.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";

/** The same decision as assessing, of which nothing is kept: what somebody only thinks about is no assessment of anybody. */
export const foreseeAssessment = (api: Operations): void =>
	api.command({
		name: "foresee-assessment",
		url: "/persons/:id/assessments/foresee",
		access: "cases:write",
		summary: "See what an assessment would say, and what is missing",
		description: "Checks the facts exactly as assessing does, and answers what it would. Nothing is stored.",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({ expectedVersion: Version, facts: FactsInput, jurisdiction: Type.Optional(Jurisdiction) }),
		answer: object({ assessment: Result }),
		find: ({ params, body, asCaller }) =>
			asCaller(async (tx) => {
				const found = await findChangeablePerson(tx, params.id);
				const ids = referencesOf(body.facts).map(({ id }) => id);
				return found && { ...found, known: await recordsOfCase(tx, found.person.state.caseId, ids) };
			}),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, actor, at, who }) => {
			const decided = decideAssessPerson(found, body, { actor, at }, found.known, who);
			if ("refused" in decided) return decided;
			const { assessment } = decided.answer as { assessment: unknown };
			return { writes: [], events: [], answer: { assessment } };
		},
	});
