import type { Operations } from "@seamark/service";
import Type from "typebox";
import { roles } from "../../codes/persons.ts";
import { ById, object, oneOf, Version } from "../../schema.ts";
import { SuspicionInput } from "../add-person/schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideChangeRole } from "./decide.ts";

export const changeRole = (api: Operations): void =>
	api.command({
		name: "change-role",
		url: "/persons/:id/role",
		access: "cases:write",
		summary: "Change what a person is in the case",
		description:
			"A suspect needs a suspicion. Nobody becomes one for having been smuggled or trafficked, or for having fled: such a change is refused with the article that forbids it.",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({ expectedVersion: Version, role: oneOf(roles), suspicion: Type.Optional(SuspicionInput) }),
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body: { role, suspicion = null }, actor, at }) =>
			changePerson(found, decideChangeRole(found.person.state, { role, suspicion }), { actor, at }),
	});
