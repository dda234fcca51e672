import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById, Identity, object, Version } from "../../schema.ts";
import { settleSoon } from "../../vault/settling.ts";
import { personFacts } from "../add-person/schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { updatePerson as update } from "./handle.ts";

export const updatePerson = (api: Operations, deps: Deps): void =>
	api.command({
		name: "update-person",
		method: "PATCH",
		url: "/persons/:id",
		access: "cases:write",
		summary: "Change what is known of a person",
		description:
			"What is left out stays; an identity replaces the whole one in the vault. Roles, assessments, screenings and returns have operations of their own.",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({ expectedVersion: Version, ...personFacts, identity: Type.Optional(Identity) }),
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		reachesOut: true,
		handle: (input) => {
			const { expectedVersion: _, ...changes } = input.body;
			return update(deps, { ...input, changes, home: input.who.country });
		},
		complete: async (answer, { params, who }) => {
			await settleSoon(deps, who.agency, { cause: params.id });
			return answer;
		},
	});
