import type { Operations } from "@seamark/service";
import Type from "typebox";
import { citingTruly } from "../../law/citing.ts";
import { ById, object, Version } from "../../schema.ts";
import { beginning } from "../../second-person/second-person.ts";
import { spendSecondPerson } from "../../store/second-persons.ts";
import { Roles, SuspicionInput } from "../add-person/schema.ts";
import { unrelatedRequest } from "../ask-unrelated/find.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { vouchedFor } from "../person/vouched-for.ts";
import { decideChangeRoles, isSame } from "./decide.ts";

export const changeRoles = (api: Operations): void =>
	api.command({
		name: "change-roles",
		url: "/persons/:id/roles",
		access: "cases:write",
		summary: "Change what a person is in the case, all roles at once",
		description:
			"A person can have several roles: a victim who fled and is a witness has three. What an assessment has found stays among them. A suspect needs a suspicion. That it is unrelated to what was done to a protected person, a prosecutor says, or two officers (POST /persons/{id}/unrelated). Nobody becomes one for having been smuggled or trafficked, or for having fled: such a change is refused with the article that forbids it.",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({ expectedVersion: Version, roles: Roles, suspicion: Type.Optional(SuspicionInput) }),
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: async ({ found, body: { roles, suspicion: said }, who, actor, at, asCaller }) => {
			const { state } = found.person;
			const request = said && (await asCaller((tx) => unrelatedRequest(tx, state, said, { actor, at })));
			// What was vouched for stays so while it is the same.
			const kept = isSame(state.suspicion, said) ? (state.suspicion?.unrelatedBy ?? null) : null;
			const by = who.kind === "prosecutor" ? "prosecutor" : request ? "secondOfficer" : kept;
			const suspicion = said ? vouchedFor(said, by) : null;
			const spent =
				by === "secondOfficer" && request ? [{ statement: spendSecondPerson, row: beginning(request, at) }] : [];
			const decision = decideChangeRoles(state, { roles, suspicion });
			return citingTruly(
				changePerson(found, decision, { actor, at }, () => ({ writes: spent })),
				who,
				at,
			);
		},
	});
