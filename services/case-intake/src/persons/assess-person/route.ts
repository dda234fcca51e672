import type { Operations } from "@seamark/service";
import Type from "typebox";
import { ById, Jurisdiction, object, text, Version } from "../../schema.ts";
import { recordsOfCase } from "../../store/evidence.ts";
import { FactsInput } from "../classify/schema.ts";
import { PersonAnswer, Result } from "../person/answer.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideAssessPerson, referencesOf } from "./decide.ts";

export const assessPerson = (api: Operations): void =>
	api.command({
		name: "assess-person",
		url: "/persons/:id/assessments",
		access: "cases:write",
		summary: "Assess a person against the legal definitions",
		description:
			"Each element is met, notMet or unknown, and says what that rests on. The answer says trafficking, smuggling, both, neither or undetermined, why, and what is missing. Each assessment is a new version; one that turns smuggling into trafficking reopens the screening that is on record.",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({
			expectedVersion: Version,
			facts: FactsInput,
			jurisdiction: Type.Optional(Jurisdiction),
			note: Type.Optional(text(10_000)),
		}),
		answer: object({ person: PersonAnswer, assessment: Result }),
		find: ({ params, body, asCaller }) =>
			asCaller(async (tx) => {
				const found = await findChangeablePerson(tx, params.id);
				const ids = referencesOf(body.facts).map(({ id }) => id);
				return found && { ...found, known: await recordsOfCase(tx, found.person.state.caseId, ids) };
			}),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, actor, at, who }) => decideAssessPerson(found, body, { actor, at }, found.known, who),
	});
