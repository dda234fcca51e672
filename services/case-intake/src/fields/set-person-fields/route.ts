import type { Operations } from "@seamark/service";
import { PersonAnswer } from "../../persons/person/answer.ts";
import { findChangeablePerson } from "../../persons/person/find-changeable-person.ts";
import { ById } from "../../schema.ts";
import { fieldsOf } from "../../store/fields.ts";
import { FillIn, fillInDescription } from "../field/filled-in.ts";
import { decideSetPersonFields } from "./decide.ts";

export const setPersonFields = (api: Operations): void =>
	api.command({
		name: "set-person-fields",
		method: "PATCH",
		url: "/persons/:id/fields",
		access: "cases:write",
		summary: "Fill in the agency's own fields of a person",
		description: fillInDescription,
		tag: "fields",
		record: "person",
		params: ById,
		body: FillIn,
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: async ({ found, body, actor, at, who, asCaller }) =>
			decideSetPersonFields(found.person, body.values, await asCaller((tx) => fieldsOf(tx, who.agency, "person")), {
				actor,
				at,
			}),
	});
