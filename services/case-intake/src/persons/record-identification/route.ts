import type { Operations } from "@seamark/service";
import { identifications } from "../../codes/persons.ts";
import { ById, object, oneOf, Version } from "../../schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideRecordIdentification } from "./decide.ts";

export const recordIdentification = (api: Operations): void =>
	api.command({
		name: "record-identification",
		url: "/persons/:id/identification",
		access: "cases:write",
		summary: "Record how far a person is identified as a victim",
		description:
			"Presumed on reasonable grounds, then confirmed or not. A presumed victim is protected as a victim from then on.",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({ expectedVersion: Version, identification: oneOf(identifications) }),
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, actor, at }) =>
			changePerson(found, decideRecordIdentification(found.person.state, body), { actor, at }),
	});
