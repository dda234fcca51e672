import type { Operations } from "@seamark/service";
import Type from "typebox";
import { citingTruly } from "../../law/citing.ts";
import { ById, object, Version } from "../../schema.ts";
import { Roles, SuspicionInput } from "../add-person/schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideChangeRoles } from "./decide.ts";

export const changeRoles = (api: Operations): void =>
	api.command({
		name: "change-roles",
		url: "/persons/:id/roles",
		access: "cases:write",
		summary: "Change what a person is in the case, all roles at once",
		description:
			"A person can have several roles: a victim who fled and is a witness has three. What an assessment has found stays among them. A suspect needs a suspicion. Nobody becomes one for having been smuggled or trafficked, or for having fled: such a change is refused with the article that forbids it.",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({ expectedVersion: Version, roles: Roles, suspicion: Type.Optional(SuspicionInput) }),
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body: { roles, suspicion = null }, who, actor, at }) =>
			citingTruly(
				changePerson(found, decideChangeRoles(found.person.state, { roles, suspicion }), { actor, at }),
				who,
				at,
			),
	});
