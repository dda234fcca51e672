import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById, Identity, object, Version } from "../../schema.ts";
import { confirmedRequest } from "../../second-person/confirmed-request.ts";
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
			"What is left out stays; an identity replaces the whole one in the vault, which is erased: unless you wrote it down yourself within a day, a second officer confirms first (POST /persons/{id}/replacements). Roles, assessments, screenings and returns have operations of their own.",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({ expectedVersion: Version, ...personFacts, identity: Type.Optional(Identity) }),
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		reachesOut: true,
		handle: async (input) => {
			const { expectedVersion: _, ...changes } = input.body;
			const { params, actor, at, asCaller } = input;
			const request = await asCaller((tx) =>
				confirmedRequest(tx, { deed: "replaceIdentity", subject: params.id, actor, at }),
			);
			return update(deps, { ...input, changes, home: input.who.country, request });
		},
		complete: async (answer, { params, who }) => {
			await settleSoon(deps, who.agency, { cause: params.id });
			return answer;
		},
	});
